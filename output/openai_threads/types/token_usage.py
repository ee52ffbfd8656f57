"""Types: TokenUsage."""

from __future__ import annotations

from .._runtime.client.models import Model


class TokenUsage(Model):
    """How many tokens were used."""

    prompt_tokens: int
    """Tokens that were read."""

    completion_tokens: int
    """Tokens that were written."""

    total_tokens: int
    """Both together."""
