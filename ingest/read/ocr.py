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

import numpy as np
from numpy.typing import NDArray

from ingest.read.pdf_lines import PrintedLine
from rag.text import clean

INSTALL = "sudo apt-get install tesseract-ocr tesseract-ocr-rus"
_TIMEOUT_SECONDS = 120.0
_WORD = "5"
"""Tesseract's level of a word, among pages, blocks, paragraphs and lines."""
_MIN_CONFIDENCE = 60.0
"""Mean confidence in words, in percent: 93 to 95 on scans of 30 dots an inch and more, 20 to 35 on scribble or upside down."""
_ROMAN = tuple(tens + ones for tens in ("", "X", "XX") for ones in ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"))[1:]
"""Numerals of chapters in order."""
_NUMERAL = re.compile(r"(\S{1,6})\.(?=\s+[А-ЯЁA-Z])")
_LOOKALIKES = str.maketrans({"П": "II", "Ш": "III", "У": "V", "Х": "X", "Г": "I", "Т": "I", "[": "I"})

Picture = NDArray[np.uint8]
"""Grey, `(height, width)`."""
Word = dict[str, str]
"""A row of Tesseract's table: `text`, `conf`, `left`, `top`, `line_num` and others."""
_LINE = itemgetter("block_num", "par_num", "line_num")


def installed() -> bool:
    """Whether Tesseract is here and knows Russian."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=_TIMEOUT_SECONDS, check=False)  # noqa: S603  # no input of people in it
    return "rus" in listed.stdout.split()


def recognise(picture: Picture, *, dpi: int) -> list[PrintedLine]:
    """Lines of a picture in reading order, turned upright if need be; none when they cannot be made out."""
    words = _words(picture, dpi)
    if words and not (_made_out(words) and _level(words)) and (turns := _turns(picture, dpi)):
        words = _words(np.rot90(picture, -turns), dpi)
    return [_line(list(line), 72 / dpi) for _, line in groupby(words, key=_LINE)] if _made_out(words) else []


def _made_out(words: Sequence[Word]) -> bool:
    return bool(words) and mean(float(word["conf"]) for word in words) >= _MIN_CONFIDENCE


def _level(words: Sequence[Word]) -> bool:
    """Whether words are wider than high: Tesseract reads some sideways pages as they are, but tells places of no use."""
    return sum(int(word["width"]) - int(word["height"]) for word in words) > 0


def _words(picture: Picture, dpi: int) -> list[Word]:
    """Words with their places and confidence."""
    table = csv.DictReader(_told(picture, dpi, "-l", "rus", "tsv").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [word for word in table if word["level"] == _WORD and word["text"].strip()]


def _turns(picture: Picture, dpi: int) -> int:
    """How many quarter turns clockwise set a picture upright."""
    rotate = re.search(r"Rotate: (\d+)", _told(picture, dpi, "--psm", "0"))
    return int(rotate[1]) // 90 if rotate else 0


def _told(picture: Picture, dpi: int, *arguments: str) -> str:
    """What Tesseract writes about a picture, which it gets as PGM; nothing when it gives up or takes too long."""
    height, width = picture.shape
    pgm = f"P5 {width} {height} 255\n".encode() + picture.tobytes()
    command = ["tesseract", "stdin", "stdout", "--dpi", str(dpi), *arguments]
    one_thread = os.environ | {"OMP_THREAD_LIMIT": "1"}  # pages are recognised side by side instead
    try:
        done = subprocess.run(command, input=pgm, capture_output=True, env=one_thread, timeout=_TIMEOUT_SECONDS, check=True)  # noqa: S603  # no input of people in it
    except (subprocess.SubprocessError, OSError):
        return ""
    return done.stdout.decode()


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


def _line(words: list[Word], scale: float) -> PrintedLine:
    text = clean(" ".join(word["text"] for word in words).replace("|", " "))  # ruling lines of tables look like that
    return PrintedLine(text, int(words[0]["left"]) * scale, -int(words[0]["top"]) * scale)
