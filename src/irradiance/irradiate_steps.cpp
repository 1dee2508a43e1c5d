#include "sunshed/irradiance/irradiate_steps.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "cell_sums.hpp"
#include "scene_horizons.hpp"
#include "sunshed/core/angle.hpp"

namespace sunshed {

namespace {

constexpr std::size_t cells_of_a_thread = 4096;

/// What stands around the cells, with or without leaves.
class Around {
public:
    /// @param from, to  share of the whole work before and after, for progress
    Around(const IrradianceRequest& request, const FloatRaster& obstacles_m, const MaxPyramid* beyond, int directions,
           Progress& progress, double from, double to)
        : horizons_(request, obstacles_m, beyond) {
        const SkyTable uniform_sky = build_sky_table(SkyYear{}, directions, 0.0);
        CellSums sums(request.normals, uniform_sky, false);
        for (int direction = 0; direction < directions; ++direction) {
            stop_if_cancelled(progress);
            horizons_.find_toward(direction * 360.0 / directions, tangent_);
            sums.add_direction(direction, tangent_, request.threads);
            progress.advance(from + (to - from) * (direction + 1) / directions);
        }
        const std::size_t cells = request.normals.x.values.size();
        plane_sky_view_.resize(cells);
        horizon_band_.resize(cells);
        for (std::size_t i = 0; i < cells; ++i) {
            plane_sky_view_[i] = static_cast<float>(std::clamp(sums.plane_sky_view(i), 0.0, 1.0));
            horizon_band_[i] = static_cast<float>(sums.horizon_band(i));
        }
        sky_view_ = sums.release_sky_view();
    }

    void turn_toward(double grid_azimuth_deg) { horizons_.find_toward(grid_azimuth_deg, tangent_); }

    /// Whether a cell sees a sun at this height, in the direction that was turned to last.
    [[nodiscard]] bool sees(std::size_t cell, float tangent_of_sun) const {
        return tangent_.values[cell] <= tangent_of_sun;
    }
    [[nodiscard]] float plane_sky_view(std::size_t cell) const { return plane_sky_view_[cell]; }
    [[nodiscard]] float horizon_band(std::size_t cell) const { return horizon_band_[cell]; }
    [[nodiscard]] FloatRaster& sky_view() { return sky_view_; }

private:
    SceneHorizons horizons_;
    FloatRaster tangent_;
    std::vector<float> plane_sky_view_;
    std::vector<float> horizon_band_;
    FloatRaster sky_view_;
};

}  // namespace

struct StepIrradiance::Impl {
    const IrradianceRequest& request;
    Around solid;
    std::optional<Around> leaves{};

    Impl(const IrradianceRequest& of, int directions, Progress& progress)
        : request(of),
          solid(of, of.surface.elevation_m, of.tile ? of.tile->beyond : nullptr, directions, progress, 0.0,
                of.trees != nullptr ? 0.5 : 1.0) {
        if (request.trees != nullptr) {
            leaves.emplace(request, request.trees->top_m, request.trees->beyond, directions, progress, 0.5, 1.0);
            mix_sky_views();
        }
    }

    void mix_sky_views() {
        double through = 0.0;
        for (const double share : request.trees->transmissivity) {
            through += share / 12.0;
        }
        for (std::size_t i = 0; i < solid.sky_view().values.size(); ++i) {
            float& view = solid.sky_view().values[i];
            view = static_cast<float>(through * view + (1.0 - through) * leaves->sky_view().values[i]);
        }
    }

    [[nodiscard]] float through_leaves(int month) const {
        return leaves ? static_cast<float>(request.trees->transmissivity[static_cast<std::size_t>(month)]) : 1.0F;
    }

    void add_sun(const SunSample& sun, int month, double grid_convergence_deg, StepResult& result) {
        const double grid_azimuth_deg = wrap_azimuth_deg(sun.azimuth_deg - grid_convergence_deg);
        solid.turn_toward(grid_azimuth_deg);
        if (leaves) {
            leaves->turn_toward(grid_azimuth_deg);
        }
        const Vector3 to_sun = to_grid_axes(sun.direction, grid_convergence_deg);
        const auto tangent = static_cast<float>(to_sun.z / std::hypot(to_sun.x, to_sun.y));
        const float through = through_leaves(month);
        const auto add_cell = [&](std::size_t i) {
            const bool is_past_leaves = leaves ? leaves->sees(i, tangent) : solid.sees(i, tangent);
            const float light =
                through * (solid.sees(i, tangent) ? 1.0F : 0.0F) + (1.0F - through) * (is_past_leaves ? 1.0F : 0.0F);
            const NormalField& n = request.normals;
            const double cosine = n.x.values[i] * to_sun.x + n.y.values[i] * to_sun.y + n.z.values[i] * to_sun.z;
            const double on_plane = light * std::max(0.0, cosine);
            result.beam_wh_m2.values[i] += static_cast<float>(on_plane * sun.beam_wh_m2);
            result.diffuse_wh_m2.values[i] += static_cast<float>(on_plane * sun.circumsolar_wh_m2);
            result.sun_hours.values[i] += is_past_leaves ? static_cast<float>(sun.duration_h) : 0.0F;
        };
        for_each_cell(add_cell);
    }

    void add_sky(const SkyInterval& interval, StepResult& result) {
        const float through = through_leaves(interval.month);
        const auto add_cell = [&](std::size_t i) {
            const auto mixed = [&](float past_solid, float past_leaves) {
                return through * past_solid + (1.0F - through) * past_leaves;
            };
            const double view =
                leaves ? mixed(solid.plane_sky_view(i), leaves->plane_sky_view(i)) : solid.plane_sky_view(i);
            const double band = leaves ? mixed(solid.horizon_band(i), leaves->horizon_band(i)) : solid.horizon_band(i);
            // The band may darken the sky (Perez's F2 < 0), but not below nothing.
            const double sky = std::max(0.0, interval.isotropic_wh_m2 * view + interval.horizon_band_wh_m2 * band);
            result.diffuse_wh_m2.values[i] += static_cast<float>(sky);
            result.reflected_wh_m2.values[i] +=
                static_cast<float>(interval.global_horizontal_wh_m2 * interval.albedo * (1.0 - view));
        };
        for_each_cell(add_cell);
    }

    void add_up(StepResult& result) {
        for_each_cell([&](std::size_t i) {
            result.global_wh_m2.values[i] =
                result.beam_wh_m2.values[i] + result.diffuse_wh_m2.values[i] + result.reflected_wh_m2.values[i];
        });
    }

    template <class OnCell>
    void for_each_cell(const OnCell& on_cell) const {
        parallel_for(
            request.normals.x.values.size(), request.threads,
            [&](std::size_t begin, std::size_t end) {
                for (std::size_t i = begin; i < end; ++i) {
                    on_cell(i);
                }
            },
            cells_of_a_thread);
    }
};

StepIrradiance::StepIrradiance(const IrradianceRequest& request, int directions, Progress& progress)
    : impl_(std::make_unique<Impl>(request, directions, progress)) {}

StepIrradiance::~StepIrradiance() = default;

StepResult StepIrradiance::irradiate(const SkyYear& sky, const SkyStep& step, double grid_convergence_deg) {
    StepResult result;
    for (FloatRaster* raster : {&result.global_wh_m2, &result.beam_wh_m2, &result.diffuse_wh_m2,
                                &result.reflected_wh_m2, &result.sun_hours}) {
        *raster = FloatRaster(impl_->request.normals.x.geometry);
    }
    for (std::size_t i = step.first; i < step.first + step.count; ++i) {
        const SkyInterval& interval = sky.intervals[i];
        for (int sample = 0; sample < interval.sample_count; ++sample) {
            const auto at = static_cast<std::size_t>(interval.first_sample + sample);
            impl_->add_sun(sky.samples[at], interval.month, grid_convergence_deg, result);
        }
        if (interval.global_horizontal_wh_m2 > 0.0) {
            impl_->add_sky(interval, result);
        }
    }
    impl_->add_up(result);
    return result;
}

const FloatRaster& StepIrradiance::sky_view() const {
    return impl_->solid.sky_view();
}

FloatRaster incidence_deg(const NormalField& normals, const SunSample& sun, double grid_convergence_deg) {
    const Vector3 to_sun = to_grid_axes(sun.direction, grid_convergence_deg);
    FloatRaster angle(normals.x.geometry);
    for (std::size_t i = 0; i < angle.values.size(); ++i) {
        const double cosine =
            normals.x.values[i] * to_sun.x + normals.y.values[i] * to_sun.y + normals.z.values[i] * to_sun.z;
        angle.values[i] = static_cast<float>(to_degrees(std::acos(std::clamp(cosine, -1.0, 1.0))));
    }
    return angle;
}

}  // namespace sunshed
