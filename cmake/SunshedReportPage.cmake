# The report's page: tools/report-app bundled by esbuild into one HTML file, which becomes part of the program.
# sunshed_report_page(TARGET) adds it to a target. Packages come from npm at the versions of package-lock.json; they are
# fetched once. Without a network, -DSUNSHED_REPORT_PAGE=FILE takes a page that was built elsewhere: an installation's
# share/sunshed/report/page.html, or the archive of a release that has it.
set(SUNSHED_REPORT_PAGE "" CACHE FILEPATH
    "The report page of an installation or a release archive (empty: build it with Node and npm)")

# Sets `result` to a page that is given: a file, or the one in an archive.
function(sunshed_given_page file folder result)
  get_filename_component(file "${file}" ABSOLUTE BASE_DIR "${PROJECT_BINARY_DIR}")
  if(NOT EXISTS "${file}" OR IS_DIRECTORY "${file}")
    message(FATAL_ERROR "SUNSHED_REPORT_PAGE is ${file}, which is no file. Give page.html of an installation or the "
                        "archive of a release, or leave it out to build the page with Node and npm.")
  endif()
  if(file MATCHES "[.](tar|tar[.][a-z0-9]+|tgz|zip)$")
    file(REMOVE_RECURSE "${folder}")
    file(ARCHIVE_EXTRACT INPUT "${file}" DESTINATION "${folder}" PATTERNS "*page.html")
    file(GLOB_RECURSE pages "${folder}/page.html")
    list(LENGTH pages count)
    if(NOT count EQUAL 1)
      message(FATAL_ERROR "SUNSHED_REPORT_PAGE is ${file}, which holds ${count} files page.html instead of one. Give "
                          "the archive of a release, or the page itself.")
    endif()
    set(file "${pages}")
  endif()
  set(${result} "${file}" PARENT_SCOPE)
endfunction()

function(sunshed_report_page target)
  set(app "${PROJECT_SOURCE_DIR}/tools/report-app")
  set(generated "${PROJECT_BINARY_DIR}/generated")
  if(SUNSHED_REPORT_PAGE)
    sunshed_given_page("${SUNSHED_REPORT_PAGE}" "${generated}/given" page)
  else()
    find_program(SUNSHED_NODE NAMES node nodejs)
    find_program(SUNSHED_NPM npm)
    if(NOT SUNSHED_NODE OR NOT SUNSHED_NPM)
      message(FATAL_ERROR "The report's page is built by Node (18 or later) and npm, which are not here. "
                          "Install the Debian packages nodejs and npm (tools/install-packages does), "
                          "or give the page of a release: -DSUNSHED_REPORT_PAGE=ARCHIVE, or page.html of it.")
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
  install(FILES "${page}" DESTINATION "${CMAKE_INSTALL_DATADIR}/sunshed/report" RENAME page.html)
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/src/report")
endfunction()
