"""The client, as far as the command line needs one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specloom.runtime.client.client import SyncBase
from specloom.runtime.client.config import Settings, Timeout
from specloom.runtime.client.omit import Omit, omit
from specloom.runtime.client.security import ApiKey, Basic, Bearer, Credential

if TYPE_CHECKING:
    import httpx2

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


class Sample(SyncBase):
    """The API's client."""

    def __init__(
        self,
        *,
        api_key: Credential | None = None,
        admin_key: Credential | None = None,
        login: Credential | None = None,
        base_url: str | None = None,
        timeout: Timeout | Omit = omit,
        max_retries: int | None = None,
        http_client: httpx2.Client | None = None,
    ) -> None:
        super().__init__(
            SETTINGS,
            {"api_key": api_key, "admin_key": admin_key, "login": login},
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            http_client=http_client,
        )
