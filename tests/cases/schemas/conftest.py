"""Declared schemas, and one operation that takes a `Thing` and one that answers it."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import Any

import pytest

from ..conftest import MakeCase
from ..harness import Case, plain

PATHS = """\
paths:
  /things:
    post:
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
      responses:
        '200':
          description: The same, back.
          content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
    get:
      responses:
        '200':
          description: One.
          content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
components:
  schemas:
"""
RESOURCES = {"things": {"send": "post /things", "get": "get /things"}}


class Things:
    """The client of declared schemas: sends a `Thing`, and reads one."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.types = case.types

    def read(self, value: Any) -> Any:
        """Return what the client makes of a value that the server answers.

        Dumped again, it is the value that came.
        """
        self.case.wire.answer(json=value)
        found = self.case.client.things.get()
        assert plain(found) == value
        return found

    def send(self, /, **fields: Any) -> Any:
        """Return what the client sends for the fields of a `Thing`."""
        self.case.wire.answer(json={})
        self.case.client.things.send(**fields)
        return self.case.wire.json

    def echo(self, /, **fields: Any) -> Any:
        """Send fields that travel as they are given, and return them read again."""
        assert self.send(**fields) == fields
        return self.read(fields)


MakeThings = Callable[..., Things]


@pytest.fixture
def things(case: MakeCase) -> MakeThings:
    """Return a function from declared schemas, a `Thing` among them, to a client."""

    def made(text: str, version: str = "3.1.0", **settings: Any) -> Things:
        text = PATHS + textwrap.indent(textwrap.dedent(text).strip(), "    ")
        settings = {"resources": RESOURCES, **settings}
        return Things(case(text, version, **settings))

    return made
