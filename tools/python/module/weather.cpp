#include <fmt/format.h>
#include <pybind11/stl.h>

#include <algorithm>
#include <map>

#include "arrays.hpp"
#include "module.hpp"
#include "project/read/weather.hpp"
#include "settings.hpp"
#include "sunshed/core/usage_error.hpp"
#include "sunshed/weather/snow_depth.hpp"
#include "sunshed/weather/time_check.hpp"
#include "work.hpp"

namespace sunshed::python {

namespace {

/// A quantity of weather by the name of its column.
struct Quantity {
    const char* name;
    double WeatherRecord::*value;
    bool is_needed;
};
constexpr Quantity quantities[] = {{"ghi", &WeatherRecord::ghi_w_m2, true},
                                   {"dni", &WeatherRecord::dni_w_m2, true},
                                   {"dhi", &WeatherRecord::dhi_w_m2, true},
                                   {"temp_air", &WeatherRecord::temperature_air_c, true},
                                   {"wind_speed", &WeatherRecord::wind_speed_m_s, true},
                                   {"temp_dew", &WeatherRecord::dew_point_c, false},
                                   {"relative_humidity", &WeatherRecord::relative_humidity_pct, false},
                                   {"pressure", &WeatherRecord::pressure_pa, false},
                                   {"snow_depth", &WeatherRecord::snow_depth_cm, false},
                                   {"albedo", &WeatherRecord::albedo, false},
                                   {"precipitation", &WeatherRecord::precipitation_mm, false}};

std::optional<Place> place_of(std::optional<double> latitude, std::optional<double> longitude) {
    if (latitude.has_value() != longitude.has_value()) {
        throw UsageError(latitude ? "longitude" : "latitude", "it is missing", "give both");
    }
    return latitude ? std::optional(Place{"", *latitude, *longitude, 0.0, 0.0}) : std::nullopt;
}

CheckedWeather weather_of_file(const std::vector<std::string>& values, std::optional<double> latitude,
                               std::optional<double> longitude) {
    const Project settings = settings_of(values, {"weather."});
    WeatherRequest request = weather_request(settings.config(), {});
    request.scene = place_of(latitude, longitude);
    request.scene_height_known = false;
    return result_of_work(py::none(), [&](Progress&) { return check_weather_files(request); });
}

/// Means over even intervals, their starts in seconds.
std::vector<WeatherRecord> even_intervals(const DoubleArray& begins) {
    if (begins.size() < 2) {
        throw UsageError("times", "there are fewer than two", "give a year of intervals");
    }
    std::vector<WeatherRecord> records(static_cast<std::size_t>(begins.size()));
    const double duration_s = begins.data()[1] - begins.data()[0];
    for (std::size_t i = 0; i < records.size(); ++i) {
        const double begin_s = begins.data()[i];
        if (duration_s <= 0.0 || (i > 0 && begin_s - records[i - 1].begin.unix_s != duration_s)) {
            throw UsageError(fmt::format("times[{}]", i), "intervals are not even",
                             "give every interval of the year once, in order");
        }
        records[i].begin = {begin_s};
        records[i].duration_s = duration_s;
    }
    return records;
}

/// A row of one quantity, as long as the times.
std::optional<DoubleArray> row_of(const std::map<std::string, py::object>& columns, const Quantity& quantity,
                                  std::size_t count) {
    const auto found = columns.find(quantity.name);
    if (found == columns.end()) {
        if (quantity.is_needed) {
            throw UsageError(quantity.name, "it is missing", "give ghi, dni, dhi, temp_air and wind_speed");
        }
        return std::nullopt;
    }
    DoubleArray row = number_row(found->second, quantity.name);
    if (static_cast<std::size_t>(row.size()) != count) {
        throw UsageError(quantity.name, fmt::format("it has {} values, times has {}", row.size(), count),
                         "give one for each interval");
    }
    return row;
}

void refuse_unknown(const std::map<std::string, py::object>& columns) {
    for (const auto& [name, values] : columns) {
        if (std::none_of(std::begin(quantities), std::end(quantities),
                         [&](const Quantity& quantity) { return name == quantity.name; })) {
            throw UsageError(name, "it is no quantity of weather",
                             "the names are pvlib's: ghi, dni, dhi, temp_air, wind_speed, ...");
        }
    }
}

CheckedWeather weather_of_arrays(const py::object& begins, const std::map<std::string, py::object>& columns,
                                 double latitude, double longitude, double altitude, double utc_offset_h) {
    refuse_unknown(columns);
    CheckedWeather weather;
    WeatherSeries& series = weather.series;
    series.records = even_intervals(number_row(begins, "times"));
    for (const Quantity& quantity : quantities) {
        const std::optional<DoubleArray> row = row_of(columns, quantity, series.records.size());
        for (std::size_t i = 0; i < series.records.size(); ++i) {
            series.records[i].*quantity.value = row ? row->data()[i] : missing_d;
        }
    }
    series.place = {"", latitude, longitude, altitude, utc_offset_h};
    series.source = "arrays";
    series.stamps = StampConvention::interval_start;
    weather.place = series.place;
    weather.place_is_known = true;
    do_work(py::none(), [&](Progress&) {
        model_snow_depth(series);
        weather.check = check_time(series, weather.place);
        weather.findings = findings_of(weather.check);
        for (Finding& finding : weather.findings) {
            finding.where = "weather";
        }
    });
    return weather;
}

py::array column_of(const CheckedWeather& weather, double WeatherRecord::*value) {
    std::vector<double> numbers;
    for (const WeatherRecord& record : weather.series.records) {
        numbers.push_back(record.*value);
    }
    return array_of(std::move(numbers));
}

py::dict columns_of(const CheckedWeather& weather) {
    py::dict columns;
    for (const Quantity& quantity : quantities) {
        columns[quantity.name] = column_of(weather, quantity.value);
    }
    return columns;
}

py::array begins_of(const CheckedWeather& weather) {
    std::vector<double> seconds;
    for (const WeatherRecord& record : weather.series.records) {
        seconds.push_back(record.begin.unix_s);
    }
    return array_of(std::move(seconds));
}

py::list findings_list(const CheckedWeather& weather) {
    py::list list;
    for (const Finding& finding : grouped(weather.findings)) {
        list.append(py::make_tuple(to_string(finding.severity), line_of(finding)));
    }
    return list;
}

py::dict facts_of(const CheckedWeather& weather) {
    const WeatherSeries& series = weather.series;
    py::dict facts;
    facts["source"] = series.source;
    facts["latitude"] = weather.place_is_known ? py::object(py::float_(weather.place.latitude_deg)) : py::none();
    facts["longitude"] = weather.place_is_known ? py::object(py::float_(weather.place.longitude_deg)) : py::none();
    facts["altitude"] = weather.place_is_known ? py::object(py::float_(weather.place.altitude_m)) : py::none();
    facts["utc_offset_h"] = series.place.utc_offset_h;
    facts["stamps"] = std::string(to_string(series.stamps));
    facts["interval_s"] = series.records.front().duration_s;
    facts["synthetic"] = series.synthetic;
    facts["shift_min"] = weather.check.possible ? py::object(py::float_(weather.check.shift_min)) : py::none();
    facts["clearness"] = weather.check.possible ? py::object(py::float_(weather.check.clearness)) : py::none();
    facts["notes"] = series.notes;
    return facts;
}

}  // namespace

void bind_weather(py::module_& module) {
    py::class_<CheckedWeather>(module, "CheckedWeather")
        .def("begins", &begins_of)
        .def("columns", &columns_of)
        .def("findings", &findings_list)
        .def("facts", &facts_of);
    module.def("weather_of_file", &weather_of_file, py::arg("settings"), py::arg("latitude"), py::arg("longitude"));
    module.def("weather_of_arrays", &weather_of_arrays, py::arg("begins"), py::arg("columns"), py::arg("latitude"),
               py::arg("longitude"), py::arg("altitude"), py::arg("utc_offset_h"));
}

}  // namespace sunshed::python
