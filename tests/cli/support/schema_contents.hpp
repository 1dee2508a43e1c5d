#pragma once

#include <string>

namespace sunshed::test {

/// schema.json lists exactly the files of a result, and of tables, layers, rasters and series exactly their columns,
/// fields, bands and variables.
void expect_schema_agrees(const std::string& folder);

}  // namespace sunshed::test
