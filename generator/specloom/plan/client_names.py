"""The client class's name, kept clear of what its package calls so already."""

from __future__ import annotations

from ..config import Config
from .refusals import Refusals

# What the client's module imports or defines, and what the package's root exports.
TAKEN_CLIENTS = frozenset(
    [
        *("APIConnectionError", "APIError", "APIStatusError", "APITimeoutError"),
        *("Any", "ApiKey", "Async", "AsyncBase", "AsyncBinaryResponse"),
        "Awaitable",
        *("AsyncEvents", "AsyncPage", "AsyncPages", "AsyncStream"),
        *("AuthenticationError", "BadRequestError", "Basic", "Bearer", "Binary"),
        *("BinaryResponse", "Call", "Callable", "ConflictError", "Content", "Cursor"),
        *(
            "Events",
            "File",
            "Generic",
            "InternalServerError",
            "InvalidWebhookSignatureError",
            "Json",
            "JsonLines",
            "LinkHeader",
        ),
        *("Literal", "Mapping", "MissingCredentialsError", "Mode", "NextUrl"),
        *("OAuth2", "TokenError"),
        *(
            "NotFoundError",
            "Nothing",
            "Offset",
            "Omit",
            "Options",
            "Page",
            "PageOptions",
        ),
        *("PageNumber", "Paged", "Pages", "PermissionDeniedError", "RateLimitError"),
        *("Raw", "RawResponse", "Resource", "Root", "Sequence", "Serialization"),
        *("ServerEvents", "Settings", "Stream", "Streamed", "Sync", "SyncBase"),
        *("Text", "Timeout", "Token", "UUID", "UnprocessableEntityError", "Unpack"),
        *("Value", "WebhookSecret"),
    ]
)


def client_name(
    config: Config, described: str | None, inferred: str, refusals: Refusals
) -> str:
    """Return what the client class is called: as configured, described or inferred."""
    name = config.client or described or inferred
    if not {name, f"Async{name}"} & TAKEN_CLIENTS:
        return name
    if config.client:
        said = f"client: the package has another {name} or Async{name} of its own"
        refusals.refuse(("client",), said, f"{name}Client would do")
    return f"{name}Client"
