"""What holds for every call: where the API is, and how it lets a caller in."""

from __future__ import annotations

from ._runtime.client.config import Settings
from ._runtime.client.security import Bearer
from ._runtime.client.webhooks import WebhookSecret

SETTINGS = Settings(
    base_url="https://shop.test",
    base_url_env="SHOP_BASE_URL",
    user_agent="webhooks/0.1.0",
    schemes={
        "Key": Bearer("key", "SHOP_KEY"),
        "webhooks": WebhookSecret("webhook_secret", "SHOP_WEBHOOK_SECRET"),
    },
    security=(("Key",),),
)
