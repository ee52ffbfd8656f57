"""Shop"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "1.0"

if TYPE_CHECKING:
    from . import types as types
    from ._client import AsyncShop as AsyncShop
    from ._client import Shop as Shop
    from ._runtime.client.errors import APIConnectionError as APIConnectionError
    from ._runtime.client.errors import APIError as APIError
    from ._runtime.client.errors import APIStatusError as APIStatusError
    from ._runtime.client.errors import APITimeoutError as APITimeoutError
    from ._runtime.client.errors import AuthenticationError as AuthenticationError
    from ._runtime.client.errors import BadRequestError as BadRequestError
    from ._runtime.client.errors import ConflictError as ConflictError
    from ._runtime.client.errors import InternalServerError as InternalServerError
    from ._runtime.client.errors import (
        MissingCredentialsError as MissingCredentialsError,
    )
    from ._runtime.client.errors import NotFoundError as NotFoundError
    from ._runtime.client.errors import PermissionDeniedError as PermissionDeniedError
    from ._runtime.client.errors import RateLimitError as RateLimitError
    from ._runtime.client.errors import (
        UnprocessableEntityError as UnprocessableEntityError,
    )
    from ._runtime.client.omit import Omit as Omit
    from ._runtime.client.omit import omit as omit
    from ._runtime.client.pages import AsyncPage as AsyncPage
    from ._runtime.client.pages import AsyncPages as AsyncPages
    from ._runtime.client.pages import Page as Page
    from ._runtime.client.response import AsyncBinaryResponse as AsyncBinaryResponse
    from ._runtime.client.response import BinaryResponse as BinaryResponse
    from ._runtime.client.response import RawResponse as RawResponse
    from ._runtime.client.stream import AsyncEvents as AsyncEvents
    from ._runtime.client.stream import AsyncStream as AsyncStream
    from ._runtime.client.stream import Stream as Stream
    from ._runtime.client.webhooks import (
        InvalidWebhookSignatureError as InvalidWebhookSignatureError,
    )
else:
    from ._runtime.client.lazy import lazily

    __getattr__, __dir__ = lazily(
        __name__,
        {
            "types": ".types",
            "APIConnectionError": "._runtime.client.errors",
            "APIError": "._runtime.client.errors",
            "APIStatusError": "._runtime.client.errors",
            "APITimeoutError": "._runtime.client.errors",
            "AsyncBinaryResponse": "._runtime.client.response",
            "AsyncEvents": "._runtime.client.stream",
            "AsyncPage": "._runtime.client.pages",
            "AsyncPages": "._runtime.client.pages",
            "AsyncShop": "._client",
            "AsyncStream": "._runtime.client.stream",
            "AuthenticationError": "._runtime.client.errors",
            "BadRequestError": "._runtime.client.errors",
            "BinaryResponse": "._runtime.client.response",
            "ConflictError": "._runtime.client.errors",
            "InternalServerError": "._runtime.client.errors",
            "InvalidWebhookSignatureError": "._runtime.client.webhooks",
            "MissingCredentialsError": "._runtime.client.errors",
            "NotFoundError": "._runtime.client.errors",
            "Omit": "._runtime.client.omit",
            "Page": "._runtime.client.pages",
            "PermissionDeniedError": "._runtime.client.errors",
            "RateLimitError": "._runtime.client.errors",
            "RawResponse": "._runtime.client.response",
            "Shop": "._client",
            "Stream": "._runtime.client.stream",
            "UnprocessableEntityError": "._runtime.client.errors",
            "omit": "._runtime.client.omit",
        },
    )
