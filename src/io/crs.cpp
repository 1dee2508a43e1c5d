#include "sunshed/io/crs.hpp"

#include <cpl_conv.h>
#include <fmt/format.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "crs_reference.hpp"
#include "sunshed/core/angle.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/io/gdal_session.hpp"

namespace sunshed {

namespace {

std::string wkt_of(const OGRSpatialReference& reference) {
    char* text = nullptr;
    const std::array<const char*, 2> options{"FORMAT=WKT2_2019", nullptr};
    reference.exportToWkt(&text, options.data());
    std::string wkt = text != nullptr ? text : "";
    CPLFree(text);
    return wkt;
}

}  // namespace

OGRSpatialReference reference_from_wkt(const std::string& wkt) {
    start_gdal();
    OGRSpatialReference reference;
    reference.importFromWkt(wkt.c_str());
    reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return reference;
}

CrsInfo crs_info(const OGRSpatialReference& reference) {
    CrsInfo info;
    info.wkt = wkt_of(reference);
    info.name = reference.GetName() != nullptr ? reference.GetName() : "unnamed";
    const char* code = reference.GetAuthorityCode(nullptr);
    if (code != nullptr) {
        info.name += fmt::format(" ({}:{})", reference.GetAuthorityName(nullptr), code);
    }
    info.projected = reference.IsProjected() != 0;
    info.metres_per_unit = info.projected ? reference.GetLinearUnits() : 1.0;
    const char* method = reference.GetAttrValue("PROJECTION");
    info.web_mercator = method != nullptr && std::string(method).find("Mercator_1SP") != std::string::npos &&
                        info.name.find("Pseudo") != std::string::npos;
    info.web_mercator = info.web_mercator || (code != nullptr && std::string(code) == "3857");
    return info;
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
    const int zone = std::clamp(static_cast<int>(std::floor((place.longitude_deg + 180.0) / 6.0)) + 1, 1, 60);
    return crs_from_text(fmt::format("EPSG:{}", (place.latitude_deg >= 0.0 ? 32600 : 32700) + zone), "");
}

struct PointTransform::Impl {
    std::unique_ptr<OGRCoordinateTransformation> transformation;
};

PointTransform::PointTransform(const std::string& from_wkt, const std::string& to_wkt)
    : impl_(std::make_unique<Impl>()) {
    const OGRSpatialReference from = reference_from_wkt(from_wkt);
    const OGRSpatialReference to = reference_from_wkt(to_wkt);
    impl_->transformation.reset(OGRCreateCoordinateTransformation(&from, &to));
    if (!impl_->transformation) {
        throw Error(ErrorCode::unsupported, "", gdal_message("there is no way between the two reference systems"),
                    "check the CRS of the inputs");
    }
}

PointTransform::~PointTransform() = default;
PointTransform::PointTransform(PointTransform&&) noexcept = default;
PointTransform& PointTransform::operator=(PointTransform&&) noexcept = default;

Point2 PointTransform::operator()(Point2 point) const {
    if (impl_->transformation->Transform(1, &point.x, &point.y) == 0) {
        throw Error(ErrorCode::bad_input, "", fmt::format("the point {}, {} cannot be transformed", point.x, point.y),
                    "check the CRS of the inputs");
    }
    return point;
}

GeographicPoint to_geographic(const std::string& projected_wkt, Point2 point) {
    const Point2 degrees = PointTransform(projected_wkt, SRS_WKT_WGS84_LAT_LONG)(point);
    return {degrees.x, degrees.y};
}

double grid_convergence_deg(const std::string& projected_wkt, Point2 point) {
    const PointTransform to_degrees_of(projected_wkt, SRS_WKT_WGS84_LAT_LONG);
    const PointTransform to_grid(SRS_WKT_WGS84_LAT_LONG, projected_wkt);
    // A short step to true north, seen on the grid.
    const Point2 here = to_degrees_of(point);
    const Point2 north = to_grid({here.x, here.y + 0.001});
    const double grid_azimuth_of_true_north_deg = to_degrees(std::atan2(north.x - point.x, north.y - point.y));
    return -grid_azimuth_of_true_north_deg;
}

}  // namespace sunshed
