"""Values: the text of a flag becomes what its shape says."""

from __future__ import annotations

import re
from typing import Any, Literal, cast

from .files import content, expanded, upload
from .problems import Wrong, nearest
from .spelt import refers
from .tables import Scalar, Shape, shown

_NAMES = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping",
    "map": "a mapping",
    "file": "a path",
    "any": "a value",
}
_INTEGER = re.compile(r"[-+]?[0-9]{1,4000}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_STRUCTURED = re.compile(r"""[\[{]\s*[\[{"']""")
_ANY = Shape("any")
_SHORT = 60
Known = Literal["none", "some", "all"]


def wanted(shape: Shape) -> str:
    """Return what a shape takes, in words."""
    if shape.kind == "enum":
        words = " or ".join(shown(value) for value in shape.values)
    elif shape.kind == "union":
        words = " or ".join(dict.fromkeys(wanted(v) for v in shape.variants))
    else:
        words = _NAMES[shape.kind]
    return f"{words} or null" if shape.null else words


def takes(shape: Shape, kind: str) -> bool:
    """True when a value of the kind will do, alone or as a union's variant."""
    return shape.kind == kind or any(takes(v, kind) for v in shape.variants)


def read(text: str, shape: Shape, label: str) -> Any:
    """Return the value that a text gives; `label` is the flag, for messages."""
    if shape.null and text.strip() == "null":
        return None
    if _uploads(shape):
        return _uploaded(text, shape, label)
    text_will_do = takes(shape, "string")
    from_file = refers(text) and not (shape.kind == "enum" and text in shape.values)
    if from_file:
        text = content(text, label)
    if shape.kind == "string" or (from_file and text_will_do):
        return text
    if shape.kind == "enum":
        return _choice(text, shape, label)
    if shape.kind in ("number", "integer", "boolean"):
        value = _scalar(text)
    else:
        value = _structure(text, shape, label)
    misread = isinstance(value, str) or not fits(value, shape, _telling(text))
    if text_will_do and misread and not _quoted(text, value):
        return text
    if not fits(value, shape):
        raise _misfit(text, shape, label)
    return value if from_file else expanded(value, label)


def items(text: str, shape: Shape, label: str) -> list[object] | None:
    """Return the items that one use of an array's flag adds; None for null.

    A text that is a whole list adds all its items; any other text is one item.
    """
    one = shape.items or _ANY
    if shape.null and not one.null and text.strip() == "null":
        return None
    whole = _whole(text, one, label)
    return [read(text, one, label)] if whole is None else whole


def _whole(text: str, one: Shape, label: str) -> list[object] | None:
    """Return the list that a text is, or None when it is one item."""
    from_file = refers(text)
    if takes(one, "string") or _uploads(one):
        if not text.lstrip().startswith("["):
            return None
    elif from_file:
        text = content(text, label)
    try:
        listed = parsed(text, scalars=one.kind != "string")
    except ValueError:
        return None
    if not isinstance(listed, list):
        return None
    whole = cast("list[object]", listed)
    if _uploads(one):
        return [_uploaded(str(item), one, label) for item in whole]
    for item in whole:
        if not fits(item, one):
            if takes(one, "string") or fits(whole, one):
                return None
            raise _misfit(_shown(item), one, label)
    return whole if from_file else cast("list[object]", expanded(whole, label))


def fits(value: object, shape: Shape, known: Known = "none") -> bool:
    """True when a value is of a shape's kind.

    `known` says which fields of an object, and of those in a list, have to be known ones:
    that tells structure from text that only looks like it.
    """
    if value is None:
        return shape.null or shape.kind == "any"
    if shape.kind == "union":
        own = shape.fields
        return any(
            fits(value, v._replace(fields=own) if v.kind == "object" else v, known)
            for v in shape.variants
        )
    if shape.kind == "enum":
        return any(type(v) is type(value) and v == value for v in shape.values)
    if isinstance(value, bool):
        return shape.kind in ("boolean", "any")
    if isinstance(value, int):
        return shape.kind in ("integer", "number", "any")
    if isinstance(value, float):
        return shape.kind in ("number", "any")
    if isinstance(value, str):
        return shape.kind in ("string", "any")
    if isinstance(value, list):
        one = shape.items or _ANY
        return shape.kind == "any" or (
            shape.kind == "array"
            and all(fits(i, one, known) for i in cast("list[object]", value))
        )
    closed = shape.kind == "object" and shape.items is None and shape.fields
    if known != "none" and closed:
        names = set(cast("dict[Any, object]", value))
        strange = names - {field.wire for field in shape.fields}
        return not strange or (known == "some" and strange != names)
    return shape.kind in ("object", "map", "any")


def fits_list(whole: list[object], shape: Shape) -> bool:
    """True for a list of what a union takes; uploads are not looked into."""
    return _lists_uploads(shape) or fits(whole, shape)


def _uploads(shape: Shape) -> bool:
    return takes(shape, "file") or _lists_uploads(shape)


def _lists_uploads(shape: Shape) -> bool:
    return any(
        v.kind == "array" and v.items is not None and v.items.kind == "file"
        for v in shape.variants
    )


def _uploaded(text: str, shape: Shape, label: str) -> Any:
    """Return the upload that a text names, or several, or what else will do."""
    if shape.kind == "union" and text.lstrip().startswith(("[", "{")):
        try:
            value = parsed(text)
        except ValueError:
            value = None
        if isinstance(value, list):
            paths = cast("list[object]", value)
            return [upload(str(path), label) for path in paths]
        if isinstance(value, dict) and fits(cast("dict[object, object]", value), shape):
            return expanded(value, label)
    if takes(shape, "string") and not text.startswith("@"):
        return content(text, label)
    return upload(text, label)


def _choice(text: str, shape: Shape, label: str) -> Scalar:
    for value in shape.values:
        if text == _shown(value):
            return value
    names = [_shown(value) for value in shape.values]
    raise Wrong(
        f"{label} wants {wanted(shape)}, not {_short(text)}{nearest(text, names)}"
    )


def _scalar(text: str) -> Any:
    """Return the number or boolean that a text is, else the text."""
    word = text.strip()
    if _INTEGER.fullmatch(word):
        return int(word)
    if _FLOAT.fullmatch(word):
        return float(word)
    return {"true": True, "false": False}.get(word.lower(), text)


def _structure(text: str, shape: Shape, label: str) -> Any:
    try:
        return parsed(text)
    except ValueError as error:
        text_will_do = takes(shape, "string") or takes(shape, "any")
        if not text_will_do:
            raise Wrong(f"{label}: {error}") from None
        if _looks_broken(text):
            hint = "as it stands it can come from a file: @file://PATH"
            raise Wrong(f"{label}: {error} ({hint})") from None
        return text


def _telling(text: str) -> Known:
    """Return which fields tell structure from text: brackets say much of it already."""
    return "some" if text.lstrip().startswith(("[", "{")) else "all"


def _quoted(text: str, value: object) -> bool:
    """True for a text in quotes: they say that it is one, and are no part of it."""
    plain = text.strip()
    return isinstance(value, str) and plain[:1] in ("'", '"') and plain[-1] == plain[0]


def _looks_broken(text: str) -> bool:
    """Tell a list or mapping with a mistake in it from text that begins with a bracket.

    `[{a: 1}` and `{"a" 1}` have a mistake; `[draft] done` and `{name}, hi` are text: their
    first bracket is closed before the end. So is `[sic`, which neither ends nor goes on
    like a list.
    """
    plain = text.strip()
    if not plain.startswith(("[", "{")):
        return False
    depth = 0
    for index, character in enumerate(plain):
        depth += (character in "[{") - (character in "]}")
        if depth == 0 and index < len(plain) - 1:
            return False
    return plain.endswith(("]", "}")) or bool(_STRUCTURED.match(plain))


def parsed(text: str, *, scalars: bool = True) -> Any:
    """Return the value of a JSON or YAML text; raises ValueError."""
    if scalars and text.lstrip().startswith(("{", "[", '"')):
        from json import loads

        try:
            return loads(text, parse_constant=_no_constant)
        except (ValueError, RecursionError):
            pass  # YAML has the last word, and the better message
    from .yaml12 import load

    return load(text, scalars=scalars)


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _misfit(text: str, shape: Shape, label: str) -> Wrong:
    return Wrong(f"{label} wants {wanted(shape)}, not {_short(text)}")


def _shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def told(value: object) -> str:
    """Return a value as messages show it: as JSON writes it, but texts as Python does."""
    if isinstance(value, str):
        return _short(value)
    from json import dumps

    line = dumps(value, ensure_ascii=False, default=str)
    return line if len(line) <= _SHORT else f"{line[: _SHORT - 3]}..."


def _short(text: str) -> str:
    line = " ".join(text.split())
    return repr(line if len(line) <= _SHORT else f"{line[: _SHORT - 3]}...")
