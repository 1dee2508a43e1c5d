#include "sunshed/building/plan_building.hpp"

#include <algorithm>
#include <cmath>
#include <exception>

#include "sunshed/core/angle.hpp"

namespace sunshed {

namespace {

bool lies_within(const Box2& inner, const Box2& outer) {
    return inner.min_x >= outer.min_x && inner.max_x <= outer.max_x && inner.min_y >= outer.min_y &&
           inner.max_y <= outer.max_y;
}

RoofPlan without_roof(BuildingStatus status, std::string reason) {
    return {status, std::move(reason), false, {}, {}, {}};
}

/// The share of the footprint's cells that the input had values for.
double known_share(const Surface& surface, const std::vector<CellIndex>& cells) {
    const auto known =
        std::count_if(cells.begin(), cells.end(), [&](const CellIndex& c) { return surface.known.at(c) != 0; });
    return cells.empty() ? 0.0 : static_cast<double>(known) / static_cast<double>(cells.size());
}

std::vector<RoofSegment> segments_of(const BuildingInput& building, const Surface& surface,
                                     const PlanOptions& options) {
    if (options.surface_shows_roofs) {
        return segment_roof(surface.elevation_m, building.footprint, options.roof);
    }
    const auto point = representative_point(building.footprint);
    const auto cell = point ? surface.geometry().cell_at(*point) : std::nullopt;
    if (!cell) {
        return {};
    }
    return flat_prism_roof(surface.geometry(), building.footprint, surface.elevation_m.at(*cell));
}

/// The same direction of rows as a layout's.
RowDirection direction_of(const ModuleLayout& layout, const LayoutOptions& options) {
    const double off_deg = azimuth_difference_deg(layout.azimuth_deg, options.equator_azimuth_deg);
    const bool toward_equator = std::min(off_deg, std::abs(off_deg - 90.0)) < 1e-6;
    return toward_equator ? RowDirection::equator : RowDirection::building;
}

std::vector<FlatTrial> try_flat_layouts(const RoofSegment& segment, const ModuleLayout& chosen,
                                        const LayoutOptions& options) {
    LayoutOptions trial = options;
    trial.row_direction = direction_of(chosen, options);
    trial.choose_tilt = false;
    std::vector<FlatTrial> trials;
    const auto add = [&](std::string name) {
        ModuleLayout layout = layout_modules(segment, trial);
        const auto count = static_cast<int>(layout.modules.size());
        layout.modules = {};
        trials.push_back({std::move(name), std::move(layout), count, area_m2(segment.usable)});
    };
    trial.flat_system = FlatSystem::rows;
    for (const int tilt_deg : {10, 15, 20, 30, 40}) {
        trial.flat_tilt_deg = tilt_deg;
        add("tilt_" + std::to_string(tilt_deg));
    }
    trial.flat_system = FlatSystem::east_west;
    add("east_west");
    return trials;
}

void lay_modules(RoofPlan& plan, const PlanOptions& options) {
    for (RoofSegment& segment : plan.segments) {
        try {
            find_usable_area(segment, options.setback);
        } catch (const std::exception& error) {
            plan.reason = error.what();
        }
        plan.layouts.push_back(layout_modules(segment, options.layout));
        const bool is_flat = std::isnan(segment.azimuth_deg) && !segment.usable.empty();
        plan.flat_trials.push_back(is_flat && options.flat_trials
                                       ? try_flat_layouts(segment, plan.layouts.back(), options.layout)
                                       : std::vector<FlatTrial>());
        reject_empty_pieces(segment, plan.layouts.back());
        plan.layouts.back().array_area_m2 = std::min(plan.layouts.back().array_area_m2, area_m2(segment.usable));
    }
}

RoofPlan plan_usable(const BuildingInput& building, const Surface& surface, const PlanOptions& options) {
    const Box2 box = bounding_box(building.footprint);
    if (!box.intersects(surface.geometry().bounds())) {
        return without_roof(BuildingStatus::outside, "it lies outside the elevation model");
    }
    if (!lies_within(box, surface.geometry().bounds())) {
        return without_roof(BuildingStatus::cut_by_border, "the border of the elevation model cuts it");
    }
    const auto cells = cells_inside(surface.geometry(), building.footprint);
    if (cells.empty()) {
        return without_roof(BuildingStatus::no_segment, "it is smaller than a cell of the elevation model");
    }
    if (known_share(surface, cells) < 0.5) {
        return without_roof(BuildingStatus::no_segment, "the elevation model has no values on most of its roof");
    }
    RoofPlan plan;
    plan.estimated = !options.surface_shows_roofs;
    plan.segments = segments_of(building, surface, options);
    if (plan.segments.empty()) {
        return without_roof(BuildingStatus::no_segment, "no roof plane was found");
    }
    lay_modules(plan, options);
    return plan;
}

}  // namespace

RoofPlan plan_roof(const BuildingInput& building, const Surface& surface, const PlanOptions& options) {
    if (building.footprint.empty()) {
        return without_roof(BuildingStatus::failed,
                            building.geometry_note.empty() ? "it has no geometry" : building.geometry_note);
    }
    try {
        return plan_usable(building, surface, options);
    } catch (const std::exception& error) {
        return without_roof(BuildingStatus::failed, error.what());
    }
}

}  // namespace sunshed
