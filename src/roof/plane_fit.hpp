#pragma once

#include <cstddef>

#include "sunshed/core/vector.hpp"

namespace sunshed {

/// z = c + a x + b y.
struct FittedPlane {
    double a = 0.0;
    double b = 0.0;
    double c = 0.0;
    [[nodiscard]] double z_at(Point2 p) const { return c + a * p.x + b * p.y; }
    [[nodiscard]] Vector3 normal() const { return normalized({-a, -b, 1.0}); }  ///< upward
};

/// Least squares in z, one point after another in constant time.
class PlaneFit {
public:
    static constexpr std::size_t fewest = 5;  ///< points whose plane is worth having

    void add(Point2 p, double z, double weight = 1.0) {
        if (count_ == 0) {
            z_reference_ = z;
        }
        const double h = z - z_reference_;
        ++count_;
        weight_ += weight;
        x_ += weight * p.x;
        y_ += weight * p.y;
        z_ += weight * h;
        xx_ += weight * p.x * p.x;
        xy_ += weight * p.x * p.y;
        yy_ += weight * p.y * p.y;
        xz_ += weight * p.x * h;
        yz_ += weight * p.y * h;
        zz_ += weight * h * h;
    }
    [[nodiscard]] int count() const { return count_; }
    /// Level at the mean height where the points do not span a plane.
    [[nodiscard]] FittedPlane plane() const;
    /// Root mean square of what a plane, as a rule that of the points, leaves over.
    [[nodiscard]] double rmse(const FittedPlane& fitted) const;
    /// Root mean square of the distance in height between two planes over the points.
    [[nodiscard]] double distance_m(const FittedPlane& p, const FittedPlane& q) const;

private:
    int count_ = 0;
    double weight_ = 0.0;
    double x_ = 0.0, y_ = 0.0, z_ = 0.0;
    double xx_ = 0.0, xy_ = 0.0, yy_ = 0.0, xz_ = 0.0, yz_ = 0.0, zz_ = 0.0;
    double z_reference_ = 0.0;  ///< of the first point: heights above the sea would cancel digits
};

}  // namespace sunshed
