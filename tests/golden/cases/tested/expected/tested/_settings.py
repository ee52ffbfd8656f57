"""What holds for every call: where the API is, and how it lets a caller in."""

from __future__ import annotations

from ._runtime.client.config import Settings
from ._runtime.client.security import ApiKey
from ._runtime.client.serialize import Serialization
from ._runtime.client.webhooks import WebhookSecret

SETTINGS = Settings(
    base_url="https://shop.example.com",
    base_url_env="SHOP_BASE_URL",
    user_agent="tested/1.0",
    schemes={
        "ApiKey": ApiKey("api_key", "SHOP_API_KEY", "header", "X-Api-Key"),
        "webhooks": WebhookSecret("webhook_secret", "SHOP_WEBHOOK_SECRET"),
    },
    security=(("ApiKey",),),
    serialization=Serialization(
        query_arrays="brackets",
        form_arrays="brackets",
    ),
)
