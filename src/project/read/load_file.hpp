#pragma once

#include <string>
#include <vector>

#include "sunshed/building/by_class.hpp"
#include "sunshed/io/text_file.hpp"

namespace sunshed {

/// Reads hourly electricity use by class: a header `hour,<class>,...` and 8760 rows, hour 0 = midnight of January 1st
/// on the local clock, in kWh per m2 of floor and hour. Classes without a column stay as they are.
/// @throws Error naming file and row: unknown class, twice the same class, missing rows, not a number, negative, too
/// large
void read_hourly_use(const std::string& path, ByClass<std::vector<float>>& use_kwh_m2);
void read_hourly_use(FileText file, ByClass<std::vector<float>>& use_kwh_m2);

}  // namespace sunshed
