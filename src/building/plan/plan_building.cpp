#include "sunshed/building/plan_building.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <exception>
#include <utility>

#include "coarse_roof.hpp"
#include "local_frame.hpp"
#include "roof_confidence.hpp"
#include "sunshed/building/raised_roof.hpp"
#include "sunshed/building/roof_outline.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/roof/ground_inside.hpp"
#include "sunshed/roof/polygon_boolean.hpp"
#include "sunshed/roof/segment_borders.hpp"
#include "sunshed/surface/build_surface.hpp"

#include "sunshed/core/angle.hpp"

namespace sunshed {

namespace {

bool lies_within(const Box2& inner, const Box2& outer) {
    return inner.min_x >= outer.min_x && inner.max_x <= outer.max_x && inner.min_y >= outer.min_y &&
           inner.max_y <= outer.max_y;
}

RoofPlan without_roof(BuildingStatus status, BuildingReason reason) {
    RoofPlan plan;
    plan.status = status;
    plan.reason = std::move(reason);
    return plan;
}

/// The share of the footprint's cells that the input had no values for.
double unknown_share(const Surface& surface, const std::vector<CellIndex>& cells) {
    const auto unknown =
        std::count_if(cells.begin(), cells.end(), [&](const CellIndex& c) { return surface.known.at(c) == 0; });
    return static_cast<double>(unknown) / static_cast<double>(cells.size());
}

/// Planes of a roof with holes: what was filled in where the elevation model knows nothing is no roof, nor is ground.
std::vector<RoofSegment> segments_around_holes(const BuildingInput& building, const Surface& surface,
                                               const std::vector<CellIndex>& ground, const RoofOptions& options) {
    const Window window = surface.geometry().window_of(bounding_box(building.footprint));
    FloatRaster roof_m(surface.geometry().part(window), missing_f);
    for (int row = 0; row < window.rows; ++row) {
        for (int column = 0; column < window.columns; ++column) {
            const CellIndex cell{window.column + column, window.row + row};
            if (surface.known.at(cell) != 0) {
                roof_m.at({column, row}) = surface.elevation_m.at(cell);
            }
        }
    }
    for (const CellIndex& cell : ground) {
        roof_m.at({cell.column - window.column, cell.row - window.row}) = missing_f;
    }
    auto segments = segment_roof(roof_m, building.footprint, options);
    for (RoofSegment& segment : segments) {
        for (CellIndex& cell : segment.cells) {
            cell = {cell.column + window.column, cell.row + window.row};
        }
    }
    return segments;
}

/// The share of the cells that lie farther off their planes than planes may.
double stray_share(const std::vector<RoofSegment>& segments, const FloatRaster& elevation_m, double tolerance_m) {
    std::size_t cells = 0;
    std::size_t strays = 0;
    for (const RoofSegment& segment : segments) {
        const double allowed_m = std::max(2.0 * tolerance_m, 3.0 * segment.plane_rmse_m);
        cells += segment.cells.size();
        for (const CellIndex& cell : segment.cells) {
            const double off_m = elevation_m.at(cell) - segment.plane.height_at(elevation_m.geometry.cell_center(cell));
            strays += std::abs(off_m) > allowed_m ? 1 : 0;
        }
    }
    return cells > 0 ? static_cast<double>(strays) / static_cast<double>(cells) : 0.0;
}

/// Planes that the surface shows.
void measure_roof(const BuildingInput& building, const Surface& surface, const RoofOptions& options, RoofPlan& plan) {
    const auto ground = ground_inside(surface.elevation_m, surface.ground_m, building.footprint);
    plan.segments = plan.unknown_share > 0.0 || !ground.empty()
                        ? segments_around_holes(building, surface, ground, options)
                        : segment_roof(surface.elevation_m, building.footprint, options);
    plan.coarse = is_coarse(plan.segments);
    plan.confidence = roof_confidence(plan.segments, building.footprint, surface.geometry().cell_size_m);
    plan.stray_share = stray_share(plan.segments, surface.elevation_m, options.plane_tolerance_m);
}

/// The roof that a building is given where no surface shows it; `fault` is set where its outline allows none of its
/// shape.
std::vector<RoofSegment> estimated_roof(const BuildingInput& building, const Surface& surface, double usual_tilt_deg,
                                        std::optional<BuildingReason>& fault) {
    if (building.height_m && !surface.ground_m.empty()) {
        RaisedRoof roof = raised_roof(building, surface.geometry(), usual_tilt_deg);
        const double eaves_m = prism_roof_elevation_m(surface.ground_m, {building.footprint, roof.eaves_height_m});
        for (RoofSegment& segment : roof.segments) {
            segment.plane.offset_m += eaves_m;
        }
        if (!roof.segments.empty()) {
            return std::move(roof.segments);
        }
        if (!roof.fault.empty()) {
            fault = {BuildingReasonKind::flat_roof_assumed, {roof.fault}};
        }
    }
    const double roof_m = middle_elevation_m(surface.elevation_m, building.footprint);
    return std::isfinite(roof_m) ? flat_prism_roof(surface.geometry(), building.footprint, roof_m)
                                 : std::vector<RoofSegment>();
}

/// The same direction of rows as a layout's.
RowDirection direction_of(const ModuleLayout& layout, const Site& site) {
    const double off_deg = azimuth_difference_deg(layout.azimuth_deg, site.equator_azimuth_deg());
    const bool toward_equator = std::min(off_deg, std::abs(off_deg - 90.0)) < 1e-6;
    return toward_equator ? RowDirection::equator : RowDirection::building;
}

constexpr std::array<std::pair<FlatOption, double>, 5> rows_of_tilt{{
    {FlatOption::tilt_10, 10.0},
    {FlatOption::tilt_15, 15.0},
    {FlatOption::tilt_20, 20.0},
    {FlatOption::tilt_30, 30.0},
    {FlatOption::tilt_40, 40.0},
}};

std::vector<FlatTrial> try_flat_layouts(const RoofSegment& segment, const ModuleLayout& chosen,
                                        const ModuleSize& module, const Site& site, const LayoutOptions& options,
                                        const StrayCells& strays) {
    LayoutOptions trial = options;
    trial.row_direction = direction_of(chosen, site);
    trial.choose_tilt = false;
    std::vector<FlatTrial> trials;
    const auto add = [&](FlatOption option) {
        ModuleLayout layout = layout_modules(segment, module, site, trial, strays);
        const auto count = static_cast<int>(layout.modules.size());
        layout.modules = std::vector<PlacedModule>();
        trials.push_back({option, std::move(layout), count, area_m2(segment.usable)});
    };
    trial.flat_system = FlatSystem::rows;
    for (const auto& [option, tilt_deg] : rows_of_tilt) {
        trial.flat_tilt_deg = tilt_deg;
        add(option);
    }
    trial.flat_system = FlatSystem::east_west;
    add(FlatOption::east_west);
    return trials;
}

void place_modules(RoofPlan& plan, const FloatRaster& elevation_m, const Site& site, const ModuleSize& module,
                   const PlanOptions& options) {
    for (RoofSegment& segment : plan.segments) {
        try {
            find_usable_area(segment, options.setback);
        } catch (const std::exception& error) {
            plan.reason = {BuildingReasonKind::failed, {error.what()}};
        }
        const StrayCells strays = plan.estimated ? StrayCells() : StrayCells(elevation_m, segment, options.roof);
        plan.layouts.push_back(layout_modules(segment, module, site, options.layout, strays));
        const bool is_flat = std::isnan(segment.azimuth_deg) && !segment.usable.empty();
        plan.flat_trials.push_back(
            is_flat && options.flat_trials
                ? try_flat_layouts(segment, plan.layouts.back(), module, site, options.layout, strays)
                : std::vector<FlatTrial>());
        reject_empty_pieces(segment, plan.layouts.back());
        plan.layouts.back().array_area_m2 = std::min(plan.layouts.back().array_area_m2, area_m2(segment.usable));
    }
}

/// Footprints as they come may overlap themselves or have holes that reach outside; exact set operations mend those.
/// @throws Error{bad_input} where a ring crosses itself
MultiPolygon sound_footprint(const MultiPolygon& footprint) {
    const bool is_plain =
        footprint.size() == 1 && footprint.front().holes.empty() && is_simple(footprint.front().outer);
    return is_plain ? footprint : united(footprint);
}

RoofPlan plan_usable(const BuildingInput& building, const Surface& surface, const Site& site, const ModuleSize& module,
                     const PlanOptions& options) {
    const auto cells = cells_inside(surface.geometry(), building.footprint);
    if (cells.empty()) {
        return without_roof(BuildingStatus::no_segment, {BuildingReasonKind::smaller_than_a_cell, {}});
    }
    RoofPlan plan;
    plan.unknown_share = unknown_share(surface, cells);
    if (plan.unknown_share > 0.5) {
        return without_roof(BuildingStatus::no_segment, {BuildingReasonKind::no_elevations, {}});
    }
    plan.estimated = !options.surface_shows_roofs;
    if (plan.estimated) {
        plan.segments = estimated_roof(building, surface, options.hip_tilt_deg, plan.reason);
    } else {
        measure_roof(building, surface, options.roof, plan);
    }
    find_borders(plan.segments);
    if (plan.segments.empty()) {
        return without_roof(BuildingStatus::no_segment, {BuildingReasonKind::no_plane, {}});
    }
    if (options.place_modules) {
        place_modules(plan, surface.elevation_m, site, module, options);
    }
    return plan;
}

}  // namespace

RoofPlan plan_roof(const BuildingInput& building, const Surface& surface, const Site& site, const ModuleSize& module,
                   const PlanOptions& options) {
    if (building.footprint.empty()) {
        return without_roof(building.counted_elsewhere ? BuildingStatus::no_segment : BuildingStatus::failed,
                            building.outline_fault.value_or(BuildingReason{BuildingReasonKind::outline_missing, {}}));
    }
    try {
        const double cell_size_m = surface.geometry().cell_size_m;
        RoofOutline outline = roof_outline(building.footprint, cell_size_m);
        if (outline.fault) {
            return without_roof(BuildingStatus::failed, *outline.fault);
        }
        const LocalFrame frame(surface.geometry(), outline.footprint);
        // Parts that cross each other may unite to far more vertices than they have.
        outline = roof_outline(sound_footprint(frame.local(std::move(outline.footprint))), cell_size_m);
        if (outline.fault) {
            return without_roof(BuildingStatus::failed, *outline.fault);
        }
        BuildingInput sound = building;
        sound.footprint = std::move(outline.footprint);
        if (sound.footprint.empty()) {
            return without_roof(BuildingStatus::failed, {BuildingReasonKind::no_area_left, {}});
        }
        const Box2 box = bounding_box(sound.footprint);
        const Box2 known = frame.local_grid().bounds();
        if (!box.intersects(known)) {
            return without_roof(BuildingStatus::outside, {BuildingReasonKind::outside_the_model, {}});
        }
        if (!lies_within(box, known)) {
            return without_roof(BuildingStatus::cut_by_border, {BuildingReasonKind::cut_by_the_border, {}});
        }
        return frame.on_grid(plan_usable(sound, frame.local(surface), site, module, options));
    } catch (const std::exception& error) {
        return without_roof(BuildingStatus::failed, {BuildingReasonKind::failed, {error.what()}});
    }
}

void fill_height(BuildingInput& building, const Surface& surface) {
    if (building.height_m || building.footprint.empty() || surface.ground_m.empty()) {
        return;
    }
    double sum = 0.0;
    int count = 0;
    for (const CellIndex& cell : cells_inside(surface.geometry(), building.footprint)) {
        const double height = surface.elevation_m.at(cell) - surface.ground_m.at(cell);
        if (std::isfinite(height)) {
            sum += height;
            ++count;
        }
    }
    if (count > 0) {
        building.height_m = std::max(0.0, sum / count);
    }
}

}  // namespace sunshed
