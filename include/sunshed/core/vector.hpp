#pragma once

#include <cmath>

namespace sunshed {

/// A position in the plane of a projected CRS: x east, y north, in metres.
struct Point2 {
    double x = 0.0;
    double y = 0.0;
    friend bool operator==(const Point2&, const Point2&) = default;
};

/// A direction or displacement in a local frame: x east, y north, z up.
struct Vector3 {
    double x = 0.0;
    double y = 0.0;
    double z = 0.0;
    friend bool operator==(const Vector3&, const Vector3&) = default;
};

constexpr Vector3 operator+(const Vector3& a, const Vector3& b) {
    return {a.x + b.x, a.y + b.y, a.z + b.z};
}
constexpr Vector3 operator-(const Vector3& a, const Vector3& b) {
    return {a.x - b.x, a.y - b.y, a.z - b.z};
}
constexpr Vector3 operator*(double s, const Vector3& v) {
    return {s * v.x, s * v.y, s * v.z};
}
constexpr double dot(const Vector3& a, const Vector3& b) {
    return a.x * b.x + a.y * b.y + a.z * b.z;
}
constexpr Vector3 cross(const Vector3& a, const Vector3& b) {
    return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
inline double length(const Vector3& v) {
    return std::sqrt(dot(v, v));
}
inline Vector3 normalized(const Vector3& v) {
    return (1.0 / length(v)) * v;
}

/// Unit vector toward a compass azimuth (0 = north, 90 = east) and an elevation above the horizontal.
Vector3 direction_from_azimuth_elevation(double azimuth_deg, double elevation_deg);

/// Upward unit normal of a plane with a tilt (0 = flat) that faces a compass azimuth.
Vector3 normal_from_tilt_azimuth(double tilt_deg, double azimuth_deg);

struct TiltAzimuth {
    double tilt_deg = 0.0;
    double azimuth_deg = 0.0;  ///< 0..360; 0 where tilt is 0
};

/// Inverse of normal_from_tilt_azimuth, for upward normals of any length.
TiltAzimuth tilt_azimuth_from_normal(const Vector3& normal);

}  // namespace sunshed
