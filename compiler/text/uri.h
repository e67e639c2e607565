#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace octavo {

/// The scheme of an absolute URI in lower case (RFC 3986, 3.1), empty for a relative
/// reference.
std::string uri_scheme(std::string_view uri);

/// An absolute URI as readers and checkers accept it: a `%` that begins no escape is
/// escaped itself. Nothing where it leads nowhere: an address of the web without a host,
/// `//` before what can be none (UTS 46), a scheme with nothing behind it.
std::optional<std::string> sound_address(std::string_view uri);

/// `%41` as `A`, once (RFC 3986, 2.1); what is no escape stays.
std::string percent_decode(std::string_view text);

/// The path of a file as a relative reference to it (RFC 3986, 3.3 and 4.2): each byte
/// that may not stand there for itself is escaped, whatever the path is written in.
std::string percent_encode_path(std::string_view path);

/// A path without `.`, `..` and doubled slashes where they can be resolved.
std::string normal_path(std::string_view path);

}  // namespace octavo
