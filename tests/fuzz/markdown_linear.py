#!/usr/bin/env python3
"""Counts the instructions that reading hostile Markdown takes at n and at 4n.

usage: markdown_linear.py MARKDOWN_READ

Prints a line a case: by how much the instructions for a byte grow. Fails where it is more
than a quarter. Needs valgrind.
"""
import pathlib
import sys
import tempfile

from instructions import instructions

CASES = {
    "nested emphasis": lambda n: "*a **a " * n + "b" + " a** a*" * n,
    "closers": lambda n: "a_ " * n,
    "openers": lambda n: "_a " * n,
    "mismatched": lambda n: "*a_ " * n,
    "rule of three": lambda n: "a**b" + "c* " * n,
    "link closers": lambda n: "a]" * n,
    "link openers": lambda n: "[a" * n,
    "links after images": lambda n: "![" * n + "[a](b)" * n,
    "brackets and emphasis": lambda n: "[ a_" * n,
    "brackets and parentheses": lambda n: "[ (](" * n,
    "nested brackets": lambda n: "[" * n + "a" + "]" * n,
    "quotes": lambda n: "> " * n + "a",
    "lines of quotes": lambda n: (">" * 300 + "a\n") * (n // 100),
    "lists": lambda n: "".join("  " * (i % 100) + "* a\n" for i in range(n)),
    "backticks": lambda n: "".join("e" + "`" * (i % 150) for i in range(n)),
    "unclosed targets": lambda n: "[a](<b" * n,
    "unclosed titles": lambda n: '[a](b "' * n,
    "unclosed targets without brackets": lambda n: "[a](b" * n,
    "comments": lambda n: "a <!--" * n,
    "instructions": lambda n: "a <?" * n,
    "sections": lambda n: "a <![CDATA[" * n,
    "declarations": lambda n: "a <!A " * n,
    "tags": lambda n: "<a x='" * n,
    "open elements": lambda n: "<b>" * n,
    "open blocks": lambda n: "<div>\n\n" * n,
    "short rows": lambda n: "|" + "a|" * 900 + "\n|" + "-|" * 900 + "\n" + "|b|\n" * n,
    "false tables": lambda n: "aaa\nbbb\n-\v\n" * n,
    "references": lambda n: "".join("[r%d]: /u%d\n\n[r%d]\n\n" % (i, i, i) for i in range(n)),
    "expansion": lambda n: "[x]: <" + "u" * n + ">\n" + "[x]" * n,
    "notes": lambda n: "".join("a[^%d]\n\n[^%d]: note\n\n" % (i, i) for i in range(n)),
    "headings as references": lambda n: "".join("# h%d\n\n[h%d]\n\n" % (i, i) for i in range(n)),
    "brackets beside a heading": lambda n: "# a\n\n" + "[a" * n + "[a]" * n,
    "text for a format": lambda n: "`a`{=b}" * n,
    "inline notes": lambda n: "^[a" * n + "]" * n,
    "addresses": lambda n: "www.a.b " * n,
    "addresses that are none": lambda n: "www." * n + "a_b",
    "e-mail": lambda n: "a@" * n,
    "tildes": lambda n: "~~a " * n,
    "scripts": lambda n: "a^b~c" * n,
    "dollars": lambda n: "$a " * n,
    "spans": lambda n: "[a]{" * n,
    "attributes": lambda n: "# a {#b c='" * n,
    "definitions": lambda n: "a\n: b\n" * n,
    "divisions": lambda n: "::: a\n" * n,
    "verse": lambda n: "| a\n" * n,
    "setext": lambda n: "a\n" * n + "=\n",
    "tabs": lambda n: "\t" * n + "a",
    "no tags": lambda n: "<>" * n,
    "comments at the margin": lambda n: "<!--" * n,
    "wide table": lambda n: "|" + "a|" * n + "\n|" + "-|" * n + "\n|" + "b|" * n + "\n",
    "labels of each length": lambda n: "".join(
        "[%s]: u\n" % ("a" * i) for i in range(1, n)) + "\n" + "[a] " * 17 * n,
    "entities": lambda n: "&amp" * n,
    "escapes": lambda n: "\\*" * n,
    "hard breaks": lambda n: "a  \n" * n,
    "headings": lambda n: "# h\n" * n,
    "headings of one name": lambda n: "# a b\n\n# a-b\n\n" * n,
    "flat list": lambda n: "- a\n" * n,
    "numbers too long": lambda n: "999999999999. a\n" * n,
    "long paragraph": lambda n: "word " * n,
    "long line": lambda n: "x" * 100 * n,
    "thematic breaks": lambda n: "* " * n + "a",
    "items in each other": lambda n: "* " * n + "\n\n" + "a\n\n" * n,
    "dollars alone": lambda n: "$$" * n,
    "links with much in them": lambda n: "**x [a*b**c*](d)" * n,
    "notes that call each other": lambda n: "".join(
        "[^%d]: see [^%d]\n\n" % (i, (i + 1) % n) for i in range(n)) + "[^0]",
    "front matter": lambda n: "---\na: " + "[" * n + "\n---\n",
    "front matter of one line": lambda n: "---\n{" + ", ".join(
        "k%d: v" % i for i in range(n)) + "}\n---\n",
    "front matter of aliases": lambda n: "---\nauthor: &b [" + "b," * n + "b]\n"
        + "author: *b\n" * n + "---\n",
}

# What the limit of nesting bounds shows only below it.
BELOW_THE_LIMIT = {
    "open blocks around many": lambda n: "<div>" * n + "\n\n" + "a\n\n" * 10 * n,
    "open preformatted blocks": lambda n: "<pre>a\n" * n,
    "open elements around many": lambda n: "<b>" * n + "a<br>" * 10 * n,
    "open elements in items": lambda n: "- <b>" * n + "a<br>" * 10 * n,
}


def main():
    texts = {(name, n): make(n)
             for cases, small in ((CASES, 500), (BELOW_THE_LIMIT, 60))
             for name, make in cases.items() for n in (small, 4 * small)}
    with tempfile.TemporaryDirectory() as folder:
        files = [pathlib.Path(folder, f"{i}.md") for i in range(len(texts))]
        for file, text in zip(files, texts.values()):
            file.write_text(text)
        counts = instructions([sys.argv[1], *files], "read_and_drop")
    for_a_byte = [count / len(text) for count, text in zip(counts, texts.values(), strict=True)]
    failures = 0
    for (name, _), once, four in zip(list(texts)[::2], for_a_byte[::2], for_a_byte[1::2],
                                     strict=True):
        ratio = four / once
        failures += ratio > 1.25
        print(f"{ratio:5.2f}  {name}" + ("  NOT LINEAR" if ratio > 1.25 else ""))
    sys.exit(1 if failures else 0)


main()
