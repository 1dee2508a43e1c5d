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

/// What a coordinate reference system is, in plain values: of a compound one its horizontal part.
struct CrsInfo {
    std::string wkt;
    std::string name;  ///< with its code where it has one: "WGS 84 / UTM zone 52N (EPSG:32652)"
    bool projected = false;
    bool on_earth = true;          ///< projected or geographic; not local, engineering, geocentric or undefined
    double metres_per_unit = 1.0;  ///< of horizontal coordinates, where projected
};

/// @param text  "EPSG:32652", WKT, PROJ string...
/// @param where  for the message
/// @throws Error where it is not understood
CrsInfo crs_from_text(const std::string& text, const std::string& where);

/// Metres on the ground along a metre of the map's axes, at one place.
struct MapScale {
    double along_x = 1.0;
    double along_y = 1.0;
    double skew = 0.0;  ///< cosine of the angle between the axes on the ground

    /// Whether lengths and angles of the map are those of the ground, to half a per cent.
    [[nodiscard]] bool measures() const;
};

/// From short steps on the ellipsoid, so whatever the projection is and is called.
/// @throws Error where the place has no longitude and latitude
MapScale map_scale(const CrsInfo& projected, Point2 at);

/// The UTM zone (WGS 84) that a place lies in; longitudes of any turn.
CrsInfo utm_for(const GeographicPoint& place);

/// The same on the datum of another CRS, where the way to WGS 84 is not good to a metre: rasters keep their datum.
CrsInfo utm_on_datum_of(const CrsInfo& own, const GeographicPoint& place);

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

/// WGS 84 longitude (-180 to 180) and latitude of a projected point.
GeographicPoint to_geographic(const std::string& projected_wkt, Point2 point);

/// What is known of the way from one datum to another at a place.
struct DatumShift {
    std::string words;      ///< how far off coordinates may be; empty where the way is good to a metre
    bool is_guess = false;  ///< PROJ knows no way ("ballpark"), or none good to 5 m
};

/// @param near  where the coordinates lie
DatumShift datum_shift(const CrsInfo& from, const CrsInfo& to, const GeographicPoint& near);

/// @throws Error naming `where`, the datum, the size of the doubt and crs.allow_ballpark, where the shift is a guess
void refuse_guess(const std::string& where, const DatumShift& shift);

/// Angle from grid north to true north at a point, degrees: true azimuth = grid azimuth + convergence.
double grid_convergence_deg(const std::string& projected_wkt, Point2 point);

}  // namespace sunshed
