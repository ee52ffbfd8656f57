"""The bytes of a document to text: byte order marks, UTF-16 and bytes that are neither."""

from __future__ import annotations

import codecs
from typing import Final

from specloom.problems import DescriptionError, Place, error
from specloom.read import limits

# The marks of UTF-32 begin with those of UTF-16, so they come first.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes, file: str) -> str:
    """Return the text of a document without its byte order mark.

    Raises DescriptionError, at the offending byte, when the bytes are no Unicode text.
    """
    if len(data) > limits.BYTES:
        raise too_large(file)
    encoding, body = _encoding(data)
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as problem:
        before = body[: problem.start].decode(encoding, "replace")
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        raise DescriptionError(
            error(
                Place(file, line, column),
                f"not {encoding.upper()} text: byte 0x{body[problem.start]:02x}",
                "save the file as UTF-8",
            )
        ) from None


def too_large(file: str) -> DescriptionError:
    """Return what to raise of a document that is too large to be read."""
    said = f"the document is larger than {limits.BYTES // 1024 // 1024} MiB"
    hint = "split it into several files that refer to each other"
    return DescriptionError(error(Place(file), said, hint))


def _encoding(data: bytes) -> tuple[str, bytes]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, data[len(mark) :]
    # Without a mark, ASCII (any description begins with it) shows where the zeros are.
    if data[:2].count(0) == 1:
        return ("utf-16-be" if data[0] == 0 else "utf-16-le"), data
    return "utf-8", data
