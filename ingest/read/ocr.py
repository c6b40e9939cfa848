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

from ingest.read.cleaning import Picture, evened, levelled, without_specks
from ingest.read.pdf_lines import PrintedLine
from rag.text import clean

INSTALL = "sudo apt-get install tesseract-ocr tesseract-ocr-rus"
_TIMEOUT_SECONDS = 60.0
_WORD = "5"
"""Tesseract's level of a word, among pages, blocks, paragraphs and lines."""
_SURE = 90.0
"""Mean confidence in words, in percent, below which a picture may have specks; sound scans have 93 to 95."""
_ROMAN = tuple(tens + ones for tens in ("", "X", "XX") for ones in ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"))[1:]
"""Numerals of chapters in order."""
_NUMERAL = re.compile(r"(\S{1,6})\.(?=\s+[А-ЯЁA-Z])")
_LOOKALIKES = str.maketrans({"П": "II", "Ш": "III", "У": "V", "Х": "X", "Г": "I", "Т": "I", "[": "I", "|": "I"})
_RULING = re.compile(r"(?<=\S)\||\|(?!\.)")
"""How ruling lines of tables are read, unless it is a numeral: «|. Общие положения»."""

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


def recognise(picture: Picture, *, dpi: int, min_confidence: float) -> list[PrintedLine]:
    """Lines of a picture in reading order, cleaned and turned upright if need be; none when they cannot be made out.

    Args:
        min_confidence: mean confidence in words, in percent, from which they are believed.
    """
    clean_picture = levelled(evened(picture))
    words = _words(clean_picture, dpi)
    if _confidence(words) < _SURE:
        speckless = without_specks(clean_picture)
        clean_picture, words = max((clean_picture, words), (speckless, _words(speckless, dpi)), key=lambda read: _confidence(read[1]))
    if words and not (_confidence(words) >= min_confidence and _level(words)) and (turns := _turns(clean_picture, dpi)):
        words = _words(np.rot90(clean_picture, -turns), dpi)
    believed = _confidence(words) >= min_confidence
    return [_line(list(line), 72 / dpi) for _, line in groupby(words, key=_LINE)] if believed else []


def _confidence(words: Sequence[Word]) -> float:
    return mean(float(word["conf"]) for word in words) if words else 0.0


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
    text = clean(_RULING.sub(" ", " ".join(word["text"] for word in words)))
    return PrintedLine(text, int(words[0]["left"]) * scale, -int(words[0]["top"]) * scale)
