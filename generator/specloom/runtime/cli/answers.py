"""What answers are, where they may be other than what a description says of them."""

from __future__ import annotations

from typing import Any

from ..client.retries import translated
from ..client.returns import Json, JsonLines, Reply, Returns, ServerEvents
from .problems import Wrong

_LINES = tuple(
    f"application/{name}"
    for name in ("jsonl", "x-ndjson", "ndjson", "x-jsonlines", "jsonlines", "json-seq")
)


class Answered(Returns):
    """A value of JSON, or a stream where the API answers with one."""

    lazy = True

    def parse(self, reply: Reply) -> Any:
        """Return the value, or the stream as it comes."""
        kind = reply.response.headers.get("content-type", "").lower()
        if kind.startswith("text/event-stream"):
            return ServerEvents().parse(reply)
        if kind.startswith(_LINES):
            return JsonLines().parse(reply)
        with translated():
            reply.response.read()
        return self.value(reply)

    def value(self, reply: Reply) -> Any:
        """Return the value of an answer that is all there."""
        return Json().parse(reply)


class Anything(Answered):
    """The answer to any request: JSON, text or a stream."""

    accept = "application/json, */*"

    def value(self, reply: Reply) -> Any:
        """Return a value of JSON or text; raises Wrong for bytes."""
        from json import loads

        content = reply.response.content
        if not content:
            return None
        try:
            return loads(content)
        except ValueError:
            pass  # It is text, then, or else bytes.
        try:
            return content.decode()
        except UnicodeDecodeError:
            raise Wrong(
                "the answer is binary: give --format raw and --output FILE"
            ) from None
