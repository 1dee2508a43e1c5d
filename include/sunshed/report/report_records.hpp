#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "sunshed/building/building_record.hpp"

namespace sunshed {

/// Whether the page draws the outlines of roofs and their modules one by one: up to 120,000 of them; beyond, it would
/// grow by more than they say.
bool draws_modules(const std::vector<BuildingRecord>& buildings);

/// Stores of a run's records what reports are made of: no hours, and of roofs only numbers; their outlines and modules
/// as long as the page draws them.
class ReportRecords {
public:
    /// @param count  of the buildings of a run
    explicit ReportRecords(std::size_t count) : records_(count) {}

    /// @param row  the building's place among them
    void store(std::size_t row, BuildingRecord record);
    /// All of them.
    [[nodiscard]] std::vector<BuildingRecord> release() { return std::move(records_); }

private:
    void clear_outlines();

    std::vector<BuildingRecord> records_;
    std::size_t modules_ = 0;
    bool draws_modules_ = true;
};

}  // namespace sunshed
