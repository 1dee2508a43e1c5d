#pragma once

#include <string>

namespace sunshed {

/// The folder with sunshed's own data (demo, profiles): $SUNSHED_DATA if set, else where it was installed,
/// else the source tree that the program was built from.
/// @throws Error where none of them is there.
std::string data_folder();

}  // namespace sunshed
