#include "scene/statistics_file.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include "sunshed/core/error.hpp"
#include "sunshed/core/feature.hpp"

namespace sunshed::cli {

namespace {

/// Fields of a CSV line; quotes may hold commas.
std::vector<std::string> csv_fields(const std::string& line) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            fields.emplace_back();
        } else if (c != '\r') {
            fields.back() += c;
        }
    }
    return fields;
}

class Reader {
public:
    Reader(std::string path, const std::vector<std::string>& zone_ids)
        : path_(std::move(path)), zones_(zone_ids.begin(), zone_ids.end()) {
        zones_.insert("all");
    }

    std::vector<StatisticsRow> read() {
        std::ifstream stream(path_);
        if (!stream) {
            throw Error(ErrorCode::not_found, path_, "the file cannot be opened", "check its name and permissions");
        }
        std::string line;
        std::vector<StatisticsRow> rows;
        for (row_ = 1; std::getline(stream, line); ++row_) {
            if (row_ == 1) {
                read_header(line);
            } else if (!line.empty() && line != "\r" && line.front() != '#') {
                rows.push_back(row_of(csv_fields(line)));
            }
        }
        return rows;
    }

private:
    [[noreturn]] void reject(const std::string& problem, const std::string& mend) const {
        throw Error(ErrorCode::bad_input, fmt::format("{}:{}", path_, row_), problem, mend);
    }

    void read_header(std::string line) {
        if (line.starts_with("\xEF\xBB\xBF")) {
            line.erase(0, 3);
        }
        const auto names = csv_fields(line);
        for (std::size_t i = 0; i < names.size(); ++i) {
            columns_[names[i]] = i;
        }
        for (const char* needed : {"zone_id", "year", "item", "value", "unit"}) {
            if (!columns_.contains(needed)) {
                reject(fmt::format("there is no column '{}'", needed),
                       "the header is zone_id,year,item,value,unit,source");
            }
        }
    }

    [[nodiscard]] std::string field(const std::vector<std::string>& fields, const std::string& name) const {
        const auto column = columns_.find(name);
        return column != columns_.end() && column->second < fields.size() ? fields[column->second] : "";
    }

    [[nodiscard]] double number(const std::vector<std::string>& fields, const std::string& name) const {
        std::string text = field(fields, name);
        std::erase(text, ',');  // thousands
        const auto value = as_number(FieldValue(text));
        if (!value || *value < 0.0) {
            reject(fmt::format("{} is '{}'", name, text), "give a number that is not negative");
        }
        return *value;
    }

    StatisticsRow row_of(const std::vector<std::string>& fields) {
        StatisticsRow row{field(fields, "zone_id"), static_cast<int>(number(fields, "year")), field(fields, "item"),
                          0.0, field(fields, "source")};
        if (!zones_.contains(row.zone_id)) {
            reject(fmt::format("there is no zone '{}'", row.zone_id),
                   fmt::format("use one of: {}", fmt::join(zones_, ", ")));
        }
        const StatisticsItem* item = find_statistics_item(row.item);
        if (item == nullptr) {
            std::vector<std::string> names;
            for (const StatisticsItem& known : statistics_items()) {
                names.emplace_back(known.name);
            }
            reject(fmt::format("there is no item '{}'", row.item),
                   fmt::format("use one of: {}", fmt::join(names, ", ")));
        }
        const std::string unit = field(fields, "unit");
        const auto factor = item->accepted_units.find(unit);
        if (factor == item->accepted_units.end()) {
            reject(fmt::format("'{}' is no unit of {}", unit, row.item), fmt::format("give it in {}", item->unit));
        }
        row.value = number(fields, "value") * factor->second;
        if (!seen_.insert({row.zone_id, row.year, row.item}).second) {
            reject(fmt::format("{} of {} in {} stands here twice", row.item, row.zone_id, row.year),
                   "leave one of them out");
        }
        return row;
    }

    std::string path_;
    std::set<std::string> zones_;
    std::map<std::string, std::size_t> columns_;
    std::set<std::tuple<std::string, int, std::string>> seen_;
    int row_ = 0;
};

}  // namespace

std::vector<StatisticsRow> read_statistics(const std::string& path, const std::vector<std::string>& zone_ids) {
    return Reader(path, zone_ids).read();
}

}  // namespace sunshed::cli
