#include "scene/buildings.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "sunshed/building/class_map.hpp"
#include "sunshed/core/error.hpp"

namespace sunshed::cli {

namespace {

class BuildingReader {
public:
    BuildingReader(const FeatureLayer& layer, const ProjectConfig& config, bool heights_needed)
        : layer_(layer), config_(config), heights_needed_(heights_needed) {
        for (const std::string* field : {&config.id_field, &config.height_field, &config.floors_field,
                                         &config.class_field, &config.year_built_field, &config.floor_area_field,
                                         &config.existing_pv_field, &config.electricity_field}) {
            check_field(*field);
        }
    }

    BuildingInput read(const Feature& feature) {
        BuildingInput building;
        building.building_id = id_of(feature);
        building.footprint = feature.geometry;
        building.geometry_note = feature.geometry_note;
        building.height_m = height_of(feature, building.building_id);
        building.class_text = text(feature, config_.class_field);
        building.building_class = class_of(building.class_text);
        const auto year = number(feature, config_.year_built_field, building.building_id);
        if (year && *year > 0.0) {
            building.year_built = static_cast<int>(*year);
        }
        building.floor_area_m2 = number(feature, config_.floor_area_field, building.building_id);
        building.existing_pv_m2 = number(feature, config_.existing_pv_field, building.building_id);
        building.electricity_kwh = not_negative(feature, config_.electricity_field, building.building_id);
        return building;
    }

    void add_notes(std::vector<std::string>& notes) const {
        if (!unknown_words_.empty()) {
            std::vector<std::string> words;
            for (const auto& [word, count] : unknown_words_) {
                words.push_back(fmt::format("'{}' ({})", word, count));
            }
            notes.push_back(fmt::format("{}: words without a class: {}; name them in [buildings.class_map]",
                                        layer_.source, fmt::join(words, ", ")));
        }
        if (without_height_ > 0 && heights_needed_) {
            notes.push_back(fmt::format("{}: {} buildings have neither height nor floors and are not assessed",
                                        layer_.source, without_height_));
        }
    }

private:
    [[noreturn]] void reject(const std::string& id, const std::string& problem, const std::string& mend) const {
        throw Error(ErrorCode::bad_input, fmt::format("{}:{}", layer_.source, id), problem, mend);
    }

    void check_field(const std::string& field) const {
        if (!field.empty() &&
            std::find(layer_.field_names.begin(), layer_.field_names.end(), field) == layer_.field_names.end()) {
            throw Error(ErrorCode::not_found, layer_.source, fmt::format("there is no field '{}'", field),
                        fmt::format("use one of: {}", fmt::join(layer_.field_names, ", ")));
        }
    }

    static FieldValue value(const Feature& feature, const std::string& field) {
        const auto found = field.empty() ? feature.fields.end() : feature.fields.find(field);
        return found == feature.fields.end() ? FieldValue() : found->second;
    }

    static std::string text(const Feature& feature, const std::string& field) { return as_text(value(feature, field)); }

    [[nodiscard]] std::optional<double> number(const Feature& feature, const std::string& field,
                                               const std::string& id) const {
        const FieldValue found = value(feature, field);
        if (is_missing(found) || as_text(found).empty()) {
            return std::nullopt;
        }
        const auto parsed = as_number(found);
        if (!parsed) {
            reject(id, fmt::format("{} is '{}', which is not a number", field, as_text(found)),
                   "mend the value or leave it empty");
        }
        return parsed;
    }

    [[nodiscard]] std::optional<double> not_negative(const Feature& feature, const std::string& field,
                                                     const std::string& id) const {
        const auto found = number(feature, field, id);
        if (found && *found < 0.0) {
            reject(id, fmt::format("{} is {}", field, *found), "give a number that is not negative, or leave it empty");
        }
        return found;
    }

    std::string id_of(const Feature& feature) {
        std::string id = text(feature, config_.id_field);
        if (id.empty()) {
            id = fmt::format("f{}", feature.feature_id);
        }
        if (!ids_.insert(id).second) {
            reject(id, fmt::format("the id '{}' is there twice", id),
                   "give each building its own id, or leave buildings.id out");
        }
        return id;
    }

    std::optional<double> height_of(const Feature& feature, const std::string& id) {
        auto height = number(feature, config_.height_field, id);
        if (!height) {
            const auto floors = number(feature, config_.floors_field, id);
            height = floors ? std::optional(*floors * config_.floor_height_m) : std::nullopt;
        }
        if (height && (*height < 0.0 || *height > 1000.0)) {
            reject(id, fmt::format("a height of {} m is not one of a building", *height),
                   "give heights in metres above the ground");
        }
        without_height_ += height ? 0 : 1;
        return height;
    }

    BuildingClass class_of(const std::string& word) {
        const BuildingClass found = classify(word, config_.class_map);
        if (found == BuildingClass::unknown && !word.empty()) {
            ++unknown_words_[word];
        }
        return found;
    }

    const FeatureLayer& layer_;
    const ProjectConfig& config_;
    bool heights_needed_;
    std::set<std::string> ids_;
    std::map<std::string, int> unknown_words_;
    int without_height_ = 0;
};

}  // namespace

std::vector<BuildingInput> buildings_from(const FeatureLayer& layer, const ProjectConfig& config, bool heights_needed,
                                          std::vector<std::string>& notes) {
    BuildingReader reader(layer, config, heights_needed);
    std::vector<BuildingInput> buildings;
    for (const Feature& feature : layer.features) {
        buildings.push_back(reader.read(feature));
        if (heights_needed && !buildings.back().height_m && !buildings.back().footprint.empty()) {
            buildings.back().footprint.clear();
            buildings.back().geometry_note = "it has neither a height nor floors";
        }
    }
    reader.add_notes(notes);
    return buildings;
}

}  // namespace sunshed::cli
