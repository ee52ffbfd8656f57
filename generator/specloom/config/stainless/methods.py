"""Methods: which operation each is, and what is said of it beside."""

from __future__ import annotations

import re
from collections.abc import Callable

from .carrier import Carrier
from .languages import is_skipped
from .node import Node

SHARED, ROOT = "$shared", "$client"
_ENDPOINT = re.compile(r"([A-Za-z]+)\s+(/\S*)")
_PARAMETER = re.compile(r"\{([^{}]*)\}")
_STREAM = "stream"


def endpoint_of(text: str) -> str:
    """Return an endpoint as specloom writes operations, empty for what is none."""
    found = _ENDPOINT.fullmatch(text.strip())
    return f"{found[1].lower()} {found[2]}" if found else ""


class Methods:
    """Carries methods over; what needs all of them waits for `finish`."""

    def __init__(self, carrier: Carrier) -> None:
        self._carrier = carrier
        self._operations: dict[str, str] = {}
        self._aliases: list[tuple[str, str, Node, Node]] = []
        self._events: list[tuple[str, Node]] = []
        self._streaming_ones: set[str] = set()
        self._skipped: list[tuple[str, Node]] = []

    def carry(self, dotted: str, name: str, method: Node) -> None:
        """Carry a method over, by its resource and name."""
        if not method.is_mapping:
            self._place(dotted, name, method.text, method)
            return
        kind = method.read("type")
        target = method.read("to")
        if kind is not None and kind.text == "alias" and target is not None:
            self._aliases.append((dotted, name, method, target))
            return
        if kind is not None and kind.text != "http":
            self._carrier.leave(
                method, f"specloom has no methods of type {kind.value!r}"
            )
            return
        endpoint = method.get("endpoint")
        if endpoint is None:
            self._carrier.leave(method, "it names no endpoint")
        elif is_skipped(method, self._carrier):
            self.skip(method)
        elif operation := self._place(dotted, name, endpoint.text, endpoint):
            self._settings(operation, method)

    def _place(self, dotted: str, name: str, text: str, node: Node) -> str:
        operation = endpoint_of(text)
        if not operation:
            self._carrier.leave(node, "it is no endpoint, as in `get /things`")
        elif dotted == SHARED:
            self._carrier.leave(node, "shared models have no methods")
        elif self._carrier.put(("resources", dotted, name), operation, node):
            self._operations[f"{dotted}.{name}"] = operation
            return operation
        return ""

    def _settings(self, operation: str, method: Node) -> None:
        carriers: dict[str, Callable[[str, Node], None]] = {
            "paginated": self._paginated,
            "deprecated": self._deprecated,
            "streaming": self._streaming,
            "positional_params": self._positional,
            "body_param_name": self._body,
        }
        for key, carry in carriers.items():
            said = method.get(key)
            if said is not None and said.value is not None:
                carry(operation, said)

    def _paginated(self, operation: str, said: Node) -> None:
        where = ("operations", operation, "pagination")
        known = self._carrier.get(("pagination", said.text)) is not None
        if said.value is False or known:
            self._carrier.put(where, said.value, said)
        elif said.value is True:
            said.settle()
        else:
            self._carrier.leave(
                said, "no pagination scheme of that name is carried over"
            )

    def _deprecated(self, operation: str, said: Node) -> None:
        if said.value is False:
            said.settle()
        else:
            self._carrier.put(("operations", operation, "deprecated"), said.value, said)

    def _streaming(self, operation: str, said: Node) -> None:
        if not said.is_mapping:
            if isinstance(said.value, bool):
                said.settle()
            return
        self._streaming_ones.add(operation)
        param = said.read("param_discriminator")
        if param is not None and param.value not in (None, _STREAM):
            why = f"events are asked for by a parameter called {_STREAM} alone"
            self._carrier.leave(param, why)
        model = said.get("stream_event_model")
        if model is not None:
            self._events.append((operation, model))

    def _positional(self, operation: str, said: Node) -> None:
        names = _PARAMETER.findall(operation.partition("?")[0])
        if said.value == names[: len(said.items())]:
            said.settle()
        else:
            why = (
                "positional are all parameters of the path, in its order, and no others"
            )
            self._carrier.leave(said, why)

    def _body(self, operation: str, said: Node) -> None:
        if operation in self._streaming_ones:
            why = f"the argument `{_STREAM}` is then a field of it"
            self._carrier.leave(said, why)
        else:
            self._carrier.put(("operations", operation, "body"), said.value, said)

    def skip(self, method: Node) -> None:
        """Leave a method out, and its operation if nothing else places it."""
        endpoint = method.get("endpoint")
        text = method.text if endpoint is None else endpoint.text
        self._skipped.append((endpoint_of(text), method))

    def finish(self, schema_of: Callable[[str], str]) -> None:
        """Carry over what speaks of other methods and of models."""
        for dotted, name, method, target in self._aliases:
            operation = self._operations.get(target.text, "")
            if operation:
                self._place(dotted, name, operation, target)
            else:
                self._carrier.leave(method, f"there is no method {target.value!r}")
        for operation, model in self._events:
            schema = schema_of(model.text)
            if schema:
                where = ("operations", operation, "events")
                self._carrier.put(where, schema, model)
            else:
                self._carrier.leave(model, "it is no model of a declared schema")
        placed = set(self._operations.values())
        for operation, method in self._skipped:
            if operation and operation not in placed:
                skipped = ("operations", operation, "skip")
                self._carrier.put(skipped, True, method)
            else:
                method.settle()
