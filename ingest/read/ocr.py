"""Letters of a picture by Tesseract, an optional program of the system."""

import csv
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from statistics import mean

from ingest.read.pdf_lines import PrintedLine
from rag.text import clean

INSTALL = "sudo apt-get install tesseract-ocr tesseract-ocr-rus"
_TIMEOUT_SECONDS = 120.0
_LAYOUTS = ("3", "1")
"""Tesseract's page segmentation: the page is upright; which way up it stands is to be found out."""
_WORD = "5"
"""Tesseract's level of a word, among pages, blocks, paragraphs and lines."""
_MIN_CONFIDENCE = 60.0
"""Mean confidence in words, in percent: 93 to 95 on scans of 30 dots an inch and more, 20 to 35 on scribble or upside down."""
_ROMAN = tuple(tens + ones for tens in ("", "X", "XX") for ones in ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"))[1:]
"""Numerals of chapters in order."""
_NUMERAL = re.compile(r"(\S{1,6})\.(?=\s+[А-ЯЁA-Z])")
_LOOKALIKES = str.maketrans({"П": "II", "Ш": "III", "У": "V", "Х": "X", "Г": "I", "Т": "I", "[": "I"})
_LINE = itemgetter("block_num", "par_num", "line_num")


def installed() -> bool:
    """Whether Tesseract is here and knows Russian."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=_TIMEOUT_SECONDS, check=False)  # noqa: S603  # no input of people in it
    return "rus" in listed.stdout.split()


def recognise(picture: bytes, *, dpi: int) -> list[PrintedLine]:
    """Lines of a picture in reading order, turned upright if need be; none when they cannot be made out."""
    for layout in _LAYOUTS:
        words = _words(picture, dpi, layout)
        if words and mean(float(word["conf"]) for word in words) >= _MIN_CONFIDENCE:
            return [_line(list(line), 72 / dpi) for _, line in groupby(words, key=_LINE)]
    return []


def _words(picture: bytes, dpi: int, layout: str) -> list[dict[str, str]]:
    """Words with their places and confidence; none when Tesseract gives up or takes too long."""
    command = ["tesseract", "stdin", "stdout", "-l", "rus", "--dpi", str(dpi), "--psm", layout, "tsv"]
    one_thread = os.environ | {"OMP_THREAD_LIMIT": "1"}  # pages are recognised side by side instead
    try:
        done = subprocess.run(command, input=picture, capture_output=True, env=one_thread, timeout=_TIMEOUT_SECONDS, check=True)  # noqa: S603  # no input of people in it
    except (subprocess.SubprocessError, OSError):
        return []
    table = csv.DictReader(done.stdout.decode().splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [word for word in table if word["level"] == _WORD and word["text"].strip()]


def with_roman_numerals(pages: Sequence[Sequence[PrintedLine]]) -> list[list[PrintedLine]]:
    """Mend numerals of chapters that were taken for Russian letters: «П. Понятия» after «I. Положения» is «II. Понятия».

    One letter is mended only when it is the numeral that comes next, so initials before a name stay.
    """
    reached = 0

    def mend(line: PrintedLine) -> PrintedLine:
        nonlocal reached
        match = _NUMERAL.match(line.text)
        numeral = match[1].translate(_LOOKALIKES) if match else ""
        if match is None or numeral not in _ROMAN:
            return line
        place = _ROMAN.index(numeral)
        if numeral != match[1] and place != reached and (len(match[1]) == 1 or place < reached):
            return line
        reached = place + 1
        return replace(line, text=numeral + line.text[match.end(1) :])

    return [[mend(line) for line in page] for page in pages]


def _line(words: list[dict[str, str]], scale: float) -> PrintedLine:
    text = clean(" ".join(word["text"] for word in words).replace("|", " "))  # ruling lines of tables look like that
    return PrintedLine(text, int(words[0]["left"]) * scale, -int(words[0]["top"]) * scale)
