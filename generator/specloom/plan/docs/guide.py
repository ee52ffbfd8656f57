"""The guide: what holds for all methods, explained once from the description's facts."""

from __future__ import annotations

from collections.abc import Iterator

from ...commonmark import cell, code, fenced, paragraphs
from ...model.api import Api
from ..invocations import command_line, required, secret
from ..literals import Code, call
from ..summary import summary
from ..surface import Surface
from .access import authentication, connections
from .method import command
from .terminal import terminal
from .views import Chapter


def guide(surface: Surface) -> tuple[Chapter, ...]:
    """Return the guide's sections; one that has nothing to tell is left out."""
    sections = (
        ("start", "Getting started", _start(surface)),
        ("authentication", "Authentication", authentication(surface)),
        ("errors", "Errors", _errors(surface)),
        ("lists", "Pagination", _lists(surface)),
        ("streaming", "Streaming", _streaming(surface)),
        ("downloads", "Downloads", _downloads(surface)),
        ("webhooks", "Webhooks", _webhooks(surface)),
        ("connections", "Connections", connections(surface)),
        ("command-line", "Command line", terminal(surface)),
    )
    return tuple(
        Chapter(anchor=anchor, title=title, text=text)
        for anchor, title, text in sections
        if text
    )


def _start(surface: Surface) -> str:
    opening = call(
        surface.client, [(c.name, secret(c)) for c in surface.credentials[:1]], 0
    )
    base = f"Requests go to {code(surface.base_url)}." if surface.base_url else ""
    variable = code(f"{surface.env_prefix}_BASE_URL")
    other = f"Another server is set with `--base-url`, `base_url=` or {variable}."
    return paragraphs(
        "Install the package, in its folder: it holds a Python client and a command line.",
        fenced("bash", f"pip install .\n{surface.command} --help"),
        fenced(
            "python",
            f"from {surface.package} import {surface.client}\n\nclient = {opening}",
        ),
        f"{base} {other}".strip(),
        _environments(surface),
    )


def _environments(surface: Surface) -> str:
    if not surface.environments:
        return ""
    rows = "\n".join(
        f"| {cell(name)} | {cell(url)} |" for name, url in surface.environments.items()
    )
    return (
        "`--environment` or `environment=` chooses among these; the first is the default."
        f"\n\n| Environment | Server |\n| --- | --- |\n{rows}"
    )


_ERRORS = """\
| Status | Python | Exit code |
| --- | --- | --- |
| 400 | `BadRequestError` | 1 |
| 401 | `AuthenticationError` | 1 |
| 403 | `PermissionDeniedError` | 1 |
| 404 | `NotFoundError` | 1 |
| 409 | `ConflictError` | 1 |
| 422 | `UnprocessableEntityError` | 1 |
| 429 | `RateLimitError` | 1 |
| 5xx | `InternalServerError` | 1 |
| no answer | `APIConnectionError`, `APITimeoutError` | 3 |
"""


def _errors(surface: Surface) -> str:
    bodies = list(dict.fromkeys(_error_bodies(surface.api)))
    said = (
        f"The body of an error is {' or '.join(map(code, bodies[:3]))}."
        if bodies
        else ""
    )
    return paragraphs(
        "Requests that meet a dropped connection, 408, 409, 429 or 5xx are sent again,"
        f" {surface.tries} by default, with growing pauses. What still fails raises an `APIError`; the"
        " command line prints its body to stderr.",
        said,
        _parsed(surface),
        _ERRORS,
    )


def _parsed(surface: Surface) -> str:
    names = dict.fromkeys(surface.type_names[kind.target] for _, kind in surface.errors)
    if not names:
        return ""
    kinds = " or ".join(code(f"types.{name}") for name in [*names][:3])
    return f"In Python, `error.body` is plain data, and `error.parsed` is {kinds}."


def _error_bodies(api: Api) -> Iterator[str]:
    for operation in api.operations:
        for response in operation.responses:
            for media in response.media:
                if not response.success and media.is_json and media.schema:
                    yield summary(api, media.schema)


_RESUMED = """
    work(page.data)
    keep(page.resume_point)"""


def _lists(surface: Surface) -> str:
    paged = [
        (resource, method)
        for resource, method in surface.methods()
        if method.result.kind == "pages"
    ]
    if not paged:
        return ""
    resource, method = paged[0]
    given = [(a.name, value) for a, value in required(surface, method)]
    resumed = call(
        ".".join(("client", *resource.path, method.name)),
        [*given, ("resume_from", Code("point"))],
        0,
        before="for page in ",
        after=".iter_pages():",
    )
    return paragraphs(
        "Lists come in pages. In Python, iterating over the answer goes on to the next page"
        " when it is needed; `.data` and `.get_next_page()` work page by page. The command"
        " line prints every item, up to `--max-items`.",
        fenced("bash", command_line(surface, resource, method, "--max-items 20")),
        "A long list can be gone through in several runs. `.iter_pages()` gives page after"
        " page, and a page's `.resume_point` is a text to keep: given to the same method as"
        " `resume_from=`, in another process too, it leads to the page that follows. It is"
        " None on the last page.",
        fenced("python", f"{resumed}{_RESUMED}"),
    )


def _streaming(surface: Surface) -> str:
    streaming = [
        f"- {code(command(surface, resource, method))}"
        for resource, method in surface.methods()
        if method.result.events is not None
    ]
    if not streaming:
        return ""
    return paragraphs(
        "These methods can answer with server-sent events as they happen. In Python, a"
        " stream is iterated over inside `with`; the command line prints each event as it"
        " comes.",
        "\n".join(streaming),
    )


def _downloads(surface: Surface) -> str:
    giving = [
        (resource, method)
        for resource, method in surface.methods()
        if method.result.kind == "binary"
    ]
    if not giving:
        return ""
    resource, method = giving[0]
    return paragraphs(
        "Files come as they are read, never whole in memory. In Python, `.write_to_file()`"
        " puts one on disk, and tells `progress=`, a function, how many bytes have come and"
        " how many there are, None where that isn't known; `.iter_bytes()` takes it too.",
        fenced(
            "python",
            "def show(done: int, total: int | None) -> None:\n"
            '    print(f"{done} of {total} bytes")\n\n'
            'response.write_to_file("file", progress=show)',
        ),
        "The command line writes to `--output`, and shows on a terminal how far it is.",
        fenced("bash", command_line(surface, resource, method, "--output file")),
    )


def _webhooks(surface: Surface) -> str:
    if surface.webhooks is None:
        return ""
    reader, path = f"client.{surface.webhooks.dotted}", surface.webhooks.dotted
    return (
        f"The API sends events by itself, to an address of yours. `{reader}.unwrap` verifies"
        f" that a request comes from it and gives the event: see {code(path)}."
    )
