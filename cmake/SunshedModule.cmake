# sunshed_module(NAME [DEPENDS module...] [PRIVATE library...])
# One folder = one module = one static library `sunshed::NAME`:
#   include/sunshed/NAME/*.hpp   its public headers (each must compile alone)
#   src/NAME/**.cpp              its code and private headers
function(sunshed_module name)
  cmake_parse_arguments(MODULE "" "" "DEPENDS;PRIVATE" ${ARGN})
  set(target sunshed_${name})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/${name}/*.cpp")
  file(GLOB headers CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/include/sunshed/${name}/*.hpp")
  add_library(${target} STATIC ${sources})
  add_library(sunshed::${name} ALIAS ${target})
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${name} LINKER_LANGUAGE CXX
                        VERIFY_INTERFACE_HEADER_SETS ON)
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_sources(${target} PUBLIC FILE_SET HEADERS
                 BASE_DIRS "${PROJECT_SOURCE_DIR}/include" FILES ${headers})
  list(TRANSFORM MODULE_DEPENDS PREPEND sunshed_ OUTPUT_VARIABLE depends)
  target_link_libraries(${target} PUBLIC ${depends}
                        PRIVATE ${MODULE_PRIVATE} $<BUILD_INTERFACE:sunshed_flags>)
  set_property(GLOBAL APPEND PROPERTY SUNSHED_MODULES ${target})
  target_precompile_headers(${target} REUSE_FROM sunshed_precompiled)
  sunshed_note_packages(${target} "${depends}" "${MODULE_PRIVATE}")
endfunction()

# Keeps the packages that a module's libraries come from, with those of the modules it depends on: who links one of our
# static libraries needs them all. PkgConfig::x is pkg-config's x, named so here too.
function(sunshed_note_packages target depends libraries)
  set(packages "")
  foreach(module IN LISTS depends)
    get_property(others GLOBAL PROPERTY SUNSHED_PACKAGES_${module})
    list(APPEND packages ${others})
  endforeach()
  foreach(library IN LISTS libraries)
    if(NOT library MATCHES "^PkgConfig::")
      string(REGEX REPLACE "::.*" "" library "${library}")
    endif()
    list(APPEND packages "${library}")
  endforeach()
  list(REMOVE_DUPLICATES packages)
  set_property(GLOBAL PROPERTY SUNSHED_PACKAGES_${target} "${packages}")
endfunction()

# The whole library as one name, `sunshed::sunshed`.
function(sunshed_umbrella)
  get_property(modules GLOBAL PROPERTY SUNSHED_MODULES)
  add_library(sunshed INTERFACE)
  add_library(sunshed::sunshed ALIAS sunshed)
  target_link_libraries(sunshed INTERFACE ${modules})
endfunction()
