"""What holds for every call."""

from __future__ import annotations

from specloom.runtime.client.config import Settings
from specloom.runtime.client.security import ApiKey, Basic, Bearer

SETTINGS = Settings(
    base_url="https://api.example.com/v1",
    base_url_env="SAMPLE_BASE_URL",
    schemes={
        "ApiKeyAuth": Bearer("api_key", "SAMPLE_API_KEY"),
        "AdminKey": ApiKey("admin_key", "SAMPLE_ADMIN_KEY", "query", "key"),
        "Login": Basic("login", "SAMPLE_LOGIN"),
    },
    security=(("ApiKeyAuth",),),
    headers={"OpenAI-Beta": "assistants=v2"},
    user_agent="sample/1.2.3",
)
