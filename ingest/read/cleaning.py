"""A picture of a page made legible before recognition: even light, level lines, no specks."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Picture = NDArray[np.uint8]
"""Grey, `(height, width)`."""
_CELL = 8
"""Paper is lighter than letters in every square of a few such cells: strokes at 300 dots an inch are 4 to 8 dots wide."""
_WHITE = 230
"""Paper that is as light as this nearly everywhere is left as it is."""
_COARSE = 4
"""Lines are found on a picture so many times smaller."""
_ANGLES = np.arange(-5, 5.25, 0.25)
_LEVEL = 0.5
"""Degrees of slant that Tesseract reads as well; a turned picture loses a little of its sharpness."""
_SPECK = 5
"""Side of the square whose middle value replaces each dot: larger than specks of a 150 dpi scan shown at 300."""


def evened(picture: Picture) -> Picture:
    """Take away shadows, stains and dark edges: every dot in proportion to the paper around it."""
    image = Image.fromarray(picture)
    cells = image.resize((max(1, image.width // _CELL), max(1, image.height // _CELL)), Image.Resampling.BOX)
    paper = cells.filter(ImageFilter.MaxFilter(3)).filter(ImageFilter.GaussianBlur(1)).resize(image.size, Image.Resampling.BILINEAR)
    if np.percentile(np.asarray(paper), 1) >= _WHITE:
        return picture
    light = picture.astype(np.float32) * 255 / np.maximum(np.asarray(paper), 1)
    even: Picture = np.minimum(light, 255).astype(np.uint8)
    return even


def levelled(picture: Picture) -> Picture:
    """Turn a page by the few degrees that make its lines, or its columns when it lies on its side, the sharpest stripes."""
    image = Image.fromarray(picture)
    ink = Image.fromarray(255 - np.asarray(image.resize((max(1, image.width // _COARSE), max(1, image.height // _COARSE)))))

    def sharpness(angle: float) -> float:
        turned = np.asarray(ink.rotate(angle), dtype=np.float64)
        return float(sum((np.diff(turned.sum(axis=axis)) ** 2).sum() for axis in (0, 1)))

    angle = max(_ANGLES, key=sharpness)
    return picture if abs(angle) < _LEVEL else np.array(image.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255))


def without_specks(picture: Picture) -> Picture:
    return np.array(Image.fromarray(picture).filter(ImageFilter.MedianFilter(_SPECK)))
