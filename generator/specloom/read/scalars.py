"""The core schema of YAML 1.2: what a plain scalar means.

PyYAML resolves by YAML 1.1, where `on`, `012`, `1_000`, `12:30` and `2020-01-01`
are not what the author of an OpenAPI description meant.
"""

from __future__ import annotations

import re
from typing import Final

Scalar = str | int | float | bool | None

_WORDS: Final[dict[str, Scalar]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
_MAY_START_NUMBER: Final = frozenset("0123456789+-.")
_INTEGER: Final = re.compile(r"[-+]?[0-9]+", re.ASCII)
_OCTAL: Final = re.compile(r"0o[0-7]+", re.ASCII)
_HEXADECIMAL: Final = re.compile(r"0x[0-9a-fA-F]+", re.ASCII)
_FLOAT: Final = re.compile(
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", re.ASCII
)

_TAG: Final = "tag:yaml.org,2002:"
_TYPES: Final[dict[str, tuple[type, ...]]] = {
    _TAG + "null": (type(None),),
    _TAG + "bool": (bool,),
    _TAG + "int": (int,),
    _TAG + "float": (float, int),
}
STRING_TAGS: Final = frozenset({_TAG + "str", _TAG + "timestamp", "!"})
MAPPING_TAGS: Final = frozenset({_TAG + "map", "!"})
SEQUENCE_TAGS: Final = frozenset({_TAG + "seq", "!"})


def plain(text: str) -> Scalar:
    """Return the value that an untagged plain scalar stands for.

    Raises ValueError for an integer with more digits than Python converts.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _MAY_START_NUMBER:
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    if _HEXADECIMAL.fullmatch(text):
        return _sized(int(text, 16))
    if _OCTAL.fullmatch(text):
        return _sized(int(text, 8))
    return text


def _sized(number: int) -> int:
    """Return an integer. Raises ValueError when it has more digits than Python converts."""
    str(number)
    return number


def tagged(text: str, tag: str) -> Scalar:
    """Return the value of a scalar with an explicit tag.

    Raises ValueError when the tag is unknown or the text isn't one of its values.
    """
    if tag in STRING_TAGS:
        return text
    if tag not in _TYPES:
        raise ValueError(f"the tag {short_tag(tag)} has no meaning here")
    value = plain(text)
    if type(value) not in _TYPES[tag]:
        raise ValueError(f"{text!r} is no value of {short_tag(tag)}")
    return float(value) if tag.endswith(":float") and isinstance(value, int) else value


def short_tag(tag: str) -> str:
    """Return a tag as authors write it: `!!int` for `tag:yaml.org,2002:int`."""
    return "!!" + tag.removeprefix(_TAG) if tag.startswith(_TAG) else tag
