"""JSONPath (RFC 9535): where in a value a query leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from specloom.read import limits

if TYPE_CHECKING:
    from specloom.read.spots import Pointer


class BadPath(Exception):
    """A text that is no JSONPath, or asks for more than can be answered."""


def find(query: str, root: Any) -> list[Pointer]:
    """Return the pointer of every value that a query selects, each once.

    Raises BadPath.
    """
    # It is only needed for overlays, and takes as long to import as a small run does.
    from jsonpath import JSONPathEnvironment
    from jsonpath.exceptions import JSONPathError

    class Environment(JSONPathEnvironment):
        max_recursion_depth = limits.DEPTH

    if not query.startswith("$"):
        raise BadPath("it must begin with $, the whole description")
    try:
        matches = Environment(strict=True).finditer(query, root)
        return list(dict.fromkeys(match.parts for match in matches))
    except JSONPathError as problem:
        where = f", at character {problem.token.index + 1}" if problem.token else ""
        raise BadPath(f"{problem.message}{where}") from None
    except RecursionError:
        raise BadPath("the description is nested too deeply for '..'") from None
