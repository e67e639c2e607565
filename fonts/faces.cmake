# The faces that travel with octavo, from Debian packages. docs/fonts.md says why these.
#
# octavo_face(FILE PACKAGE ROLE WEIGHT SLANT SCRIPTS): FILE below OCTAVO_FONTS_ROOT; ROLE is
# a FaceRole; SCRIPTS are ISO 15924 codes that the face is there for, with spaces between.
# Within a role and script, the first face that has a character shows it.
set(OCTAVO_FONTS_ROOT /usr/share/fonts CACHE PATH "Where the distribution keeps its fonts")

set(octavo_faces)
function(octavo_face file package role weight slant scripts)
  set(path "${OCTAVO_FONTS_ROOT}/${file}")
  if(NOT EXISTS "${path}")
    message(FATAL_ERROR "The face ${path} is missing: install the Debian package ${package}.")
  endif()
  list(APPEND octavo_faces "${path}|${role}|${weight}|${slant}|${scripts}")
  set(octavo_faces "${octavo_faces}" PARENT_SCOPE)
endfunction()

# A regular and a bold one of Noto's.
macro(octavo_noto_pair name scripts)
  octavo_face(truetype/noto/${name}-Regular.ttf fonts-noto-core script 400 upright "${scripts}")
  octavo_face(truetype/noto/${name}-Bold.ttf fonts-noto-core script 700 upright "${scripts}")
endmacro()

macro(octavo_noto name scripts)
  octavo_face(truetype/noto/${name}-Regular.ttf fonts-noto-core script 400 upright "${scripts}")
endmacro()

set(gentium truetype/gentiumplus/GentiumPlus)
octavo_face(${gentium}-Regular.ttf fonts-sil-gentiumplus serif 400 upright "Latn Grek Cyrl")
octavo_face(${gentium}-Italic.ttf fonts-sil-gentiumplus serif 400 italic "Latn Grek Cyrl")
octavo_face(${gentium}-Bold.ttf fonts-sil-gentiumplus serif 700 upright "Latn Grek Cyrl")
octavo_face(${gentium}-BoldItalic.ttf fonts-sil-gentiumplus serif 700 italic "Latn Grek Cyrl")

set(sans truetype/noto/NotoSans)
octavo_face(${sans}-Regular.ttf fonts-noto-core sans 400 upright "Latn Grek Cyrl")
octavo_face(${sans}-Italic.ttf fonts-noto-core sans 400 italic "Latn Grek Cyrl")
octavo_face(${sans}-Bold.ttf fonts-noto-core sans 700 upright "Latn Grek Cyrl")
octavo_face(${sans}-BoldItalic.ttf fonts-noto-core sans 700 italic "Latn Grek Cyrl")

set(mono truetype/dejavu/DejaVuSansMono)
octavo_face(${mono}.ttf fonts-dejavu-core mono 400 upright "Latn Grek Cyrl")
octavo_face(${mono}-Oblique.ttf fonts-dejavu-extra mono 400 italic "Latn Grek Cyrl")
octavo_face(${mono}-Bold.ttf fonts-dejavu-core mono 700 upright "Latn Grek Cyrl")
octavo_face(${mono}-BoldOblique.ttf fonts-dejavu-extra mono 700 italic "Latn Grek Cyrl")

octavo_noto_pair(NotoSerifHebrew "Hebr")
octavo_noto_pair(NotoNaskhArabic "Arab")
octavo_noto_pair(NotoSerifDevanagari "Deva")
octavo_noto_pair(NotoSerifBengali "Beng")
octavo_noto_pair(NotoSerifGurmukhi "Guru")
octavo_noto_pair(NotoSerifGujarati "Gujr")
octavo_noto_pair(NotoSansOriya "Orya")
octavo_noto_pair(NotoSerifTamil "Taml")
octavo_noto_pair(NotoSerifTelugu "Telu")
octavo_noto_pair(NotoSerifKannada "Knda")
octavo_noto_pair(NotoSerifMalayalam "Mlym")
octavo_noto_pair(NotoSerifSinhala "Sinh")
octavo_noto_pair(NotoSerifThai "Thai")
octavo_noto_pair(NotoSerifLao "Laoo")
octavo_noto_pair(NotoSerifKhmer "Khmr")
octavo_noto_pair(NotoSerifMyanmar "Mymr")
octavo_noto_pair(NotoSerifTibetan "Tibt")
octavo_noto_pair(NotoSerifArmenian "Armn")
octavo_noto_pair(NotoSerifGeorgian "Geor")
octavo_noto_pair(NotoSerifEthiopic "Ethi")

octavo_face(truetype/ancient-scripts/Symbola_hint.ttf fonts-symbola emoji 400 upright "Zsye Zsym")
octavo_face(truetype/noto/NotoSansMath-Regular.ttf fonts-noto-core symbol 400 upright "Zmth Zsym")
octavo_face(truetype/noto/NotoSansSymbols-Regular.ttf fonts-noto-core symbol 400 upright "Zsym")
octavo_face(truetype/noto/NotoSansSymbols-Bold.ttf fonts-noto-core symbol 700 upright "Zsym")
octavo_face(truetype/noto/NotoSansSymbols2-Regular.ttf fonts-noto-core symbol 400 upright "Zsym")
