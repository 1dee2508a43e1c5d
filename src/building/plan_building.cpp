#include "sunshed/building/plan_building.hpp"

#include <algorithm>
#include <cmath>
#include <exception>

namespace sunshed {

namespace {

bool lies_within(const Box2& inner, const Box2& outer) {
    return inner.min_x >= outer.min_x && inner.max_x <= outer.max_x && inner.min_y >= outer.min_y &&
           inner.max_y <= outer.max_y;
}

RoofPlan without_roof(BuildingStatus status, std::string reason) {
    return {status, std::move(reason), false, {}, {}};
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

void lay_modules(RoofPlan& plan, const PlanOptions& options) {
    for (RoofSegment& segment : plan.segments) {
        try {
            find_usable_area(segment, options.setback);
        } catch (const std::exception& error) {
            segment.usable.clear();
            segment.usable_area_m2 = 0.0;
            plan.reason = error.what();
        }
        plan.layouts.push_back(layout_modules(segment, options.layout));
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
