"""`webhooks`"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .. import types
from .._runtime.client.resource import Mode, Raw, Resource, Streamed
from .._runtime.client.webhooks import parse, verify


class Webhooks(Resource[Mode]):
    """Requests that the API sends by itself, verified and read as events."""

    @property
    def with_raw_response(self) -> Webhooks[Raw[Mode]]:
        """The same methods, giving the whole response: status, headers, `parse()`."""
        return Webhooks(self._client.raw)

    @property
    def with_streaming_response(self) -> Webhooks[Streamed[Mode]]:
        """The same methods, opening the response in a `with` block."""
        return Webhooks(self._client.streamed)

    def unwrap(
        self,
        payload: str | bytes,
        headers: Mapping[str, str],
        *,
        secret: str | Callable[[], str] | None = None,
    ) -> types.WebhookEvent:
        """Return the event that a request from the API brings, its signature verified.

        Args:
            payload: The request's body, as it came: byte by byte.
            headers: The request's headers, their names in any case.
            secret: What webhooks are signed with; several, with spaces between
                them, while one replaces another. Else the client's
                `webhook_secret`.

        Raises:
            InvalidWebhookSignatureError: the request is not to be trusted.
            MissingCredentialsError: there is no secret.
            APIError: the payload is signed, but no JSON.
        """
        self.verify_signature(payload, headers, secret=secret)
        return self.parse(payload)

    def verify_signature(
        self,
        payload: str | bytes,
        headers: Mapping[str, str],
        *,
        secret: str | Callable[[], str] | None = None,
        tolerance: float = 300,
    ) -> None:
        """Verify that a request comes from the API, and is of now.

        Args:
            payload: The request's body, as it came: byte by byte.
            headers: The request's headers, their names in any case.
            secret: What webhooks are signed with; several, with spaces between
                them, while one replaces another. Else the client's
                `webhook_secret`.
            tolerance: Seconds that the timestamp may be off, either way.

        Raises:
            InvalidWebhookSignatureError: the request is not to be trusted.
            MissingCredentialsError: there is no secret.
        """
        verify(self._client, payload, headers, secret, tolerance)

    def parse(self, payload: str | bytes) -> types.WebhookEvent:
        """Return the event of a payload without verifying it: for requests whose sender
        is known otherwise.

        Args:
            payload: The request's body, as it came: byte by byte.

        Raises:
            APIError: it is no JSON.
        """
        event: types.WebhookEvent = parse(types.WebhookEvent, payload)
        return event
