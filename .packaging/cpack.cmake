# `cpack` makes a Debian package and a tarball that can be unpacked anywhere, of what is built.
# Nothing is built by it.
set(CPACK_GENERATOR DEB External)
set(CPACK_PACKAGE_NAME octavo)
set(CPACK_PACKAGE_VENDOR octavo)
set(CPACK_PACKAGE_DIRECTORY "${PROJECT_BINARY_DIR}/packages")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "compiler of manuscripts to EPUB and tagged PDF")
set(CPACK_PACKAGE_DESCRIPTION
"octavo makes two books of a manuscript in plain text or Markdown: an
EPUB 3.3 for reading systems and a PDF with the pages of a printed book,
tagged so that it can be read aloud. One stylesheet styles both. It brings
its faces and its hyphenation patterns along and gives the same bytes on
every machine.")
set(CPACK_STRIP_FILES ON)
set(CPACK_PROJECT_CONFIG_FILE "${CMAKE_CURRENT_LIST_DIR}/generator.cmake")
set(CPACK_PRE_BUILD_SCRIPTS "${CMAKE_CURRENT_LIST_DIR}/stage.cmake")
set(CPACK_POST_BUILD_SCRIPTS "${CMAKE_CURRENT_LIST_DIR}/finish.cmake")
set(CPACK_OCTAVO_SOURCE "${PROJECT_SOURCE_DIR}")
set(CPACK_OCTAVO_BUILD "${PROJECT_BINARY_DIR}")

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "The octavo authors <octavo@octavo.example>")
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA "${CMAKE_CURRENT_LIST_DIR}/triggers")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE zstd)

set(CPACK_EXTERNAL_ENABLE_STAGING ON)
set(CPACK_EXTERNAL_PACKAGE_SCRIPT "${CMAKE_CURRENT_LIST_DIR}/tarball.cmake")
include(CPack)
