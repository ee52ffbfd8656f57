"""Addresses with a secret in their query, and the log of httpx2, which shows addresses."""

from __future__ import annotations

import logging

import httpx2


class DiscreetURL(httpx2.URL):
    """An address of which `httpx2` logs only what may be shown."""

    def __init__(self, url: httpx2.URL, shown: str) -> None:
        super().__init__(url)
        self.shown = shown


def _discreet(record: logging.LogRecord) -> bool:
    if isinstance(record.args, tuple):
        record.args = tuple(
            arg.shown if isinstance(arg, DiscreetURL) else arg for arg in record.args
        )
    return True


logging.getLogger("httpx2").addFilter(_discreet)
