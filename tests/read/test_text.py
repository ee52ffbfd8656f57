"""Bytes to text."""

from __future__ import annotations

import codecs

import pytest

from specloom.problems import DescriptionError
from specloom.read import limits
from specloom.read.text import decode

TEXT = "openapi: é€😀\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
    ],
)
def test_any_unicode_encoding_is_read(data: bytes) -> None:
    assert decode(data, "a.yaml") == TEXT


def test_a_wrong_byte_is_told_at_its_place() -> None:
    with pytest.raises(DescriptionError) as caught:
        decode("a: é\nbé: ".encode() + b"\xff", "a.yaml")
    assert str(caught.value).startswith("a.yaml:2:5: error: not UTF-8 text: byte 0xff")


def test_a_huge_document_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BYTES", 3)
    with pytest.raises(DescriptionError, match="larger than"):
        decode(b"abcd", "a.yaml")
