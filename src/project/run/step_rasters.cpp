#include "project/run/step_rasters.hpp"

#include <array>

namespace sunshed {

namespace {

constexpr int kept_bits = 14;  // as in the other rasters

struct Component {
    const char* name;
    const char* meaning;
    FloatRaster StepResult::*values;
};

constexpr std::array<Component, 4> components{{
    {"global", "global", &StepResult::global_wh_m2},
    {"beam", "direct", &StepResult::beam_wh_m2},
    {"diffuse", "from the sky", &StepResult::diffuse_wh_m2},
    {"reflected", "from ground and walls", &StepResult::reflected_wh_m2},
}};

FloatRaster times(const FloatRaster& values, float factor) {
    FloatRaster result = values;
    for (float& value : result.values) {
        value *= factor;
    }
    return result;
}

std::unique_ptr<CogTileWriter> file_of_steps(const std::string& path, const GridGeometry& grid,
                                             const std::string& crs_wkt, const FileTags& tags, const std::string& name,
                                             const std::string& meaning, const std::string& unit,
                                             const std::vector<std::string>& steps) {
    std::vector<BandInfo> bands;
    for (const std::string& step : steps) {
        bands.push_back({name + "_" + step, meaning + ", " + step, unit, kept_bits});
    }
    return std::make_unique<CogTileWriter>(path, grid, crs_wkt, bands, tags, false);
}

void finish_all(std::vector<std::unique_ptr<CogTileWriter>>& files, const std::vector<std::string>& creation_options) {
    for (const auto& file : files) {
        file->finish(creation_options);
    }
}

}  // namespace

StepSumsWriter::StepSumsWriter(const std::string& folder, const GridGeometry& grid, const std::string& crs_wkt,
                               const FileTags& tags, const std::string& what, const std::vector<std::string>& names,
                               EnergyUnit unit)
    : unit_(unit) {
    const std::string end = "_by_" + what + ".tif";
    for (const Component& component : components) {
        files_.push_back(file_of_steps(folder + "/" + component.name + end, grid, crs_wkt, tags, component.name,
                                       std::string("irradiation in the plane of the cell, ") + component.meaning,
                                       unit == EnergyUnit::kwh ? "kWh m-2" : "Wh m-2", names));
    }
    files_.push_back(file_of_steps(folder + "/sun_hours" + end, grid, crs_wkt, tags, "sun_hours",
                                   "hours with the sun unobstructed", "h", names));
}

void StepSumsWriter::write(const Window& window, std::size_t step, const StepResult& result) {
    const float factor = unit_ == EnergyUnit::kwh ? 0.001F : 1.0F;
    for (std::size_t i = 0; i < components.size(); ++i) {
        files_[i]->write(step, window, times(result.*components[i].values, factor));
    }
    files_[components.size()]->write(step, window, result.sun_hours);
}

void StepSumsWriter::finish(const std::vector<std::string>& creation_options) {
    finish_all(files_, creation_options);
}

InstantsWriter::InstantsWriter(const std::string& folder, const GridGeometry& grid, const std::string& crs_wkt,
                               const FileTags& tags, const std::vector<std::string>& names) {
    std::vector<BandInfo> bands;
    for (const Component& component : components) {
        bands.push_back({component.name, std::string("irradiance in the plane of the cell, ") + component.meaning,
                         "W m-2", kept_bits});
    }
    bands.push_back({"incidence", "angle between the sun and the normal of the cell's plane", "degree", kept_bits});
    bands.push_back({"sunlit", "whether the sun is seen, 0 or 1", "1", kept_bits});
    for (const std::string& name : names) {
        files_.push_back(std::make_unique<CogTileWriter>(folder + "/irradiance_" + name + ".tif", grid, crs_wkt, bands,
                                                         tags, false));
    }
}

void InstantsWriter::write(const Window& window, std::size_t instant, const StepResult& result,
                           const FloatRaster& incidence_deg) {
    constexpr float seconds_of_hour = 3600.0F;
    CogTileWriter& file = *files_[instant];
    for (std::size_t i = 0; i < components.size(); ++i) {
        file.write(i, window, times(result.*components[i].values, seconds_of_hour));
    }
    file.write(components.size(), window, incidence_deg);
    FloatRaster sunlit = result.sun_hours;
    for (float& value : sunlit.values) {
        value = value > 0.0F ? 1.0F : value;
    }
    file.write(components.size() + 1, window, sunlit);
}

void InstantsWriter::finish(const std::vector<std::string>& creation_options) {
    finish_all(files_, creation_options);
}

}  // namespace sunshed
