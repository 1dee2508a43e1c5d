#include "sunshed/building/module_sun.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "sunshed/core/angle.hpp"

namespace sunshed {

namespace {

constexpr double group_reach_m = 3.5;  // modules whose middle lies nearer to the first one's form one group
constexpr double same_light = 0.02;    // neighbours that differ by more lie at the edge of a shadow
constexpr double flush_over_roof_m = 0.1;

/// Modules whose light is computed at one place.
struct Group {
    std::size_t first = 0;
    std::size_t count = 0;
    Point2 middle;
    double height_m = 0.0;
    std::size_t turned = 0;  ///< how many of them face away
};

Point2 middle_of(const PlacedModule& module) {
    return {(module.corners[0].x + module.corners[2].x) / 2.0, (module.corners[0].y + module.corners[2].y) / 2.0};
}

/// Neighbours in the order in which modules were laid.
std::vector<Group> groups_of(const std::vector<PlacedModule>& modules, double reach_m) {
    std::vector<Group> groups;
    for (std::size_t i = 0; i < modules.size(); ++i) {
        const Point2 middle = middle_of(modules[i]);
        const Point2 start = groups.empty() ? Point2{} : middle_of(modules[groups.back().first]);
        if (groups.empty() || std::hypot(middle.x - start.x, middle.y - start.y) > reach_m) {
            groups.emplace_back().first = i;
        }
        Group& group = groups.back();
        const double share = 1.0 / static_cast<double>(++group.count);
        group.middle.x += share * (middle.x - group.middle.x);
        group.middle.y += share * (middle.y - group.middle.y);
        group.height_m += share * (modules[i].center_height_m - group.height_m);
        group.turned += modules[i].turned ? 1 : 0;
    }
    return groups;
}

/// Sums horizons of one part of the light into a table.
class TableSums {
public:
    void add(const PointHorizons& horizons, std::size_t modules) {
        counts_.resize(horizons.tangents.size());
        for (std::size_t direction = 0; direction < counts_.size(); ++direction) {
            counts_[direction].add(static_cast<float>(horizons.tangents[direction]),
                                   static_cast<std::uint32_t>(modules));
        }
        cells_ += modules;
    }

    [[nodiscard]] SunlitTable table() const {
        SunlitTable table;
        table.directions = static_cast<int>(counts_.size());
        table.cell_count = static_cast<int>(cells_);
        table.open_share.resize(counts_.size() * (SunlitTable::bins + 1));
        for (std::size_t direction = 0; direction < counts_.size(); ++direction) {
            counts_[direction].write(table, static_cast<int>(direction));
        }
        return table;
    }

private:
    std::vector<OpeningCounts> counts_;
    std::size_t cells_ = 0;
};

/// The horizons and the light of one group.
struct GroupLight {
    Group group;
    std::vector<PointHorizons> horizons;  ///< of each part of the light
    double year_kwh_m2 = 0.0;             ///< on the group's modules
};

class ModuleView {
public:
    ModuleView(const ModuleLayout& layout, const SceneLight& light, double rows_edge_m)
        : light_(light),
          lift_m_(layout.in_rows ? rows_edge_m : flush_over_roof_m),
          front_(normal_from_tilt_azimuth(layout.tilt_deg, layout.azimuth_deg)) {}

    [[nodiscard]] std::vector<GroupLight> light_of(const std::vector<Group>& groups) const {
        std::vector<PlumbLine> lines;
        std::vector<GroupLight> lights;
        for (const Group& group : groups) {
            lines.push_back({group.middle, {group.height_m + lift_m_}, {0.0, 0.0, 1.0}});  // sees all around
            lights.push_back({group, {}, 0.0});
        }
        std::vector<PointHorizons> solid;
        for (const LightProbe& part : light_.parts) {
            std::vector<PointHorizons> horizons = part.horizons(lines, solid);
            add_light(part, lines, horizons, lights);
            for (std::size_t i = 0; i < lights.size(); ++i) {
                lights[i].horizons.push_back(horizons[i]);
            }
            if (solid.empty()) {
                solid = std::move(horizons);
            }
        }
        return lights;
    }

private:
    void add_light(const LightProbe& part, std::vector<PlumbLine> lines, std::span<const PointHorizons> horizons,
                   std::vector<GroupLight>& lights) const {
        const bool any_turned =
            std::any_of(lights.begin(), lights.end(), [](const GroupLight& light) { return light.group.turned > 0; });
        for (const bool turned : {false, true}) {
            if (turned && !any_turned) {
                break;
            }
            for (PlumbLine& line : lines) {
                line.normal = turned ? Vector3{-front_.x, -front_.y, front_.z} : front_;
            }
            const std::vector<double> year_kwh_m2 = part.year_kwh_m2(lines, horizons);
            for (std::size_t i = 0; i < lights.size(); ++i) {
                const Group& group = lights[i].group;
                const std::size_t modules = turned ? group.turned : group.count - group.turned;
                lights[i].year_kwh_m2 +=
                    static_cast<double>(modules) / static_cast<double>(group.count) * year_kwh_m2[i];
            }
        }
    }

    const SceneLight& light_;
    double lift_m_;
    Vector3 front_;
};

bool differ(const GroupLight& a, const GroupLight& b) {
    return std::abs(a.year_kwh_m2 - b.year_kwh_m2) > same_light * std::max(a.year_kwh_m2, b.year_kwh_m2);
}

/// Groups first; where one gets more or less than the next, each of its modules is computed on its own.
std::vector<GroupLight> light_of_layout(const ModuleLayout& layout, const ModuleView& view) {
    std::vector<GroupLight> coarse = view.light_of(groups_of(layout.modules, group_reach_m));
    const auto is_edge = [&](std::size_t i) {
        return coarse[i].group.count > 1 && ((i > 0 && differ(coarse[i - 1], coarse[i])) ||
                                             (i + 1 < coarse.size() && differ(coarse[i], coarse[i + 1])));
    };
    std::vector<Group> singles;
    for (std::size_t i = 0; i < coarse.size(); ++i) {
        if (is_edge(i)) {
            const auto first = layout.modules.begin() + static_cast<std::ptrdiff_t>(coarse[i].group.first);
            const std::vector<PlacedModule> own(first, first + static_cast<std::ptrdiff_t>(coarse[i].group.count));
            const std::vector<Group> groups = groups_of(own, 0.0);
            singles.insert(singles.end(), groups.begin(), groups.end());
        }
    }
    std::vector<GroupLight> fine = view.light_of(singles);
    std::vector<GroupLight> lights;
    auto next = fine.begin();
    for (std::size_t i = 0; i < coarse.size(); ++i) {
        if (is_edge(i)) {
            const auto count = static_cast<std::ptrdiff_t>(coarse[i].group.count);
            std::move(next, next + count, std::back_inserter(lights));
            next += count;
        } else {
            lights.push_back(coarse[i]);
        }
    }
    return lights;
}

}  // namespace

ModuleSun module_sun(const ModuleLayout& layout, const SceneLight& light, double rows_edge_m) {
    if (layout.modules.empty() || light.parts.empty()) {
        return {};
    }
    ModuleSun sun;
    std::vector<TableSums> tables(light.parts.size());
    double sum = 0.0;
    for (const GroupLight& one : light_of_layout(layout, ModuleView(layout, light, rows_edge_m))) {
        sun.shares.insert(sun.shares.end(), one.group.count, one.year_kwh_m2);
        sum += one.year_kwh_m2 * static_cast<double>(one.group.count);
        for (std::size_t part = 0; part < tables.size(); ++part) {
            tables[part].add(one.horizons[part], one.group.count);
        }
    }
    const double mean = sum / static_cast<double>(sun.shares.size());
    for (double& share : sun.shares) {
        share = mean > 0.0 ? share / mean : 1.0;
    }
    sun.surroundings.solid = tables.front().table();
    if (tables.size() > 1) {
        sun.surroundings.with_trees = tables.back().table();
        sun.surroundings.tree_transmissivity = light.tree_transmissivity;
    }
    return sun;
}

}  // namespace sunshed
