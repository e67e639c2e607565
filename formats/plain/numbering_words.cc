#include "formats/plain/numbering_words.h"

#include <algorithm>
#include <array>

namespace octavo::plain {

namespace {

struct NumberedWord {
  std::string_view word;
  WordKind kind;
};

constexpr auto numbered_words = std::to_array<NumberedWord>({
    // English, German, Dutch, the Scandinavian languages
    {"chapter", WordKind::chapter},
    {"chap.", WordKind::chapter},
    {"letter", WordKind::chapter},
    {"canto", WordKind::chapter},
    {"scene", WordKind::chapter},
    {"stave", WordKind::chapter},
    {"adventure", WordKind::chapter},
    {"act", WordKind::act},
    {"book", WordKind::part},
    {"part", WordKind::part},
    {"volume", WordKind::part},
    {"vol.", WordKind::part},
    {"kapitel", WordKind::chapter},
    {"kap.", WordKind::chapter},
    {"szene", WordKind::chapter},
    {"abschnitt", WordKind::chapter},
    {"auftritt", WordKind::chapter},
    {"gesang", WordKind::chapter},
    {"vigilie", WordKind::chapter},
    {"akt", WordKind::act},
    {"aufzug", WordKind::act},
    {"buch", WordKind::part},
    {"teil", WordKind::part},
    {"theil", WordKind::part},
    {"band", WordKind::part},
    {"hoofdstuk", WordKind::chapter},
    {"tooneel", WordKind::chapter},
    {"toneel", WordKind::chapter},
    {"bedrijf", WordKind::act},
    {"deel", WordKind::part},
    {"boek", WordKind::part},
    {"kapitlet", WordKind::chapter},
    {"del", WordKind::part},
    {"bok", WordKind::part},
    // French, Spanish, Portuguese, Italian, Catalan, Romanian
    {"chapitre", WordKind::chapter},
    {"lettre", WordKind::chapter},
    {"scène", WordKind::chapter},
    {"acte", WordKind::act},
    {"livre", WordKind::part},
    {"partie", WordKind::part},
    {"tome", WordKind::part},
    {"capítulo", WordKind::chapter},
    {"capitulo", WordKind::chapter},
    {"carta", WordKind::chapter},
    {"escena", WordKind::chapter},
    {"cena", WordKind::chapter},
    {"acto", WordKind::act},
    {"ato", WordKind::act},
    {"libro", WordKind::part},
    {"livro", WordKind::part},
    {"parte", WordKind::part},
    {"tomo", WordKind::part},
    {"volumen", WordKind::part},
    {"capitolo", WordKind::chapter},
    {"scena", WordKind::chapter},
    {"atto", WordKind::act},
    {"capítol", WordKind::chapter},
    {"llibre", WordKind::part},
    {"capitolul", WordKind::chapter},
    {"partea", WordKind::part},
    // Slavic languages
    {"глава", WordKind::chapter},
    {"розділ", WordKind::chapter},
    {"явление", WordKind::chapter},
    {"сцена", WordKind::chapter},
    {"действие", WordKind::act},
    {"акт", WordKind::act},
    {"дія", WordKind::act},
    {"часть", WordKind::part},
    {"частина", WordKind::part},
    {"книга", WordKind::part},
    {"том", WordKind::part},
    {"rozdział", WordKind::chapter},
    {"część", WordKind::part},
    {"księga", WordKind::part},
    {"tom", WordKind::part},
    {"kapitola", WordKind::chapter},
    {"část", WordKind::part},
    {"poglavlje", WordKind::chapter},
    // Greek, Turkish, Hungarian, Finnish, Indonesian, Vietnamese
    {"κεφάλαιο", WordKind::chapter},
    {"μέρος", WordKind::part},
    {"bölüm", WordKind::chapter},
    {"kısım", WordKind::part},
    {"fejezet", WordKind::chapter},
    {"rész", WordKind::part},
    {"luku", WordKind::chapter},
    {"osa", WordKind::part},
    {"bab", WordKind::chapter},
    {"bagian", WordKind::part},
    {"chương", WordKind::chapter},
    {"phần", WordKind::part},
    // Arabic, Persian, Urdu, Hebrew, Hindi, Bengali, Tamil, Thai
    {"الفصل", WordKind::chapter},
    {"الباب", WordKind::part},
    {"الجزء", WordKind::part},
    {"فصل", WordKind::chapter},
    {"بخش", WordKind::part},
    {"باب", WordKind::chapter},
    {"פרק", WordKind::chapter},
    {"חלק", WordKind::part},
    {"अध्याय", WordKind::chapter},
    {"भाग", WordKind::part},
    {"অধ্যায়", WordKind::chapter},
    {"அத்தியாயம்", WordKind::chapter},
    {"บทที่", WordKind::chapter},
    {"บท", WordKind::chapter},
    {"ภาค", WordKind::part},
});

struct NumberWord {
  std::uint32_t value;
  /// In lower case, a space between two.
  std::string_view words;
};

constexpr auto number_words = std::to_array<NumberWord>({
    {1,
     "one first eins erste erster erstes ein un une premier première uno una "
     "primer primero primera um uma primeiro primeira primo prima первая первый один "
     "первое перша перший pierwszy pierwsza första første eerste een"},
    {2,
     "two second zwei zweite zweiter zweites deux deuxième second seconde dos segundo "
     "segunda dois duas due secondo seconda вторая второй два друга другий drugi "
     "druga andra anden второе tweede twee"},
    {3,
     "three third drei dritte dritter drittes trois troisième tres tercer tercero "
     "tercera três terceiro terceira tre terzo terza третья третий три третя третій "
     "trzeci trzecia tredje третье derde drie"},
    {4,
     "four fourth vier vierte vierter viertes quatre quatrième cuatro cuarto cuarta "
     "quatro quarto quarta quattro четвертая четвёртая четвертый четыре четверта "
     "czwarty czwarta четвертое четвёртое vierde"},
    {5,
     "five fifth fünf fünfte fünfter fünftes cinq cinquième cinco quinto quinta "
     "cinque пятая пятый пятое пять п'ята piąty piąta vijf vijfde"},
    {6,
     "six sixth sechs sechste sechster sechstes sixième seis sexto sexta sei sesto "
     "sesta шестая шестой шестое шесть шоста szósty szósta zes zesde"},
    {7,
     "seven seventh sieben siebte siebter siebtes siebente siebentes sept septième "
     "siete séptimo séptima sete sétimo sétima sette settimo settima седьмая седьмой "
     "седьмое семь сьома siódmy siódma zeven zevende"},
    {8,
     "eight eighth acht achte achter achtes huit huitième ocho octavo octava oito "
     "oitavo oitava otto ottavo ottava восьмая восьмой "
     "восьмое восемь восьма ósmy ósma achtste"},
    {9,
     "nine ninth neun neunte neunter neuntes neuf neuvième nueve noveno novena nove "
     "nono nona девятая девятый девятое negen negende девять дев'ята dziewiąty "
     "dziewiąta"},
    {10,
     "ten tenth zehn zehnte zehnter zehntes dix dixième diez décimo décima dez dieci "
     "decimo decima десятая десятый десятое tien tiende десять десята dziesiąty "
     "dziesiąta"},
    {11,
     "eleven eleventh elf elfte elfter elftes onze onzième once undécimo undici "
     "undicesimo одиннадцатая"},
    {12,
     "twelve twelfth zwölf zwölfte zwölfter zwölftes douze douzième doce duodécimo "
     "dodici dodicesimo двенадцатая"},
    {13, "thirteen thirteenth dreizehn dreizehntes treize treizième trece treze tredici"},
    {14,
     "fourteen fourteenth vierzehn vierzehntes quatorze quatorzième catorce catorze "
     "quattordici"},
    {15, "fifteen fifteenth fünfzehn fünfzehntes quinze quinzième quince quindici"},
    {16,
     "sixteen sixteenth sechzehn sechzehntes seize seizième dieciséis dezesseis "
     "dezasseis sedici"},
    {17,
     "seventeen seventeenth siebzehn siebzehntes dix-sept diecisiete dezessete "
     "diciassette"},
    {18, "eighteen eighteenth achtzehn achtzehntes dix-huit dieciocho dezoito diciotto"},
    {19,
     "nineteen nineteenth neunzehn neunzehntes dix-neuf diecinueve dezenove "
     "diciannove"},
    {20, "twenty twentieth zwanzig zwanzigstes vingt vingtième veinte vinte venti"},
    {21, "twenty-one twenty-first einundzwanzig vingt-et-un veintiuno ventuno"},
    {22, "twenty-two twenty-second zweiundzwanzig vingt-deux veintidós ventidue"},
    {23, "twenty-three twenty-third dreiundzwanzig vingt-trois veintitrés ventitre"},
    {24, "twenty-four twenty-fourth vierundzwanzig vingt-quatre veinticuatro"},
    {25, "twenty-five twenty-fifth fünfundzwanzig vingt-cinq veinticinco"},
    {26, "twenty-six twenty-sixth vingt-six veintiséis"},
    {27, "twenty-seven twenty-seventh vingt-sept veintisiete"},
    {28, "twenty-eight twenty-eighth vingt-huit veintiocho"},
    {29, "twenty-nine twenty-ninth vingt-neuf veintinueve"},
    {30, "thirty thirtieth dreißig dreissig trente treinta trinta trenta"},
    {40, "forty fortieth vierzig quarante cuarenta quarenta quaranta"},
    {50, "fifty fiftieth fünfzig cinquante cincuenta cinquenta cinquanta"},
});

constexpr auto section_words = std::to_array<std::string_view>({
    "preface",
    "foreword",
    "introduction",
    "prologue",
    "epilogue",
    "afterword",
    "conclusion",
    "appendix",
    "acknowledgements",
    "acknowledgments",
    "contents",
    "table of contents",
    "index",
    "glossary",
    "bibliography",
    "dedication",
    "preamble",
    "postscript",
    "interlude",
    "author's note",
    "list of illustrations",
    "footnotes",
    "vorwort",
    "geleitwort",
    "einleitung",
    "einführung",
    "prolog",
    "epilog",
    "nachwort",
    "anhang",
    "inhalt",
    "inhaltsverzeichnis",
    "danksagung",
    "schluss",
    "zueignung",
    "préface",
    "avant-propos",
    "prologue",
    "épilogue",
    "postface",
    "annexe",
    "table des matières",
    "remerciements",
    "sommaire",
    "avertissement",
    "dédicace",
    "prefacio",
    "prólogo",
    "epílogo",
    "introducción",
    "conclusión",
    "apéndice",
    "índice",
    "agradecimientos",
    "dedicatoria",
    "advertencia",
    "prefácio",
    "introdução",
    "conclusão",
    "apêndice",
    "indice",
    "agradecimentos",
    "dedicatória",
    "advertência",
    "posfácio",
    "sumário",
    "prefazione",
    "introduzione",
    "prologo",
    "epilogo",
    "conclusione",
    "appendice",
    "ringraziamenti",
    "предисловие",
    "введение",
    "пролог",
    "эпилог",
    "послесловие",
    "заключение",
    "приложение",
    "содержание",
    "оглавление",
    "передмова",
    "вступ",
    "епілог",
    "післямова",
    "зміст",
    "przedmowa",
    "wstęp",
    "posłowie",
    "spis treści",
    "voorwoord",
    "inleiding",
    "nawoord",
    "inhoud",
    "förord",
    "inledning",
    "efterord",
    "πρόλογος",
    "επίλογος",
    "εισαγωγή",
    "περιεχόμενα",
    "المقدمة",
    "مقدمة",
    "مقدمه",
    "الخاتمة",
    "خاتمة",
    "פתח דבר",
    "מבוא",
    "הקדמה",
    "אחרית דבר",
    "प्रस्तावना",
    "भूमिका",
    "उपसंहार",
    "序",
    "序章",
    "序言",
    "前言",
    "引言",
    "楔子",
    "尾声",
    "尾聲",
    "后记",
    "後記",
    "目录",
    "目錄",
    "目次",
    "まえがき",
    "はじめに",
    "おわりに",
    "あとがき",
    "プロローグ",
    "エピローグ",
    "終章",
    "終わりに",
    "머리말",
    "서문",
    "프롤로그",
    "에필로그",
    "차례",
    "맺음말",
    "บทนำ",
    "คำนำ",
    "สารบัญ",
});

constexpr auto contents_words = std::to_array<std::string_view>({
    "contents",
    "table of contents",
    "inhalt",
    "inhaltsverzeichnis",
    "table des matières",
    "sommaire",
    "índice",
    "indice",
    "sumário",
    "содержание",
    "оглавление",
    "зміст",
    "spis treści",
    "inhoud",
    "περιεχόμενα",
    "目录",
    "目錄",
    "目次",
    "차례",
    "สารบัญ",
});

constexpr auto end_words = std::to_array<std::string_view>({
    "the end", "end",    "finis",  "fin",   "fim",     "fine",  "ende",
    "конец",   "кінець", "koniec", "einde", "slut",    "τέλος", "終",
    "完",      "剧终",   "끝",     "תם",    "النهاية", "پایان",
});

/// Whether `word` is one of the words of `list`, which spaces part.
bool holds_word(std::string_view list, std::string_view word) {
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(' ', at), list.size());
    if (list.substr(at, end - at) == word) {
      return true;
    }
    at = end + 1;
  }
  return false;
}

constexpr auto note_words = std::to_array<std::string_view>({
    "footnote",
    "footnotes",
    "note",
    "notes",
    "endnote",
    "endnotes",
    "fußnote",
    "fußnoten",
    "anmerkung",
    "anmerkungen",
    "nota",
    "notas",
    "nota de rodapé",
    "notas de rodapé",
    "nota al pie",
    "notas al pie",
    "note de bas de page",
    "notes de bas de page",
    "nota a piè di pagina",
    "note a piè di pagina",
    "voetnoot",
    "voetnoten",
    "noot",
    "noten",
    "fotnot",
    "fotnoter",
    "fodnote",
    "fodnoter",
    "fotnote",
    "noter",
    "alaviite",
    "alaviitteet",
    "сноска",
    "сноски",
    "примечание",
    "примечания",
    "脚注",
    "脚註",
    "註",
    "注",
    "註釋",
    "注释",
});

}  // namespace

std::optional<WordKind> numbered_word(std::string_view word) {
  const auto* const found = std::ranges::find(numbered_words, word, &NumberedWord::word);
  return found == numbered_words.end() ? std::nullopt : std::optional(found->kind);
}

std::uint32_t number_word(std::string_view word) {
  const auto* const found = std::ranges::find_if(
      number_words,
      [&](const NumberWord& number) { return holds_word(number.words, word); });
  return found == number_words.end() ? 0 : found->value;
}

bool names_section(std::string_view line) {
  return std::ranges::find(section_words, line) != section_words.end();
}

bool names_contents(std::string_view line) {
  return std::ranges::find(contents_words, line) != contents_words.end();
}

bool names_end(std::string_view line) {
  return std::ranges::find(end_words, line) != end_words.end();
}

bool names_note(std::string_view line) {
  return std::ranges::find(note_words, line) != note_words.end();
}

}  // namespace octavo::plain
