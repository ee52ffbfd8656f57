"""Configurations of another generator, Stainless: a stainless.yml as specloom's settings.

    file -> nodes -> each key's own carrier -> settings, their places, and what is left

Whatever no carrier dealt with is told of at the end, so that nothing is dropped in silence.
"""

from __future__ import annotations

from typing import Final

from ..values import is_mapping

_OWN_WORDS: Final = frozenset(
    ("organization", "client_settings", "unspecified_endpoints")
)
_PARTS: Final = ("methods", "subresources")


def is_stainless(values: object) -> bool:
    """Tell whether a configuration is a stainless.yml, by its shape."""
    if not is_mapping(values) or "spec" in values:
        return False
    listed = values.get("resources")
    entries = filter(is_mapping, listed.values() if is_mapping(listed) else ())
    return (
        bool(_OWN_WORDS & values.keys())
        or is_mapping(values.get("targets"))
        or isinstance(values.get("pagination"), list)
        or any(is_mapping(each.get(part)) for each in entries for part in _PARTS)
    )
