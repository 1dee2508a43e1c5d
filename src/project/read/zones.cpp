#include "project/read/zones.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "sunshed/catalogue/whole.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/many_errors.hpp"
#include "sunshed/pipeline/zone_tree.hpp"

namespace sunshed {

namespace {

[[noreturn]] void reject(const FeatureLayer& layer, const std::string& id, const std::string& problem,
                         const std::string& mend) {
    throw Error(ErrorCode::bad_input, fmt::format("{}:{}", layer.source, id), problem, mend);
}

constexpr std::size_t deepest_zones = 16;  // sums over zones go one call deeper for each level

void check_fields(const FeatureLayer& layer, const ProjectConfig& config) {
    EachStep each;
    for (const std::string* field :
         {&config.zones_id, &config.zones_name, &config.zones_parent, &config.zones_limit_field}) {
        each([&] {
            if (!field->empty() && !has_field(layer, *field)) {
                throw Error(ErrorCode::not_found, layer.source, fmt::format("there is no field '{}'", *field),
                            fmt::format("check [zones] id, name, parent and export_limit_kw; the fields are: {}",
                                        fmt::join(layer.field_names, ", ")));
            }
        });
    }
    each.finish();
}

std::optional<double> limit_of(const Feature& feature, const std::string& field, const FeatureLayer& layer,
                               const std::string& zone_id) {
    const FieldValue value = value_of(feature, field);
    if (as_text(value).empty()) {
        return std::nullopt;
    }
    const auto limit_kw = as_number(value);
    if (!limit_kw || *limit_kw < 0.0) {
        reject(layer, zone_id, fmt::format("{} is '{}'", field, as_text(value)),
               "give a power in kW, or leave it empty");
    }
    return limit_kw;
}

void check_outline(const Feature& feature, const FeatureLayer& layer, const std::string& zone_id) {
    constexpr double longest_m = 3e6;
    if (is_broken(feature.geometry_fault)) {
        reject(layer, zone_id, sentence_of(reason_of(feature.geometry_fault, feature.geometry_detail)).en,
               "mend its outline");
    }
    const Box2 box = feature.geometry.empty() ? Box2{} : bounding_box(feature.geometry);
    const double length_m = std::max(box.max_x - box.min_x, box.max_y - box.min_y);
    if (length_m > longest_m) {
        reject(layer, zone_id, fmt::format("its outline is {:.4g} km long", length_m / 1000.0),
               "mend the vertex that is far off");
    }
}

void check_parents(const FeatureLayer& layer, const std::vector<ZoneArea>& zones) {
    const auto infos = zone_infos(zones);
    for (const ZoneArea& zone : zones) {
        const bool known = zone.parent.empty() || std::any_of(zones.begin(), zones.end(), [&](const ZoneArea& other) {
                               return other.id == zone.parent;
                           });
        if (!known) {
            reject(layer, zone.id, fmt::format("its parent '{}' is no zone", zone.parent),
                   "leave it empty for an outermost zone");
        }
        const auto chain = zone_and_parents(zone.id, infos);
        if (chain.size() > zones.size()) {
            reject(layer, zone.id, "its parents lead back to itself", "mend the field of parents");
        }
        if (chain.size() > deepest_zones + 1) {
            reject(layer, zone.id, fmt::format("it lies more than {} zones deep", deepest_zones),
                   "mend the field of parents");
        }
    }
}

}  // namespace

std::vector<ZoneArea> zones_from(const FeatureLayer& layer, const ProjectConfig& config) {
    check_fields(layer, config);
    std::vector<ZoneArea> zones;
    for (const Feature& feature : layer.features) {
        ZoneArea zone;
        zone.id = config.zones_id.empty() ? fmt::format("z{}", feature.feature_id) : text_of(feature, config.zones_id);
        zone.name = config.zones_name.empty() ? zone.id : text_of(feature, config.zones_name);
        zone.parent = config.zones_parent.empty() ? "" : text_of(feature, config.zones_parent);
        zone.geometry = feature.geometry;
        check_outline(feature, layer, zone.id);
        zone.export_limit_kw = limit_of(feature, config.zones_limit_field, layer, zone.id);
        const bool twice =
            std::any_of(zones.begin(), zones.end(), [&](const ZoneArea& other) { return other.id == zone.id; });
        if (zone.id.empty()) {
            reject(layer, fmt::format("feature {}", feature.feature_id), "the zone has no id", "give it one");
        }
        if (twice || is_whole(zone.id)) {
            reject(layer, zone.id, "the zone's id is taken", "give each zone its own id other than 'all'");
        }
        zones.push_back(std::move(zone));
    }
    if (config.zones_parent.empty()) {
        find_parents(zones);
    }
    check_parents(layer, zones);
    return zones;
}

std::vector<ZoneInfo> zone_infos(const std::vector<ZoneArea>& zones) {
    std::vector<ZoneInfo> infos;
    for (const ZoneArea& zone : zones) {
        infos.push_back({zone.id, zone.name, zone.parent});
    }
    return infos;
}

}  // namespace sunshed
