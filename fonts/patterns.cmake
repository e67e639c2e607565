# The hyphenation patterns that travel with octavo, from Debian packages.
#
# octavo_patterns(TAGS DIC PACKAGE LEFT RIGHT [APART]): TAGS are the BCP 47 tags served, in
# small letters; a longer tag finds the longest of them that begins it. LEFT and RIGHT are
# the fewest letters that a break leaves, as the field's tables have them (hyph-utf8), never
# under two; the dictionary's own figures count where larger. APART keeps patterns that are
# under the GNU GPL alone out of the program: their tables stand beside it, named after
# the first tag.
set(OCTAVO_PATTERNS_ROOT /usr/share/hyphen CACHE PATH
  "Where the distribution keeps its hyphenation dictionaries")

set(octavo_pattern_tables)
set(octavo_pattern_tags)
set(octavo_pattern_apart)
file(MAKE_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}/patterns" "${data_folder}/hyphenation")
function(octavo_patterns tags dic package left right)
  set(path "${OCTAVO_PATTERNS_ROOT}/hyph_${dic}.dic")
  if(NOT EXISTS "${path}")
    message(FATAL_ERROR "The patterns ${path} are missing: install the Debian package ${package}.")
  endif()
  string(REGEX MATCH "^[^ ]+" tag "${tags}")
  if(ARGN STREQUAL "APART")
    set(table "${data_folder}/hyphenation/${tag}.table")
    list(APPEND octavo_pattern_apart "${table}")
    install(FILES "${table}" DESTINATION "${CMAKE_INSTALL_DATADIR}/octavo/hyphenation")
  else()
    set(table "${CMAKE_CURRENT_BINARY_DIR}/patterns/${tag}.table")
    list(APPEND octavo_pattern_tables "${table}")
    list(APPEND octavo_pattern_tags "${tags}")
  endif()
  add_custom_command(OUTPUT "${table}"
    COMMAND octavo_compile_patterns "${path}" "${table}" ${left} ${right}
    DEPENDS octavo_compile_patterns "${path}"
    COMMENT "Compiling the hyphenation patterns of ${tag}" VERBATIM)
  set(octavo_pattern_tables "${octavo_pattern_tables}" PARENT_SCOPE)
  set(octavo_pattern_tags "${octavo_pattern_tags}" PARENT_SCOPE)
  set(octavo_pattern_apart "${octavo_pattern_apart}" PARENT_SCOPE)
endfunction()

octavo_patterns("af" af_ZA hyphen-af 2 2)
octavo_patterns("as" as_IN hyphen-as 2 2)
octavo_patterns("be" be_BY hyphen-be 2 2)
octavo_patterns("bg" bg_BG hyphen-bg 2 2 APART)
octavo_patterns("bn" bn_IN hyphen-bn 2 2)
octavo_patterns("ca" ca_ES hyphen-ca 2 2)
octavo_patterns("cs" cs_CZ hyphen-cs 2 3 APART)
octavo_patterns("da" da_DK hyphen-da 2 2)
octavo_patterns("de" de_DE hyphen-de 2 2)
octavo_patterns("el" el_GR hyphen-el 2 2)
# British rules wherever English is written with British spelling.
octavo_patterns("en-gb en-au en-hk en-ie en-in en-ke en-ng en-nz en-sg en-za" en_GB
  hyphen-en-gb 2 3)
octavo_patterns("en-us en" en_US hyphen-en-us 2 3)
octavo_patterns("es" es_ES hyphen-es 2 2)
octavo_patterns("et" et_EE myspell-et 2 3)
octavo_patterns("fr" fr hyphen-fr 2 3)
octavo_patterns("gl" gl_ES hyphen-gl 2 2 APART)
octavo_patterns("gu" gu_IN hyphen-gu 2 2)
octavo_patterns("hi" hi_IN hyphen-hi 2 2)
octavo_patterns("hr bs" hr_HR hyphen-hr 2 2)
octavo_patterns("hu" hu_HU hyphen-hu 2 2)
octavo_patterns("id" id_ID hyphen-id 2 2)
octavo_patterns("is" is_IS hyphen-is 2 2)
octavo_patterns("it" it_IT hyphen-it 2 2)
octavo_patterns("kn" kn_IN hyphen-kn 2 2)
octavo_patterns("lt" lt_LT hyphen-lt 2 2)
octavo_patterns("lv" lv_LV hyphen-lv 2 2 APART)
octavo_patterns("ml" ml_IN hyphen-ml 2 2)
octavo_patterns("mn" mn_MN hyphen-mn 2 2)
octavo_patterns("mr" mr_IN hyphen-mr 2 2)
octavo_patterns("nb no" nb_NO hyphen-no 2 2 APART)
octavo_patterns("nl" nl_NL hyphen-nl 2 2)
octavo_patterns("nn" nn_NO hyphen-no 2 2 APART)
octavo_patterns("or" or_IN hyphen-or 2 2)
octavo_patterns("pa" pa_IN hyphen-pa 2 2)
octavo_patterns("pl" pl_PL hyphen-pl 2 2)
# One orthography since 1990: the Brazilian patterns serve Portuguese wherever it is written.
octavo_patterns("pt" pt_BR hyphen-pt-br 2 3)
octavo_patterns("ro mo" ro_RO hyphen-ro 2 2 APART)
octavo_patterns("ru" ru_RU hyphen-ru 2 2)
octavo_patterns("sk" sk_SK hyphen-sk 2 3)
octavo_patterns("sl" sl_SI hyphen-sl 2 2)
octavo_patterns("sr" sr_RS hyphen-sr 2 2)
octavo_patterns("sr-latn sh" sr-Latn_RS hyphen-sr 2 2)
octavo_patterns("sv" sv_SE hyphen-sv 2 2)
octavo_patterns("ta" ta_IN hyphen-ta 2 2)
octavo_patterns("te" te_IN hyphen-te 2 2)
octavo_patterns("uk" uk_UA hyphen-uk 2 2 APART)
octavo_patterns("zu" zu_ZA hyphen-zu 2 2)

add_custom_target(octavo_patterns_apart ALL DEPENDS ${octavo_pattern_apart})
