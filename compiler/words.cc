#include "compiler/words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "compiler/text/language.h"
#include "compiler/text/script.h"

namespace octavo {
namespace {

/// The words of one language, in the order of `Word`.
struct Vocabulary {
  std::string_view language;
  std::array<std::string_view, 6> words;
};

/// Longer tags of a script stand before their prefixes.
constexpr auto vocabularies = std::to_array<Vocabulary>({
    {"ar", {"المحتويات", "الغلاف", "صفحة العنوان", "بداية النص", "الهوامش", "صورة"}},
    {"bg", {"Съдържание", "Корица", "Титулна страница", "Начало", "Бележки", "Картина"}},
    {"bn", {"সূচিপত্র", "প্রচ্ছদ", "শিরোনাম পৃষ্ঠা", "পাঠের শুরু", "টীকা", "ছবি"}},
    {"ca", {"Índex", "Coberta", "Portada", "Inici del text", "Notes", "Imatge"}},
    {"cs", {"Obsah", "Obálka", "Titulní strana", "Začátek textu", "Poznámky", "Obrázek"}},
    {"da", {"Indhold", "Omslag", "Titelblad", "Tekstens begyndelse", "Noter", "Billede"}},
    {"de", {"Inhalt", "Umschlag", "Titelseite", "Textanfang", "Anmerkungen", "Bild"}},
    {"el",
     {"Περιεχόμενα", "Εξώφυλλο", "Σελίδα τίτλου", "Αρχή κειμένου", "Σημειώσεις",
      "Εικόνα"}},
    {"en", {"Contents", "Cover", "Title page", "Start of text", "Notes", "Picture"}},
    {"es", {"Índice", "Cubierta", "Portada", "Comienzo del texto", "Notas", "Imagen"}},
    {"et", {"Sisukord", "Kaas", "Tiitelleht", "Teksti algus", "Märkused", "Pilt"}},
    {"eu",
     {"Aurkibidea", "Azala", "Izenburu-orria", "Testuaren hasiera", "Oharrak", "Irudia"}},
    {"fa", {"فهرست", "جلد", "صفحهٔ عنوان", "آغاز متن", "یادداشت‌ها", "تصویر"}},
    {"fi", {"Sisällys", "Kansi", "Nimiölehti", "Tekstin alku", "Viitteet", "Kuva"}},
    {"fr",
     {"Table des matières", "Couverture", "Page de titre", "Début du texte", "Notes",
      "Image"}},
    {"gl", {"Índice", "Cuberta", "Portada", "Inicio do texto", "Notas", "Imaxe"}},
    {"he", {"תוכן העניינים", "כריכה", "שער", "תחילת הטקסט", "הערות", "תמונה"}},
    {"hi", {"विषय-सूची", "आवरण", "शीर्षक पृष्ठ", "पाठ का आरंभ", "टिप्पणियाँ", "चित्र"}},
    {"hr",
     {"Sadržaj", "Naslovnica", "Naslovna stranica", "Početak teksta", "Bilješke",
      "Slika"}},
    {"hu", {"Tartalom", "Borító", "Címlap", "A szöveg kezdete", "Jegyzetek", "Kép"}},
    {"id", {"Daftar Isi", "Sampul", "Halaman judul", "Awal teks", "Catatan", "Gambar"}},
    {"it",
     {"Indice", "Copertina", "Frontespizio", "Inizio del testo", "Note", "Immagine"}},
    {"ja", {"目次", "表紙", "扉", "本文", "注", "図"}},
    {"ko", {"차례", "표지", "속표지", "본문", "주석", "그림"}},
    {"lt",
     {"Turinys", "Viršelis", "Antraštinis lapas", "Teksto pradžia", "Pastabos",
      "Paveikslas"}},
    {"lv", {"Saturs", "Vāks", "Titullapa", "Teksta sākums", "Piezīmes", "Attēls"}},
    {"mr", {"अनुक्रमणिका", "मुखपृष्ठ", "शीर्षक पृष्ठ", "मजकुराची सुरुवात", "टिपा", "चित्र"}},
    {"nb", {"Innhold", "Omslag", "Tittelblad", "Tekstens begynnelse", "Noter", "Bilde"}},
    {"ne", {"विषय सूची", "आवरण", "शीर्षक पृष्ठ", "पाठको सुरु", "टिप्पणी", "चित्र"}},
    {"nl",
     {"Inhoud", "Omslag", "Titelpagina", "Begin van de tekst", "Noten", "Afbeelding"}},
    {"nn", {"Innhald", "Omslag", "Tittelblad", "Starten på teksten", "Noter", "Bilete"}},
    {"no", {"Innhold", "Omslag", "Tittelblad", "Tekstens begynnelse", "Noter", "Bilde"}},
    {"pl",
     {"Spis treści", "Okładka", "Strona tytułowa", "Początek tekstu", "Przypisy",
      "Ilustracja"}},
    {"pt-BR",
     {"Sumário", "Capa", "Folha de rosto", "Início do texto", "Notas", "Imagem"}},
    {"pt", {"Índice", "Capa", "Folha de rosto", "Início do texto", "Notas", "Imagem"}},
    {"ro",
     {"Cuprins", "Copertă", "Pagină de titlu", "Începutul textului", "Note", "Imagine"}},
    {"ru",
     {"Оглавление", "Обложка", "Титульный лист", "Начало текста", "Примечания",
      "Рисунок"}},
    {"sk",
     {"Obsah", "Obálka", "Titulná strana", "Začiatok textu", "Poznámky", "Obrázok"}},
    {"sl",
     {"Kazalo", "Naslovnica", "Naslovna stran", "Začetek besedila", "Opombe", "Slika"}},
    {"sr",
     {"Садржај", "Корице", "Насловна страна", "Почетак текста", "Напомене", "Слика"}},
    {"sr-Latn",
     {"Sadržaj", "Korice", "Naslovna strana", "Početak teksta", "Napomene", "Slika"}},
    {"sv", {"Innehåll", "Omslag", "Titelsida", "Textens början", "Noter", "Bild"}},
    {"ta", {"பொருளடக்கம்", "அட்டை", "தலைப்புப் பக்கம்", "உரையின் தொடக்கம்", "குறிப்புகள்", "படம்"}},
    {"th", {"สารบัญ", "ปก", "หน้าชื่อเรื่อง", "เริ่มเนื้อหา", "หมายเหตุ", "ภาพ"}},
    {"tr", {"İçindekiler", "Kapak", "Başlık sayfası", "Metnin başı", "Notlar", "Resim"}},
    {"uk",
     {"Зміст", "Обкладинка", "Титульна сторінка", "Початок тексту", "Примітки",
      "Малюнок"}},
    {"ur", {"فہرست", "سرورق", "صفحۂ عنوان", "متن کا آغاز", "حواشی", "تصویر"}},
    {"vi",
     {"Mục lục", "Bìa", "Trang tên sách", "Bắt đầu nội dung", "Chú thích", "Hình ảnh"}},
    {"zh-Hant", {"目錄", "封面", "書名頁", "正文", "註釋", "圖片"}},
    {"zh", {"目录", "封面", "书名页", "正文", "注释", "图片"}},
});

bool is_prefix_of_tag(std::string_view prefix, std::string_view tag) {
  return tag.starts_with(prefix) &&
         (tag.size() == prefix.size() || tag[prefix.size()] == '-');
}

std::string_view word_in(std::string_view language, Word word) {
  // "sr-ME" and "sr-Latn-RS" are written in other letters than "sr".
  const std::string script = script_of_language(language);
  const auto* found = std::ranges::find_if(vocabularies, [&](const Vocabulary& each) {
    return is_prefix_of_tag(each.language, language) &&
           script_of_language(each.language) == script;
  });
  if (found == vocabularies.end()) {
    found = std::ranges::find_if(vocabularies, [&](const Vocabulary& each) {
      return primary_language(each.language) == primary_language(language) &&
             script_of_language(each.language) == script;
    });
  }
  return found == vocabularies.end() ? std::string_view{}
                                     : found->words[static_cast<std::size_t>(word)];
}

}  // namespace

std::string_view generated_word(Word word, std::string_view language) {
  const std::string_view found = word_in(language, word);
  return found.empty() ? word_in("en", word) : found;
}

}  // namespace octavo
