#pragma once

#include <string>

namespace sunshed {

/// The report page with its style and script in place and `/*{{data}}*/` where the data go. Made by the build from
/// tools/report-app.
std::string page_template();

}  // namespace sunshed
