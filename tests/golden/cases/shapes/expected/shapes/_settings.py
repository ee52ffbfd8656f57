"""What holds for every call: where the API is, and how it lets a caller in."""

from __future__ import annotations

from ._runtime.client.config import Settings

SETTINGS = Settings(
    base_url="https://shapes.test",
    base_url_env="SHAPES_BASE_URL",
    user_agent="shapes/1.0.0",
)
