"""Types: Answer."""

from __future__ import annotations

from .._runtime.client.models import Model


class Answer(Model):
    text: str
