#include "project/read/load_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <utility>

#include "sunshed/core/error.hpp"
#include "sunshed/core/feature.hpp"
#include "sunshed/core/many_errors.hpp"
#include "sunshed/core/quoted.hpp"

namespace sunshed {

namespace {

constexpr int hours_a_year = 8760;
constexpr double most_kwh_m2 = 1000.0;  // of floor, in one hour
constexpr std::size_t largest_load_bytes = 16U << 20U;
constexpr std::size_t longest_line_bytes = 1U << 16U;

std::vector<std::string> cells_of(std::string line) {
    std::erase(line, '\r');
    std::vector<std::string> cells;
    std::istringstream stream(line);
    for (std::string cell; std::getline(stream, cell, ',');) {
        cells.push_back(cell);
    }
    return cells;
}

class HourlyUseReader {
public:
    explicit HourlyUseReader(FileText bytes) : path_(bytes.path) {
        std::vector<std::string> unused;
        const FileText file = as_utf8(std::move(bytes), OtherEncoding::none, unused);
        check_lines(file, longest_line_bytes, largest_load_bytes);
        stream_.str(file.text);
    }

    void read(ByClass<std::vector<float>>& use_kwh_m2) {
        std::string line;
        std::getline(stream_, line);
        const std::vector<BuildingClass> classes = classes_of(line);
        for (const BuildingClass of : classes) {
            use_kwh_m2[of].clear();
        }
        EachStep each;
        int hours = 0;
        for (row_ = 2; std::getline(stream_, line); ++row_) {
            if (line.empty() || line == "\r") {
                continue;
            }
            const std::vector<std::string> cells = cells_of(line);
            for (std::size_t i = 0; i < classes.size(); ++i) {
                each([&] { use_kwh_m2[classes[i]].push_back(number(i + 1 < cells.size() ? cells[i + 1] : "")); });
            }
            ++hours;
        }
        each.finish();
        if (hours != hours_a_year) {
            throw Error(ErrorCode::bad_input, path_, fmt::format("there are {} rows of hours", hours),
                        "give the 8760 hours of a common year");
        }
    }

private:
    [[noreturn]] void reject(const std::string& problem, const std::string& mend) const {
        throw Error(ErrorCode::bad_input, fmt::format("{}:{}", path_, row_), problem, mend);
    }

    std::vector<BuildingClass> classes_of(const std::string& header) const {
        const std::vector<std::string> names = cells_of(header);
        if (names.size() < 2 || names.front() != "hour") {
            reject("the header is not hour,<class>,...", "name the columns hour, then classes such as school");
        }
        std::vector<BuildingClass> classes;
        for (std::size_t i = 1; i < names.size(); ++i) {
            const auto found = from_id<BuildingClass>(names[i]);
            if (!found) {
                reject(fmt::format("there is no class {}", quoted(names[i])),
                       "use classes such as school, factory or residential");
            }
            if (std::find(classes.begin(), classes.end(), *found) != classes.end()) {
                reject(fmt::format("the class {} stands there twice", names[i]), "give each class one column");
            }
            classes.push_back(*found);
        }
        return classes;
    }

    float number(const std::string& cell) const {
        const auto value = as_number(FieldValue(cell));
        if (!value || !(*value >= 0.0 && *value <= most_kwh_m2)) {
            reject(fmt::format("{} is no use of electricity", quoted(cell)), "give kWh per m2 in each cell, 0 to 1000");
        }
        return static_cast<float>(*value);
    }

    std::string path_;
    std::istringstream stream_;
    int row_ = 1;
};

}  // namespace

void read_hourly_use(const std::string& path, ByClass<std::vector<float>>& use_kwh_m2) {
    read_hourly_use(read_file_text(path, largest_load_bytes), use_kwh_m2);
}

void read_hourly_use(FileText file, ByClass<std::vector<float>>& use_kwh_m2) {
    HourlyUseReader(std::move(file)).read(use_kwh_m2);
}

}  // namespace sunshed
