"""Where documents may come from: what an address or a reference leads to, and its bytes."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from specloom.addresses import Form, form_of, is_remote, public
from specloom.problems import DescriptionError, Place, error
from specloom.read import limits
from specloom.read.nearest import nearest
from specloom.read.pointers import Unresolved
from specloom.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from specloom.read.answers import Answers
    from specloom.read.application import Application
    from specloom.read.git import Revision
    from specloom.read.pins import Pins

_OWN = frozenset(("specloom.yaml", "specloom.lock", "pyproject.toml"))
"""Files of specloom's own and of Python's, which hold no description."""


@dataclass(frozen=True, slots=True)
class Source:
    """One document before it is read: the name to show and its absolute address.

    A file of a `revision` has the address that it would have on disk, and that of an
    `application` is one in its folder: references from them lead where they do from files.
    """

    name: str
    uri: str
    revision: Revision | None = None
    application: Application | None = None

    @property
    def is_remote(self) -> bool:
        """Whether it is fetched over the network."""
        return is_remote(self.uri)

    @property
    def path(self) -> Path:
        """The file, of a source that isn't remote."""
        return Path(unquote(urlsplit(self.uri).path))

    def sibling(self, reference: str) -> Source:
        """Return the source that a reference (without its fragment) in this one leads to."""
        uri = urljoin(self.uri, reference)
        if is_remote(uri):
            return Source(public(uri), uri)
        uri = normal_uri(uri)
        path = Path(unquote(urlsplit(uri).path))
        if self.revision is not None:
            inside = self.revision.holds(path)
            shown = self.revision.shown(path) if inside else reference
            return Source(shown, uri, self.revision)
        folder = Path(self.name).parent if self.name != "<stdin>" else Path()
        name = path if folder.is_absolute() else os.path.relpath(path, Path.cwd())
        return Source(Path(name).as_posix(), uri)


def normal_uri(uri: str) -> str:
    """Return an absolute address in the one form that documents are filed under."""
    if is_remote(uri):
        return uri
    return Path(os.path.normpath(unquote(urlsplit(uri).path))).as_uri()


def check_address(address: str, origin: Source) -> None:
    """Raise Unresolved for an address that no reference may have, whatever is allowed."""
    if "\0" in unquote(address):
        raise Unresolved("a file name holds no NUL")
    if is_remote(address) or (origin.is_remote and address.startswith("//")):
        return
    if urlsplit(address).scheme or address.startswith("//"):
        raise Unresolved(
            "only relative paths and http(s) URLs are followed",
            "write the path relative to the file that the reference stands in",
        )


def entry_source(
    spec: str,
    folder: Path | None = None,
    python: str | None = None,
    answers: Answers | None = None,
) -> Source:
    """Return the source that the user named.

    Revisions are looked for in the repository that `folder` lies in; applications are
    run there, by the interpreter `python`, unless they are among the `answers`. Raises
    Unreadable for a revision that isn't there.
    """
    form = form_of(spec)
    if form is Form.URL:
        return Source(public(spec), spec)
    if form is Form.STDIN:
        return Source("<stdin>", (Path.cwd() / "stdin").as_uri())
    if form is Form.REVISION:
        from specloom.read.git import revision_source

        return revision_source(spec, folder or Path())
    if form is Form.APPLICATION:
        from specloom.read.answers import Answers
        from specloom.read.application import Application

        known = answers or Answers()
        program = Application(spec, (folder or Path()).absolute(), python, known)
        return Source(spec, (program.folder / spec).as_uri(), application=program)
    path = Path(spec)
    return Source(path.as_posix(), Path(os.path.normpath(path.absolute())).as_uri())


class Unreadable(Exception):
    """A file that can't be read; `hint` says what may have been meant."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint

    def at(self, name: str) -> DescriptionError:
        """Return it as a problem of what the user named."""
        return DescriptionError(error(Place(name), str(self), self.hint))


class Fence:
    """What a description may refer to: some folders and some hosts, and nothing else."""

    def __init__(
        self, entry: Source, folders: Sequence[Path], hosts: Sequence[str]
    ) -> None:
        self._folders = [folder.resolve() for folder in (Path.cwd(), *folders)]
        self._hosts = {host.lower() for host in hosts}
        if entry.is_remote:
            self._hosts.add(host_of(entry.uri))
        elif entry.revision is not None:
            self._folders.append(entry.path.parent)
            with suppress(Unreadable):  # It is going to be read, and then told.
                self._folders.append(entry.revision.real(entry.path).parent)
        else:
            # As named and as it is: the file may be a link, and its neighbours too.
            path = entry.path
            # A link that leads back to itself is no error here: opening it says so.
            real = Path(os.path.realpath(path))
            self._folders += [path.parent.resolve(), real.parent]

    def check(self, target: Source, origin: Source) -> None:
        """Raise Unresolved when a reference from `origin` may not lead to `target`."""
        if target.is_remote:
            if not self.allows_url(target.uri):
                raise Unresolved(
                    f"{target.name} is not fetched unless its host is allowed",
                    f"to allow it, add {host_of(target.uri)!r} to 'refs: hosts:' in the configuration",
                )
            return
        if origin.is_remote:
            raise Unresolved("a remote document may not refer to local files")
        path = _real_path(target)
        if not any(path.is_relative_to(folder) for folder in self._folders):
            raise Unresolved(
                "it leads outside of the description's folder and the working directory",
                "to allow it, add its folder to 'refs: folders:' in the configuration",
            )
        if (
            target.revision is None
            and path.exists()
            and not path.is_file()
            and not path.is_dir()
        ):
            raise Unresolved("it is a pipe or a device, not a file")

    def allows_url(self, url: str) -> bool:
        """Whether a URL may be fetched."""
        return host_of(url) in self._hosts


def _real_path(target: Source) -> Path:
    """Return where a file lies, links followed."""
    revision = target.revision
    try:
        if revision is None:
            return target.path.resolve()
        if not revision.holds(target.path):
            raise Unresolved("it leads out of the repository")
        return revision.real(target.path)
    except Unreadable as problem:
        raise Unresolved(f"{target.name}: {problem}", problem.hint) from None
    except (OSError, RuntimeError):
        raise Unresolved("the file is a link that leads back to itself") from None


def host_of(url: str) -> str:
    """Return the host of a URL, with its port when that isn't the scheme's own."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return ""
    default = {"http": 80, "https": 443}.get(parts.scheme)
    host = (parts.hostname or "").lower()
    return host if port in (None, default) else f"{host}:{port}"


def as_user_of(url: str, target: str) -> str:
    """Return a URL that another one led to, with its user where both are of one server."""
    user = urlsplit(url).netloc.rpartition("@")[0]
    parts = urlsplit(target)
    server = parts.netloc.rpartition("@")[2]
    one = parts.scheme == urlsplit(url).scheme and host_of(target) == host_of(url)
    return parts._replace(
        netloc=f"{user}@{server}" if user and one else server
    ).geturl()


def read_bytes(
    source: Source, fence: Fence, pins: Pins | None = None
) -> tuple[bytes, Source]:
    """Return the content of a source that may be read, and where it came from in the end.

    That is another source when a URL redirects; `pins` may have a copy of what is there.
    Raises Unreadable when there is no such file or it can't be read, DescriptionError
    when a URL can't be fetched or an application gives no description.
    """
    if source.name == "<stdin>":
        return sys.stdin.buffer.read(limits.BYTES + 1), source
    if source.is_remote:
        from specloom.read.remote import fetch

        get = fetch if pins is None else pins.get
        data, uri = get(source.uri, fence.allows_url)
        return data, Source(source.name, uri)
    if source.revision is not None:
        return source.revision.read(source.path), source
    if source.application is not None:
        return source.application.read(), source
    try:
        with source.path.open("rb") as file:
            return file.read(limits.BYTES + 1), source
    except OSError as problem:
        raise Unreadable(*_why(source, problem)) from None


def _why(source: Source, problem: OSError) -> tuple[str, str]:
    if isinstance(problem, FileNotFoundError):
        return "no such file", _neighbour(source)
    if source.path.is_dir():
        return "this is a folder, not a description", _inside(source.path)
    return f"can't be read: {problem.strerror or problem}", ""


def _neighbour(source: Source) -> str:
    folder = source.path.parent
    if not folder.is_dir():
        return f"there is no folder {Path(source.name).parent.as_posix()!r} either"
    close = _like(source.path, _names(folder))
    if close is None:
        return ""
    return f"did you mean {(Path(source.name).parent / close).as_posix()!r}?"


def _like(path: Path, names: list[str]) -> str | None:
    """Return the name most like a path's, endings aside: those make all names alike."""
    stems: dict[str, str] = {}
    for name in sorted(names, key=lambda name: Path(name).suffix != path.suffix):
        stems.setdefault(Path(name).stem, name)
    stem = path.stem if path.stem in stems else nearest(path.stem, stems)
    return None if stem is None else stems[stem]


def _inside(folder: Path) -> str:
    found = [
        name for name in _names(folder) if name.endswith((".yaml", ".yml", ".json"))
    ]
    return f"name a file in it, such as {found[0]!r}" if found else "name a file"


def _names(folder: Path) -> list[str]:
    try:
        return sorted(
            entry.name for entry in folder.iterdir() if entry.name not in _OWN
        )
    except OSError:
        return []
