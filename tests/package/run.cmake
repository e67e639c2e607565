# Installs octavo into a folder of its own and builds another project against it.
# cmake -DBUILD=… -DSOURCE=… -DWORK=… -DCOMPILER=… -P run.cmake
function(run)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "package: ${ARGV} failed\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE "${WORK}/prefix")
run("${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${WORK}/prefix")
run("${CMAKE_COMMAND}" -S "${SOURCE}" -B "${WORK}/build" -G Ninja
  "-DCMAKE_PREFIX_PATH=${WORK}/prefix" "-DCMAKE_CXX_COMPILER=${COMPILER}")
run("${CMAKE_COMMAND}" --build "${WORK}/build")
run("${WORK}/prefix/bin/octavo" check "${README}" --quiet)

# The faces and tables that the library uses are those that are installed with it.
run("${WORK}/build/consumer")
if(output MATCHES "missing-glyph")
  message(FATAL_ERROR "package: the installed faces are not found\n${output}")
endif()
file(RENAME "${WORK}/prefix/share/octavo" "${WORK}/prefix/share/elsewhere")
run("${WORK}/build/consumer")
if(NOT output MATCHES "missing-glyph")
  message(FATAL_ERROR "package: faces are found that are not the installed ones\n${output}")
endif()
message("${output}")
