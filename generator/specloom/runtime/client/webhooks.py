"""Webhooks: requests that an API sends, verified by their signatures and read as events.

The scheme is that of Standard Webhooks: `id.timestamp.payload` is signed by HMAC-SHA256
with a secret that the API and its user share.
"""

from __future__ import annotations

import base64
import binascii
import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from .errors import APIError, MissingCredentialsError
from .security import Credential, Single

if TYPE_CHECKING:
    from .resource import Sender

TOLERANCE = 300.0
"""Seconds that a signature may be old, or that the sender's clock may be ahead."""

_PREFIX = "whsec_"
_SECONDS = re.compile(r"[0-9]{1,15}")


class InvalidWebhookSignatureError(APIError, ValueError):
    """A request is not what the API has signed, or not of now; the message says why."""


@dataclass(frozen=True)
class WebhookSecret(Single):
    """What webhooks are signed with, kept among the client's credentials: never sent."""

    keyword: str
    env: str | None = None
    place: Literal["header"] = "header"
    name: str = "webhook-signature"

    def render(self, credential: Credential) -> str:
        """Return the secret as it is given."""
        given = credential() if callable(credential) else credential
        if not isinstance(given, str):
            kind = type(given).__name__
            raise TypeError(f"{self.keyword}=... must be a text, not {kind!r}.")
        return given


def verify(
    sender: Sender,
    payload: str | bytes,
    headers: Mapping[str, str],
    secret: str | Callable[[], str] | None,
    tolerance: float = TOLERANCE,
) -> None:
    """Find out whether a request is signed with the secret, or one of several.

    `secret` is the client's own where it is None.

    Raises:
        InvalidWebhookSignatureError: the request is not to be trusted.
        MissingCredentialsError: there is no secret.
        ValueError: a secret is not written as one.
    """
    keys = [*_keys(sender, secret)]
    told = {name.lower(): value for name, value in headers.items()}
    message_id = _header(told, "webhook-id")
    timestamp = _header(told, "webhook-timestamp")
    signatures = _header(told, "webhook-signature").split()
    _check_time(timestamp, tolerance)
    listed = [_bytes(s[3:]) for s in signatures if s.startswith("v1,")]
    if not listed:
        raise InvalidWebhookSignatureError(
            "The header webhook-signature holds no signature of version v1."
        )
    content = b".".join((_bytes(message_id), _bytes(timestamp), _bytes(payload)))
    if not _is_signed(content, listed, keys):
        many = "any of the secrets" if len(keys) > 1 else "the secret"
        raise InvalidWebhookSignatureError(
            f"None of the webhook's signatures is of this payload and {many}."
        )


def parse(type: Any, payload: str | bytes) -> Any:
    """Return a payload as `type`.

    Raises:
        APIError: it is not JSON.
    """
    from .decode import from_json

    content = _bytes(payload)
    try:
        return from_json(type, content)
    except (ValueError, RecursionError) as error:
        shown = content[:200].decode("utf-8", "replace")
        raise APIError(
            f"The webhook's payload is not JSON: {shown!r}", shown
        ) from error


def _is_signed(content: bytes, signatures: list[bytes], keys: list[bytes]) -> bool:
    import hmac

    found = False
    for key in keys:
        expected = base64.b64encode(hmac.digest(key, content, "sha256"))
        for signature in signatures:
            # All are compared, each in constant time: how long it takes tells nothing.
            found |= hmac.compare_digest(expected, signature)
    return found


def _keys(sender: Sender, secret: str | Callable[[], str] | None) -> Iterator[bytes]:
    config = sender.config
    scheme = WebhookSecret("secret")
    given: Credential | None = secret
    for name, known in config.settings.schemes.items():
        if isinstance(known, WebhookSecret):
            scheme = known
            given = config.credentials.get(name) if secret is None else secret
    texts = scheme.render(given).split() if given is not None else []
    if not texts:
        env = f" or the environment variable {scheme.env}" if scheme.env else ""
        raise MissingCredentialsError(
            f"Missing secret of the webhooks: give secret=..., the client's"
            f" {scheme.keyword}=...{env}.",
            [scheme.keyword],
        )
    yield from map(_key, texts)


def _key(secret: str) -> bytes:
    if not secret.startswith(_PREFIX):
        return _bytes(secret)
    encoded = secret[len(_PREFIX) :].rstrip("=")
    try:
        key = base64.b64decode(encoded + "=" * (-len(encoded) % 4), validate=True)
    except (ValueError, binascii.Error):
        key = b""
    if not key:
        # Whoever signs with an empty key would be believed. The text stays unsaid.
        raise ValueError(f"A secret that begins with {_PREFIX} must go on in base64.")
    return key


def _header(headers: Mapping[str, object], name: str) -> str:
    value = headers.get(name)
    if not isinstance(value, str) or not value.strip():
        raise InvalidWebhookSignatureError(f"The header {name} is missing.")
    return value.strip()


def _check_time(timestamp: str, tolerance: float) -> None:
    if not _SECONDS.fullmatch(timestamp):
        raise InvalidWebhookSignatureError(
            "The header webhook-timestamp is no number of seconds."
        )
    age = time.time() - int(timestamp)
    if not -tolerance <= age <= tolerance:
        said = "too old" if age > 0 else "too far in the future"
        raise InvalidWebhookSignatureError(
            f"The webhook's timestamp is {said}: more than {tolerance:g} seconds off."
        )


def _bytes(text: object) -> bytes:
    if isinstance(text, str):
        # Halves of surrogate pairs are signed by nobody, and are no mistake of the user.
        return text.encode("utf-8", "surrogatepass")
    if isinstance(text, (bytes, bytearray)):
        return bytes(text)
    kind = type(text).__name__
    raise TypeError(
        f"The payload must be the request's body as it came, text or bytes, not {kind!r}."
    )
