"""What the documents say is there, is there; and the figures of Security are the ones in force."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from journal.store import database
from journal.vault import code, cost, folder, header, keys, wrap

ROOT = Path(__file__).parent.parent.parent
HELP = ROOT / "resources" / "help"
DOCUMENTS = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted(HELP.glob("*.md")))
LINK = re.compile(r"\]\(([^)\s]+)\)")
MENTION = re.compile(r"`((?:journal|tests|resources|packaging|\.ci)/[\w./-]*)`")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_link_leads_somewhere(document: Path) -> None:
    links = [link for link in LINK.findall(document.read_text("utf-8")) if not urlsplit(link).scheme]
    missing = [link for link in links if not (document.parent / link.split("#")[0]).exists()]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_file_that_is_named_exists(document: Path) -> None:
    mentioned = set(MENTION.findall(document.read_text("utf-8")))
    # The one file that is named because it must not be there, and examples of the naming rule.
    mentioned -= {"packaging/__init__.py"}
    assert sorted(name for name in mentioned if not (ROOT / name).exists()) == []


@pytest.mark.parametrize("document", sorted(HELP.glob("*.md")), ids=name_of)
def test_help_links_only_to_help(document: Path) -> None:
    assert all((HELP / link).exists() for link in LINK.findall(document.read_text("utf-8")))


def test_every_page_of_the_help_can_be_reached() -> None:
    linked = set(LINK.findall((HELP / "index.md").read_text("utf-8")))
    assert {path.name for path in HELP.glob("*.md")} == linked | {"index.md"}


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_documents_read_calmly(document: Path) -> None:
    text = re.sub(r"`[^`]*`|!\[|\n {4}.*", "", document.read_text("utf-8"))
    assert "!" not in text


def security() -> str:
    return " ".join((HELP / "security.md").read_text("utf-8").split())


@pytest.mark.parametrize(
    "said",
    [
        f"`{header.FORMAT}`, {header.VERSION} |",
        f"`{header.CIPHER}`",
        f"`{header.PASSPHRASE}` or `{header.CODE}`",
        f"{header.MOST_BYTES // 1024} KiB of file, {header.MOST_SLOTS} slots",
        f"from {cost.LEAST_MEMORY // cost.MIB} MiB to {cost.MOST_MEMORY // cost.MIB // 1024} GiB",
        f"1 to {cost.MOST_PASSES} passes, 1 to {cost.MOST_LANES} lanes",
        f"at most {cost.MOST_WORK // cost.MIB // 1024} GiB",
        f"{cost.DEFAULT.memory // cost.MIB} MiB, {cost.DEFAULT.passes} passes and {cost.DEFAULT.lanes} lanes",
        f"{header.VAULT_ID_BYTES} random bytes",
        f"a {wrap.SALT_BYTES}-byte salt",
        f"a {wrap.NONCE_BYTES}-byte nonce",
        f"`{wrap._LABEL.decode()}`",
        f"`{keys._DATABASE.decode()}` and the generation",
        f"`{keys._HEADER.decode()}`",
        f"as {code.LETTERS} characters of Crockford's",
        f"the {code.SECRET_BYTES} bytes of the recovery code",
        f"all {code.LENGTH} symbols",
        f"`{folder.database_name(1)}`",
        f"0x{database.APPLICATION_ID:08x}",
    ],
)
def test_security_says_the_figures_in_force(said: str) -> None:
    assert said in security()
