#include "vertical_unit.hpp"

#include <fmt/format.h>
#include <ogr_spatialref.h>

#include <cmath>
#include <optional>

#include "crs_reference.hpp"
#include "sunshed/core/error.hpp"

namespace sunshed {

namespace {

bool is_same(const LengthUnit& a, const LengthUnit& b) {
    return std::abs(a.metres / b.metres - 1.0) < 1e-7;
}

LengthUnit known_unit(const std::string& written, const std::string& where, const std::string& mend) {
    const auto unit = length_unit(written);
    if (!unit) {
        throw Error(ErrorCode::bad_input, where,
                    fmt::format("'{:.40}' is no unit of elevations that is known", written), mend);
    }
    return *unit;
}

/// Of the vertical part of a compound CRS.
std::optional<LengthUnit> unit_of_crs(const OGRSpatialReference* reference) {
    if (reference == nullptr || reference->IsVertical() == 0) {
        return std::nullopt;
    }
    const char* name = nullptr;
    const double metres = reference->GetTargetLinearUnits("VERT_CS", &name);
    if (!(metres > 0.0) || name == nullptr) {
        return std::nullopt;
    }
    const auto known = length_unit(name);
    return known && is_same(*known, {"", metres}) ? known : std::optional(LengthUnit{name, metres});
}

/// Of x and y, where they are not in metres.
std::optional<LengthUnit> unit_of_map(const CrsInfo& map) {
    if (!map.projected || std::abs(map.metres_per_unit - 1.0) < 1e-9) {
        return std::nullopt;
    }
    const char* name = nullptr;
    const OGRSpatialReference reference = reference_from_wkt(map.wkt);
    const double metres = reference.GetLinearUnits(&name);
    const auto known = length_unit(name != nullptr ? name : "");
    return known ? known : std::optional(LengthUnit{name != nullptr ? name : "its own unit", metres});
}

}  // namespace

VerticalUnit vertical_unit(GDALDataset& dataset, const CrsInfo& map, const std::string& path,
                           const RasterReadOptions& options) {
    const std::string mend = fmt::format("say it: {}, e.g. m, ft or us-ft", options.unit_option);
    if (options.vertical_unit != unit_of_file) {
        return {known_unit(options.vertical_unit, options.unit_option, mend), {}};
    }
    const std::string written = dataset.GetRasterBand(1)->GetUnitType();
    const auto declared = written.empty() ? std::nullopt : std::optional(known_unit(written, path, mend));
    const auto of_crs = unit_of_crs(dataset.GetSpatialRef());
    if (declared && of_crs && !is_same(*declared, *of_crs)) {
        throw Error(ErrorCode::bad_input, path,
                    fmt::format("its band says that elevations are in {}, its CRS that they are in {}", declared->name,
                                of_crs->name),
                    mend);
    }
    if (!declared && !of_crs && options.unit_otherwise != unit_of_file) {
        return {known_unit(options.unit_otherwise, options.unit_option, mend), {}};
    }
    const LengthUnit metres{"metres", 1.0};
    const auto of_map = unit_of_map(map);
    if (!declared && !of_crs && of_map) {
        const LengthUnit& taken = of_map->metres < 1.0 ? *of_map : metres;  // nobody gives heights in kilometres
        return {taken, fmt::format("the map is in {}, and the file does not say the unit of its elevations: they are "
                                   "taken as {}; {}",
                                   of_map->name, taken.name, mend)};
    }
    return {declared ? *declared : of_crs.value_or(metres), {}};
}

}  // namespace sunshed
