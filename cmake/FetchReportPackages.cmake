# cmake -DNPM=... -DAPP=... -DSTAMP=... -P FetchReportPackages.cmake
# npm ci, with a clear word where it fails. Several build trees share one source tree: one fetches at a time.
file(LOCK "${APP}" DIRECTORY GUARD PROCESS TIMEOUT 600)
file(SHA256 "${APP}/package-lock.json" wanted)
set(have "")
if(EXISTS "${APP}/node_modules/.sunshed-lock")
  file(READ "${APP}/node_modules/.sunshed-lock" have)
endif()
if(NOT have STREQUAL wanted)
  execute_process(COMMAND "${NPM}" ci --ignore-scripts --no-audit --no-fund --loglevel=error
                  WORKING_DIRECTORY "${APP}" RESULT_VARIABLE failed OUTPUT_QUIET ERROR_VARIABLE why)
  if(failed)
    message("${why}")
    message(FATAL_ERROR "npm could not fetch the packages of the report's page (tools/report-app/package-lock.json). "
                        "They are needed once: connect to the npm registry and build again, or give a page built "
                        "elsewhere: cmake -DSUNSHED_REPORT_PAGE=FILE")
  endif()
  file(WRITE "${APP}/node_modules/.sunshed-lock" "${wanted}")
endif()
file(TOUCH "${STAMP}")
