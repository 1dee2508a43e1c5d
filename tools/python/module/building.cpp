#include <fmt/format.h>
#include <pybind11/stl.h>

#include <utility>

#include "arrays.hpp"
#include "map_grid.hpp"
#include "module.hpp"
#include "project/read/scene.hpp"
#include "scene_sky.hpp"
#include "settings.hpp"
#include "sunshed/catalogue/class_map.hpp"
#include "sunshed/core/usage_error.hpp"
#include "sunshed/pipeline/kept_buildings.hpp"
#include "sunshed/pipeline/one_building.hpp"
#include "sunshed/report/table.hpp"
#include "work.hpp"

namespace sunshed::python {

namespace {

Ring ring_of(const py::handle& given) {
    const auto points = py::array_t<double, py::array::c_style | py::array::forcecast>::ensure(given);
    if (!points) {
        PyErr_Clear();
    }
    if (!points || points.ndim() != 2 || points.shape(1) < 2 || points.shape(0) < 3) {
        throw UsageError("footprint", "a ring is not three points (x, y) or more",
                         "give a polygon, or an array (n, 2)");
    }
    Ring ring;
    for (py::ssize_t i = 0; i < points.shape(0); ++i) {
        const Point2 point{points.at(i, 0), points.at(i, 1)};
        if (!std::isfinite(point.x) || !std::isfinite(point.y)) {
            throw UsageError(fmt::format("footprint[{}]", i), fmt::format("it is ({}, {})", point.x, point.y),
                             "give finite coordinates on the grid's map");
        }
        ring.push_back(point);
    }
    if (ring.front() == ring.back()) {
        ring.pop_back();
    }
    return ring;
}

/// @param given  polygons, each its outer ring and its holes
MultiPolygon footprint_of(const py::list& given) {
    MultiPolygon footprint;
    for (const py::handle& rings : given) {
        Polygon polygon;
        for (const py::handle& ring : rings) {
            (polygon.outer.empty() ? polygon.outer : polygon.holes.emplace_back()) = ring_of(ring);
        }
        footprint.push_back(normalised(std::move(polygon)));
    }
    if (area_m2(footprint) <= 0.0) {
        throw UsageError("footprint", "it has no area", "give a polygon");
    }
    return footprint;
}

/// @param word  as in a layer of buildings; empty = not known
BuildingClass class_of(const std::string& word) {
    const BuildingClass known = classify(word, {});
    if (!word.empty() && known == BuildingClass::unknown) {
        throw UsageError("building_class", fmt::format("'{}' is no use that is known", word),
                         "give one of docs/policy.md, such as \"school\", or leave it out");
    }
    return known;
}

struct AssessedAlone {
    BuildingRecord record;
    std::vector<UtcTime> begins;
    std::vector<std::string> notes;
};

/// The record of the one building of a scene.
AssessedAlone assess(CityScene scene, CityOptions options, Progress& progress) {
    options.rasters = false;
    KeptBuildings kept;
    const CitySums sums = assess_city(scene, options, kept, progress);
    AssessedAlone found{kept.records().at(0), {}, {}};
    for (const SkyInterval& interval : sums.sky.intervals) {
        found.begins.push_back(interval.begin);
    }
    return found;
}

struct ToPython {
    py::object operator()(std::monostate) const { return py::none(); }
    py::object operator()(const std::string& text) const { return py::str(text); }
    py::object operator()(double number) const { return py::float_(number); }
    py::object operator()(std::int64_t number) const { return py::int_(number); }
};

/// A row of a table by the names of its columns.
template <class Row>
py::dict row_of(const std::vector<TableColumn<Row>>& columns, const Row& row) {
    py::dict values;
    for (const TableColumn<Row>& column : columns) {
        values[column.name.c_str()] = std::visit(ToPython(), column.value(row));
    }
    return values;
}

py::array points_of(const Point2* points, std::size_t count) {
    py::array_t<double> array({count, std::size_t{2}});
    for (std::size_t i = 0; i < count; ++i) {
        *array.mutable_data(i, 0) = points[i].x;
        *array.mutable_data(i, 1) = points[i].y;
    }
    return array;
}

py::list polygons_of(const MultiPolygon& polygons) {
    py::list list;
    for (const Polygon& polygon : polygons) {
        py::list rings;
        rings.append(points_of(polygon.outer.data(), polygon.outer.size()));
        for (const Ring& hole : polygon.holes) {
            rings.append(points_of(hole.data(), hole.size()));
        }
        list.append(rings);
    }
    return list;
}

/// The segments with their outlines and planes, and all modules with their corners.
void add_roof(const BuildingRecord& record, py::dict& result) {
    py::list segments;
    py::list modules;
    for (const SegmentRecord& segment : record.segments) {
        py::dict row = row_of(segment_columns(), SegmentRow{&record, &segment});
        row["outline"] = polygons_of({segment.roof.outline});
        row["usable"] = polygons_of(segment.roof.usable);
        segments.append(row);
        for (std::size_t i = 0; i < segment.layout.modules.size(); ++i) {
            py::dict module = row_of(module_columns(), ModuleRow{&record, &segment, i});
            module["corners"] = points_of(segment.layout.modules[i].corners.data(), 4);
            modules.append(module);
        }
    }
    result["segments"] = segments;
    result["modules"] = modules;
}

py::dict result_of(AssessedAlone found) {
    py::dict result;
    result["facts"] = row_of(building_columns(), found.record);
    add_roof(found.record, result);
    std::vector<double> begins;
    for (const UtcTime begin : found.begins) {
        begins.push_back(begin.unix_s);
    }
    result["begins"] = array_of(std::move(begins));
    result["ac_kw"] = array_of(std::move(found.record.hours.ac_kw));
    result["notes"] = found.notes;
    return result;
}

py::dict building(const py::object& elevation, const MapGrid& map, const py::list& footprint,
                  const CheckedWeather* weather, const std::string& building_class, std::optional<double> height,
                  const std::vector<std::string>& values, int threads, const py::object& progress) {
    const FloatArray heights = elevation_grid(elevation);
    const GridGeometry grid = map.geometry(heights);
    const Project settings =
        settings_of(values, {"profile", "weather.", "sky.", "horizon.", "roof.", "module.", "layout.", "pv.",
                             "economics.", "battery.", "carbon.", "load.", "uncertainty.", "project.timezone",
                             "surface.nodata", "buildings.hip_tilt_deg"});
    BuildingInput input;
    input.building_id = "1";
    input.class_text = building_class;
    input.building_class = class_of(building_class);
    input.footprint = footprint_of(footprint);
    input.height_m = height;
    Site site = map.site_at(middle_of(grid));
    site.place.name = settings.config().name;
    site.place.altitude_m = median_m(heights);
    return result_of(result_of_work(progress, [&](Progress& steps) {
        steps.begin_stage("reading");
        SceneSky sky = read_scene_sky(settings.config(), site.place, weather, {threads});
        CityScene scene =
            scene_of_building(ArrayRaster(heights, grid).read(grid.whole()), input,
                              {sky.place, site.grid_convergence_deg}, std::move(sky.weather), settings.config().nodata);
        AssessedAlone found = assess(std::move(scene), city_options(settings.config(), {threads}), steps);
        found.notes = sky.notes;
        return found;
    }));
}

template <class Row>
void append_columns(py::list& list, const char* table, const std::vector<TableColumn<Row>>& columns) {
    for (const TableColumn<Row>& column : columns) {
        list.append(py::make_tuple(table, column.name, to_string(column.unit), column.meaning));
    }
}

py::list columns() {
    py::list list;
    append_columns(list, "buildings", building_columns());
    append_columns(list, "roof_segments", segment_columns());
    append_columns(list, "modules", module_columns());
    append_columns(list, "obstacles", obstacle_columns());
    append_columns(list, "zones", zone_columns());
    return list;
}

}  // namespace

void bind_building(py::module_& module) {
    module.def("building", &building, py::arg("elevation"), py::arg("grid"), py::arg("footprint"), py::arg("weather"),
               py::arg("building_class"), py::arg("height"), py::arg("settings"), py::arg("threads"),
               py::arg("progress"));
    module.def("columns", &columns);
}

}  // namespace sunshed::python
