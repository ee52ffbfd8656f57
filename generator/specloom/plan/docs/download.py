"""Whether the docs offer the description that they are made of."""

from __future__ import annotations

from ...config import Config
from ...plain import fields
from ..surface import Surface


def offers_description(surface: Surface, config: Config) -> bool:
    """True where the configuration says so, or says nothing and the docs show all of it.

    Who leaves operations out may not want them to be known.
    """
    if config.docs.download is not None:
        return config.docs.download
    if config.include or config.exclude:
        return False
    shown = {id(method.operation) for _, method in surface.methods()}
    return all(
        id(operation) in shown for operation in surface.api.operations
    ) and not any(
        fields(webhook.operation.extensions.get("x-specloom")).get("skip") is True
        for webhook in surface.api.webhooks
    )
