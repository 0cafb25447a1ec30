"""The help, read from its Markdown and shown as plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from journal.app.assets import assets

ORDER = ("first-steps", "keyboard", "security", "index")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"\*\*|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")
_RULE = re.compile(r"\|[\s:|-]+\|")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph. `role` is a text style of `journal.ui.theme.STYLES`."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One file of the help."""

    id: str
    title: str
    blocks: tuple[Block, ...]


def read_help(folder: Path | None = None) -> tuple[HelpPage, ...]:
    """Give the pages of the help in order of reading; those that cannot be read are left out."""
    pages = []
    for name in ORDER:
        try:
            text = ((folder or assets("help")) / f"{name}.md").read_text("utf-8")
        except (OSError, ValueError):
            continue
        blocks = blocks_of(text)
        if blocks:
            pages.append(HelpPage(name, blocks[0].text, blocks[1:]))
    return tuple(pages)


def blocks_of(markdown: str) -> tuple[Block, ...]:
    """Give the paragraphs of a Markdown text without its marks."""
    blocks: list[Block] = []
    lines: list[str] = []
    fenced = False

    def end() -> None:
        if lines:
            blocks.append(Block("base", "\n".join(lines)))
            lines.clear()

    for line in markdown.splitlines():
        if line.startswith("```"):
            end()
            fenced = not fenced
        elif fenced:
            lines.append(f"    {line}")
        elif not line.strip() or _RULE.fullmatch(line.strip()):
            if not line.strip():
                end()
        elif line.startswith("#"):
            end()
            blocks.append(Block("strong", _plain(line.lstrip("#"))))
        else:
            _add(lines, line)
    end()
    return tuple(blocks)


def _add(lines: list[str], line: str) -> None:
    bare = line.strip()
    if bare.startswith("|"):
        lines.append(": ".join(_plain(cell) for cell in bare.strip("|").split("|")))
    elif bare.startswith(("- ", "* ")):
        lines.append(f"•  {_plain(bare[2:])}")
    elif line.startswith("    ") and not lines:
        lines.append(line)
    elif lines and not re.match(r"\d+\. ", bare):
        lines[-1] += f" {_plain(bare)}"
    else:
        lines.append(_plain(bare))


def _plain(text: str) -> str:
    return _MARKS.sub("", _LINK.sub(r"\1", text)).strip()
