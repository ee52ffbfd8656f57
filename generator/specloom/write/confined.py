"""Keeping to the output folder: no link or file on the way to what is written."""

from __future__ import annotations

from pathlib import Path

from ..problems import Place, Problem, UsageError, error


class InTheWay(Exception):
    """Something stands where a folder or a file has to be."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(path, what)
        self.path = path
        self.what = what

    def problem(self) -> Problem:
        """Return what to tell the user."""
        place = Place(self.path.as_posix())
        return error(place, f"{self.what} is in the way", "move or remove it")


def check_folder(output: Path) -> None:
    """Raise UsageError when a file stands where the output folder is to be."""
    for folder in (output, *output.parents):
        if folder.exists() and not folder.is_dir():
            place = Place(folder.as_posix())
            hint = "choose another folder"
            raise UsageError(error(place, "this is a file, not a folder", hint))


class Confined:
    """An output folder that no path leads out of."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._checked = {""}

    def check(self, path: str) -> None:
        """Raise InTheWay for a link or a file where a path needs a folder."""
        inside = path.rpartition("/")[0]
        if inside in self._checked:
            return
        self.check(inside)
        folder = self._output / inside
        if folder.is_symlink():
            raise InTheWay(folder, "a symbolic link")
        if folder.exists() and not folder.is_dir():
            raise InTheWay(folder, "a file")
        self._checked.add(inside)

    def holds(self, path: str) -> bool:
        """True when the file lies where its path says."""
        try:
            self.check(path)
        except InTheWay:
            return False
        return True
