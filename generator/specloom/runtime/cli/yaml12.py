"""YAML as version 1.2 reads it: `on`, `012` and `2020-01-01` are what they look like."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

yaml: Any = import_module("yaml")  # typed the same with its stubs and without
_PATTERNS = (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    (
        "float",
        (
            r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
            r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
        ),
        "-+.0123456789",
    ),
)
# YAML 1.1 takes them for the end of a line, and PyYAML folds them.
_OLD_BREAKS = re.compile("[\x85\u2028\u2029]")
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def _ignore_aliases(dumper: object, data: object) -> bool:
    return True


_Loader: Any = type("_Loader", (yaml.SafeLoader,), {"yaml_implicit_resolvers": {}})
# Reads every scalar as the text that it is.
_TextLoader: Any = type(
    "_TextLoader", (yaml.SafeLoader,), {"yaml_implicit_resolvers": {}}
)
# Quotes what YAML 1.1 or 1.2 would take for something other than text.
_Dumper: Any = type("_Dumper", (yaml.SafeDumper,), {"ignore_aliases": _ignore_aliases})


def _integer(loader: Any, node: Any) -> int:
    text: str = node.value
    if text.startswith(("0o", "0x")):
        return int(text, 0)
    return int(text)


def _float(loader: Any, node: Any) -> float:
    return float(node.value.lower().replace(".inf", "inf").replace(".nan", "nan"))


def _string(loader: Any, node: Any) -> str:
    """Return a text in which two escapes are one character, as JSON has those beyond 16 bits."""
    text: str = loader.construct_scalar(node)
    if not _SURROGATES.search(text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def _text(dumper: Any, text: str) -> Any:
    style = "|" if "\n" in text else None
    if _OLD_BREAKS.search(text):
        style = '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


for _name, _pattern, _first in _PATTERNS:
    for _class in (_Loader, _Dumper):
        _class.add_implicit_resolver(
            f"tag:yaml.org,2002:{_name}", re.compile(f"(?:{_pattern})$"), list(_first)
        )
_Loader.add_constructor("tag:yaml.org,2002:int", _integer)
_Loader.add_constructor("tag:yaml.org,2002:float", _float)
for _class in (_Loader, _TextLoader):
    _class.add_constructor("tag:yaml.org,2002:str", _string)
_Dumper.add_representer(str, _text)


def load(text: str, *, scalars: bool = True) -> Any:
    """Return the value of a YAML or JSON text.

    Without `scalars` every plain scalar stays the text that it is. Raises ValueError,
    with the position, for what is no YAML.
    """
    try:
        loader = _Loader if scalars else _TextLoader
        return yaml.load(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        where = error.problem_mark
        at = f" at line {where.line + 1}, column {where.column + 1}" if where else ""
        raise ValueError(f"no valid YAML or JSON{at}: {error.problem}") from None
    except (yaml.YAMLError, RecursionError) as error:
        raise ValueError(f"no valid YAML or JSON: {error}") from None


def dump(value: Any) -> str:
    """Return a value as YAML, keys in their order."""
    text: str = yaml.dump(
        value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=80
    )
    return text.removesuffix("...\n")


def quoted(text: str) -> str:
    """Return a text in double quotes, whatever it holds, on one line."""
    line: str = yaml.dump(
        text, Dumper=yaml.SafeDumper, default_style='"', width=float("inf")
    )
    return line.rstrip("\n")
