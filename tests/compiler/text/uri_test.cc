#include "compiler/text/uri.h"

#include <doctest/doctest.h>

using namespace octavo;

TEST_CASE("uri: a scheme is letters before a colon") {
  CHECK(uri_scheme("HTTPS://a") == "https");
  CHECK(uri_scheme("a/b:c").empty());
  CHECK(uri_scheme(":x").empty());
  CHECK(uri_scheme("1a:x").empty());
}

TEST_CASE("uri: escapes are decoded once and what is none stays") {
  CHECK(percent_decode("a%20b%2520c%zz%4") == "a b%20c%zz%4");
  CHECK(percent_decode("%C3%A9") == "é");
}

TEST_CASE("uri: a path of any bytes is a reference, and reads back") {
  CHECK(percent_encode_path("a/b-1.epub") == "a/b-1.epub");
  CHECK(percent_encode_path("a:b ?#%") == "a%3Ab%20%3F%23%25");
  CHECK(percent_encode_path("x\n\xFFé") == "x%0A%FF%C3%A9");
  CHECK(percent_decode(percent_encode_path("%41\r\xFE")) == "%41\r\xFE");
}

TEST_CASE("uri: an address of the web has a host of names, and one fragment") {
  for (const char* sound :
       {"http://a.b/", "https://例え.jp", "http://a.b.:80/x", "http://[::1]/",
        "http://[::ffff:1.2.3.4]:80/", "http://[1:2:3:4:5:6:7:8]/",
        "http://xn--r8jz45g.jp", "http://a_b.-c.d/", "http://نامه\u200cای.com",
        "http://%E4%BE%8B.jp/", "http://u:p%40@a.b/", "mailto:a@b", "irc://a/#x"}) {
    CAPTURE(sound);
    CHECK(sound_address(sound) == sound);
  }
  for (const char* broken : {"http://",
                             "http://a..b/",
                             "http://.a",
                             "http://q\u200e.org",
                             "http://x\u0085.org/",
                             "http://example.jp\u3000OK",
                             "http://u@h@i/",
                             "http://u[@a.b/",
                             "http://xn--/",
                             "http://xn--a.b/",
                             "http://\u0301a.b/",
                             "http://[1::2::3]/",
                             "http://[1:2:3]/",
                             "http://[1.2.3.4::]/",
                             "http://[::1.2.3.999]/",
                             "http://[12345::]/",
                             "http://[::1",
                             "http://a.b:99999/",
                             "git://a b/",
                             "git:///x",
                             "gopher://a..b"}) {
    CAPTURE(broken);
    CHECK(!sound_address(broken));
  }
  CHECK(sound_address("https://a.b/c#x#y") == "https://a.b/c#x%23y");
}

TEST_CASE("uri: a host is no longer than a name service can be asked for") {
  const std::string label(63, 'a');
  const std::string three = "http://" + label + "." + label + "." + label + ".";
  CHECK(sound_address("http://" + label + ".b/"));
  CHECK(!sound_address("http://" + label + "a.b/"));
  CHECK(sound_address(three + std::string(61, 'a') + "/"));
  CHECK(!sound_address(three + std::string(62, 'a') + "/"));
  CHECK(!sound_address("http://" + std::string(100'000, 'a')));
}

TEST_CASE("uri: a path is brought to its shortest form") {
  CHECK(normal_path("./a//b/../c.md") == "a/c.md");
  CHECK(normal_path("../a") == "../a");
  CHECK(normal_path("/../a") == "/a");
  CHECK(normal_path("a/..") == ".");
}
