"""What the resource of the webhooks has beside its methods: it reads and verifies events."""

from __future__ import annotations

from ...values import dataclass
from ..surface import Resource, Surface, Webhooks
from .annotations import COLLECTIONS, Annotator, Words
from .definitions import Definitions
from .docs import argument_doc

SIGNED_WITH = (
    "What webhooks are signed with; several, with spaces between them, while one replaces"
    " another."
)
_PAYLOAD = argument_doc("payload", "The request's body, as it came: byte by byte.")
_HEADERS = argument_doc("headers", "The request's headers, their names in any case.")
_TOLERANCE = argument_doc(
    "tolerance", "Seconds that the timestamp may be off, either way."
)


@dataclass(frozen=True, kw_only=True)
class ReceiverView:
    """Three methods, of which only the types and the texts differ between packages."""

    event: str
    payload: str
    headers: str
    secret: str
    tolerance: str
    unwrap_doc: str
    verify_doc: str
    parse_doc: str


def plan_receiver(
    surface: Surface, definitions: Definitions, resource: Resource, words: Words
) -> ReceiverView | None:
    """Return what reads webhooks, where a resource is the one that does."""
    webhooks = surface.webhooks
    if webhooks is None or webhooks.path != resource.path:
        return None
    words.use("webhooks", "parse", "verify")
    words.imports.add(COLLECTIONS, "Callable", "Mapping")
    text, binary = words.builtin("str"), words.builtin("bytes")
    secret = _secret_doc(webhooks)
    return ReceiverView(
        event=Annotator(definitions, words).annotate(webhooks.schema, "out"),
        payload=f"{text} | {binary}",
        headers=f"Mapping[{text}, {text}]",
        secret=f"{text} | Callable[[], {text}] | None",
        tolerance=words.builtin("float"),
        unwrap_doc=_doc(
            "Return the event that a request from the API brings, its signature verified.",
            _args(_PAYLOAD, _HEADERS, secret),
            _raises("APIError: the payload is signed, but no JSON."),
        ),
        verify_doc=_doc(
            "Verify that a request comes from the API, and is of now.",
            _args(_PAYLOAD, _HEADERS, secret, _TOLERANCE),
            _raises(),
        ),
        parse_doc=_doc(
            "Return the event of a payload without verifying it: for requests whose sender"
            "\nis known otherwise.",
            _args(_PAYLOAD),
            "Raises:\n    APIError: it is no JSON.",
        ),
    )


def _secret_doc(webhooks: Webhooks) -> str:
    return argument_doc(
        "secret", f"{SIGNED_WITH} Else the client's `{webhooks.keyword}`."
    )


def _args(*told: str) -> str:
    return "\n".join(["Args:", *told])


def _raises(*more: str) -> str:
    told = (
        "InvalidWebhookSignatureError: the request is not to be trusted.",
        "MissingCredentialsError: there is no secret.",
        *more,
    )
    return "\n".join(["Raises:", *(f"    {line}" for line in told)])


def _doc(*parts: str) -> str:
    return "\n\n".join(parts)
