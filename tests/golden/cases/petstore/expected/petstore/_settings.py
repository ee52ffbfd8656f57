"""What holds for every call: where the API is, and how it lets a caller in."""

from __future__ import annotations

from ._runtime.client.config import Settings
from ._runtime.client.security import ApiKey

SETTINGS = Settings(
    base_url="https://petstore.test/api/v1",
    base_url_env="PETSTORE_BASE_URL",
    user_agent="petstore/1.4.0",
    schemes={
        "ApiKey": ApiKey("api_key", "PETSTORE_API_KEY", "header", "X-Api-Key"),
    },
    security=(("ApiKey",),),
)
