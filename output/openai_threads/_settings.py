"""What holds for every call: where the API is, and how it lets a caller in."""

from __future__ import annotations

from ._runtime.client.config import Settings
from ._runtime.client.security import Bearer

SETTINGS = Settings(
    base_url="https://api.openai.com/v1",
    base_url_env="OPENAI_BASE_URL",
    user_agent="openai-threads/2.0.0",
    schemes={
        "ApiKeyAuth": Bearer("api_key", "OPENAI_API_KEY"),
    },
    security=(("ApiKeyAuth",),),
)
