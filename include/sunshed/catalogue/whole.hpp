#pragma once

#include <string_view>

namespace sunshed {

/// Id of the whole project where a zone's would stand; and of all classes where one of them would.
inline constexpr const char* whole_id = "all";

constexpr bool is_whole(std::string_view id) {
    return id == whole_id;
}

}  // namespace sunshed
