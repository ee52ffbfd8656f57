"""Docstrings of methods: what they do and what they take, as an editor shows it."""

from __future__ import annotations

import re

from ...wrapping import wrapped
from ..surface import Argument, Method, Resource

_WIDTH = 76
_SPECIAL = re.compile(r"\s*([-*+>|#]|\d+[.)])|\s{4}")


def method_doc(method: Method) -> str:
    """Return the text of a method's docstring."""
    operation = method.operation
    parts = [reflowed(operation.description) or f"{method.summary}."]
    if operation.deprecated:
        parts.append("Deprecated.")
    told = [argument for argument in method.arguments if _about(argument)]
    if told:
        parts.append(
            "\n".join(["Args:", *(argument_doc(a.name, _about(a)) for a in told)])
        )
    return "\n\n".join(parts)


def resource_doc(resource: Resource) -> str:
    """Return the text of a resource class's docstring."""
    if resource.description:
        return reflowed(resource.description)
    path = " ".join(part.replace("_", " ") for part in resource.path)
    return f"The methods of `{resource.dotted}`." if path else "The API's own methods."


def reflowed(text: str) -> str:
    """Return Markdown with the lines of each plain paragraph joined into one.

    What a description's author broke at one width is then broken anew at ours; lists,
    tables, quotes and fenced code keep their lines.
    """
    lines: list[str] = []
    fenced = joined = False
    for line in text.strip().splitlines():
        fence = line.lstrip().startswith(("```", "~~~"))
        special = fenced or fence or not line.strip() or bool(_SPECIAL.match(line))
        if joined and not special:
            lines[-1] = f"{lines[-1]} {line.strip()}"
        else:
            lines.append(line.rstrip())
        joined = not special and not line.endswith(("  ", "\\"))
        fenced ^= fence
    return "\n".join(lines)


def _about(argument: Argument) -> str:
    text = " ".join(argument.description.split())
    if argument.deprecated and not text.lower().startswith("deprecated"):
        text = f"Deprecated. {text}".strip()
    return text


def argument_doc(name: str, text: str) -> str:
    """Return the lines of a docstring that tell of one argument."""
    lines = wrapped(f"{name}: {text}", _WIDTH, first=" " * 4, below=" " * 8)
    return "\n".join(lines)
