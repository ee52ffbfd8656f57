"""Sample values of single JSON Schemas: what a skeleton is filled with, and its remarks."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any

from .formats import FORMATS
from .inputs import Told, named
from .samples import word

_RANKS = ("enum", "string", "integer", "number", "boolean", "array", "object")
NESTS = _RANKS.index("array")
"""From this rank on, values are in each other."""
_SHOWN = 8
_LONG = 150
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


def followed(told: Told, types: Told) -> Told:
    """Return what a reference refers to, with what stands beside the reference."""
    beside = {word: said for word, said in told.items() if word != "$ref"}
    return {**types[named(told["$ref"])], **beside}


def kind(told: Told) -> str:
    """Return of what type a schema's values are: `enum`, a type of JSON, or nothing."""
    if "const" in told or "enum" in told:
        return "enum"
    said = told.get("type", "")
    return said if isinstance(said, str) else next(t for t in said if t != "null")


def null(told: Told) -> bool:
    """True where null will do."""
    kinds = variants(told)
    said = told.get("type", ())
    return (
        "null" in ([said] if isinstance(said, str) else said)
        or None in told.get("enum", ())
        or any(null(one) for one in kinds)
    )


def variants(told: Told) -> list[Told]:
    """Return the schemas of which a value may have any."""
    found: list[Told] = told.get("anyOf") or told.get("oneOf") or []
    return found


def rank(told: Told) -> int:
    """Return how much it takes to write a value: the least first."""
    said = kind(told)
    return _RANKS.index(said) if said in _RANKS else len(_RANKS)


def values(told: Told) -> list[Any]:
    """Return the values of an enum, null apart."""
    listed = [told["const"]] if "const" in told else told.get("enum", ())
    return [value for value in listed if value is not None]


def scalar(told: Told, name: str, nth: int = 0) -> Any:
    """Return a value that is no object and no array; a text says what it stands for.

    Of several that must differ, it is the `nth`.
    """
    said = kind(told)
    if said == "enum":
        listed = values(told)
        return listed[nth % len(listed)] if listed else None
    if said == "boolean":
        return told.get("default", True) is not False
    if said == "null":
        return None
    found = told.get("default")
    if found is None:
        found = _made(told, name)
    if not nth:
        return found
    if isinstance(found, str):
        return f"{found[: -len(str(nth))]}{nth}"
    return found + nth * told.get("multipleOf", 1)


def _made(told: Told, name: str) -> Any:
    if kind(told) in ("integer", "number"):
        return _number(told)
    if kind(told) == "string":
        return _text(told, word(name))
    return _example(told, word(name))


def uploads(told: Told) -> bool:
    """True for a path of what is to be sent."""
    return told.get("format") == "path" and "contentMediaType" in told


def sentence(told: Told, types: Told) -> str:
    """Return the first sentence of what is said about a value, if it isn't long."""
    said = told.get("description", "")
    if not said and "$ref" in told:
        said = types.get(named(told["$ref"]), {}).get("description", "")
    return first_sentence(str(said))


def first_sentence(text: str) -> str:
    """Return how a text begins, cut where that is long."""
    first = _SENTENCE.split(text.strip().partition("\n\n")[0])[0]
    return first if len(first) <= _LONG else f"{first[:_LONG].rpartition(' ')[0]} ..."


def _example(told: Told, otherwise: Any) -> Any:
    return next(iter(told.get("examples", ())), otherwise)


def _text(told: Told, text: str) -> str:
    if uploads(told):
        return f"@{text}"
    if "pattern" in told:
        return str(_example(told, text))
    if found := FORMATS.get(told.get("format", "")):
        return found
    least, most = told.get("minLength", 0), told.get("maxLength", len(text))
    if len(text) < least:
        text = (text * (least // len(text) + 1))[:least]
    return text[: max(least, most)]


def _number(told: Told) -> float:
    whole = kind(told) == "integer"
    step: float = 1 if whole else 0.5
    low: float = told.get("minimum", -math.inf)
    high: float = told.get("maximum", math.inf)
    if "exclusiveMinimum" in told and "exclusiveMaximum" in told:
        width = told["exclusiveMaximum"] - told["exclusiveMinimum"]
        step = step if width > step else width / 2
    low = max(low, told.get("exclusiveMinimum", -math.inf) + step)
    high = min(high, told.get("exclusiveMaximum", math.inf) - step)
    found: float = max(low, min(high, 1 if whole else 1.5))
    if factor := told.get("multipleOf"):
        found = math.ceil(found / factor) * factor
        found = found if found <= high else math.floor(high / factor) * factor
        found = round(found, 12)
    elif whole:
        found = math.ceil(found) if math.ceil(found) <= high else math.floor(found)
    return int(found) if whole or found == int(found) else found


def label(told: Told, types: Told) -> str:
    """Return what a variant is called."""
    if title := told.get("title"):
        return str(title)
    if "$ref" in told:
        name = named(told["$ref"])
        return str(types.get(name, {}).get("title") or name)
    said = kind(told)
    if said == "enum":
        return " or ".join(map(_shown, values(told)))
    if said == "array":
        inside = label(told.get("items", {}), types)
        return f"array of {inside}" if inside else "array"
    return said


def facts(told: Told, shown: Any) -> Iterator[str]:
    """Yield what else is to be known of a value, of which `shown` is one."""
    known = list(map(_shown, values(told)))
    if len(known) > 1:
        more = [f"{len(known) - _SHOWN} more"] if len(known) > _SHOWN else []
        yield " or ".join([*known[:_SHOWN], *more])
    if said := told.get("format"):
        yield str(said)
    for least, most, unit in (
        ("minimum", "maximum", ""),
        ("minLength", "maxLength", " characters"),
        ("minItems", "maxItems", " items"),
        ("minProperties", "maxProperties", " fields"),
    ):
        if bounds := _between(told.get(least), told.get(most)):
            yield bounds + (unit.rstrip("s") if bounds.endswith(" 1") else unit)
    if "exclusiveMinimum" in told:
        yield f"more than {told['exclusiveMinimum']}"
    if "exclusiveMaximum" in told:
        yield f"less than {told['exclusiveMaximum']}"
    if "multipleOf" in told:
        yield f"a multiple of {told['multipleOf']}"
    if "pattern" in told:
        yield f"matching {told['pattern']}"
    example = _example(told, None)
    if isinstance(example, (str, int, float)) and example != shown and not known:
        yield f"such as {_shown(example)}"


def _between(least: Any, most: Any) -> str:
    if least is None or (least == 0 and most is None):
        return "" if most is None else f"at most {most}"
    return f"at least {least}" if most is None else f"{least} to {most}"


def _shown(value: object) -> str:
    text = str(value)
    return text.lower() if isinstance(value, bool) else text or "''"


def key(told: Told, number: int) -> str | None:
    """Return a key of a map that its patterns allow, None where there is none."""
    again = str(number) if number > 1 else ""
    for name in (f"KEY{again}", f"key{again}", again or "0", f"x-key{again}"):
        if field(told, name) is not None:
            return name
    return None


def field(told: Told, name: str) -> Told | None:
    """Return the schema of a key that is not named, None where there may be none."""
    for pattern, one in told.get("patternProperties", {}).items():
        try:
            if re.search(pattern, name):
                found: Told = one
                return found
        except re.error:
            continue  # It is of another dialect than Python's.
    more = told.get("additionalProperties", {})
    return None if more is False else more
