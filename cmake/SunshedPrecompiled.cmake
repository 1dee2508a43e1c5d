# Headers that nearly every file includes, parsed once a set instead of once a file. No file may rely on it: the presets
# clang and checked build without (CMAKE_DISABLE_PRECOMPILE_HEADERS), and headers are compiled alone.
set(SUNSHED_STANDARD_HEADERS
  <algorithm> <array> <cmath> <filesystem> <functional> <map> <memory> <optional> <set> <span> <string> <string_view>
  <utility> <variant> <vector>)

# sunshed_precompiled_set(NAME KIND LIBRARIES library... HEADERS header...): a set for targets of a kind (STATIC, or
# EXECUTABLE, whose code is compiled differently) with the same flags to reuse.
function(sunshed_precompiled_set name kind)
  cmake_parse_arguments(SET "" "" "LIBRARIES;HEADERS" ${ARGN})
  set(source "${PROJECT_BINARY_DIR}/${name}.cpp")
  if(kind STREQUAL EXECUTABLE)
    file(CONFIGURE OUTPUT "${source}" CONTENT "int main() {}\n")
    add_executable(${name} EXCLUDE_FROM_ALL "${source}")
  else()
    file(CONFIGURE OUTPUT "${source}" CONTENT "")
    add_library(${name} ${kind} EXCLUDE_FROM_ALL "${source}")
  endif()
  target_link_libraries(${name} PRIVATE ${SET_LIBRARIES})
  target_precompile_headers(${name} PRIVATE ${SET_HEADERS} ${SUNSHED_STANDARD_HEADERS})
endfunction()

sunshed_precompiled_set(sunshed_precompiled STATIC LIBRARIES sunshed_flags)
