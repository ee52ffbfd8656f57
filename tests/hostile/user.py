"""Uses generated packages in every way there is, with no network: run as a program.

`user.py FOLDER...`: each folder holds one output, whose package is named `woven`, and
`uses.json`: the docs' Python examples, and the words of its command lines. Prints a
line of JSON for each thing to look at: what failed, and the curl of each command line.
"""

from __future__ import annotations

import ast
import asyncio
import contextlib
import importlib
import io
import json
import pkgutil
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2

HOST = "api.example.com"
# What a terminal would obey, or what would show text in another order than it has.
# Tabs and line ends may stand in the quotes of an example.
UNSHOWN = {
    *map(chr, [*range(9), *range(11, 32), *range(127, 160)]),
    *map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]),
}
SECRET = ("--key", "secret", "--bearer", "secret")


class Notes:
    """What there is to say of one folder."""

    def __init__(self, folder: str) -> None:
        self.folder = Path(folder).name

    def note(self, what: str, said: object) -> None:
        print(json.dumps([self.folder, what, str(said)]))

    @contextlib.contextmanager
    def noted(self, what: str) -> Iterator[None]:
        try:
            yield
        except (Exception, SystemExit):
            self.note(what, traceback.format_exc())

    def answer(self, request: httpx2.Request) -> httpx2.Response:
        """Answer any request, after a look at where it goes."""
        if request.url.host != HOST:
            self.note("host", request.url)
        for name, value in request.headers.raw:
            if set(name + value) & set(b"\r\n\0"):
                self.note("header", (name, value))
        return httpx2.Response(200, json={}, request=request)


def use(folder: str) -> None:
    notes = Notes(folder)

    def send(_: object, request: httpx2.Request) -> httpx2.Response:
        return notes.answer(request)

    async def send_async(_: object, request: httpx2.Request) -> httpx2.Response:
        return notes.answer(request)

    httpx2.HTTPTransport.handle_request = send  # type: ignore[method-assign]
    httpx2.AsyncHTTPTransport.handle_async_request = send_async  # type: ignore[method-assign]
    sys.path.insert(0, folder)
    try:
        with notes.noted("import"):
            import_all()
        uses = json.loads((Path(folder) / "uses.json").read_text())
        for code in uses["python"]:
            with notes.noted("example"):
                run(code)
        command_lines(notes, uses["lines"])
    finally:
        sys.path.remove(folder)
        for name in [m for m in sys.modules if m.partition(".")[0] == "woven"]:
            del sys.modules[name]


def import_all() -> None:
    package = importlib.import_module("woven")
    for module in pkgutil.walk_packages(package.__path__, "woven."):
        if not module.name.endswith("__main__") and "_runtime" not in module.name:
            importlib.import_module(module.name)
    types = importlib.import_module("woven.types")
    for name in dir(types):
        if hasattr(getattr(types, name), "model_rebuild"):
            getattr(types, name).model_rebuild(force=True)


def run(code: str) -> None:
    """Run an example as a reader would, who may also have a loop running already."""
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT if code.count("async with") else 0
    compiled = compile(code, "<example>", "exec", flags, dont_inherit=True)
    with contextlib.redirect_stdout(io.StringIO()):
        coroutine = eval(compiled, {"__name__": "example"})
        if coroutine is not None:
            asyncio.run(coroutine)


def command_lines(notes: Notes, lines: list[list[str]]) -> None:
    cli = importlib.import_module("woven.cli")
    pages: list[list[str]] = [[], *([name] for name in cli.APP.resources if name)]
    pages += [words[: 1 + (words[0] in cli.APP.resources)] for words in lines]
    for words in pages:
        told, code = called(cli.main, [*words, "--help"])
        if code or not told.startswith("Usage: woven"):
            notes.note("help", told)
        if UNSHOWN & set(told):
            notes.note("help shows", ascii(UNSHOWN & set(told)))
    for words in lines:
        told, code = called(cli.main, [*words, "--dry-run"])
        notes.note("line" if code else "curl", told)


def called(main: Any, words: list[str]) -> tuple[str, object]:
    told = io.StringIO()
    sys.argv = ["woven", *words]
    try:
        with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
            main()
    except SystemExit as ended:
        return told.getvalue(), ended.code
    except Exception:
        return traceback.format_exc(), "by raising"
    return told.getvalue(), 0


def watch() -> None:
    """Note whatever reaches for what no import and no answered call does."""

    def hook(event: str, details: tuple[Any, ...]) -> None:
        opened = event == "open" and Path(str(details[0])).name == "fired.now"
        if opened or event in ("os.system", "subprocess.Popen", "socket.connect"):
            print(json.dumps(["", "fired", repr((event, details))]), flush=True)

    sys.addaudithook(hook)


if __name__ == "__main__":
    watch()
    for each in sys.argv[1:]:
        use(each)
