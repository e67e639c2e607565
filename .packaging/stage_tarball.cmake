# The system's libraries that the program needs go along, all but the C library's, and what
# their packages say of their licences.
set(licences "${doc}/licences")
file(MAKE_DIRECTORY "${licences}" "${root}/lib/octavo")

function(take_licence package)
  file(COPY_FILE "/usr/share/doc/${package}/copyright" "${licences}/${package}")
endfunction()

file(GET_RUNTIME_DEPENDENCIES EXECUTABLES "${root}/bin/octavo"
  RESOLVED_DEPENDENCIES_VAR libraries
  POST_EXCLUDE_REGEXES "/ld-linux[^/]*$" "/lib(c|m|dl|rt|pthread|resolv)\\.so\\.[0-9]$")
foreach(library IN LISTS libraries)
  get_filename_component(name "${library}" NAME)
  file(REAL_PATH "${library}" file)
  file(COPY_FILE "${file}" "${root}/lib/octavo/${name}")
  # /lib is a link to /usr/lib, and packages name a file by either.
  string(REGEX REPLACE "^/usr" "" short "${file}")
  execute_process(COMMAND dpkg-query --search "/usr${short}" "${short}"
    OUTPUT_VARIABLE owner ERROR_QUIET)
  if(NOT owner MATCHES "^([^:, ]+)")
    message(FATAL_ERROR "${library} is of no Debian package, so that its licence is unknown")
  endif()
  take_licence("${CMAKE_MATCH_1}")
endforeach()

# Those of the faces and patterns.
file(STRINGS "${CPACK_OCTAVO_SOURCE}/.ci/packages" rows REGEX "^build +(fonts|hyphen|myspell)-")
foreach(row IN LISTS rows)
  string(REGEX REPLACE "^build +" "" package "${row}")
  take_licence("${package}")
endforeach()
# What they refer to.
file(COPY /usr/share/common-licenses DESTINATION "${licences}")
