#pragma once

#include <string_view>

namespace sunshed {

/// The report's page as tools/report-app builds it, with {{data}} where the data go. It is part of the program.
std::string_view page_template();

}  // namespace sunshed
