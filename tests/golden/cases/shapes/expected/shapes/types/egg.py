"""Types: Hen, Egg, HenParam, EggParam."""

from __future__ import annotations

from typing_extensions import TypedDict

from .._runtime.client.models import Model


class Hen(Model):
    egg: Egg


class Egg(Model):
    hen: Hen


class HenParam(TypedDict):
    egg: EggParam


class EggParam(TypedDict):
    hen: HenParam
