"""Pictures of pages, compared as one sees them from some steps away.

Fonts are drawn a little differently by each machine, so pixels are not compared: the
means of small squares are, in which a letter more or less shaded doesn't show, and one
that is missing, or elsewhere, does.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops, ImageFilter

SQUARE = 12
"""Pixels of the page on each side of a square."""
NOTICED = 14
"""The least difference, of 255, of a square's mean colour that is noticed."""
MOST = 0.003
"""The share of squares that may differ."""
KEPT = 0.5
"""The size at which pictures are kept."""


def taken(page: Any) -> Image.Image:
    """Return a picture of what a page's window shows."""
    return Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")


def keep(picture: Image.Image, file: Path) -> None:
    """Write a picture, smaller than it is."""
    file.parent.mkdir(parents=True, exist_ok=True)
    size = (round(picture.width * KEPT), round(picture.height * KEPT))
    picture.resize(size, Image.Resampling.BOX).save(file, quality=70, method=6)


def load(file: Path) -> Image.Image:
    """Return a picture that was kept."""
    return Image.open(file).convert("RGB")


def _squares(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    coarse = picture.resize(size, Image.Resampling.BOX)
    return coarse.filter(ImageFilter.BoxBlur(1))


def difference(kept: Image.Image, now: Image.Image) -> float:
    """Return the share of squares in which two pictures differ noticeably.

    The first is one that was kept, the second one that was taken.
    """
    if kept.size != (round(now.width * KEPT), round(now.height * KEPT)):
        return 1.0
    size = (now.width // SQUARE, now.height // SQUARE)
    apart = ImageChops.difference(_squares(kept, size), _squares(now, size))
    red, green, blue = apart.split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    noticed = sum(most.histogram()[NOTICED:])
    return noticed / (size[0] * size[1])
