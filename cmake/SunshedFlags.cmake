# Flags as one interface target, so that every target gets the same and none leaks to those who link us.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Objects made with precompiled headers are kept only where ccache is told that times in those do not matter.
  set(CMAKE_CXX_COMPILER_LAUNCHER
      "${CMAKE_COMMAND}" -E env "CCACHE_SLOPPINESS=pch_defines,time_macros" "${CCACHE_PROGRAM}")
endif()

add_library(sunshed_flags INTERFACE)
target_compile_options(sunshed_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow
  # The same bits on every machine: no fused multiply-add behind the source's back, no folder of the sources in objects.
  -ffp-contract=off "-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=")
if(NOT CMAKE_DISABLE_PRECOMPILE_HEADERS)
  target_compile_options(sunshed_flags INTERFACE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)  # ccache sees through them
endif()
if(SUNSHED_WARNINGS_AS_ERRORS)
  target_compile_options(sunshed_flags INTERFACE -Werror)
endif()

# For tests, whose own code runs briefly: compiling it is most of its cost. What they test is optimised as ever.
add_library(sunshed_test_flags INTERFACE)
target_link_libraries(sunshed_test_flags INTERFACE sunshed_flags)
target_compile_options(sunshed_test_flags INTERFACE
  $<$<CONFIG:Release>:-O1>
  # g++ 12 sees strings out of bounds at this level where there are none (its bug 105329 and the like).
  "$<$<CXX_COMPILER_ID:GNU>:-Wno-array-bounds;-Wno-stringop-overflow;-Wno-restrict>")
