# octavo_embed(SYMBOL FILES…): an assembly file that holds the files' bytes between the
# symbols <SYMBOL>_<n> and <SYMBOL>_<n>_end. Sets <SYMBOL>_source to its path.
function(octavo_embed symbol)
  set(text "#if defined(__ELF__)\n.section .note.GNU-stack,\"\",%progbits\n#endif\n.section .rodata\n")
  set(index 0)
  foreach(path IN LISTS ARGN)
    string(APPEND text
      ".global ${symbol}_${index}\n.balign 16\n${symbol}_${index}:\n"
      ".incbin \"${path}\"\n.global ${symbol}_${index}_end\n${symbol}_${index}_end:\n.byte 0\n")
    math(EXPR index "${index} + 1")
  endforeach()
  set(source "${CMAKE_CURRENT_BINARY_DIR}/${symbol}.S")
  file(CONFIGURE OUTPUT "${source}" CONTENT "${text}" @ONLY)
  set_source_files_properties("${source}" PROPERTIES OBJECT_DEPENDS "${ARGN}")
  set(${symbol}_source "${source}" PARENT_SCOPE)
endfunction()
