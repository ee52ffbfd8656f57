"""Types: TruncationStrategy, TruncationStrategyParam."""

from __future__ import annotations

from typing import Literal

from typing_extensions import NotRequired, TypedDict

from .._runtime.client.models import Model


class TruncationStrategy(Model):
    """What happens to a thread that is too long for the model."""

    type: Literal["auto", "last_messages"] | str
    """`auto` drops messages from the middle until the thread fits. `last_messages`
    keeps only the newest.
    """

    last_messages: int | None = None
    """How many of the newest messages are kept."""


class TruncationStrategyParam(TypedDict):
    """What happens to a thread that is too long for the model."""

    type: Literal["auto", "last_messages"]
    """`auto` drops messages from the middle until the thread fits. `last_messages`
    keeps only the newest.
    """

    last_messages: NotRequired[int | None]
    """How many of the newest messages are kept."""
