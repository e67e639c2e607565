#include "compiler/words.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "compiler/text/language.h"
#include "compiler/text/script.h"

namespace octavo {
namespace {

using Entry = std::pair<std::string_view, std::string_view>;

/// What contents are called, by language. Longer tags of a script stand before their
/// prefixes.
constexpr auto contents_words = std::to_array<Entry>(
    {{"ar", "المحتويات"},  {"bg", "Съдържание"},    {"bn", "সূচিপত্র"},
     {"ca", "Índex"},      {"cs", "Obsah"},         {"da", "Indhold"},
     {"de", "Inhalt"},     {"el", "Περιεχόμενα"},   {"en", "Contents"},
     {"es", "Índice"},     {"et", "Sisukord"},      {"eu", "Aurkibidea"},
     {"fa", "فهرست"},      {"fi", "Sisällys"},      {"fr", "Table des matières"},
     {"gl", "Índice"},     {"he", "תוכן העניינים"}, {"hi", "विषय-सूची"},
     {"hr", "Sadržaj"},    {"hu", "Tartalom"},      {"id", "Daftar Isi"},
     {"it", "Indice"},     {"ja", "目次"},          {"ko", "차례"},
     {"lt", "Turinys"},    {"lv", "Saturs"},        {"mr", "अनुक्रमणिका"},
     {"nb", "Innhold"},    {"ne", "विषय सूची"},      {"nl", "Inhoud"},
     {"nn", "Innhald"},    {"no", "Innhold"},       {"pl", "Spis treści"},
     {"pt-BR", "Sumário"}, {"pt", "Índice"},        {"ro", "Cuprins"},
     {"ru", "Оглавление"}, {"sk", "Obsah"},         {"sl", "Kazalo"},
     {"sr", "Садржај"},    {"sr-Latn", "Sadržaj"},  {"sv", "Innehåll"},
     {"ta", "பொருளடக்கம்"},  {"th", "สารบัญ"},         {"tr", "İçindekiler"},
     {"uk", "Зміст"},      {"ur", "فہرست"},         {"vi", "Mục lục"},
     {"zh-Hant", "目錄"},  {"zh", "目录"}});

bool is_prefix_of_tag(std::string_view prefix, std::string_view tag) {
  return tag.starts_with(prefix) &&
         (tag.size() == prefix.size() || tag[prefix.size()] == '-');
}

std::string_view contents_word_in(std::string_view language) {
  // "sr-ME" and "sr-Latn-RS" are written in other letters than "sr".
  const std::string script = script_of_language(language);
  const auto* found = std::ranges::find_if(contents_words, [&](const Entry& each) {
    return is_prefix_of_tag(each.first, language) &&
           script_of_language(each.first) == script;
  });
  if (found == contents_words.end()) {
    found = std::ranges::find_if(contents_words, [&](const Entry& each) {
      return primary_language(each.first) == primary_language(language) &&
             script_of_language(each.first) == script;
    });
  }
  return found == contents_words.end() ? std::string_view() : found->second;
}

}  // namespace

std::string_view contents_word(std::string_view language) {
  const std::string_view found = contents_word_in(language);
  return found.empty() ? contents_word_in("en") : found;
}

}  // namespace octavo
