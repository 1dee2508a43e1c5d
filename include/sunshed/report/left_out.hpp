#pragma once

#include <string>
#include <vector>

#include "sunshed/building/building_record.hpp"

namespace sunshed {

/// An attribute of a building that could not be read; it was assessed without it.
struct UnreadValue {
    std::string building_id;
    std::string field;  ///< of the input
    std::string value;  ///< as it stands there
    std::string what;   ///< it should have been, e.g. "a height in metres"
};

/// Every building that was not assessed, or not wholly, and why: building_id, outcome (not assessed | assessed without
/// it), status, field, value, reason. @throws Error{io_failure}
void write_left_out_csv(const std::string& path, const std::vector<BuildingRecord>& buildings,
                        const std::vector<UnreadValue>& unread);

}  // namespace sunshed
