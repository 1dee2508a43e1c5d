#include "sunshed/report/report_records.hpp"

#include <utility>

namespace sunshed {

namespace {

constexpr std::size_t most_drawn_modules = 120'000;

/// Lets go of the memory too, which clear() would not.
template <class T>
void forget(std::vector<T>& values) {
    values = std::vector<T>();
}

void clear_outlines_of(BuildingRecord& record) {
    for (SegmentRecord& segment : record.segments) {
        segment.roof.outline = Polygon();
        forget(segment.layout.modules);
    }
}

}  // namespace

bool draws_modules(const std::vector<BuildingRecord>& buildings) {
    std::size_t modules = 0;
    for (const BuildingRecord& building : buildings) {
        for (const SegmentRecord& segment : building.segments) {
            modules += static_cast<std::size_t>(segment.amounts.module_count);
        }
    }
    return modules <= most_drawn_modules;
}

void ReportRecords::store(std::size_t row, BuildingRecord record) {
    for (std::vector<float>* hours : {&record.hours.ac_kw, &record.hours.load_kw, &record.hours.grid_kw}) {
        forget(*hours);
    }
    for (SegmentRecord& segment : record.segments) {
        forget(segment.roof.obstacles);
        forget(segment.roof.borders);
        forget(segment.roof.usable);
        forget(segment.roof.cells);
        forget(segment.yield.module_energy);
        modules_ += static_cast<std::size_t>(segment.amounts.module_count);
    }
    record.segments.shrink_to_fit();
    if (draws_modules_ && modules_ > most_drawn_modules) {
        clear_outlines();
    }
    if (!draws_modules_) {
        clear_outlines_of(record);
    }
    records_[row] = std::move(record);
}

void ReportRecords::clear_outlines() {
    draws_modules_ = false;
    for (BuildingRecord& record : records_) {
        clear_outlines_of(record);
    }
}

}  // namespace sunshed
