"""Building the book: content first, then Jupyter Book, with a line for each step."""

import re
import subprocess
import sys

from .. import paths

# jsonschema would first make 39 grammars, nearly three seconds of work, for a check of addresses
# that it leaves out without complaint where this package is missing.
_JUPYTER_BOOK = (
    "import sys; sys.modules['rfc3987_syntax'] = None\n"
    "from jupyter_book.cli.main import main; main()"
)
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_STEPS = (
    # What Sphinx and MyST-NB print, and what it means to a person.
    (re.compile(r"reading sources\.\.\. \[ *(\d+%)\] (\S+)"), "reading  {0:>4}  {1}"),
    (re.compile(r"(Executed) notebook in ([\d.]+) seconds"), "    ran its cells in {1} s"),
    (re.compile(r"writing output\.\.\. \[ *(\d+%)\] (\S+)"), "writing  {0:>4}  {1}"),
)
_ONE_LINE = re.compile(r"(?:data|chapters|index|_toc)[\w./-]*: [^:]+: .+; .+")


def build() -> int:
    """Build the book into ``_build/html`` with warnings as errors; return 0 if it stands.

    When it does not, everything Jupyter Book said is printed, and last the line that names
    file, key and cure, if content was at fault.
    """
    command = [sys.executable, "-c", _JUPYTER_BOOK, "build", ".", "-W", "-n", "--keep-going"]
    said: list[str] = []
    with subprocess.Popen(
        command,
        cwd=paths.root(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as running:
        for raw in running.stdout or ():
            line = _COLOUR.sub("", raw.rstrip())
            said.append(line)
            for pattern, words in _STEPS:
                if found := pattern.search(line):
                    print(words.format(*found.groups()), flush=True)
    if running.returncode == 0:
        print("The book is in _build/html/index.html")
        return 0
    print("\n".join(said), file=sys.stderr)
    faults = [found[0] for line in said if (found := _ONE_LINE.search(line))]
    print(f"\nThe book was not built. {faults[-1] if faults else 'See above.'}", file=sys.stderr)
    return 1
