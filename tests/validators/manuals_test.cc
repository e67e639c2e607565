#include "tests/validators/manuals.h"

#include <cstdlib>
#include <stdexcept>

#include <doctest/doctest.h>

#include "tests/support.h"
#include "tests/validators/books.h"

using namespace octavo;
using namespace octavo::tests;

TEST_CASE("manuals: a page of Mallard becomes a chapter") {
  CHECK(manual_chapter("icon", R"(<page><info><title>No</title></info>
<title>The <em>icon</em></title>
<p>Press <key>F1</key>, see <link xref="other#part">more</link> at
<link href="https://example.org/">a page</link>. 2*3</p>
<steps><item><p>1. One</p><p>more</p></item><item><p>Two</p></item></steps>
<note><title>A tip</title><p>Read <cmd>-a</cmd>.</p></note>
<section><title>Part</title><list><item><p>- a</p></item></list>
<screen>$ ls
x*</screen></section>
<table><tr><td><p>a</p><p>b</p></td><td><p>c|d</p></td></tr></table></page>)") ==
        R"(# The <em>icon</em> {#icon}

Press F1, see [more](<#other>) at [a page](<https://example.org/>). 2\*3

1. 1\. One

   more

1. Two

> A tip
>
> Read <code>\-a</code>.

## Part

- \- a

~~~~~~
$ ls
x*
~~~~~~

|  |  |  
|---|---|
| a b | c\|d |
)");
}

TEST_CASE("manuals: so does one of XHTML that was made of DocBook") {
  CHECK(manual_chapter("sect.a", R"(<html><head><title>No</title></head><body>
<ul class="docnav top"><li>No</li></ul><div class="section"><h2 class="title"><a id="x"></a>2.1. A</h2>
<div class="para">See <a href="sect.b.html#y">b</a>.<h3>2.1.1. B</h3></div>
<dl><dt>term</dt><dd><div class="para">its words</div></dd></dl></div></body></html>)") ==
        R"(# 2.1. A {#sect.a}

See [b](<#sect.b>).

## 2.1.1. B

term

:   its words
)");
  CHECK_THROWS_AS(manual_chapter("bad", "<page><p></page>"), std::runtime_error);
}

TEST_CASE("manuals: both books in Arabic and in Marathi are valid and whole") {
  const TemporaryFolder folder;
  const std::vector<Manuscript> manuscripts = manuals(folder.path());
  if (manuscripts.empty()) {
    MESSAGE("the manuals are not installed (tests/validators/install): none is made");
    CHECK(std::getenv("CI") == nullptr);
    return;
  }
  REQUIRE(manuscripts.size() == 2);
  const std::vector<MadeBook> books = make_books(manuscripts, folder.path());
  check_whole(manuscripts, books);
  check_with_verapdf(books);
}
