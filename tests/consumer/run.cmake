# Installs the build to a fresh folder, then configures, builds and runs consumers against it.
# cmake -DBUILD_DIR=... -DSOURCE_DIR=... -DWORK_DIR=... [-DWITH_PROGRAM=ON] -P run.cmake
function(step)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE words ERROR_VARIABLE words)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${ARGN}\n${words}")
  endif()
  message("${words}")
endfunction()

file(REMOVE_RECURSE "${WORK_DIR}")
step("${CMAKE_COMMAND}" --install "${BUILD_DIR}" --prefix "${WORK_DIR}/prefix")
foreach(consumer horizon product)
  step("${CMAKE_COMMAND}" -S "${SOURCE_DIR}/${consumer}" -B "${WORK_DIR}/${consumer}" -G Ninja
       "-DCMAKE_PREFIX_PATH=${WORK_DIR}/prefix" "-DEXAMPLES=${SOURCE_DIR}/../../examples")
  step("${CMAKE_COMMAND}" --build "${WORK_DIR}/${consumer}")
endforeach()
set(ENV{SUNSHED_DATA} "${WORK_DIR}/prefix/share/sunshed")
step("${WORK_DIR}/horizon/horizon")
step("${WORK_DIR}/product/one_building")
step("${WORK_DIR}/product/demo" "${WORK_DIR}/demo-result")
if(WITH_PROGRAM)
  step("${WORK_DIR}/prefix/bin/sunshed" --version)
endif()
