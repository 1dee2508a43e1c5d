# `cmake --install` gives the program, the library with its headers, the data it needs,
# and a package that `find_package(sunshed)` finds.
include(CMakePackageConfigHelpers)
get_property(modules GLOBAL PROPERTY SUNSHED_MODULES)
install(TARGETS sunshed ${modules} EXPORT sunshedTargets FILE_SET HEADERS)
install(EXPORT sunshedTargets NAMESPACE sunshed:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/sunshed)
configure_package_config_file(cmake/sunshedConfig.cmake.in
  "${PROJECT_BINARY_DIR}/sunshedConfig.cmake" INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/sunshed)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/sunshedConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/sunshedConfig.cmake" "${PROJECT_BINARY_DIR}/sunshedConfigVersion.cmake"
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/sunshed)
