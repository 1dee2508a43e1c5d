#include "weather_order.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "sunshed/core/error.hpp"

namespace sunshed {

namespace {

constexpr double longest_step_s = 40.0 * 86400.0;

std::string in_words(const CivilTime& stamp) {
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", stamp.year, stamp.month, stamp.day, stamp.hour, stamp.minute);
}

/// Whether a row's time is not between those of its neighbours, which themselves follow on each other; or, at an end,
/// far from or behind its only one. The first row of a month that another year lends stands behind its neighbour, but
/// that one and the next do not follow on each other either.
bool is_out_of_place(const std::vector<double>& times, std::size_t i) {
    const auto follows = [&](std::size_t one, std::size_t next) {
        return times[next] >= times[one] && times[next] - times[one] <= longest_step_s;
    };
    if (i == 0 || i + 1 == times.size()) {
        return i == 0 ? !follows(0, 1) && follows(1, 2) : !follows(i - 1, i) && follows(i - 2, i - 1);
    }
    return follows(i - 1, i + 1) && !(follows(i - 1, i) && follows(i, i + 1));
}

void drop_out_of_place(WeatherTable& table) {
    std::vector<double> times;
    for (const WeatherRow& row : table.rows) {
        times.push_back(clock_seconds(row.stamp));
    }
    std::vector<WeatherRow> kept;
    std::vector<WeatherRow> dropped;
    for (std::size_t i = 0; i < times.size(); ++i) {
        const bool is_out = times.size() > 2 && is_out_of_place(times, i);
        (is_out ? dropped : kept).push_back(table.rows[i]);
        times[i] = is_out && i > 0 ? times[i - 1] : times[i];
    }
    if (dropped.empty() || is_many(dropped.size(), table)) {
        return;
    }
    table.findings.push_back({Severity::doubt, table.row_place(dropped.front()),
                              fmt::format("the time {} does not stand where it follows ({} such rows)",
                                          in_words(dropped.front().stamp), dropped.size()),
                              "they are taken as missing; mend the rows"});
    table.rows = std::move(kept);
}

struct Repeated {
    std::size_t count = 0;
    const WeatherRow* first = nullptr;
    std::size_t line_before = 0;  ///< of the row that it repeats

    void add(const WeatherRow& row, const WeatherRow& before) {
        if (count++ == 0) {
            first = &row;
            line_before = before.line;
        }
    }
    [[nodiscard]] std::string words(const char* values) const {
        return fmt::format("the time {} stands in rows {} and {} with {} ({} such rows)", in_words(first->stamp),
                           line_before + 1, first->line + 1, values, count);
    }
};

std::size_t drop_repeated(WeatherTable& table) {
    std::map<double, std::size_t> row_of;
    std::vector<bool> is_repeated(table.rows.size());
    Repeated equal;
    Repeated other;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const WeatherRow& row = table.rows[i];
        const auto [found, is_new] = row_of.emplace(clock_seconds(row.stamp), i);
        if (!is_new) {
            const WeatherRow& before = table.rows[found->second];
            (has_equal_values(before.values, row.values) ? equal : other).add(row, before);
            is_repeated[i] = true;
        }
    }
    const Repeated& worse = other.count > 0 ? other : equal;
    if (is_many(equal.count + other.count, table)) {
        throw Error(ErrorCode::bad_input, table.row_place(*worse.first),
                    worse.words(&worse == &other ? "other values" : "the same values"),
                    "give a file without repeated rows, of one station");
    }
    if (other.count > 0) {
        table.findings.push_back({Severity::doubt, table.row_place(*other.first), other.words("other values"),
                                  "the first counts; take the wrong one out"});
    }
    if (equal.count > 0) {
        table.findings.push_back(
            {Severity::note, table.row_place(*equal.first), equal.words("the same values"), "the first counts"});
    }
    std::size_t at = 0;
    return std::erase_if(table.rows, [&](const WeatherRow&) { return is_repeated[at++]; });
}

}  // namespace

std::size_t order_rows(WeatherTable& table) {
    if (!table.repeated_rows) {
        drop_out_of_place(table);
        table.repeated_rows = drop_repeated(table);
    }
    return *table.repeated_rows;
}

}  // namespace sunshed
