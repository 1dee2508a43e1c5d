// A table of statistics, or of targets (FUZZ_TARGETS), for three zones, one inside another.

#include <algorithm>
#include <cmath>

#include "checks.hpp"
#include "project/read/statistics_file.hpp"

using namespace sunshed;
using fuzz::check;

namespace {

const std::vector<ZoneInfo> zones{{"z1", "南岗区", ""}, {"z2", "Daoli, \"west\"", "z1"}, {"z3", "z3", ""}};

bool is_zone(const std::string& id) {
    return id == "all" || std::any_of(zones.begin(), zones.end(), [&](const ZoneInfo& zone) { return zone.id == id; });
}

void check_year(int year) {
    check(year >= 1990 && year <= 2100, "the year is one of statistics");
}

[[maybe_unused]] void read_statistics_of(FileText file) {
    const StatisticsFile found = read_statistics(std::move(file), zones);
    for (const StatisticsRow& row : found.rows) {
        check(is_zone(row.zone_id), "the zone is known");
        check_year(row.year);
        const StatisticsItem* item = find_statistics_item(row.item);
        check(item != nullptr && item->name == row.item, "the item is known");
        check(std::isfinite(row.value) && row.value >= 0.0, "a figure is a number");
        check(!item->largest || row.value <= *item->largest, "a share is one");
    }
    static_cast<void>(statistics_by_area(found.rows, zones));
}

[[maybe_unused]] void read_targets_of(FileText file) {
    for (const Target& target : read_targets(std::move(file), zones)) {
        check(target.scope.empty() || is_zone(target.scope), "the zone is known");
        check_year(target.year);
        check(std::isfinite(target.value) && !target.source.empty(), "a target is whole");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
#ifdef FUZZ_TARGETS
    fuzz::run([&] { read_targets_of(fuzz::file_of(data, size)); });
#else
    fuzz::run([&] { read_statistics_of(fuzz::file_of(data, size)); });
#endif
    return 0;
}
