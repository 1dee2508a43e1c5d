# `cmake --install` gives the program (where it is built), the library with its headers, the data they need,
# and a package that `find_package(sunshed)` finds.
include(CMakePackageConfigHelpers)
get_property(modules GLOBAL PROPERTY SUNSHED_MODULES)
install(TARGETS sunshed ${modules} EXPORT sunshedTargets FILE_SET HEADERS)
install(EXPORT sunshedTargets NAMESPACE sunshed:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/sunshed)
# What each module's .cpp files use, for those who ask for some modules alone.
set(SUNSHED_PACKAGE_LISTS "")
foreach(target IN LISTS modules)
  get_target_property(name ${target} EXPORT_NAME)
  get_property(packages GLOBAL PROPERTY SUNSHED_PACKAGES_${target})
  string(APPEND SUNSHED_PACKAGE_LISTS "set(sunshed_packages_${name} \"${packages}\")\n")
  list(APPEND SUNSHED_MODULE_NAMES ${name})
endforeach()
install(DIRECTORY "${PROJECT_SOURCE_DIR}/datasets/" DESTINATION "${CMAKE_INSTALL_DATADIR}/sunshed")
configure_package_config_file(cmake/sunshedConfig.cmake.in
  "${PROJECT_BINARY_DIR}/sunshedConfig.cmake" INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/sunshed)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/sunshedConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/sunshedConfig.cmake" "${PROJECT_BINARY_DIR}/sunshedConfigVersion.cmake"
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/sunshed)
