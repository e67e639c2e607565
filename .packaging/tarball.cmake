# Packs the folder that has been installed. CPack's own archives bear the order and the owner of
# files as the machine has them.
set(name "octavo-${CPACK_PACKAGE_VERSION}-${CMAKE_HOST_SYSTEM_NAME}-${CMAKE_HOST_SYSTEM_PROCESSOR}")
set(file "${CPACK_TOPLEVEL_DIRECTORY}/${name}.tar.gz")
# Most of it are faces and tables, which no level makes much smaller.
execute_process(COMMAND tar --create --sort=name --format=gnu --owner=0 --group=0 --numeric-owner
    --directory "${CPACK_TEMPORARY_INSTALL_DIRECTORY}" "octavo-${CPACK_PACKAGE_VERSION}"
  COMMAND gzip --no-name --fast
  OUTPUT_FILE "${file}" COMMAND_ERROR_IS_FATAL ANY)
set(CPACK_EXTERNAL_BUILT_PACKAGES "${file}")
