# The report's page: tools/report-app bundled by esbuild into one HTML file, which becomes part of the program.
# sunshed_report_page(TARGET) adds it to a target. Packages come from npm at the versions of package-lock.json; they are
# fetched once. Without a network, -DSUNSHED_REPORT_PAGE=FILE takes a page that was built elsewhere.
set(SUNSHED_REPORT_PAGE "" CACHE FILEPATH "A report page built elsewhere (empty: build it with Node and npm)")

function(sunshed_report_page target)
  set(app "${PROJECT_SOURCE_DIR}/tools/report-app")
  set(generated "${PROJECT_BINARY_DIR}/generated")
  set(page "${SUNSHED_REPORT_PAGE}")
  if(NOT page)
    find_program(SUNSHED_NODE NAMES node nodejs)
    find_program(SUNSHED_NPM npm)
    if(NOT SUNSHED_NODE OR NOT SUNSHED_NPM)
      message(FATAL_ERROR "The report's page is built by Node (18 or later) and npm, which are not here. "
                          "Install the Debian packages nodejs and npm (tools/install-packages does), "
                          "or give a page built elsewhere: -DSUNSHED_REPORT_PAGE=FILE")
    endif()
    set(page "${generated}/page.html")
    set(packages "${generated}/report-app-packages")  # touched when node_modules is as package-lock.json wants it
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${app}/src/*")
    add_custom_command(OUTPUT "${packages}" DEPENDS "${app}/package.json" "${app}/package-lock.json"
      COMMAND "${CMAKE_COMMAND}" "-DNPM=${SUNSHED_NPM}" "-DAPP=${app}" "-DSTAMP=${packages}"
              -P "${PROJECT_SOURCE_DIR}/cmake/FetchReportPackages.cmake"
      COMMENT "Fetching the report page's packages" VERBATIM)
    add_custom_command(OUTPUT "${page}" DEPENDS "${packages}" "${app}/build.mjs" ${sources}
      COMMAND "${SUNSHED_NODE}" "${app}/build.mjs" "${page}"
      COMMENT "Bundling the report's page" VERBATIM)
  endif()
  set(SUNSHED_REPORT_PAGE "${page}")
  configure_file("${PROJECT_SOURCE_DIR}/cmake/page_template.cpp.in" "${generated}/page_template.cpp" @ONLY)
  set_source_files_properties("${generated}/page_template.cpp" PROPERTIES OBJECT_DEPENDS "${page}")
  target_sources(${target} PRIVATE "${generated}/page_template.cpp")
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/src/report")
endfunction()
