"""How values travel: in queries, in forms, as events."""

from __future__ import annotations

from .carrier import Carrier
from .node import Node

_DONE = "[DONE]"


def carry_query(settings: Node, carrier: Carrier) -> None:
    """Carry over how arrays and objects stand in a query."""
    _carry(settings, "query", carrier)


def carry_forms(settings: Node, carrier: Carrier) -> None:
    """Carry over how arrays and objects stand in a form."""
    _carry(settings, "form", carrier)


def _carry(settings: Node, where: str, carrier: Carrier) -> None:
    for key, what in (("array_format", "arrays"), ("nested_format", "objects")):
        said = settings.get(key)
        if said is not None:
            carrier.put(("serialization", f"{where}_{what}"), said.value, said)


def carry_streaming(streaming: Node, carrier: Carrier) -> None:
    """Tell where events are dealt with otherwise than generated clients do.

    They give every event, end at `[DONE]`, and raise an error for what has `error` in
    its data, or is called so.
    """
    told = streaming.get("on_event")
    for event in told.items() if told else ():
        if _is_usual(event):
            event.settle()
        else:
            carrier.leave(event, "events are given up to [DONE], and errors raised")


def _is_usual(event: Node) -> bool:
    said = dict(event.value) if event.is_mapping else {}
    handle = said.pop("handle", None)
    if said.pop("error_property", "error") != "error":
        return False
    if handle == "done":
        return said == {"data_starts_with": _DONE}
    kind, name = said.pop("kind", "fallthrough"), said.pop("event_type", None)
    if said or kind != "fallthrough":
        return False
    return handle == "yield" or (handle == "error" and name in ("error", ["error"]))
