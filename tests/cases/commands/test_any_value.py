"""Any value whatever by flags, and piped as JSON and as YAML: what comes out is what went in."""

from __future__ import annotations

import importlib
import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from specloom.runtime.cli.yaml12 import dump

from ..conftest import MakeCase
from .test_values import SPEC

_NASTY = (
    "null",
    "true",
    "~",
    "012",
    "1e3",
    ".inf",
    "2024-05-17",
    "on",
    "<<",
    "=",
    "---",
    "-",
)
# A text that begins with `\@` stands for one with `@`: none stands for it.
TEXTS = st.one_of(
    st.sampled_from(_NASTY),
    st.text(
        st.sampled_from(" -@\\'\"[]{}:,#&*!|>%?`=\n\tnull01.eé\u2028"), max_size=12
    ),
    st.text(max_size=12),
).filter(lambda text: not text.startswith("\\@"))
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
GIVEN = st.fixed_dictionaries(
    {},
    optional={
        "names": st.lists(TEXTS, max_size=3),
        "counts": st.none() | st.lists(st.integers(), max_size=3),
        "ratio": st.none() | st.floats(allow_nan=False, allow_infinity=False),
        "sure": st.booleans(),
        "bare": TEXTS,
        "choice": TEXTS | st.integers(),
        "labels": st.dictionaries(
            st.text("abc-_.", min_size=1, max_size=3), TEXTS, max_size=3
        ),
        "whatever": VALUES,
    },
)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(values=GIVEN)
def test_any_value_comes_out_as_it_went_in(
    case: MakeCase, values: dict[str, Any]
) -> None:
    name = case(SPEC).name
    (command,) = importlib.import_module(f"{name}.commands.things").COMMANDS
    split = importlib.import_module(f"{name}._runtime.cli.tokens").split
    parsed = importlib.import_module(f"{name}._runtime.cli.values").parsed
    gather = importlib.import_module(f"{name}._runtime.cli.gather")
    flags = {flag.wire: flag.name for flag in command.flags}
    expected = {flags[wire]: value for wire, value in values.items()}
    marked = _marked(values)
    for piped in (json.dumps(marked), json.dumps(marked, indent=1), dump(marked)):
        assert gather.arguments(command, [], parsed(piped)) == expected
    for words in (_flags, _smaller_flags):
        said = [word for k, v in marked.items() for word in words(flags[k], v)]
        used = split(said, command, {}).given
        assert gather.arguments(command, used, {}) == expected


def _flags(name: str, value: Any) -> list[str]:
    """Return one flag; what is text and nothing else stands there as it is."""
    return [f"--{name}={value if name == 'bare' else json.dumps(value)}"]


def _smaller_flags(name: str, value: Any) -> list[str]:
    """Return a flag for each item, where none looks like a list of items, or each key."""
    if name == "labels" and value:
        return [f"--{name}.{key}={one}" for key, one in value.items()]
    if name not in ("name", "counts") or not value or any(map(_looks_listed, value)):
        return _flags(name, value)
    return [f"--{name}={one}" for one in value]


def _looks_listed(value: object) -> bool:
    return str(value).lstrip().startswith("[")


def _marked(value: Any) -> Any:
    """Return a value in which no text is taken for a file's name."""
    if isinstance(value, str):
        return f"\\{value}" if value.startswith("@") else value
    if isinstance(value, list):
        return [_marked(one) for one in value]
    if isinstance(value, dict):
        return {key: _marked(one) for key, one in value.items()}
    return value
