#pragma once

#include <optional>
#include <vector>

#include "sunshed/core/parallel.hpp"
#include "sunshed/core/raster.hpp"

namespace sunshed {

struct FarHorizonOptions {
    double reach_m = 100000.0;          ///< nothing farther away shades
    double earth_radius_m = 6371000.0;  ///< mean radius, IUGG
    double refraction = 0.13;           ///< terrestrial refraction coefficient k of survey practice (Gauss)
    int most_observers_per_side = 24;   ///< of the net of places from which far terrain is observed
    std::optional<Box2> covered{};      ///< where terrain is known better than from afar; nothing = the scene
};

/// How much lower a place appears for lying d away on a round earth through bending air: d^2 (1 - k) / 2R, m.
double curvature_drop_m(double distance_m, const FarHorizonOptions& options);

/// What terrain outside a scene hides from it.
///
/// From a net of observers over the scene each direction is followed over the coarse terrain, from where it leaves the
/// scene out to the reach, in steps of a coarse cell that grow with the distance; the skyline's slope and distance are
/// kept. A cell's far horizon is interpolated between the four observers around it and moved to its own elevation:
/// a skyline d away appears (difference of elevation) / d lower.
class FarHorizon {
public:
    /// @param terrain_m    coarse elevations in the scene's axes, metres; NaN where unknown (nothing there shades)
    /// @param elevation_m  the scene
    /// @param first_grid_azimuth_deg  of direction 0, in the grid's axes
    FarHorizon(const FloatRaster& terrain_m, const FloatRaster& elevation_m, int directions, Threads threads,
               const FarHorizonOptions& options = {}, double first_grid_azimuth_deg = 0.0);

    /// Raises horizons of one direction (as horizon_tangent() gives them) to what the far terrain hides.
    /// @param direction  0..directions-1, evenly clockwise from the first
    /// @param elevation_m, tangent  of the scene or a part of it
    void raise(int direction, const FloatRaster& elevation_m, Threads threads, FloatRaster& tangent) const;

    /// What the far terrain hides from one point: the tangent of its elevation; may lie below 0.
    [[nodiscard]] float tangent(int direction, Point2 position, double elevation_m) const;

    [[nodiscard]] int directions() const { return directions_; }

    /// The highest far horizon from any observer, degrees; for reports.
    [[nodiscard]] double highest_deg() const;

private:
    /// What one observer sees in one direction.
    struct Skyline {
        float tangent = 0.0F;    ///< from the observer's elevation
        float per_metre = 0.0F;  ///< 1 / distance; 0 = nothing there
    };

    /// A place between two observers along one axis of their net.
    struct Between {
        int first = 0;
        float beyond = 0.0F;  ///< share of the way to the next

        /// @param cell  column or row of the scene, of so many
        Between(double cell, int cells, int observers);
    };
    [[nodiscard]] float tangent_at(int direction, const Between& x, const Between& y, float here_m) const;
    [[nodiscard]] Skyline skyline_from(const FloatRaster& terrain_m, Point2 from, double elevation_m,
                                       double grid_azimuth_deg) const;

    GridGeometry scene_;
    FarHorizonOptions options_;
    int directions_ = 0;
    int columns_ = 0;  ///< observers
    int rows_ = 0;
    std::vector<float> observer_elevation_m_;
    std::vector<Skyline> skylines_;  ///< [direction][observer]
};

}  // namespace sunshed
