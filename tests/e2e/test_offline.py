"""Nothing goes out: no Internet socket is ever made."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import PASSPHRASE
from tests.e2e.app import environment
from tests.e2e.tracing import families, traced

OUTWARD = ("AF_INET", "AF_INET6", "AF_NETLINK", "AF_PACKET")


def outward(log):
    return [family for family in families(log) if family in OUTWARD]


@pytest.mark.parametrize("real", [False, pytest.param(True, marks=pytest.mark.window)])
def test_the_window(start, made, tmp_path, request, real):
    log = tmp_path / "trace"
    display = request.getfixturevalue("display") if real else None
    app = start(wrapped=traced("network", log), display=display)
    app.unlock(PASSPHRASE)
    app.wait_at(page="today")
    app.keys("ctrl+n")
    app.wait_writing("their-words")
    app.type("Said plainly")
    app.wait_saved()
    app.keys("ctrl+f")
    app.wait(lambda state: state["focus"].get("class") == "SearchField", "the search field")
    app.type("plainly")
    app.wait(lambda state: state["rows"] == 1, "the entry to be found")
    for keys, page in (("ctrl+comma" if real else "Ctrl+,", "settings"), ("F1", "help")):
        app.keys(keys)
        app.wait(lambda state, page=page: state["page"] == page, page)
    before = app.wait_at(page="help")
    app.keys("ctrl+l")
    app.wait(lambda state: state["image"] != before["image"], "a fresh process")
    app.wait_at("UnlockPage")
    assert outward(log) == []
    app.ask("connect")  # the control: one that is made is seen
    app.keys("ctrl+q")
    assert app.ended() == 0
    assert outward(log) == ["AF_INET"]


def test_the_command_line(tmp_path):
    secret, journal = tmp_path / "passphrase", tmp_path / "home" / "Mine.afterword"
    secret.write_text(PASSPHRASE + "\n", "utf-8")
    app = (sys.executable, "-P", "-m", "journal", "--journal", str(journal), "--passphrase-file", str(secret))
    lines = {
        "new": (*app, "new", str(journal)),
        "log": (*app, "log", "feedback", "--title", "In the review", "--text", "Said plainly"),
        "search": (*app, "search", "plainly", "--json"),
        "control": (sys.executable, "-c", "import socket; socket.socket().close()"),
    }
    found = {}
    for name, line in lines.items():
        log = tmp_path / name
        subprocess.run([*traced("network", log), *line], env=environment(tmp_path), check=True, timeout=60)
        found[name] = outward(log)
    assert found == {"new": [], "log": [], "search": [], "control": ["AF_INET"]}
