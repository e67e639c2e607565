# What `cmake --install` puts where. CJK faces are installed by fonts/.
include(CMakePackageConfigHelpers)

install(TARGETS octavo RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS liboctavo EXPORT octavo-targets LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
  COMPONENT development)
install(EXPORT octavo-targets NAMESPACE octavo:: FILE octavo-config.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/octavo COMPONENT development)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/octavo-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/octavo-config-version.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/octavo COMPONENT development)

# The headers that a program needs to compile a book and to print what was found.
foreach(header IN ITEMS
    compiler/compile.h compiler/diagnostics.h compiler/document.h compiler/dump.h
    compiler/files.h compiler/finished_book.h compiler/format.h compiler/page_starts.h
    compiler/epub_profile.h compiler/paper.h compiler/pdf_standards.h compiler/plain_text.h
    compiler/overload.h compiler/recorded_diagnostic.h compiler/report.h compiler/source.h compiler/theme.h
    compiler/walk.h
    formats/registry.h)
  get_filename_component(folder ${header} DIRECTORY)
  install(FILES ${header} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/octavo/${folder}
    COMPONENT development)
endforeach()

install(FILES LICENSE NOTICES.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
# Man pages and completions.
install(DIRECTORY ${PROJECT_BINARY_DIR}/printed/share/ DESTINATION ${CMAKE_INSTALL_DATADIR})
