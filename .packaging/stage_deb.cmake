# As Debian's policy wants it.

# The libraries are where the system looks by itself.
file(RPATH_REMOVE FILE "${root}/bin/octavo")

file(READ "${CPACK_OCTAVO_SOURCE}/LICENSE" license)
file(READ "${CPACK_OCTAVO_SOURCE}/NOTICES.md" notices)
file(WRITE "${doc}/copyright" "${license}\n${notices}
The texts of the GNU licences are in /usr/share/common-licenses/GPL-2, GPL-3, LGPL-2,
LGPL-2.1 and LGPL-3.
")
file(REMOVE "${doc}/LICENSE" "${doc}/NOTICES.md")

file(COPY_FILE "${CPACK_OCTAVO_SOURCE}/CHANGELOG.md" "${doc}/changelog")
execute_process(COMMAND date --utc "--date=@$ENV{SOURCE_DATE_EPOCH}" "+%a, %d %b %Y %T +0000"
  OUTPUT_VARIABLE date OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
file(WRITE "${doc}/changelog.Debian"
"octavo (${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}) bookworm; urgency=medium

  * What a user notices is in changelog.gz.

 -- ${CPACK_DEBIAN_PACKAGE_MAINTAINER}  ${date}
")
file(GLOB pages "${root}/share/man/man1/*.1")
run(gzip -9 --no-name --force ${pages} "${doc}/changelog" "${doc}/changelog.Debian")

file(MAKE_DIRECTORY "${root}/share/lintian/overrides")
file(COPY_FILE "${CMAKE_CURRENT_LIST_DIR}/lintian-overrides" "${root}/share/lintian/overrides/octavo")
