"""Settings as people would write them: commented YAML, or the table of a pyproject.toml."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from ..literals import toml
from ..plain import is_list
from .values import is_mapping

_ABOUT: Final = {
    "spec": "The description, a path from here or an http(s) URL, and where to write.",
    "package": "What the package, its client and its command are called.",
    "security": "What a call needs, in place of the description's own `security`.",
    "security_schemes": "Security schemes beside the description's.",
    "credentials": "What the client calls a scheme's credential.",
    "environments": "Where the API is; the first is the default.",
    "timeout": "Defaults of the client; a timeout is in seconds.",
    "idempotency_header": "Names a call that changes something, the same on every retry.",
    "headers": "Sent with every request.",
    "serialization": "How arrays and objects travel.",
    "pagination": "How lists go on to their next page.",
    "operations": "Settings of single operations.",
    "schemas": "What the classes of schemas are called.",
    "resources": "Where each operation is in the client.",
}
_TOGETHER: Final = (
    frozenset(("spec", "output", "targets")),
    frozenset(("package", "client", "command", "env_prefix")),
    frozenset(("timeout", "max_retries")),
)
_PLAIN: Final = re.compile(r"[A-Za-z_$][\w$./-]*(?: /[\w./?=&~{}-]*)?", re.ASCII)
_WORDS: Final = frozenset(
    ("true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf")
)
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)


def as_yaml(settings: Mapping[str, Any]) -> str:
    """Return settings as a file of their own."""
    lines: list[str] = []
    for key, value in settings.items():
        lines += _heading(key, settings)
        lines += _block(key, value, "")
    return "\n".join([*lines, ""]).lstrip("\n")


def as_toml(settings: Mapping[str, Any]) -> str:
    """Return settings as the table `tool.specloom`: what has tables of its own goes last."""
    plain = {k: v for k, v in settings.items() if not is_mapping(v)}
    lines = ["[tool.specloom]"]
    for key, value in plain.items():
        lines += _heading(key, plain)[lines == ["[tool.specloom]"] :]
        lines.append(f"{key} = {_toml(value)}")
    for key, value in settings.items():
        if is_mapping(value):
            lines += _heading(key, {})
            lines += _table(key, value)
    return "\n".join([*lines, ""])


def _heading(key: str, settings: Mapping[str, Any]) -> list[str]:
    """Return the empty line and the comment above a key, unless it goes with others."""
    group = next((group for group in _TOGETHER if key in group), frozenset((key,)))
    first = next((other for other in settings if other in group), key)
    if first != key:
        return []
    about = next((_ABOUT[k] for k in _ABOUT if k in group), "")
    return ["", f"# {about}"] if about else [""]


# YAML


def _block(key: str, value: Any, indent: str) -> Iterator[str]:
    name = f"{indent}{yaml_text(key)}:"
    if is_mapping(value) and value:
        yield name
        for inner, item in value.items():
            yield from _block(inner, item, f"{indent}  ")
    elif is_list(value) and any(is_mapping(item) for item in value):
        yield name
        yield from (f"{indent}  - {_flow(item)}" for item in value)
    else:
        yield f"{name} {_flow(value)}"


def _flow(value: Any) -> str:
    """Return a value on one line: a text is plain only outside of brackets."""
    return yaml_text(value) if isinstance(value, str) else _inside(value)


def _inside(value: Any) -> str:
    if is_mapping(value):
        pairs = (f"{_inside(key)}: {_inside(item)}" for key, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    if is_list(value):
        return "[" + ", ".join(map(_inside, value)) + "]"
    if not isinstance(value, str):
        return json.dumps(value)
    return value if _BARE.fullmatch(value) and _is_plain(value) else _quoted(value)


def yaml_text(text: str) -> str:
    """Return a YAML string: JSON's, with whatever can't be printed as an escape."""
    return text if _is_plain(text) else _quoted(text)


def _is_plain(text: str) -> bool:
    return bool(_PLAIN.fullmatch(text)) and text.lower() not in _WORDS


def _quoted(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in quoted)


# TOML


def _table(key: str, value: Mapping[str, Any]) -> Iterator[str]:
    if key != "resources":
        yield f"[tool.specloom.{key}]"
        yield from (f"{_name(k)} = {_toml(item)}" for k, item in value.items())
        return
    for number, (dotted, methods) in enumerate(value.items()):
        if number:
            yield ""
        yield f"[tool.specloom.{key}.{_name(dotted)}]"
        yield from (f"{_name(k)} = {_toml(item)}" for k, item in methods.items())


def _toml(value: Any) -> str:
    if is_mapping(value):
        pairs = (f"{_name(key)} = {_toml(item)}" for key, item in value.items())
        inside = ", ".join(pairs)
        return f"{{ {inside} }}" if inside else "{}"
    if is_list(value):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return toml(value) if isinstance(value, str) else json.dumps(value)


def _name(key: str) -> str:
    return key if _BARE.fullmatch(key) else toml(key)
