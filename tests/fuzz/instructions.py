"""Counts instructions. Needs valgrind, which takes a second to begin: many calls are
counted in one run.
"""
import pathlib
import re
import subprocess
import tempfile


def instructions(words, function):
    """What each call of a function of C takes in the run of a program, in order."""
    # valgrind 3.19 forgets an option whose pattern another one has as well.
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out",
             f"--zero-before={function}", f"--dump-after=*{function}", *words],
            capture_output=True, check=True)
        # The last file, `out`, is of what comes behind the last call.
        files = sorted(pathlib.Path(folder).glob("out.*"), key=lambda file: int(file.suffix[1:]))
        return [int(re.search(r"^totals: (\d+)", file.read_text(), re.M)[1]) for file in files]
