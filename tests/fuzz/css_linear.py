#!/usr/bin/env python3
"""Counts the instructions that matching and styling take at n and at 4n.

usage: css_linear.py PROGRAM…        match_work and style_work

Prints a line a case: by how much the instructions for an element (or for a rule, or a byte
of the selectors) grow. Fails where it is more than a quarter. Needs valgrind.
"""
import subprocess
import sys

from instructions import instructions

SMALL = 4000


def count_growth(program):
    names = subprocess.run([program], capture_output=True, text=True, check=True)
    counts = instructions([program, "each", str(SMALL), str(4 * SMALL)], "work_through")
    failures = 0
    for name, small, large in zip(names.stdout.splitlines(), counts[::2], counts[1::2],
                                  strict=True):
        ratio = large / small / 4
        failures += ratio > 1.25
        print(f"{ratio:5.2f}  {small:12d}  {name}" + ("  NOT LINEAR" if ratio > 1.25 else ""))
    return failures


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(1 if sum(count_growth(program) for program in sys.argv[1:]) else 0)


main()
