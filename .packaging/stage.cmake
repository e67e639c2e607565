# After the files of a package have been installed into a folder of its own and before they are
# packed: what only packages have.

function(run)
  execute_process(COMMAND ${ARGV} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

set(root "${CPACK_TEMPORARY_INSTALL_DIRECTORY}${CPACK_PACKAGING_INSTALL_PREFIX}")
set(doc "${root}/share/doc/octavo")

if(CPACK_GENERATOR STREQUAL "DEB")
  include("${CMAKE_CURRENT_LIST_DIR}/stage_deb.cmake")
else()
  include("${CMAKE_CURRENT_LIST_DIR}/stage_tarball.cmake")
endif()

run(chmod -R u=rwX,go=rX "${CPACK_TEMPORARY_INSTALL_DIRECTORY}")
run(find "${CPACK_TEMPORARY_INSTALL_DIRECTORY}" -exec
  touch --no-dereference "--date=@$ENV{SOURCE_DATE_EPOCH}" {} +)
