"""Types: Owner, OwnerParam."""

from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from .._runtime.client.models import Model


class Owner(Model):
    name: str
    email: str | None = None
    address: OwnerAddress | None = None


class OwnerParam(TypedDict):
    name: str
    email: NotRequired[str | None]
    address: NotRequired[OwnerAddressParam]


class OwnerAddress(Model):
    street: str | None = None
    city: str | None = None


class OwnerAddressParam(TypedDict):
    street: NotRequired[str]
    city: NotRequired[str]
