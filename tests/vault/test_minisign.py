"""Signatures and keys in minisign's files, and the real tool reading and writing the same ones."""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

import pytest

from journal.errors import KeyInvalid, KeyPassphraseWrong, KeyUnknown, SignatureInvalid
from journal.vault import minisign

PACK = b"format = 1\n" * 40
NAME = "listening.pack.toml"
HERE = Path("/packs") / NAME
VECTORS = Path(__file__).parents[1] / "vectors"
PASSPHRASE = "seven quiet herons"
KEY = minisign.make_key(random.Random(5).randbytes)
OTHER = minisign.make_key(random.Random(6).randbytes)
SIGNED = minisign.sign(PACK, KEY, NAME)

# A key and a signature that minisign 0.11 made: what it wrote once has to be read for ever.
TOOL_KEY = "RWS4WM9ubb8GojojL6VRsvVEvNnd8fC6fL4F+y0oIy3UVwQsZOELfpSy"
TOOL_SECRET = (
    "untrusted comment: minisign encrypted secret key\n"
    "RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAuFjPbm2/BqKOUXcrrG9EFtEQsofZRho4"
    "/CecJ/6UQDc6R02KvxdxdTojL6VRsvVEvNnd8fC6fL4F+y0oIy3UVwQsZOELfpSyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
)
TOOL_SIGNATURE = (
    "untrusted comment: signature from minisign secret key\n"
    "RUS4WM9ubb8GohJMtjgE0yEbrqu1hu3sgI4raqzaGzCeAGAXNexfu5UCj534y9gMWOC/sSHRkkS67altL7ZL1VXSnWym3Nge3Ac=\n"
    "trusted comment: key:abc\n"
    "8npB1JVJlAULHCIdcEUYCMUc/T2ZhPolJFl6gJQVUW/LSrRvMkeqKCxFu1CHr1l8l7n9HCdVwKzz3YCyzi+9DA==\n"
)


def check(data: bytes, text: str, key: minisign.PublicKey) -> None:
    minisign.verify(data, minisign.read_signature(text, HERE), key, HERE)


def no_passphrase() -> str:
    raise AssertionError("not asked for")


def test_what_was_signed_is_verified() -> None:
    check(PACK, SIGNED, KEY.public)
    check(PACK, SIGNED.replace("\n", "\r\n"), KEY.public)
    read = minisign.read_signature(SIGNED, HERE)
    assert read.id == KEY.public.id
    assert read.enclosed_key() == KEY.public
    assert read.comment.split("\t")[:2] == [f"file:{NAME}", "hashed"]


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("聞く\u3000こと.pack.toml", "聞く\u3000こと.pack.toml"),
        ("a\tkey:b\nc\u2028\ud800.toml", "a key:b c  .toml"),
    ],
)
def test_a_file_of_any_name_is_signed(name: str, named: str) -> None:
    signed = minisign.sign(PACK, KEY, name)
    check(PACK, signed, KEY.public)
    read = minisign.read_signature(signed, HERE)
    assert read.comment.split("\t")[:2] == [f"file:{named}", "hashed"]
    assert read.enclosed_key() == KEY.public


def test_a_time_is_named_only_when_given() -> None:
    assert "timestamp" not in SIGNED
    dated = minisign.sign(PACK, KEY, NAME, timestamp=1_795_291_746)
    assert minisign.read_signature(dated, HERE).comment.startswith("timestamp:1795291746\tfile:")
    check(PACK, dated, KEY.public)


def test_every_bit_of_the_pack_and_of_the_signature_counts() -> None:
    for place in range(0, len(PACK), 37):
        with pytest.raises(SignatureInvalid) as caught:
            check(PACK[:place] + bytes([PACK[place] ^ 1]) + PACK[place + 1 :], SIGNED, KEY.public)
        assert caught.value.reason == "content"
    for place in range(SIGNED.index("\n") + 1, len(SIGNED) - 1):
        changed = "A" if SIGNED[place] != "A" else "B"
        with pytest.raises((SignatureInvalid, KeyUnknown)):
            check(PACK, SIGNED[:place] + changed + SIGNED[place + 1 :], KEY.public)


def test_the_trusted_comment_is_bound() -> None:
    with pytest.raises(SignatureInvalid) as caught:
        check(PACK, SIGNED.replace(NAME, "another.pack.toml"), KEY.public)
    assert caught.value.reason == "comment"


def test_another_key_is_told_from_a_bad_signature() -> None:
    with pytest.raises(KeyUnknown) as unknown:
        check(PACK, SIGNED, OTHER.public)
    assert unknown.value.key == KEY.public.id
    impostor = minisign.PublicKey(KEY.public.key_id, OTHER.public.key)
    with pytest.raises(SignatureInvalid):
        check(PACK, SIGNED, impostor)


def test_a_key_in_the_comment_of_another_id_is_no_key() -> None:
    foreign = SIGNED.replace(KEY.public.text, OTHER.public.text)
    assert minisign.read_signature(foreign, HERE).enclosed_key() is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        SIGNED.split("trusted comment: file")[0],
        SIGNED.replace("untrusted", "comment"),
        SIGNED + "more\n",
        SIGNED.replace("RU", "RW", 1).replace("RW", "RX", 1),
        SIGNED + " " * minisign.FILE_MAX,
        "\n".join(["untrusted comment: x", "é", "trusted comment: y", "AAAA"]),
    ],
)
def test_what_is_no_signature_file(text: str) -> None:
    with pytest.raises(SignatureInvalid) as caught:
        minisign.read_signature(text, HERE)
    assert caught.value.reason == "form"


def test_public_keys_are_read_with_and_without_their_comment() -> None:
    key = minisign.read_public_key(minisign.public_key_file(KEY.public))
    assert key == minisign.read_public_key(KEY.public.text) == KEY.public
    assert minisign.read_public_key(TOOL_KEY).id == "A206BF6D6ECF58B8"


@pytest.mark.parametrize(
    "text", ["", "RWS4", TOOL_KEY + "\n" + TOOL_KEY, TOOL_KEY[:-4], "é" * 56, "x" * 9000]
)
def test_what_is_no_public_key(text: str) -> None:
    with pytest.raises(KeyInvalid):
        minisign.read_public_key(text)


def test_fingerprints_are_of_the_key_and_not_of_its_id() -> None:
    impostor = minisign.PublicKey(KEY.public.key_id, OTHER.public.key)
    assert impostor.id == KEY.public.id
    assert impostor.fingerprint == OTHER.public.fingerprint != KEY.public.fingerprint
    assert [len(group) for group in KEY.public.fingerprint.split(" ")] == [4] * 8


def test_a_secret_key_is_shown_nowhere() -> None:
    assert KEY.seed.hex() not in repr(KEY)
    assert repr(KEY) == f"SecretKey({KEY.public.id})"


def test_a_secret_key_file_opens_with_its_passphrase_alone() -> None:
    text = minisign.secret_key_file(KEY, PASSPHRASE, random.Random(1).randbytes, minisign.CHEAPEST)
    assert minisign.read_secret_key(text, lambda: PASSPHRASE) == KEY
    with pytest.raises(KeyPassphraseWrong):
        minisign.read_secret_key(text, lambda: PASSPHRASE + " ")


def test_the_files_of_the_tool_are_read_without_it() -> None:
    key = minisign.read_secret_key(TOOL_SECRET, no_passphrase)
    assert key.public.text == TOOL_KEY
    check(b"hello\n", TOOL_SIGNATURE, key.public)
    check(b"hello\n", minisign.sign(b"hello\n", key, "f"), minisign.read_public_key(TOOL_KEY))


@pytest.mark.parametrize("name", ["ours", "tool", "tool-legacy"])
def test_kept_signatures_hold_for_ever(name: str) -> None:
    """Ours, and two that minisign 0.11 made with the same key file: prehashed, and in its older form."""
    data = (VECTORS / "packs" / "format-1.pack.toml").read_bytes()
    key = minisign.read_public_key((VECTORS / "signatures" / "coach.pub").read_text("utf-8"))
    check(data, (VECTORS / "signatures" / f"{name}.minisig").read_text("utf-8"), key)
    with pytest.raises(SignatureInvalid):
        check(data + b"\n", (VECTORS / "signatures" / f"{name}.minisig").read_text("utf-8"), key)


def test_a_kept_key_file_signs_as_it_did() -> None:
    text = (VECTORS / "signatures" / "coach.key").read_text("utf-8")
    key = minisign.read_secret_key(text, lambda: "a kept passphrase")
    data = (VECTORS / "packs" / "format-1.pack.toml").read_bytes()
    # Ed25519 signatures are the same every time (RFC 8032).
    kept = (VECTORS / "signatures" / "ours.minisig").read_text("utf-8")
    assert minisign.sign(data, key, "format-1.pack.toml") == kept


def test_a_key_file_cannot_ask_for_all_the_memory() -> None:
    costly = minisign.ScryptCost(1 << 40, 1 << 40)
    assert not costly.allowed()
    import base64

    text = minisign.secret_key_file(KEY, PASSPHRASE, random.Random(1).randbytes, minisign.CHEAPEST)
    raw = bytearray(base64.b64decode(text.splitlines()[1]))
    raw[38:54] = (1 << 40).to_bytes(8, "little") * 2
    with pytest.raises(KeyInvalid) as caught:
        minisign.read_secret_key("untrusted comment: x\n" + base64.b64encode(raw).decode(), no_passphrase)
    assert caught.value.reason == "costly"


def test_a_damaged_key_file() -> None:
    lines = TOOL_SECRET.splitlines()
    with pytest.raises(KeyInvalid) as caught:
        minisign.read_secret_key(lines[0] + "\n" + lines[1].replace("OUXcrr", "OUXcss"), no_passphrase)
    assert caught.value.reason == "damaged"
    for text in ("", lines[0], TOOL_KEY, "\n".join(lines[::-1]), lines[0] + "\n" + lines[1][:-8]):
        with pytest.raises(KeyInvalid):
            minisign.read_secret_key(text, no_passphrase)


@pytest.mark.parametrize(
    ("cost", "parameters"),
    [
        # What libsodium 1.0.18 picks for its two pairs of limits.
        (minisign.SENSITIVE, (1 << 20, 8, 1)),
        (minisign.CHEAPEST, (1 << 14, 8, 1)),
        (minisign.ScryptCost(32_768, 1 << 30), (1 << 10, 8, 1)),
    ],
)
def test_the_cost_is_counted_as_libsodium_does(
    cost: minisign.ScryptCost, parameters: tuple[int, int, int]
) -> None:
    assert cost.parameters() == parameters


needs_tool = pytest.mark.skipif(shutil.which("minisign") is None, reason="minisign is not installed")


class Tool:
    """The real minisign, in a folder with a pack, our key and its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / NAME).write_bytes(PACK)

    def __call__(self, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["minisign", *arguments],
            cwd=self.folder,
            input=typed,
            capture_output=True,
            text=True,
            check=False,
        )

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, "utf-8")

    def read(self, name: str) -> str:
        return (self.folder / name).read_text("utf-8")


@pytest.fixture
def tool(tmp_path: Path) -> Tool:
    return Tool(tmp_path)


@needs_tool
def test_the_tool_verifies_what_we_signed(tool: Tool) -> None:
    tool.write(f"{NAME}.minisig", SIGNED)
    tool.write("coach.pub", minisign.public_key_file(KEY.public))
    for way in (("-p", "coach.pub"), ("-P", KEY.public.text)):
        verified = tool("-V", "-m", NAME, *way)
        assert verified.returncode == 0, verified.stderr
        assert f"file:{NAME}" in verified.stdout
    (tool.folder / NAME).write_bytes(PACK + b"#")
    assert tool("-V", "-m", NAME, "-p", "coach.pub").returncode != 0


@needs_tool
@pytest.mark.parametrize("form", [(), ("-l",)], ids=["prehashed", "legacy"])
def test_we_verify_what_the_tool_signed(tool: Tool, form: tuple[str, ...]) -> None:
    made = tool("-G", "-W", "-p", "tool.pub", "-s", "tool.key")
    assert made.returncode == 0, made.stderr
    assert tool("-S", *form, "-s", "tool.key", "-m", NAME).returncode == 0
    key = minisign.read_public_key(tool.read("tool.pub"))
    # The tool leaves out the zeros that a number begins with: one key in sixteen has one.
    assert f" {key.id.lstrip('0')}\n" in tool.read("tool.pub")
    check(PACK, tool.read(f"{NAME}.minisig"), key)
    with pytest.raises(SignatureInvalid):
        check(PACK + b"#", tool.read(f"{NAME}.minisig"), key)


@needs_tool
def test_the_tool_signs_with_our_key_file(tool: Tool) -> None:
    secret = minisign.secret_key_file(KEY, PASSPHRASE, random.Random(2).randbytes, minisign.CHEAPEST)
    tool.write("coach.key", secret)
    signed = tool("-S", "-s", "coach.key", "-m", NAME, typed=PASSPHRASE + "\n")
    assert signed.returncode == 0, signed.stderr
    check(PACK, tool.read(f"{NAME}.minisig"), KEY.public)
    assert tool("-S", "-s", "coach.key", "-m", NAME, typed="wrong\n").returncode != 0


@needs_tool
def test_we_sign_with_the_key_file_of_the_tool(tool: Tool) -> None:
    made = tool("-G", "-p", "tool.pub", "-s", "tool.key", typed=f"{PASSPHRASE}\n{PASSPHRASE}\n")
    assert made.returncode == 0, made.stderr
    key = minisign.read_secret_key(tool.read("tool.key"), lambda: PASSPHRASE)
    tool.write(f"{NAME}.minisig", minisign.sign(PACK, key, NAME))
    verified = tool("-V", "-m", NAME, "-p", "tool.pub")
    assert verified.returncode == 0, verified.stderr
