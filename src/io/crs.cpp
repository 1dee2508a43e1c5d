#include "sunshed/io/crs.hpp"

#include <cpl_conv.h>
#include <fmt/format.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "crs_reference.hpp"
#include "missing_grid.hpp"
#include "sunshed/core/angle.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/io/gdal_session.hpp"

namespace sunshed {

namespace {

// What coordinates may be off by: not worth a word, and too much to go on.
constexpr double silent_m = 1.0;
constexpr double refused_m = 5.0;

std::string wkt_of(const OGRSpatialReference& reference) {
    char* text = nullptr;
    const std::array<const char*, 2> options{"FORMAT=WKT2_2019", nullptr};
    reference.exportToWkt(&text, options.data());
    std::string wkt = text != nullptr ? text : "";
    CPLFree(text);
    return wkt;
}

std::string datum_name(const CrsInfo& crs) {
    const std::unique_ptr<OGRSpatialReference> degrees(reference_from_wkt(crs.wkt).CloneGeogCS());
    return degrees && degrees->GetName() != nullptr ? degrees->GetName() : crs.name;
}

/// Datums on the ellipsoids of GRS 80 and WGS 84 are tied to the same frame of the whole earth, to a metre or so.
bool is_of_whole_earth(const OGRSpatialReference& reference) {
    return std::abs(reference.GetSemiMajor() - 6378137.0) < 0.01 &&
           std::abs(reference.GetInvFlattening() - 298.25722) < 1e-4;
}

bool is_on_sphere(const CrsInfo& crs) {
    return reference_from_wkt(crs.wkt).GetInvFlattening() == 0.0;
}

/// The least that PROJ promises of the ways there are at a place, in steps; NaN where it knows none.
double datum_doubt_m(const CrsInfo& from_crs, const CrsInfo& to_crs, const GeographicPoint& near) {
    constexpr double around_deg = 0.1;
    const OGRSpatialReference from = reference_from_wkt(from_crs.wkt);
    const OGRSpatialReference to = reference_from_wkt(to_crs.wkt);
    OGRCoordinateTransformationOptions options;
    options.SetBallparkAllowed(false);
    options.SetAreaOfInterest(near.longitude_deg - around_deg, std::max(-90.0, near.latitude_deg - around_deg),
                              near.longitude_deg + around_deg, std::min(90.0, near.latitude_deg + around_deg));
    for (const double accuracy_m : {silent_m, 2.0, 3.0, refused_m, 10.0, 20.0, 50.0, 100.0}) {
        options.SetDesiredAccuracy(accuracy_m);
        const std::unique_ptr<OGRCoordinateTransformation> way(OGRCreateCoordinateTransformation(&from, &to, options));
        if (way) {
            return accuracy_m;
        }
    }
    return is_of_whole_earth(from) && is_of_whole_earth(to) ? silent_m : missing_d;
}

std::string words_of_doubt(const CrsInfo& from, const CrsInfo& to, double doubt_m) {
    if (std::isnan(doubt_m) && (is_on_sphere(from) || is_on_sphere(to))) {
        return fmt::format(
            "the CRS {} is on a sphere: whether its latitudes are those of the earth's ellipsoid, as most makers mean "
            "them and PROJ takes them, or geocentric and up to 21 km off, is not known",
            is_on_sphere(from) ? from.name : to.name);
    }
    const std::string way = fmt::format("the datum shift from {} to {}", datum_name(from), datum_name(to));
    return std::isnan(doubt_m) ? way + " is not known (\"ballpark\"), coordinates may lie 100 m and more off"
                               : fmt::format("{} has an accuracy of {:g} m here", way, doubt_m);
}

/// 1 to 60, without the exceptions of Norway and Svalbard.
int utm_zone(const GeographicPoint& place) {
    const double longitude_deg = wrapped_longitude_deg(place.longitude_deg);
    return std::clamp(static_cast<int>(std::floor((longitude_deg + 180.0) / 6.0)) + 1, 1, 60);
}

/// Without the digits that depend on where the map's origin lies.
double rounded(double degrees, double parts_of_degree) {
    return std::round(degrees * parts_of_degree) / parts_of_degree;
}

}  // namespace

double wrapped_longitude_deg(double longitude_deg) {
    return std::isfinite(longitude_deg) ? std::remainder(longitude_deg, 360.0) : longitude_deg;
}

OGRSpatialReference reference_from_wkt(const std::string& wkt) {
    start_gdal();
    OGRSpatialReference reference;
    reference.importFromWkt(wkt.c_str());
    reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return reference;
}

CrsInfo crs_info(const OGRSpatialReference& given) {
    OGRSpatialReference reference(given);
    if (reference.IsCompound() != 0) {
        reference.StripVertical();
    }
    reference.DemoteTo2D(nullptr);
    CrsInfo info;
    info.wkt = wkt_of(reference);
    info.name = reference.GetName() != nullptr ? reference.GetName() : "unnamed";
    const char* code = reference.GetAuthorityCode(nullptr);
    if (code != nullptr) {
        info.name += fmt::format(" ({}:{})", reference.GetAuthorityName(nullptr), code);
    }
    info.projected = reference.IsProjected() != 0;
    info.metres_per_unit = info.projected ? reference.GetLinearUnits() : 1.0;
    // "Undefined geographic SRS" and "Undefined Cartesian SRS": how GDAL names GeoPackage's codes for "not known".
    info.on_earth =
        (info.projected || reference.IsGeographic() != 0) && info.name.rfind("Undefined", 0) == std::string::npos;
    return info;
}

OwnCrs own_crs(const OGRSpatialReference* reference, const char* what) {
    if (reference == nullptr || reference->IsEmpty() != 0) {
        return {std::nullopt, fmt::format("the {} has no CRS", what)};
    }
    CrsInfo crs = crs_info(*reference);
    if (!crs.on_earth) {
        return {std::nullopt, fmt::format("its CRS '{:.60}' is not one of the earth", crs.name)};
    }
    return {std::move(crs), {}};
}

CrsInfo crs_from_text(const std::string& text, const std::string& where) {
    start_gdal();
    OGRSpatialReference reference;
    if (reference.SetFromUserInput(text.c_str()) != OGRERR_NONE) {
        throw Error(ErrorCode::bad_input, where, fmt::format("'{}' is not a coordinate reference system", text),
                    "give a code such as EPSG:32652");
    }
    return crs_info(reference);
}

CrsInfo utm_for(const GeographicPoint& place) {
    const int first = place.latitude_deg >= 0.0 ? 32600 : 32700;
    return crs_from_text(fmt::format("EPSG:{}", first + utm_zone(place)), "");
}

CrsInfo utm_on_datum_of(const CrsInfo& own, const GeographicPoint& place) {
    CrsInfo utm = utm_for(place);
    if (!(datum_doubt_m(own, utm, place) <= silent_m) && !is_on_sphere(own)) {  // UTM has an ellipsoid
        const std::unique_ptr<OGRSpatialReference> degrees(reference_from_wkt(own.wkt).CloneGeogCS());
        OGRSpatialReference reference;
        const bool north = place.latitude_deg >= 0.0;
        reference.SetProjCS(
            fmt::format("{} / UTM zone {}{}", degrees->GetName(), utm_zone(place), north ? "N" : "S").c_str());
        reference.CopyGeogCSFrom(degrees.get());
        reference.SetUTM(utm_zone(place), north ? 1 : 0);
        utm = crs_info(reference);
    }
    return utm;
}

struct PointTransform::Impl {
    std::unique_ptr<OGRCoordinateTransformation> transformation;
    bool is_from_degrees = false;
};

PointTransform::PointTransform(const std::string& from_wkt, const std::string& to_wkt)
    : impl_(std::make_unique<Impl>()) {
    const OGRSpatialReference from = reference_from_wkt(from_wkt);
    const OGRSpatialReference to = reference_from_wkt(to_wkt);
    impl_->transformation.reset(OGRCreateCoordinateTransformation(&from, &to));
    impl_->is_from_degrees = from.IsGeographic() != 0;
    if (!impl_->transformation) {
        throw Error(ErrorCode::unsupported, "", gdal_message("there is no way between the two reference systems"),
                    "check the CRS of the inputs");
    }
}

PointTransform::~PointTransform() = default;
PointTransform::PointTransform(PointTransform&&) noexcept = default;
PointTransform& PointTransform::operator=(PointTransform&&) noexcept = default;

Point2 PointTransform::operator()(Point2 point) const {
    if (impl_->is_from_degrees && std::abs(point.x) > 360.0) {  // PROJ takes no more than one and a half turns
        point.x = wrapped_longitude_deg(point.x);
    }
    if (impl_->transformation->Transform(1, &point.x, &point.y) == 0) {
        throw Error(ErrorCode::bad_input, "", fmt::format("the point {}, {} cannot be transformed", point.x, point.y),
                    "check the CRS of the inputs");
    }
    return point;
}

GeographicPoint to_geographic(const std::string& projected_wkt, Point2 point) {
    constexpr double tenth_of_a_millimetre = 1e9;
    const Point2 degrees = PointTransform(projected_wkt, SRS_WKT_WGS84_LAT_LONG)(point);
    return {rounded(wrapped_longitude_deg(degrees.x), tenth_of_a_millimetre),
            rounded(degrees.y, tenth_of_a_millimetre)};
}

bool MapScale::measures() const {
    constexpr double tolerance = 0.005;
    const auto is_one = [](double scale) { return std::abs(scale - 1.0) <= tolerance; };
    return is_one(along_x) && is_one(along_y) && is_one(along_x / along_y) && std::abs(skew) <= tolerance;
}

MapScale map_scale(const CrsInfo& projected, Point2 at) {
    const OGRSpatialReference map = reference_from_wkt(projected.wkt);
    const std::unique_ptr<OGRSpatialReference> degrees(map.CloneGeogCS());
    const PointTransform to_degrees_of(projected.wkt, wkt_of(*degrees));
    const double a = map.GetSemiMajor();
    const double inverse_flattening = map.GetInvFlattening();
    const double f = inverse_flattening > 0.0 ? 1.0 / inverse_flattening : 0.0;
    const double e2 = f * (2.0 - f);
    const Point2 here = to_degrees_of(at);
    const double sine = std::sin(to_radians(here.y));
    const double across = a / std::sqrt(1.0 - e2 * sine * sine);          // radius of the prime vertical
    const double along = across * (1.0 - e2) / (1.0 - e2 * sine * sine);  // of the meridian
    constexpr double step_m = 100.0;
    const double step = step_m / projected.metres_per_unit;
    const auto step_on_ground = [&](double x, double y) {
        const Point2 there = to_degrees_of({at.x + x, at.y + y});
        const double east_deg = wrapped_longitude_deg(there.x - here.x);
        return Point2{across * std::cos(to_radians(here.y)) * to_radians(east_deg),
                      along * to_radians(there.y - here.y)};
    };
    const Point2 x = step_on_ground(step, 0.0);
    const Point2 y = step_on_ground(0.0, step);
    const double x_m = std::hypot(x.x, x.y);
    const double y_m = std::hypot(y.x, y.y);
    return {x_m / step_m, y_m / step_m, (x.x * y.x + x.y * y.y) / (x_m * y_m)};
}

DatumShift datum_shift(const CrsInfo& from, const CrsInfo& to, const GeographicPoint& near) {
    const double doubt_m = datum_doubt_m(from, to, near);
    if (doubt_m <= silent_m) {
        return {};
    }
    std::string words = words_of_doubt(from, to, doubt_m);
    if (const auto grid = missing_grid(from, to, near, doubt_m)) {
        words += fmt::format(" (one of {:g} m with PROJ's grid {}, which is not installed: projsync --file {})",
                             grid->accuracy_m, grid->name, grid->name);
    }
    return {words, !(doubt_m <= refused_m)};
}

void refuse_guess(const std::string& where, const DatumShift& shift) {
    if (shift.is_guess) {
        throw Error(ErrorCode::bad_input, where, shift.words,
                    "transform it as its maker tells, with the survey office's parameters or grid, or set "
                    "crs.allow_ballpark = true");
    }
}

double grid_convergence_deg(const std::string& projected_wkt, Point2 point) {
    const PointTransform to_degrees_of(projected_wkt, SRS_WKT_WGS84_LAT_LONG);
    const PointTransform to_grid(SRS_WKT_WGS84_LAT_LONG, projected_wkt);
    // A short step to true north, seen on the grid.
    const Point2 here = to_degrees_of(point);
    const Point2 north = to_grid({here.x, here.y + 0.001});
    const double grid_azimuth_of_true_north_deg = to_degrees(std::atan2(north.x - point.x, north.y - point.y));
    // Coordinates of 10,000 km are exact to two billionths of a metre, over a step of 111 m.
    constexpr double parts_of_degree = 1e7;
    return rounded(-grid_azimuth_of_true_north_deg, parts_of_degree);
}

}  // namespace sunshed
