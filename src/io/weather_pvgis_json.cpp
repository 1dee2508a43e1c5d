#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include <cmath>

#include "sunshed/core/error.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/io/json_depth.hpp"
#include "weather_formats.hpp"
#include "weather_pvgis.hpp"

namespace sunshed {

namespace {

using Json = nlohmann::json;

Json parsed(const TextFile& file) {
    std::string text;
    for (const std::string& line : file.lines) {
        text += line;
        text += '\n';
    }
    // A value takes many times the memory of its text, and nested ones the most; PVGIS nests five deep.
    constexpr std::size_t largest_json_bytes = 32U << 20U;
    constexpr int deepest = 16;
    if (text.size() > largest_json_bytes || is_nested_deeper(text, deepest)) {
        throw Error(ErrorCode::bad_input, file.path, "its JSON has more than 32 MiB or is nested more than 16 deep",
                    "ask PVGIS for a typical year, or for fewer years");
    }
    Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded() || !json.is_object() || !json.contains("inputs") || !json.contains("outputs")) {
        throw Error(ErrorCode::bad_input, file.path, "it is not the JSON of PVGIS",
                    "the file was cut short or is of another origin: fetch it again");
    }
    return json;
}

double number_at(const Json& object, const char* path, double otherwise) {
    const Json::json_pointer pointer(path);
    return object.contains(pointer) && object[pointer].is_number() ? object[pointer].get<double>() : otherwise;
}

WeatherRecord record_of(const Json& row, const std::string& row_place, EachStep& unread) {
    // A row is brought into the form that the CSV has, so that one set of rules reads both.
    std::vector<std::string> names;
    std::vector<std::string> values;
    for (const auto& [name, value] : row.items()) {
        names.push_back(name);
        values.push_back(value.is_string() ? value.get<std::string>() : value.dump());
    }
    const std::vector<std::string_view> header(names.begin(), names.end());
    const std::vector<std::string_view> fields(values.begin(), values.end());
    WeatherRecord record = ColumnReader(header, pvgis_rules()).read(fields, row_place, unread);
    if (row.contains("Gb(i)")) {
        close_pvgis_hourly(record);
    }
    return record;
}

}  // namespace

bool is_pvgis_json(const TextFile& file) {
    return trimmed(file.lines.front()).starts_with('{');
}

WeatherTable read_pvgis_json(const TextFile& file) {
    const Json json = parsed(file);
    const Json& inputs = json["inputs"];
    const Json& outputs = json["outputs"];
    const bool typical = outputs.contains("tmy_hourly");
    if (!typical && !outputs.contains("hourly")) {
        throw Error(ErrorCode::unsupported, file.path, "it holds no hourly values",
                    "ask PVGIS for a typical year or an hourly series");
    }
    WeatherTable table;
    table.path = file.path;
    table.format = typical ? "PVGIS typical year, JSON" : "PVGIS hourly series, JSON";
    table.stamps = StampConvention::instant;
    table.place.latitude_deg = number_at(inputs, "/location/latitude", missing_d);
    table.place.longitude_deg = number_at(inputs, "/location/longitude", missing_d);
    table.place.altitude_m = number_at(inputs, "/location/elevation", 0.0);
    table.place_known = std::isfinite(table.place.latitude_deg) && std::isfinite(table.place.longitude_deg);
    table.stamp_offset_s = pvgis_offset_s(number_at(inputs, "/location/irradiance_time_offset", 0.0), file.path);
    check_pvgis_slope(number_at(inputs, "/mounting_system/fixed/slope/value", 0.0), file.path);
    std::size_t number = 0;
    const auto add_row = [&](const Json& row) {
        const std::string row_place = fmt::format("{}:row {}", file.path, number + 1);
        const char* time = row.contains("time(UTC)") ? "time(UTC)" : "time";
        if (!row.contains(time) || !row[time].is_string()) {
            throw Error(ErrorCode::bad_input, row_place, "the time is missing", "fetch the file again");
        }
        const CivilTime stamp = pvgis_stamp(row[time].get_ref<const std::string&>(), row_place);
        table.rows.push_back({stamp, record_of(row, row_place, table.unread), number});
    };
    for (const Json& row : outputs[typical ? "tmy_hourly" : "hourly"]) {
        table.unread([&] { add_row(row); });
        ++number;
    }
    return table;
}

}  // namespace sunshed
