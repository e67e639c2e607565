#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace octavo {

/// A day, a month or a year of the Gregorian calendar.
struct Date {
  int year = 0;
  /// 1 to 12; 0 where only the year is known.
  unsigned month = 0;
  /// 1 to 31; 0 where the day is not known.
  unsigned day = 0;

  bool operator==(const Date&) const = default;
};

/// Reads "2024", "2024-05" or "2024-05-03" (ISO 8601) where there is such a date.
std::optional<Date> read_iso_date(std::string_view text);

/// Whether a text is written like the last of these, be there such a day or not. Years
/// from one to another, "1914-18", are written like a month.
bool has_form_of_iso_day(std::string_view text);

/// "2024-05-03", or what of it is known.
std::string to_iso(const Date& date);

/// As a sentence of the language has it: "3 May 2024", "3 de maio de 2024"; empty where
/// nobody has told how.
std::string date_in_words(const Date& date, std::string_view language);

/// A second, in universal time.
struct Moment {
  Date date{};
  /// Since midnight.
  unsigned seconds = 0;
};

/// When a book was made, the same on every machine: at the date that it states, else at
/// `epoch` (seconds since 1970), else at the beginning of the year 2000. Never the clock.
Moment moment_of(std::string_view stated_date, std::optional<long long> epoch);

/// "2024-05-03T00:00:00Z".
std::string to_iso(const Moment& moment);

}  // namespace octavo
