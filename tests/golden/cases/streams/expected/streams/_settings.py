"""What holds for every call: where the API is, and how it lets a caller in."""

from __future__ import annotations

from ._runtime.client.config import Settings

SETTINGS = Settings(
    base_url="https://streams.test",
    base_url_env="STREAMS_BASE_URL",
    user_agent="streams/0.3.0",
)
