#include "project/read/buildings.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <sstream>
#include <string_view>

#include "project/read/osm_keys.hpp"
#include "sunshed/building/attribute_value.hpp"
#include "sunshed/catalogue/class_map.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/many_errors.hpp"
#include "sunshed/core/quoted.hpp"
#include "sunshed/io/crs.hpp"
#include "sunshed/pipeline/tile_site.hpp"

namespace sunshed {

namespace {

/// The fields of attributes that a project can name.
std::array<const std::string*, 15> named_fields(const ProjectConfig& config) {
    return {&config.id_field,
            &config.height_field,
            &config.floors_field,
            &config.year_built_field,
            &config.year_permitted_field,
            &config.floor_area_field,
            &config.existing_pv_field,
            &config.electricity_field,
            &config.roof_type_field,
            &config.roof_height_field,
            &config.roof_levels_field,
            &config.roof_angle_field,
            &config.roof_direction_field,
            &config.roof_orientation_field,
            &config.part_field};
}

bool names_field(const ProjectConfig& config, const std::string& field) {
    const auto fields = named_fields(config);
    return std::any_of(fields.begin(), fields.end(), [&](const std::string* named) { return *named == field; });
}

class BuildingReader {
public:
    /// @param config  kept by reference, as the layer is
    BuildingReader(const FeatureLayer& layer, const ProjectConfig& config, bool heights_needed)
        : layer_(layer), config_(config), heights_needed_(heights_needed) {
        EachStep each;
        for (const std::string* field : named_fields(config)) {
            each([&] { check_field(*field); });
        }
        for (const std::string& field : split_fields(config.class_field)) {
            each([&] { check_field(field); });
            class_fields_.push_back(field);
        }
        each.finish();
    }

    BuildingInput read(const Feature& feature) {
        BuildingInput building;
        building.building_id = id_of(feature);
        building.footprint = feature.geometry;
        if (feature.geometry_fault != GeometryFault::none) {
            building.outline_fault = reason_of(feature.geometry_fault, feature.geometry_detail);
        }
        read_height(feature, building);
        building.is_part = !config_.part_field.empty() && means_yes(feature, config_.part_field);
        if (heights_needed_) {
            building.roof = roof_of(feature, building.building_id);
        }
        read_class(feature, building);
        const std::string& id = building.building_id;
        // What is not built yet has the year of its permit; what is built was permitted before.
        const auto built = number(feature, config_.year_built_field, id, read_year, "a year");
        const auto permitted = number(feature, config_.year_permitted_field, id, read_year, "a year");
        if (built || permitted) {
            building.year_built = static_cast<int>(built ? *built : *permitted);
        }
        building.floor_area_m2 = number(feature, config_.floor_area_field, id, read_amount, "an area in m2");
        building.existing_pv_m2 = number(feature, config_.existing_pv_field, id, read_amount, "an area in m2");
        building.electricity_kwh = number(feature, config_.electricity_field, id, read_amount, "an energy in kWh");
        return building;
    }

    /// What could not be read, unless that is more than the project allows of the fields that it names itself. (Values
    /// of a field that was found by its usual name never stop a run.)
    std::vector<UnreadValue> release_unread(const ProjectConfig& given) {
        std::set<std::string> features;
        for (const UnreadValue& one : unread_) {
            if (names_field(given, one.field)) {
                features.insert(one.building_id);
            }
        }
        const double allowed = config_.max_unreadable_pct / 100.0 * static_cast<double>(layer_.features.size());
        if (features.size() > 1 && static_cast<double>(features.size()) > allowed) {
            const Finding worst = findings_of(unread_, layer_.source).front();
            throw Error(ErrorCode::bad_input, worst.where,
                        fmt::format("{} of {} features have values that cannot be read: {}", features.size(),
                                    layer_.features.size(), worst.problem),
                        "check the names of the fields, mend the values, or raise buildings.max_unreadable");
        }
        return std::move(unread_);
    }

    void add_notes(std::vector<std::string>& notes) const {
        if (!unknown_words_.empty()) {
            notes.push_back(fmt::format("{}: words without a class: {}; name them in [buildings.class_map]",
                                        layer_.source, counted(unknown_words_)));
        }
        if (!shaped_roofs_.empty()) {
            notes.push_back(
                fmt::format("{}: roofs by the shape that is told: {}", layer_.source, counted(shaped_roofs_)));
        }
        if (!unknown_roofs_.empty()) {
            notes.push_back(
                fmt::format("{}: roof types that are taken as flat: {}", layer_.source, counted(unknown_roofs_)));
        }
        if (without_direction_ > 0) {
            notes.push_back(
                fmt::format("{}: {} skillion roofs tell no direction (roof:direction) and are taken as flat",
                            layer_.source, without_direction_));
        }
        if (renamed_count_ > 0) {
            notes.push_back(fmt::format("{}: {} ids were there already and got a number, e.g. '{}'", layer_.source,
                                        renamed_count_, renamed_));
        }
        if (without_height_ > 0 && heights_needed_) {
            notes.push_back(fmt::format("{}: {} buildings have neither height nor floors and are not assessed",
                                        layer_.source, without_height_));
        }
    }

private:
    /// The most frequent words first.
    static std::string counted(const std::map<std::string, int>& words) {
        constexpr std::size_t most_shown = 20;
        std::vector<std::pair<std::string, int>> counts(words.begin(), words.end());
        std::stable_sort(counts.begin(), counts.end(),
                         [](const auto& left, const auto& right) { return left.second > right.second; });
        std::vector<std::string> parts;
        for (std::size_t i = 0; i < std::min(most_shown, counts.size()); ++i) {
            parts.push_back(fmt::format("'{}' ({})", counts[i].first, counts[i].second));
        }
        if (counts.size() > most_shown) {
            parts.push_back(fmt::format("and {} more", counts.size() - most_shown));
        }
        return fmt::format("{}", fmt::join(parts, ", "));
    }

    void check_field(const std::string& field) const {
        if (!field.empty() && !layer_.has_tags && !has_field(layer_, field)) {
            throw Error(ErrorCode::not_found, layer_.source, fmt::format("there is no field '{}'", field),
                        layer_.field_names.empty()
                            ? "the layer has no fields: leave the key out"
                            : fmt::format("use one of: {}", fmt::join(layer_.field_names, ", ")));
        }
    }

    /// Of a field that the project names; "" where it names none.
    static std::string text(const Feature& feature, const std::string& field) {
        return field.empty() ? std::string() : text_of(feature, field);
    }

    /// A number as one of read_height_m() and its like reads it; one that cannot be read is remembered.
    std::optional<double> number(const Feature& feature, const std::string& field, const std::string& id,
                                 AttributeNumber (*read_as)(const FieldValue&), const char* what) {
        const FieldValue found = field.empty() ? FieldValue() : value_of(feature, field);
        const AttributeNumber parsed = read_as(found);
        if (!parsed.readable) {
            unread_.push_back({id, field, as_text(found), what});
        }
        return parsed.value;
    }

    std::string id_of(const Feature& feature) {
        std::string id = text(feature, config_.id_field);
        if (id.empty()) {
            id = fmt::format("f{}", feature.feature_id);
        }
        std::string own = id;
        for (int again = 2; !ids_.insert(own).second; ++again) {
            own = fmt::format("{}~{}", id, again);
        }
        if (own != id) {
            renamed_ = renamed_.empty() ? own : renamed_;
            ++renamed_count_;
        }
        return own;
    }

    void read_height(const Feature& feature, BuildingInput& building) {
        building.height_m =
            number(feature, config_.height_field, building.building_id, read_height_m, "a height in metres");
        if (!building.height_m) {
            building.height_m = floors_m(feature, config_.floors_field, building.building_id);
            building.height_to_top = false;
        }
        without_height_ += building.height_m ? 0 : 1;
    }

    std::optional<double> floors_m(const Feature& feature, const std::string& field, const std::string& id) {
        const auto floors = number(feature, field, id, read_floors, "a number of floors");
        return floors ? std::optional(*floors * config_.floor_height_m) : std::nullopt;
    }

    RoofForm roof_of(const Feature& feature, const std::string& id) {
        RoofForm roof;
        roof.shape = roof_shape_of(text(feature, config_.roof_type_field));
        roof.height_m = number(feature, config_.roof_height_field, id, read_height_m, "a height in metres");
        if (!roof.height_m) {
            roof.height_m = floors_m(feature, config_.roof_levels_field, id);
        }
        roof.angle_deg = number(feature, config_.roof_angle_field, id, read_tilt_deg, "a tilt in degrees");
        roof.direction_deg =
            number(feature, config_.roof_direction_field, id, read_direction_deg, "a direction of the compass");
        roof.ridge_across = text(feature, config_.roof_orientation_field) == "across";
        if (roof.shape == RoofShape::skillion && !roof.direction_deg) {
            roof.shape = RoofShape::flat;
            ++without_direction_;
        }
        if (roof.shape != RoofShape::flat) {
            ++shaped_roofs_[to_string(roof.shape)];
        }
        return roof;
    }

    RoofShape roof_shape_of(const std::string& word) {
        const auto shape = word.empty() ? RoofShape::flat : roof_shape_named(word);
        if (!shape) {
            ++unknown_roofs_[word];
        }
        return shape.value_or(RoofShape::flat);
    }

    /// "a, b" is the fields a and b.
    static std::vector<std::string> split_fields(const std::string& list) {
        std::vector<std::string> fields;
        std::istringstream names(list);
        for (std::string name; std::getline(names, name, ',');) {
            name.erase(0, name.find_first_not_of(' '));
            name.erase(name.find_last_not_of(' ') + 1);
            fields.push_back(name);
        }
        return fields;
    }

    /// The first field whose word means something; else the words of all as they are.
    void read_class(const Feature& feature, BuildingInput& building) {
        std::string words;
        for (const std::string& field : class_fields_) {
            const std::string word = text(feature, field);
            building.building_class = classify(word, config_.class_map, config_.class_codes);
            if (building.building_class != BuildingClass::unknown) {
                building.class_text = word;
                return;
            }
            if (!word.empty()) {
                words += (words.empty() ? "" : ", ") + word;
            }
        }
        building.class_text = words;
        if (!words.empty()) {
            ++unknown_words_[words];
        }
    }

    const FeatureLayer& layer_;
    const ProjectConfig& config_;
    bool heights_needed_;
    std::vector<std::string> class_fields_;
    std::set<std::string> ids_;
    std::string renamed_;  ///< the first id that was there already
    int renamed_count_ = 0;
    std::map<std::string, int> unknown_words_;
    std::map<std::string, int> shaped_roofs_;
    std::map<std::string, int> unknown_roofs_;
    int without_direction_ = 0;
    std::vector<UnreadValue> unread_;
    int without_height_ = 0;
};

/// The number that digits from a place on stand for, and its end.
std::pair<std::string_view, std::size_t> digits_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') {
        ++end;
    }
    const std::size_t first = std::min(text.find_first_not_of('0', at), end);
    return {text.substr(first, end - first), end};
}

/// f2 before f10: runs of digits count as numbers, all else by its bytes.
bool id_before(std::string_view a, std::string_view b) {
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        const auto [left, left_end] = digits_at(a, i);
        const auto [right, right_end] = digits_at(b, j);
        if (left_end > i && right_end > j) {
            if (left != right) {
                return left.size() != right.size() ? left.size() < right.size() : left < right;
            }
            i = left_end;
            j = right_end;
        } else if (a[i] != b[j]) {
            return a[i] < b[j];
        } else {
            ++i;
            ++j;
        }
    }
    const bool same_so_far = i >= a.size() && j >= b.size();
    return same_so_far ? a < b : i >= a.size();
}

}  // namespace

std::vector<Finding> findings_of(const std::vector<UnreadValue>& unread, const std::string& source) {
    std::map<std::string, std::vector<const UnreadValue*>> fields;
    for (const UnreadValue& one : unread) {
        fields[one.field].push_back(&one);
    }
    std::vector<std::pair<std::string, std::vector<const UnreadValue*>>> most_first(fields.begin(), fields.end());
    std::stable_sort(most_first.begin(), most_first.end(),
                     [](const auto& a, const auto& b) { return a.second.size() > b.second.size(); });
    std::vector<Finding> findings;
    for (const auto& [field, values] : most_first) {
        const UnreadValue& example = *values.front();
        findings.push_back({Severity::doubt, source,
                            fmt::format("{} features: {} is not {}, e.g. {} in feature {}; they go without it",
                                        values.size(), field, example.what, quoted(example.value), example.building_id),
                            "mend the values or leave them empty; report/left_out.csv lists them"});
    }
    return findings;
}

ReadBuildings buildings_from(const FeatureLayer& layer, const ProjectConfig& config, bool heights_needed,
                             std::vector<std::string>& notes) {
    const bool has_others = names_buildings(layer);
    const ProjectConfig named = with_osm_keys(config, layer);
    BuildingReader reader(layer, named, heights_needed);
    std::size_t others = 0;
    ReadBuildings read;
    std::vector<BuildingInput>& buildings = read.buildings;
    for (const Feature& feature : layer.features) {
        if (has_others && !is_building(feature)) {
            ++others;
            continue;
        }
        buildings.push_back(reader.read(feature));
        if (heights_needed && !buildings.back().height_m && !buildings.back().footprint.empty()) {
            buildings.back().footprint.clear();
            buildings.back().outline_fault = {BuildingReasonKind::height_missing, {}};
        }
    }
    reader.add_notes(notes);
    if (others > 0) {
        notes.push_back(fmt::format("{}: {} polygons are no buildings and no parts of some (building, building:part)",
                                    layer.source, others));
    }
    // Results do not depend on the order of the file.
    std::stable_sort(buildings.begin(), buildings.end(), [](const BuildingInput& a, const BuildingInput& b) {
        return id_before(a.building_id, b.building_id);
    });
    read.unread = reader.release_unread(config);
    return read;
}

void turn_roofs(std::vector<BuildingInput>& buildings, const std::string& crs_wkt, const GridGeometry& raster) {
    const double at_middle_deg = grid_convergence_deg(crs_wkt, middle_of(raster));
    for (BuildingInput& building : buildings) {
        if (building.roof.direction_deg) {
            const bool is_one = building.footprint.empty() || is_under_one_sky(raster);
            *building.roof.direction_deg -=
                is_one ? at_middle_deg : grid_convergence_deg(crs_wkt, centroid(building.footprint));
        }
    }
}

}  // namespace sunshed
