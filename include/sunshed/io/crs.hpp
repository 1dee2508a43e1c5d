#pragma once

#include <memory>
#include <optional>
#include <string>

#include "sunshed/core/vector.hpp"

namespace sunshed {

struct GeographicPoint {
    double longitude_deg = 0.0;
    double latitude_deg = 0.0;
};

/// What a coordinate reference system is, in plain values.
struct CrsInfo {
    std::string wkt;
    std::string name;  ///< with its code where it has one: "WGS 84 / UTM zone 52N (EPSG:32652)"
    bool projected = false;
    double metres_per_unit = 1.0;  ///< of horizontal coordinates, where projected
    bool web_mercator = false;     ///< its metres are stretched by 1 / cos(latitude): not for measuring
};

/// @param text  "EPSG:32652", WKT, PROJ string...
/// @param where  for the message
/// @throws Error where it is not understood
CrsInfo crs_from_text(const std::string& text, const std::string& where);

/// The UTM zone (WGS 84) that a place lies in.
CrsInfo utm_for(const GeographicPoint& place);

/// Turns points of one CRS into another. Not for use from several threads at once.
class PointTransform {
public:
    PointTransform(const std::string& from_wkt, const std::string& to_wkt);
    ~PointTransform();
    PointTransform(PointTransform&&) noexcept;
    PointTransform& operator=(PointTransform&&) noexcept;

    /// @throws Error for a point that has no image
    [[nodiscard]] Point2 operator()(Point2 point) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// WGS 84 longitude and latitude of a projected point.
GeographicPoint to_geographic(const std::string& projected_wkt, Point2 point);

/// Angle from grid north to true north at a point, degrees: true azimuth = grid azimuth + convergence.
double grid_convergence_deg(const std::string& projected_wkt, Point2 point);

}  // namespace sunshed
