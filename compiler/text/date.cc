#include "compiler/text/date.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>

#include <unicode/dtptngen.h>
#include <unicode/gregocal.h>
#include <unicode/locid.h>
#include <unicode/resbund.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

#include "compiler/text/numeral.h"

namespace octavo {

namespace {

std::string padded(unsigned value, std::size_t width) {
  std::string text = std::to_string(value);
  return std::string(width > text.size() ? width - text.size() : 0, '0') + text;
}

/// Whether ICU has words of the locale's language: it takes those of the machine's own
/// where it has none.
bool is_described(const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::ResourceBundle words(nullptr, locale, status);
  return U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING;
}

/// What of a date is to be written, as CLDR's skeletons name it.
const char* skeleton_of(const Date& date) {
  if (date.day > 0) {
    return "yMMMMd";
  }
  return date.month > 0 ? "yMMMM" : "y";
}

UDate noon_of(const Date& date) {
  using namespace std::chrono;
  const year_month_day day{year(date.year), month(date.month > 0 ? date.month : 1),
                           std::chrono::day(date.day > 0 ? date.day : 1)};
  const milliseconds since_epoch = sys_days(day).time_since_epoch() + hours(12);
  return static_cast<UDate>(since_epoch.count());
}

}  // namespace

std::optional<Date> read_iso_date(std::string_view text) {
  const bool is_of_size = text.size() == 4 || text.size() == 7 || text.size() == 10;
  const auto year = read_number(text.substr(0, 4));
  if (!is_of_size || !year || *year == 0 || (text.size() > 4 && text[4] != '-') ||
      (text.size() > 7 && text[7] != '-')) {
    return std::nullopt;
  }
  const auto month = text.size() > 4 ? read_number(text.substr(5, 2)) : std::optional(1U);
  const auto day = text.size() > 7 ? read_number(text.substr(8)) : std::optional(1U);
  if (!month || !day ||
      !std::chrono::year_month_day(std::chrono::year(static_cast<int>(*year)),
                                   std::chrono::month(*month), std::chrono::day(*day))
           .ok()) {
    return std::nullopt;
  }
  return Date{.year = static_cast<int>(*year),
              .month = text.size() > 4 ? *month : 0,
              .day = text.size() > 7 ? *day : 0};
}

bool has_form_of_iso_day(std::string_view text) {
  constexpr std::string_view form = "0000-00-00";
  return std::ranges::equal(text, form, [](char byte, char expected) {
    return expected == '0' ? byte >= '0' && byte <= '9' : byte == expected;
  });
}

std::string to_iso(const Date& date) {
  std::string text = padded(static_cast<unsigned>(date.year), 4);
  for (const unsigned part : {date.month, date.day}) {
    text += part > 0 ? "-" + padded(part, 2) : "";
  }
  return text;
}

Moment moment_of(std::string_view stated_date, std::optional<long long> epoch) {
  using namespace std::chrono;
  if (auto stated = read_iso_date(stated_date)) {
    stated->month = std::max(stated->month, 1U);
    stated->day = std::max(stated->day, 1U);
    return {.date = *stated};
  }
  constexpr long long year_2000 = 946'684'800;
  // The last second with four digits of a year.
  constexpr long long latest = 253'402'300'799;
  const sys_seconds time{
      std::chrono::seconds(std::clamp(epoch.value_or(year_2000), 0LL, latest))};
  const sys_days midnight = floor<days>(time);
  const year_month_day day{midnight};
  return {.date = {.year = static_cast<int>(day.year()),
                   .month = static_cast<unsigned>(day.month()),
                   .day = static_cast<unsigned>(day.day())},
          .seconds = static_cast<unsigned>((time - midnight).count())};
}

std::string to_iso(const Moment& moment) {
  return to_iso(moment.date) + "T" + padded(moment.seconds / 3600, 2) + ":" +
         padded(moment.seconds / 60 % 60, 2) + ":" + padded(moment.seconds % 60, 2) + "Z";
}

std::string date_in_words(const Date& date, std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  // Whatever calendar a country counts by, the book's date is the one that is stated.
  icu::Locale locale = icu::Locale::forLanguageTag(
      icu::StringPiece(language.data(), static_cast<int32_t>(language.size())), status);
  if (!is_described(locale)) {
    return {};
  }
  locale.setKeywordValue("calendar", "gregorian", status);
  const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
      icu::DateTimePatternGenerator::createInstance(locale, status));
  if (U_FAILURE(status)) {
    return {};
  }
  const icu::UnicodeString pattern = patterns->getBestPattern(skeleton_of(date), status);
  icu::SimpleDateFormat format(pattern, locale, status);
  if (U_FAILURE(status)) {
    return {};
  }
  format.setTimeZone(*icu::TimeZone::getGMT());
  icu::UnicodeString words;
  format.format(noon_of(date), words);
  std::string text;
  return words.toUTF8String(text);
}

}  // namespace octavo
