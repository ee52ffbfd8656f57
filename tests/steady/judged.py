"""What Steady has against requests, and where it is known to be wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from .described import Call
from .loopback import Answer


class Misjudged(NamedTuple):
    """What Steady has against requests that the description allows, and why.

    `flaws` finds with another validator that the values are allowed, and `assert_whole`
    that they are on the wire as they were given.
    """

    where: str
    codes: set[str]
    why: str


FORM = Misjudged(
    "body.chunking_strategy",
    {"E3008", "E3016"},
    "the fields of an object in a form are texts to it: no object of a union fits them",
)
ENCODING = Misjudged(
    "body.session", {"E3008"}, "a part is a text to it, where `encoding` says JSON too"
)
NESTED = Misjudged(
    r"body\.(items|tools)\.\d\.type|body\.filters\.filters\.\d\.type",
    {"E3011"},
    "a discriminator has no values for it where a variant is a union or `$recursiveRef`",
)
NULL = Misjudged(
    r"body\.\w+",
    {"E3016", "E5001"},
    "`nullable` beside `enum` or `anyOf` is no word of 3.1",
)
MISJUDGED = {
    "openai:audio.transcriptions.create": FORM,
    "openai:beta.responses.create": NESTED,
    "openai:beta.responses.input_tokens.count": NESTED,
    "openai:conversations.create": NESTED,
    "openai:conversations.items.create": NESTED,
    "openai:images.generate": NULL,
    "openai:realtime.calls.create": ENCODING,
    "openai:responses.create": NESTED,
    "openai:responses.input_tokens.count": NESTED,
    "openai:vector_stores.search": NESTED,
}


def assert_valid(call: Call, answer: Answer) -> bool:
    """Steady finds a call's request valid; return whether it is known to be wrong about it."""
    return assert_valid_for(call.operation.id, answer)


def assert_valid_for(operation: str, answer: Answer) -> bool:
    """Steady finds an operation's request valid; return whether it is known to be wrong.

    What it calls ambiguous it takes for valid.
    """
    said = {k: v for k, v in answer.headers.items() if k.startswith("x-steady")}
    assert answer.status < 300, said
    if said["x-steady-request-valid"] == "true":
        return False
    assert operation in MISJUDGED, said
    known = MISJUDGED[operation]
    for number in range(1, int(said["x-steady-error-count"]) + 1):
        error = f"x-steady-error-{number}"
        assert said[f"{error}-code"] in known.codes, said
        assert re.fullmatch(known.where, said[f"{error}-path"]), said
    return True


@contextmanager
def named(call: Call) -> Iterator[None]:
    """Say of what fails which of an operation's calls it was."""
    try:
        yield
    except Exception as error:
        raise AssertionError(f"{call.kind} {call.keywords}: {error}") from error
