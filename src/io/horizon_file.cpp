#include "sunshed/io/horizon_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <iterator>
#include <numbers>

#include "horizon_checks.hpp"
#include "sunshed/core/ascii.hpp"
#include "sunshed/core/error.hpp"
#include "weather_text.hpp"

namespace sunshed {

namespace {

constexpr std::size_t largest_horizon_bytes = 16U << 20U;  // of a city's buildings
constexpr std::size_t fewest_even_heights = 4;

/// A row of the file as words, with where it stands.
struct Row {
    std::vector<std::string_view> words;
    std::string place;
};

[[noreturn]] void refuse(const std::string& place, const std::string& problem, const std::string& mend) {
    throw Error(ErrorCode::bad_input, place, problem, mend);
}

/// Words between commas, semicolons, tabs or blanks: whichever the line has first of these.
std::vector<std::string_view> words_of(std::string_view line) {
    std::vector<std::string_view> words;
    for (const char separator : {';', ',', '\t'}) {
        if (line.find(separator) != std::string_view::npos) {
            words = separator == ',' ? split_csv(line) : split(line, separator);
            std::transform(words.begin(), words.end(), words.begin(), trimmed);
            return words;
        }
    }
    return split_words(line);
}

bool is_number(std::string_view word) {
    return !word.empty() && word.find_first_not_of("+-.0123456789eE") == std::string_view::npos &&
           word.find_first_of("0123456789") != std::string_view::npos;
}

bool all_numbers(const std::vector<std::string_view>& words) {
    return std::all_of(words.begin(), words.end(), is_number);
}

std::vector<Row> rows_of(const TextFile& file) {
    std::vector<Row> rows;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        const std::string_view line = trimmed(file.lines[i]);
        if (!line.empty() && line.front() != '#') {
            rows.push_back({words_of(line), file.place(i)});
        }
    }
    if (rows.empty()) {
        refuse(file.path, "there is no horizon in it", "give one: see sunshed point --help");
    }
    return rows;
}

double number(const Row& row, std::size_t word, const char* what) {
    if (word >= row.words.size() || !is_number(row.words[word])) {
        refuse(row.place, fmt::format("the {} is no number", what), "give degrees");
    }
    return number_in(row.words[word], row.place, what);
}

/// Heights alone, evenly from north.
HorizonFile even_heights(const TextFile& file, const std::vector<double>& heights, const std::string& format) {
    if (heights.size() < fewest_even_heights) {
        refuse(file.path, fmt::format("there are only {} heights in it", heights.size()),
               "give at least 4, evenly from north clockwise, or azimuths with them");
    }
    CheckedSkyline skyline(file.path);
    for (std::size_t i = 0; i < heights.size(); ++i) {
        skyline.add(static_cast<double>(i) * 360.0 / static_cast<double>(heights.size()), heights[i], file.path);
    }
    const double highest = *std::max_element(heights.begin(), heights.end());
    if (highest > 0.0 && highest <= highest_radians) {
        skyline.note(
            fmt::format("no height is over {:g} degrees; if they are radians, multiply them by 57.29578", highest));
    }
    return skyline.finish_even(fmt::format("{}, {} from north clockwise", format, heights.size()));
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> names) {
    const std::string lower = lower_ascii(word.substr(0, word.find_first_of(" [(")));
    return std::find(names.begin(), names.end(), lower) != names.end();
}
bool is_azimuth(std::string_view word) {
    return is_one_of(word, {"azimuth", "azimuth_deg", "az", "azi"});
}
/// PVGIS's heads, of which the azimuth's is too short to be known alone.
bool is_pvgis_azimuth(std::string_view word) {
    return is_one_of(word, {"a"});
}
bool is_pvgis_elevation(std::string_view word) {
    return is_one_of(word, {"h_hor"});
}
bool is_elevation(std::string_view word) {
    return is_one_of(word, {"elevation", "elevation_deg", "height", "height_deg", "altitude", "altitude_deg", "horizon",
                            "horizon_deg"});
}

/// A row that names azimuths and heights, and which columns they are.
struct Header {
    std::size_t row;
    std::size_t azimuth;
    std::size_t elevation;
    bool is_pvgis;
};
std::optional<Header> header_of(const std::vector<Row>& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& words = rows[i].words;
        const auto column = [&](bool (*is_it)(std::string_view)) {
            return static_cast<std::size_t>(std::find_if(words.begin(), words.end(), is_it) - words.begin());
        };
        const Header own{i, column(is_azimuth), column(is_elevation), false};
        const Header pvgis{i, column(is_pvgis_azimuth), column(is_pvgis_elevation), true};
        for (const Header& header : {own, pvgis}) {
            if (header.azimuth < words.size() && header.elevation < words.size()) {
                return header;
            }
        }
    }
    return std::nullopt;
}

HorizonFile with_header(const TextFile& file, const std::vector<Row>& rows, const Header& header,
                        std::optional<AzimuthZero> zero) {
    CheckedSkyline skyline(file.path);
    for (std::size_t i = header.row + 1; i < rows.size(); ++i) {
        if (header.is_pvgis && !all_numbers(rows[i].words)) {
            break;  // what the columns mean, in words
        }
        skyline.add(number(rows[i], header.azimuth, "azimuth"), number(rows[i], header.elevation, "height"),
                    rows[i].place);
    }
    const AzimuthZero own = header.is_pvgis ? AzimuthZero::south : AzimuthZero::north;
    return skyline.finish(header.is_pvgis ? "PVGIS horizon" : "azimuths and heights", zero.value_or(own),
                          zero.has_value());
}

/// Azimuth and height a line, without a header.
HorizonFile pairs(const TextFile& file, const std::vector<Row>& rows, std::optional<AzimuthZero> zero) {
    const bool is_hor = lower_ascii(std::filesystem::path(file.path).extension().string()) == ".hor";
    CheckedSkyline skyline(file.path);
    for (const Row& row : rows) {
        if (&row == &rows.front() && !all_numbers(row.words)) {
            continue;  // a title
        }
        if (row.words.size() != 2) {
            refuse(row.place, fmt::format("there are {} values in the row", row.words.size()),
                   "give an azimuth and a height");
        }
        skyline.add(number(row, 0, "azimuth"), number(row, 1, "height"), row.place);
    }
    const AzimuthZero own = is_hor ? AzimuthZero::south : AzimuthZero::north;
    return skyline.finish(is_hor ? "Meteonorm or PVsyst horizon" : "azimuths and heights", zero.value_or(own),
                          zero.has_value());
}

/// Altitudes down, azimuths across, per cent of the beam that is lost.
HorizonFile sam_table(const TextFile& file, const std::vector<Row>& rows, std::optional<AzimuthZero> zero) {
    constexpr double half = 50.0;
    CheckedSkyline skyline(file.path);
    for (std::size_t column = 1; column < rows.front().words.size(); ++column) {
        double horizon_deg = 0.0;
        for (std::size_t i = 1; i < rows.size(); ++i) {
            const double altitude_deg = number(rows[i], 0, "altitude");
            const double lost_pct = number(rows[i], column, "loss");
            if (lost_pct < 0.0 || lost_pct > 100.0) {
                refuse(rows[i].place, fmt::format("a loss of {:g} % is none", lost_pct), "give 0 to 100 per cent");
            }
            if (lost_pct < half) {
                continue;
            }
            horizon_deg = std::max(horizon_deg, altitude_deg);
            if (i + 1 < rows.size()) {  // where the loss falls to a half on the way to the next altitude
                const double next_pct = number(rows[i + 1], column, "loss");
                const double next_deg = number(rows[i + 1], 0, "altitude");
                if (next_pct < half) {
                    horizon_deg = altitude_deg + (next_deg - altitude_deg) * (lost_pct - half) / (lost_pct - next_pct);
                }
            }
        }
        skyline.add(number(rows.front(), column, "azimuth"), horizon_deg, rows.front().place);
    }
    return skyline.finish("SAM table of beam shading", zero.value_or(AzimuthZero::north), zero.has_value());
}

bool is_sam_table(const std::vector<Row>& rows) {
    const auto& head = rows.front().words;
    return rows.size() > 2 && head.size() > 3 && std::all_of(std::next(head.begin()), head.end(), is_number) &&
           std::all_of(std::next(rows.begin()), rows.end(),
                       [&](const Row& row) { return row.words.size() == head.size(); });
}

bool is_of_buildings(const std::vector<Row>& rows) {
    const auto& head = rows.front().words;
    return head.size() > fewest_even_heights && head[0] == "building_id" && head[1] == "az_000";
}

HorizonFile of_building(const TextFile& file, const std::vector<Row>& rows, const std::string& building) {
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (rows[i].words[0] == building) {
            std::vector<double> heights;
            for (std::size_t word = 1; word < rows.front().words.size(); ++word) {
                heights.push_back(number(rows[i], word, "height"));
            }
            return even_heights(file, heights, "the horizon of building " + building);
        }
    }
    refuse(file.path, building.empty() ? "it has the horizons of many buildings" : "there is no building " + building,
           "name one of them with --building");
}

HorizonFile heights_alone(const TextFile& file, const std::vector<Row>& rows) {
    std::vector<double> heights;
    for (const Row& row : rows) {
        for (std::size_t word = 0; word < row.words.size(); ++word) {
            heights.push_back(number(row, word, "height"));
        }
    }
    return even_heights(file, heights, "PVGIS userhorizon");
}

}  // namespace

HorizonFile read_horizon_file(const std::string& path, std::optional<AzimuthZero> zero, const std::string& building) {
    std::vector<std::string> notes;
    const TextFile file = lines_of(as_utf8(read_file_text(path, largest_horizon_bytes), OtherEncoding::latin1, notes));
    const std::vector<Row> rows = rows_of(file);
    if (is_of_buildings(rows)) {
        return of_building(file, rows, building);
    }
    if (is_sam_table(rows)) {
        return sam_table(file, rows, zero);
    }
    if (const auto header = header_of(rows)) {
        return with_header(file, rows, *header, zero);
    }
    const bool is_list =
        rows.size() == 1 || std::all_of(rows.begin(), rows.end(), [](const Row& row) { return row.words.size() == 1; });
    return is_list ? heights_alone(file, rows) : pairs(file, rows, zero);
}

}  // namespace sunshed
