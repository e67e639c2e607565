#!/usr/bin/env python3
"""Counts the instructions that matching and styling take at n and at 4n.

usage: linear.py PROGRAM…        match_work and style_work

Prints a line a case: by how much the instructions for an element (or for a rule, or a byte
of the selectors) grow, those that make the tree apart. Fails where it is more than a quarter.
Needs valgrind.
"""
import subprocess
import sys

SMALL = 10000


def instructions(words):
    run = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *words],
        capture_output=True, text=True, check=True)
    for line in run.stderr.splitlines():
        if "Collected" in line:
            return int(line.split()[-1])
    raise SystemExit("valgrind says no count")


def work(program, name, size):
    words = [program, name, str(size)]
    return instructions(words) - instructions(words + ["idle"])


def count_growth(program):
    failures = 0
    names = subprocess.run([program], capture_output=True, text=True, check=True)
    for name in names.stdout.splitlines():
        small = work(program, name, SMALL)
        ratio = work(program, name, 4 * SMALL) / small / 4
        failures += ratio > 1.25
        print(f"{ratio:5.2f}  {small:12d}  {name}" + ("  NOT LINEAR" if ratio > 1.25 else ""),
              flush=True)
    return failures


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(1 if sum(count_growth(program) for program in sys.argv[1:]) else 0)


main()
