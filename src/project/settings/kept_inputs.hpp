#pragma once

#include <filesystem>
#include <vector>

#include "sunshed/project/field.hpp"

namespace sunshed {

// Results travel, also to machines that have none of the project's files. What a report reads again (statistics,
// targets, scenarios) therefore lies in the result too: inputs/KEY.EXTENSION, as it was when it was last used.

/// Copies the files of all fields that a report reads again into a result that is being written.
/// @throws Error{io_failure} where one cannot be copied whole
void copy_report_inputs(const std::vector<Field>& fields, const std::filesystem::path& result);

/// Where the file that a field names is not there: the copy that a result keeps of it, if it has one.
void use_copied_input(Field& field, const std::filesystem::path& result);

}  // namespace sunshed
