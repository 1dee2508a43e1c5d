# Flags as one interface target, so that every target gets the same and none leaks to those who link us.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()

add_library(sunshed_flags INTERFACE)
target_compile_options(sunshed_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow
  # The same bits on every machine: no fused multiply-add behind the source's back.
  -ffp-contract=off)
if(SUNSHED_WARNINGS_AS_ERRORS)
  target_compile_options(sunshed_flags INTERFACE -Werror)
endif()
