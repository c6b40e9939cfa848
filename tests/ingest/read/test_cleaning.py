"""What `ingest/read/cleaning.py` promises."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pypdfium2 import PdfDocument

from ingest.read import ocr
from ingest.read.cleaning import Picture, evened, levelled, without_specks
from ingest.read.pdf_page import DPI, rendered

HEIGHT, WIDTH = 900, 700


def turned(picture: Picture, angle: float) -> Picture:
    return np.array(Image.fromarray(picture).rotate(angle, Image.Resampling.BICUBIC, fillcolor=255))


def shaded(picture: Picture) -> Picture:
    """A page that grows dark towards a corner."""
    height, width = picture.shape
    light = 1 - 0.6 * np.outer(np.linspace(0, 1, height), np.linspace(0, 1, width))
    return (picture * light).astype(np.uint8)


def specked(picture: Picture, share: float) -> Picture:
    return np.where(np.random.default_rng(1).random(picture.shape) < share, 0, picture).astype(np.uint8)


def lined() -> Picture:
    """A page with letters in lines, as coarse as they are to one who does not read."""
    page = np.full((HEIGHT, WIDTH), 255, dtype=np.uint8)
    for top in range(100, HEIGHT - 100, 40):
        page[top : top + 16, 80 : WIDTH - 80] = np.resize([0] * 6 + [255] * 6, WIDTH - 160)
    return page


@pytest.mark.parametrize("angle", [-4, -1.5, 2.5])
@pytest.mark.parametrize("quarters", [0, 1], ids=["upright", "on-its-side"])
def test_lines_become_level(angle: float, quarters: int) -> None:
    page = np.rot90(lined(), quarters).copy()
    inside = np.s_[200:-200, 200:-200]

    wrong = turned(page, angle)[inside] != page[inside]
    left = np.abs(levelled(turned(page, angle))[inside].astype(int) - page[inside]) > 128

    assert left.mean() < 0.2 < wrong.mean()


@pytest.mark.parametrize("page", [lined(), np.full((40, 3), 255, dtype=np.uint8)], ids=["level", "tiny"])
def test_a_level_page_stays_as_it_is(page: Picture) -> None:
    assert np.array_equal(levelled(page), page)


def test_a_shadow_goes_and_letters_stay() -> None:
    page = lined()

    light = evened(shaded(page))

    assert light[page == 255].min() > 200
    assert light[page == 0].max() < 50


def test_a_page_in_even_light_stays_as_it_is() -> None:
    assert np.array_equal(evened(lined()), lined())


def test_specks_go_and_letters_stay() -> None:
    page = lined()
    seen = without_specks(specked(page, 0.05))

    assert (seen != page).mean() < 0.02 < (specked(page, 0.05) != page).mean()


@pytest.mark.skipif(not ocr.installed(), reason=f"no Tesseract: {ocr.INSTALL}")
@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda page: shaded(turned(page, -3)), id="a-photograph-taken-aslant"),
        pytest.param(lambda page: specked(page, 0.02), id="dirty-glass"),
    ],
)
def test_a_damaged_page_is_recognised(shared: Callable[[str], Path], damage: Callable[[Picture], Picture]) -> None:
    with PdfDocument(shared("parsing/polozhenie_scan150.pdf")) as document:
        part = rendered(document, 3)[500:1500].copy()

    told = " ".join(line.text for line in ocr.recognise(damage(part), dpi=DPI, min_confidence=60))

    assert "организация зарегистрирована не позднее чем за один год до дня окончания приема заявок" in told
    assert "указанным в пункте 4 настоящего положения" in told
