"""Types: Client, ClientParam."""

from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from .._runtime.client.models import Model


class Client(Model):
    a: str | None = None


class ClientParam(TypedDict):
    a: NotRequired[str]
