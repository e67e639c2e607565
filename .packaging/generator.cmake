# Before each kind of package: where its files lie.

# The same input gives the same bytes: all files are of one time, that of the source where it
# is said (https://reproducible-builds.org/specs/source-date-epoch/).
if("$ENV{SOURCE_DATE_EPOCH}" STREQUAL "")
  # 2026-01-01
  set(ENV{SOURCE_DATE_EPOCH} 1767225600)
endif()

if(CPACK_GENERATOR STREQUAL "DEB")
  set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
else()
  set(CPACK_PACKAGING_INSTALL_PREFIX "/octavo-${CPACK_PACKAGE_VERSION}")
  # The library is for who builds on a Debian system, and comes with the package.
  set(CPACK_INSTALL_CMAKE_PROJECTS "${CPACK_OCTAVO_BUILD}" octavo Unspecified /)
endif()
