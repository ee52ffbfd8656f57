"""Completion: scripts for four shells, and the words that they ask for.

A script calls `openai @complete WORD ... INCOMPLETE` and gets a line for each word that
may stand in the place of the last: the word, a tab, what it is.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from importlib import import_module

from .globals import global_flags
from .own import OWN, Own, named
from .tables import App, Command, Shape, holder

BASH = """\
_NAME_complete() {
    local line word words=() cur
    line="${COMP_LINE:0:COMP_POINT}"
    # Split by blanks alone: bash would also cut words at colons and equals signs.
    read -r -a words <<< "$line"
    [[ "$line" == *[[:space:]] ]] && words+=("")
    cur="${words[${#words[@]}-1]}"
    COMPREPLY=()
    while IFS=$'\\t' read -r word _; do
        # What bash puts on the line, it reads: a value must not be more than a word.
        [[ -n "$word" ]] && printf -v word %q "$word" && COMPREPLY+=("$word")
    done < <(COMMAND @complete "${words[@]:1}" 2>/dev/null)
    # What stands before the last colon or equals sign is on the line already.
    local mark start cut="" i
    for mark in : =; do
        start="${cur%"${cur##*$mark}"}"
        [[ "$COMP_WORDBREAKS" == *"$mark"* && ${#start} -gt ${#cut} ]] && cut="$start"
    done
    for i in "${!COMPREPLY[@]}"; do COMPREPLY[i]="${COMPREPLY[i]#"$cut"}"; done
}
complete -o default -F _NAME_complete COMMAND
"""
ZSH = """\
#compdef COMMAND
_NAME_complete() {
    local -a found described
    local word text
    found=("${(@f)$(COMMAND @complete "${(@)words[2,CURRENT]}" 2>/dev/null)}")
    for word in "${found[@]}"; do
        [[ -z "$word" ]] && continue
        text="${word#*$'\\t'}"
        word="${word%%$'\\t'*}"
        described+=("${word//:/\\\\:}${text:+:$text}")
    done
    if (( $#described )); then
        _describe '' described
    else
        _files
    fi
}
if [[ "$funcstack[1]" == "_NAME_complete" ]]; then
    _NAME_complete "$@"
else
    compdef _NAME_complete COMMAND
fi
"""
FISH = """\
function _NAME_complete
    set -l words (commandline -opc) (commandline -ct)
    COMMAND @complete $words[2..-1] 2>/dev/null
end
complete -c COMMAND -f -a '(_NAME_complete)'
complete -c COMMAND -n 'test -z "$(_NAME_complete)"' -F
"""
PWSH = """\
Register-ArgumentCompleter -Native -CommandName 'COMMAND' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $line = $commandAst.ToString()
    $end = [Math]::Min($line.Length, $cursorPosition - $commandAst.Extent.StartOffset)
    $words = @($line.Substring(0, $end) -split '\\s+' | Select-Object -Skip 1)
    if ($cursorPosition -gt $commandAst.Extent.EndOffset) { $words += '""' }
    COMMAND '@complete' @words 2>$null | ForEach-Object {
        $word, $text = $_ -split "`t", 2
        if (-not $text) { $text = $word }
        $safe = $word
        if ($word -match '[^\\w.:=/+-]') {
            $code = [System.Management.Automation.Language.CodeGeneration]
            $safe = "'" + $code::EscapeSingleQuotedStringContent($word) + "'"
        }
        [System.Management.Automation.CompletionResult]::new(
            $safe, $word, 'ParameterValue', $text)
    }
}
"""
_KEYED = (["get"], ["set"], ["unset"])
SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH, "pwsh": PWSH}


def main(app: App, words: Sequence[str]) -> int:
    """Print a shell's script, or the words that may come next; return the exit code."""
    name, *rest = words
    if name == "@complete":
        for word, text in complete(app, rest):
            print(f"{word}\t{_line(text)}")
        return 0
    if len(rest) != 1 or rest[0] not in SCRIPTS:
        shells = "|".join(SCRIPTS)
        print(f"Error: {app.command} @completion {shells}", file=sys.stderr)
        return 2
    safe = "".join(c if c.isalnum() else "_" for c in app.command)
    script = SCRIPTS[rest[0]].replace("_NAME_", f"_{safe}_")
    print(
        script.replace("COMMAND @", f"{app.command} @").replace("COMMAND", app.command),
        end="",
    )
    return 0


def work(app: App, words: Sequence[str], _: object) -> int:
    """Print a shell's script: the same where global flags come first."""
    return main(app, ["@completion", *words])


def complete(app: App, words: Sequence[str]) -> list[tuple[str, str]]:
    """Return what may stand in the place of the last word, each with what it is."""
    *before, last = words or [""]
    found = _candidates(app, before, last)
    return [
        (word, text)
        for word, text in found
        if word.startswith(last) and word.isprintable()
    ]


def _line(text: str) -> str:
    """Return a text in short, without what a terminal would obey."""
    words = ("".join(filter(str.isprintable, word)) for word in text.split())
    return " ".join(words)[:60]


class _Line:
    """What the words before the last one say."""

    def __init__(self, app: App, words: Sequence[str]) -> None:
        self._app = app
        self.globals = {word: flag for flag in global_flags(app) for word in flag.words}
        self.names: list[str] = []
        self.command: Command | None = None
        self.own: Own | None = None
        """The command beside the API's that they name; `names` are then its words."""
        self.waiting = ""
        """The flag whose value the last word is."""
        for word in words:
            if self.waiting:
                self.waiting = ""
            elif word.startswith("-"):
                self.waiting = word if self._takes_value(word) else ""
            elif self.command is None:
                self.names.append(word)
                self.command = _command(app, self.names)
                if len(self.names) == 1 and self.own is None:
                    self._beside(app, word)

    def _beside(self, app: App, word: str) -> None:
        """Take a word for a command beside the API's where it is none of the API's."""
        taken = any(f"{name}:".startswith(f"{word}:") for name in app.resources)
        if self.command is None and not taken and (own := named(word)):
            self.own = own
            self.names = []

    def shape(self, word: str) -> Shape | None:
        """Return the shape of a flag's or an inner flag's value."""
        parent, dot, inner = word.removeprefix("--").partition(".")
        for flag in self.command.flags if self.command else ():
            if flag.name == parent:
                fields = {f.name: f.shape for f in holder(flag.shape).fields}
                return fields.get(inner, Shape("string")) if dot else flag.shape
        return None

    def values(self, word: str) -> Iterator[str]:
        """Yield the values that are known of a flag."""
        shape = self.shape(word)
        if shape is not None:
            yield from _values(shape)
        elif word == "--columns" and self.command is not None:
            yield from self.command.columns
        elif word == "--profile":
            yield from _profiles(self._app)
        elif word in self.globals:
            yield from self.globals[word].choices

    def _takes_value(self, word: str) -> bool:
        shape = self.shape(word)
        if shape is not None:
            return shape.kind != "boolean"
        return word in self.globals and bool(self.globals[word].metavar)


def _candidates(app: App, before: list[str], last: str) -> Iterator[tuple[str, str]]:
    line = _Line(app, before)
    name, equals, _ = last.partition("=")
    if line.waiting:
        yield from ((value, "") for value in line.values(line.waiting))
    elif last.startswith("-") and equals:
        yield from ((f"{name}={value}", "") for value in line.values(name))
    elif last.startswith("-"):
        for flag in line.command.flags if line.command else ():
            yield f"--{flag.name}", flag.summary
            if last.startswith(f"--{flag.name}."):
                for field in holder(flag.shape).fields:
                    yield f"--{flag.name}.{field.name}", ""
        yield from ((word, flag.about) for word, flag in line.globals.items())
    elif line.own is not None:
        yield from ((word, "") for word in line.own.words if not line.names)
        if line.own.name == "config" and line.names in _KEYED:
            from .profiles import known

            yield from ((name, "") for name in known(app))
        if line.own.names:
            yield from _names(app, line.names)
    elif line.command is None:
        yield from _names(app, line.names)
        if not line.names:
            yield from _own(last)


def _names(app: App, names: list[str]) -> Iterator[tuple[str, str]]:
    if not names:
        for name, entry in app.resources.items():
            if name:
                yield name, entry.summary
        yield from ((c.name, c.summary) for c in _commands(app, ""))
    elif len(names) == 1:
        yield from ((c.name, c.summary) for c in _commands(app, names[0]))


def _own(last: str) -> Iterator[tuple[str, str]]:
    mark = "@" if last.startswith("@") else ""
    yield from ((f"{mark}{own.name}", own.about) for own in OWN)


def _command(app: App, names: list[str]) -> Command | None:
    resource, name = ("", names[0]) if len(names) == 1 else (names[0], names[1])
    if len(names) == 1 and name in app.resources:
        return None
    known = _commands(app, resource)
    return next((command for command in known if command.name == name), None)


def _commands(app: App, resource: str) -> Sequence[Command]:
    entry = app.resources.get(resource)
    if entry is None or not entry.module:
        return ()
    module = import_module(f"{app.package}.commands.{entry.module}")
    return tuple(module.COMMANDS)


def _profiles(app: App) -> list[str]:
    from .problems import Wrong
    from .profiles import load

    try:
        return [*load(app)]
    except Wrong:
        return []  # What is wrong with the file is told where it is used.


def _values(shape: Shape) -> Iterator[str]:
    for one in (shape, *shape.variants):
        if one.kind == "enum":
            yield from map(str, one.values)
        elif one.kind == "boolean":
            yield from ("true", "false")
        elif one.items is not None:
            yield from _values(one.items)
    if shape.null:
        yield "null"
