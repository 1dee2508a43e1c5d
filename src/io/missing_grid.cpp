#include "missing_grid.hpp"

#include <proj.h>

#include <algorithm>
#include <memory>

namespace sunshed {

namespace {

template <auto Destroy>
struct Destroyer {
    template <class T>
    void operator()(T* object) const {
        Destroy(object);
    }
};

using Context = std::unique_ptr<PJ_CONTEXT, Destroyer<proj_context_destroy>>;
using Object = std::unique_ptr<PJ, Destroyer<proj_destroy>>;
using Objects = std::unique_ptr<PJ_OBJ_LIST, Destroyer<proj_list_destroy>>;
using Factory = std::unique_ptr<PJ_OPERATION_FACTORY_CONTEXT, Destroyer<proj_operation_factory_context_destroy>>;

/// All ways at a place, as if every grid were there, the best first by PROJ's own order.
Objects all_ways(PJ_CONTEXT* context, const PJ* from, const PJ* to, const GeographicPoint& near) {
    constexpr double around_deg = 0.1;
    const Factory factory(proj_create_operation_factory_context(context, nullptr));
    proj_operation_factory_context_set_area_of_interest(
        context, factory.get(), near.longitude_deg - around_deg, std::max(-90.0, near.latitude_deg - around_deg),
        near.longitude_deg + around_deg, std::min(90.0, near.latitude_deg + around_deg));
    proj_operation_factory_context_set_spatial_criterion(context, factory.get(),
                                                         PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION);
    proj_operation_factory_context_set_grid_availability_use(context, factory.get(), PROJ_GRID_AVAILABILITY_IGNORED);
    proj_operation_factory_context_set_allow_ballpark_transformations(context, factory.get(), 0);
    return Objects(proj_create_operations(context, from, to, factory.get()));
}

/// The first grid of a way that is not there; empty where all are.
std::string absent_grid(PJ_CONTEXT* context, const PJ* way) {
    for (int i = 0; i < proj_coordoperation_get_grid_used_count(context, way); ++i) {
        const char* name = nullptr;
        int is_there = 1;
        if (proj_coordoperation_get_grid_used(context, way, i, &name, nullptr, nullptr, nullptr, nullptr, nullptr,
                                              &is_there) != 0 &&
            is_there == 0 && name != nullptr) {
            return name;
        }
    }
    return {};
}

}  // namespace

std::optional<MissingGrid> missing_grid(const CrsInfo& from, const CrsInfo& to, const GeographicPoint& near,
                                        double than_m) {
    const Context context(proj_context_create());
    proj_log_level(context.get(), PJ_LOG_NONE);
    const Object source(proj_create(context.get(), from.wkt.c_str()));
    const Object target(proj_create(context.get(), to.wkt.c_str()));
    if (!source || !target) {
        return std::nullopt;
    }
    const Objects ways = all_ways(context.get(), source.get(), target.get(), near);
    std::optional<MissingGrid> best;
    for (int i = 0; ways && i < proj_list_get_count(ways.get()); ++i) {
        const Object way(proj_list_get(context.get(), ways.get(), i));
        const double accuracy_m = proj_coordoperation_get_accuracy(context.get(), way.get());
        const std::string grid = absent_grid(context.get(), way.get());
        const bool is_better = !(accuracy_m >= than_m) && (!best || accuracy_m < best->accuracy_m);
        if (!grid.empty() && accuracy_m >= 0.0 && is_better) {
            best = MissingGrid{grid, accuracy_m};
        }
    }
    return best;
}

}  // namespace sunshed
