"""Markdown of a description, made safe: as HTML, and as part of a Markdown page.

Authors of descriptions are not trusted. Raw HTML in their texts is shown, never
obeyed; links lead to the web, to mail or to a place on the page; pictures, which would
be loaded from elsewhere, become links.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, Final
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup

from ..commonmark import fence
from .alerts import mark_alerts
from .highlight import highlight

_WELCOME: Final = re.compile(r"(?:https?://|mailto:|#)", re.IGNORECASE)
_UNUSUAL: Final = re.compile(
    r"\b(?!(?:https?://|mailto:))[A-Za-z][A-Za-z0-9+.-]{0,60}(?::|%3[Aa])(?=\S)"
)
_SCHEME: Final = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.\s-]*(?::|%3a|&)", re.IGNORECASE)
_OPEN: Final = re.compile(r"(\\*)(<(?![ \t])|[{}])")
_ADDRESS: Final = re.compile(r"<(https?://[^\s<>]*)>", re.IGNORECASE)
_TARGET: Final = re.compile(r"(\]\(|\]: *)<(https?://[^\s<>()]*)>", re.IGNORECASE)
_MODULE: Final = re.compile(r"(?:import|export)(?=\s)")
_FIRST: Final = {"i": "&#105;", "e": "&#101;"}
"""Letters that are no others to a reader, and begin no word of JavaScript in MDX."""
_SPAN: Final = re.compile(r"(?<![`\\])`[^`\n]+`(?!`)")
_HEADING: Final = re.compile(r"^( {0,3})(#{1,6})(?=\s|$)")
_UNDERLINE: Final = re.compile(r" {0,3}(=+|-+)")
_ADDRESSED: Final = re.compile(r"[\\`*_\[\]]")
_SPECIAL: Final = re.compile(r"([\\`*{}\[\]<>#|~!]|(?<![^\W_])_|_(?![^\W_]))")

# Most texts are lines of words that start with a letter, hold no markup but code and
# plain links to the web, and need no parser.
_WORDS: Final = r"[A-Za-z0-9 ,.;:'\"()/%$?=+@-]|(?<=[A-Za-z0-9])_(?=[A-Za-z0-9])"
_CODE: Final = r"(?<!`)`(?! )[A-Za-z0-9 ,.;:'\"()/%$?=_-]+(?<! )`(?!`)"
_LINK: Final = r"\[[A-Za-z0-9 ,.;:'\"/-]+\]\(https?://[A-Za-z0-9./#?=_-]+\)"
_LINE: Final = rf"[A-Za-z](?:{_WORDS}|{_CODE}|{_LINK})*(?<! )"
_LINKED: Final = re.compile(r"\[([^\[\]]+)\]\(([^()]+)\)")
_PLAIN: Final = re.compile(rf"{_LINE}(?:\n+{_LINE})*")
_KEPT: Final = 1 << 15


@lru_cache(maxsize=_KEPT)
def to_html(text: str, below: int = 2) -> Markup:
    """Return a text as HTML whose highest heading is one below the level given."""
    if _PLAIN.fullmatch(text):
        return _plain_html(text)
    tokens = _parser().parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1:]) + below)}"
    parser = _parser()
    return Markup(parser.renderer.render(tokens, parser.options, {}))  # noqa: S704


def _plain_html(text: str) -> Markup:
    escaped = re.sub(r"`([^`]+)`", r"<code>\1</code>", text.replace('"', "&quot;"))
    escaped = _LINKED.sub(r'<a href="\2" rel="noreferrer">\1</a>', escaped)
    paragraphs = re.split(r"\n{2,}", escaped)
    return Markup("".join(f"<p>{part}</p>\n" for part in paragraphs))  # noqa: S704


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable(
        ["table", "strikethrough"]
    )
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.core.ruler.push("only_welcome_links", _only_welcome_links)
    parser.core.ruler.push("sides", _sides)
    parser.core.ruler.push("alerts", mark_alerts)
    parser.add_render_rule("fence", _fence)
    parser.add_render_rule("code_block", _fence)
    parser.add_render_rule("table_open", _table_open)
    parser.add_render_rule("table_close", _table_close)
    return parser


def _only_welcome_links(state: StateCore) -> None:
    for token in state.tokens:
        if token.children:
            token.children = _tamed(token.children)


def _sides(state: StateCore) -> None:
    """Make classes of `text-align:right` and the like: pages allow no inline style."""
    for token in state.tokens:
        if token.type in ("th_open", "td_open") and "style" in token.attrs:
            token.attrs = {"class": str(token.attrs["style"]).partition(":")[2]}


def _tamed(tokens: list[Token]) -> list[Token]:
    """Return inline tokens without links elsewhere, and with links for pictures."""
    found: list[Token] = []
    dropped: list[bool] = []
    for token in tokens:
        if token.type == "link_open":
            url = str(token.attrGet("href") or "")
            dropped.append(_WELCOME.match(url) is None)
            token.attrs = {"href": url, "rel": "noreferrer"}
            found += [] if dropped[-1] else [token]
        elif token.type == "link_close":
            found += [] if dropped.pop() else [token]
        elif token.type == "image":
            alt = token.content or "picture"
            found.append(Token("text", "", 0, content=alt))
        else:
            found.append(token)
    return found


def _fence(
    renderer: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: OptionsDict,
    env: EnvType,
) -> str:
    token = tokens[index]
    language = token.info.split()[0] if token.info.strip() else ""
    code = highlight(token.content.rstrip("\n"), language)
    return f'<pre class="code" tabindex="0"><code>{code}</code></pre>\n'


def _table_open(renderer: RendererHTML, *_: object) -> str:
    return '<div class="scroll" role="group" aria-label="Table" tabindex="0"><table>\n'


def _table_close(renderer: RendererHTML, *_: object) -> str:
    return "</table></div>\n"


# Markdown


@lru_cache(maxsize=_KEPT)
def to_markdown(text: str, below: int = 2) -> str:
    """Return a text as a block of a Markdown page that can't reach beyond itself.

    What MDX, attribute lists or HTML would take for more than text is escaped too.
    """
    if _PLAIN.fullmatch(text):
        return _no_modules(text)
    lines = _without_indented_code(_without_underlines(_lines(text)))
    code = code_lines("\n".join(lines))
    safe = [
        line if number in code else _heading(_tame(line), below)
        for number, line in enumerate(lines)
    ]
    block = "\n".join(safe)
    if not _is_tame(block):
        # Markdown that reads otherwise than it looks: nothing in it is markup then.
        block = re.sub(r"(?<!\\)\[", r"\\[", block.replace("<", "&lt;"))
    return _no_modules(_closed(block))


def _no_modules(text: str) -> str:
    """Return a text of which no paragraph is a statement of JavaScript to MDX."""
    if "import" not in text and "export" not in text:
        return text
    lines = text.split("\n")
    code = code_lines(text)
    for number, line in enumerate(lines):
        if number not in code and _MODULE.match(line):
            lines[number] = f"{_FIRST[line[0]]}{line[1:]}"
    return "\n".join(lines)


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in re.split(r"\r\n?|\n", text.strip())]


def _without_underlines(lines: list[str]) -> list[str]:
    """Return lines whose headings all begin with #, which can be moved below another."""
    if not any(_UNDERLINE.fullmatch(line) for line in lines):
        return lines
    for token in reversed(_parser().parse("\n".join(lines))):
        # Those in lists and quotes are no headings of the page.
        if token.type != "heading_open" or token.level or token.map is None:
            continue
        start, end = token.map
        if token.markup in ("=", "-"):
            words = " ".join(line.strip() for line in lines[start : end - 1])
            lines[start:end] = ["#" * int(token.tag[1:]) + f" {words}"]
    return lines


def _without_indented_code(lines: list[str]) -> list[str]:
    """Return lines whose blocks of code are all behind fences: MDX knows no others."""
    if not any(line.startswith(("    ", "\t")) for line in lines):
        return lines
    for token in reversed(_parser().parse("\n".join(lines))):
        if token.type != "code_block" or token.map is None:
            continue
        start, end = token.map
        block = [line.expandtabs(4) for line in lines[start:end]]
        while not block[-1].strip():
            block.pop()
        if all(line.startswith("    ") or not line.strip() for line in block):
            least = min(
                len(line) - len(line.lstrip()) for line in block if line.strip()
            )
            pad = " " * (least - 4 if token.level else 0)
            fence = "~~~~" if "```" in token.content else "```"
            inner = [line[4:] for line in block]
            lines[start : start + len(block)] = [pad + fence, *inner, pad + fence]
    return lines


def code_lines(text: str) -> set[int]:
    """Return the numbers of the lines that are code, from 0."""
    found: set[int] = set()
    if not any(mark in text for mark in ("```", "~~~", "    ", "\t")):
        return found
    for token in _parser().parse(text):
        if token.type in ("fence", "code_block") and token.map:
            found.update(range(token.map[0] + (token.type == "fence"), token.map[1]))
    return found


def _tame(line: str) -> str:
    """Return a line whose tags, braces and pictures outside of code are defused."""
    pieces: list[str] = []
    end = 0
    for span in _SPAN.finditer(line):
        pieces += [_defused(line[end : span.start()]), span[0]]
        end = span.end()
    return "".join([*pieces, _defused(line[end:])])


def _defused(text: str) -> str:
    text = _TARGET.sub(r"\1\2", text.replace("![", "["))
    text = _ADDRESS.sub(_linked, text)
    return _OPEN.sub(_closed_off, text)


def _closed_off(found: re.Match[str]) -> str:
    """Return a sign that begins a tag or an expression as one that doesn't."""
    slashes, sign = found[1], found[2]
    is_escaped = len(slashes) % 2 == 1
    if sign == "<":  # Behind an address, a backslash would be a part of it.
        return slashes[is_escaped:] + "&lt;"
    return found[0] if is_escaped else f"{slashes}\\{sign}"


def _linked(found: re.Match[str]) -> str:
    """Return a link for an address in brackets, which are a tag to MDX."""
    target = quote(found[1], safe="/:?#@!$&'*+,;=~%-._")
    return f"[{_ADDRESSED.sub(_escaped, found[1])}]({target})"


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def _heading(line: str, below: int) -> str:
    return _HEADING.sub(lambda m: m[1] + "#" * min(6, len(m[2]) + below), line)


def _is_tame(text: str) -> bool:
    """True when the text holds no raw HTML, and no link that runs something."""
    if "<" not in text and ("[" not in text or _holds_plain_links(text)):
        return True
    environment: dict[str, Any] = {}
    urls: list[str] = []
    for token in _strict_parser().parse(text, environment):
        for part in (token, *(token.children or ())):
            if part.type in ("html_block", "html_inline"):
                return False
            urls.append(str(part.attrGet("href") or part.attrGet("src") or ""))
    urls += [str(found["href"]) for found in environment.get("references", {}).values()]
    return all(_WELCOME.match(url) or not _SCHEME.match(url) for url in urls)


def _holds_plain_links(text: str) -> bool:
    """True where no address can have any scheme but the usual ones: as in most texts."""
    written_out = text.replace("\n", " ").isprintable() and not {"&", "\\"} & {*text}
    return written_out and not _UNUSUAL.search(text)


@cache
def _strict_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


def _closed(text: str) -> str:
    """Return a text whose last code block, left open, is closed."""
    if "```" not in text and "~~~" not in text:
        return text
    last = _parser().parse(f"{text}\n\nafter")[-1]
    return f"{text}\n{last.markup}" if last.type == "fence" else text


def indented(text: str, columns: int) -> str:
    """Return a block as it stands inside a list item that far in."""
    pad = " " * columns
    if "\n" not in text:
        return f"{pad}{text}" if text else ""
    return "\n".join(f"{pad}{line}" if line else "" for line in text.split("\n"))


@lru_cache(maxsize=_KEPT)
def plain(text: str) -> str:
    """Return plain text so that Markdown, and HTML in it, takes none of it as markup."""
    line = " ".join(text.split())
    marked = _SPECIAL.sub(r"\\\1", line.replace("&", "&amp;"))
    # Behind an address, a backslash would be a part of it.
    return marked.replace("\\<", "&lt;")


def fenced(code: str, language: str) -> str:
    """Return code as a block of Markdown, behind a fence that it does not hold."""
    mark = fence(code)
    return f"{mark}{language}\n{code}\n{mark}"
