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
set(files)
foreach(library IN LISTS libraries)
  get_filename_component(name "${library}" NAME)
  file(REAL_PATH "${library}" file)
  file(COPY_FILE "${file}" "${root}/lib/octavo/${name}")
  # /lib is a link to /usr/lib, and packages name a file by either.
  string(REGEX REPLACE "^/usr" "" short "${file}")
  list(APPEND files "/usr${short}" "${short}")
endforeach()
execute_process(COMMAND dpkg-query --search ${files} OUTPUT_VARIABLE owners ERROR_QUIET)
# A line each: "libqpdf29:amd64: /usr/lib/x86_64-linux-gnu/libqpdf.so.29.3.0".
string(REGEX MATCHALL "[^\n]+\n" packages "${owners}")
list(TRANSFORM packages REPLACE "[:,].*" "")
list(LENGTH libraries carried)
list(LENGTH packages owned)
if(NOT carried EQUAL owned)
  message(FATAL_ERROR "Of ${carried} libraries ${owned} are of Debian packages, which tell their licence")
endif()
list(REMOVE_DUPLICATES packages)
foreach(package IN LISTS packages)
  take_licence("${package}")
endforeach()

# Those of the faces and patterns.
file(STRINGS "${CPACK_OCTAVO_SOURCE}/.ci/packages" rows REGEX "^build +(fonts|hyphen|myspell)-")
foreach(row IN LISTS rows)
  string(REGEX REPLACE "^build +" "" package "${row}")
  take_licence("${package}")
endforeach()
# What they refer to.
file(COPY /usr/share/common-licenses DESTINATION "${licences}")
