# CPack gives the members of a Debian package the modes that the maker's umask leaves.
foreach(package IN LISTS CPACK_PACKAGE_FILES)
  if(package MATCHES "\\.deb$")
    set(parts "${package}.parts")
    file(MAKE_DIRECTORY "${parts}")
    execute_process(COMMAND ar x "${package}" WORKING_DIRECTORY "${parts}" COMMAND_ERROR_IS_FATAL ANY)
    file(REMOVE "${package}")
    # `D` writes the same owner, mode and time for all; the order is that of deb(5).
    execute_process(COMMAND sh -c "ar qcDS \"$1\" debian-binary control.tar.* data.tar.*" sh "${package}"
      WORKING_DIRECTORY "${parts}" COMMAND_ERROR_IS_FATAL ANY)
    file(REMOVE_RECURSE "${parts}")
  endif()
endforeach()
