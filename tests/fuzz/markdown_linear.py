#!/usr/bin/env python3
"""Counts the instructions that reading hostile Markdown takes at n and at 4n.

usage: markdown_linear.py MARKDOWN_READ

Prints a line a case and fails where four times the text takes more than five times the
instructions, those of the empty file apart. Needs valgrind.
"""
import subprocess
import sys
import tempfile

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
    "front matter": lambda n: "---\na: " + "[" * n + "\n---\n",
}


def instructions(program, text):
    with tempfile.NamedTemporaryFile("w", suffix=".md") as file:
        file.write(text)
        file.flush()
        run = subprocess.run(
            ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program,
             file.name],
            capture_output=True, text=True, check=True)
    for line in run.stderr.splitlines():
        if "Collected" in line:
            return int(line.split()[-1])
    raise SystemExit("valgrind says no count")


def main():
    program = sys.argv[1]
    base = instructions(program, "")
    failures = 0
    for name, make in CASES.items():
        n = 500
        once = instructions(program, make(n)) - base
        four = instructions(program, make(4 * n)) - base
        ratio = four / once
        failures += ratio > 5
        print(f"{ratio:5.2f}  {name}" + ("  NOT LINEAR" if ratio > 5 else ""), flush=True)
    sys.exit(1 if failures else 0)


main()
