"""Ed25519 signatures and keys in the files of minisign (https://jedisct1.github.io/minisign/), both ways.

A signature is over the BLAKE2b-512 of the file ("ED", prehashed); a second one binds the trusted comment to
it. Signatures over the file itself ("Ed", what minisign wrote before 0.10) are read too, never written.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from journal.errors import KeyInvalid, KeyPassphraseWrong, KeyUnknown, SignatureInvalid

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

ED25519 = b"Ed"  # of keys, and of signatures over the file itself
PREHASHED = b"ED"
SCRYPT = b"Sc"
NO_KDF = b"\0\0"
BLAKE2B = b"B2"
ID_BYTES = 8
SEED_BYTES = 32
PUBLIC_BYTES = 32
SIGNATURE_BYTES = 64
SALT_BYTES = 32
SUM_BYTES = 32
COUNT_BYTES = 8
SECRET_BYTES = ID_BYTES + SEED_BYTES + PUBLIC_BYTES + SUM_BYTES
FILE_MAX = (
    8 * 1024
)  # bytes of a key or signature file; minisign's comments are 8 KiB at most, ours far shorter
FINGERPRINT_BYTES = 16

UNTRUSTED = "untrusted comment: "
TRUSTED = "trusted comment: "
KEY_FIELD = "key:"  # in a trusted comment, the public key that the signature can be checked with
ENDING = ".minisig"

Random = Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A public key: the 8 bytes by which signatures name it, and its 32 bytes."""

    key_id: bytes
    key: bytes

    @property
    def id(self) -> str:
        """The key id as minisign shows it: a little-endian number in hexadecimal."""
        return self.key_id[::-1].hex().upper()

    @property
    def text(self) -> str:
        """The key in one line of base64, beginning with "RW"."""
        return _encoded(ED25519 + self.key_id + self.key)

    @property
    def fingerprint(self) -> str:
        """The first 16 bytes of the SHA-256 of the key, in groups for reading aloud.

        The key id is chosen and not computed, so that two keys can have the same; two fingerprints cannot.
        """
        digits = hashlib.sha256(self.key).digest()[:FINGERPRINT_BYTES].hex().upper()
        return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


@dataclass(frozen=True, slots=True)
class SecretKey:
    """A secret key: its public half, and the 32 bytes of its seed (never shown, also not by `repr`)."""

    public: PublicKey
    seed: bytes

    def __repr__(self) -> str:
        return f"SecretKey({self.public.id})"


@dataclass(frozen=True, slots=True)
class ScryptCost:
    """What libsodium's scrypt is told: operations, and bytes of memory."""

    operations: int
    memory: int

    def parameters(self) -> tuple[int, int, int]:
        """Give scrypt's N, r and p, as libsodium's `pickparams` (pwhash_scryptsalsa208sha256) does."""
        operations, r = max(self.operations, 32768), 8
        if operations < self.memory // 32:
            return _power(operations // (r * 4)), r, 1
        n = _power(self.memory // (r * 128))
        return n, r, max(1, min(operations // 4 // n, 0x3FFFFFFF) // r)

    def allowed(self) -> bool:
        """Tell whether it is no more than what minisign itself asks for; a file can ask for anything."""
        return self.operations <= SENSITIVE.operations and 2**14 <= self.memory <= SENSITIVE.memory


# crypto_pwhash_scryptsalsa208sha256_*LIMIT_SENSITIVE, which minisign uses: 1 GiB, some seconds.
SENSITIVE = ScryptCost(33_554_432, 1_073_741_824)
# The smallest that is good for anything (…_INTERACTIVE). For tests.
CHEAPEST = ScryptCost(524_288, 16_777_216)


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature file, not yet checked. `key_id` names the key; `comment` is the trusted comment."""

    algorithm: bytes
    key_id: bytes
    signature: bytes
    comment: str
    over_all: bytes

    @property
    def id(self) -> str:
        """The key id as minisign shows it."""
        return self.key_id[::-1].hex().upper()

    def enclosed_key(self) -> PublicKey | None:
        """Give the public key that the trusted comment carries, or None. It proves nothing by itself."""
        for field in self.comment.split("\t"):
            if field.startswith(KEY_FIELD):
                try:
                    found = read_public_key(field.removeprefix(KEY_FIELD))
                except KeyInvalid:
                    return None
                return found if found.key_id == self.key_id else None
        return None


def make_key(random: Random) -> SecretKey:
    """Make a key pair. `random(n)` gives n random bytes."""
    return _secret(random(ID_BYTES), random(SEED_BYTES))


def key_from_seed(key_id: bytes, seed: bytes) -> SecretKey:
    """Give the secret key of a key id (8 bytes) and a seed (32 bytes), as they were kept."""
    return _secret(key_id, seed)


def sign(data: bytes, key: SecretKey, file_name: str, timestamp: int | None = None) -> str:
    """Give the signature file for `data`.

    The trusted comment names the file and carries the public key, so that whoever has the pack and its
    signature can check it without a third file; `timestamp` (seconds since 1970) is in it when given. What
    would end the line or a field of it, or is no text, is a space in the name of the file.
    """
    name = "".join(" " if _ends(sign) else sign for sign in file_name)
    fields = [f"timestamp:{timestamp}"] if timestamp is not None else []
    comment = "\t".join((*fields, f"file:{name}", "hashed", f"{KEY_FIELD}{key.public.text}"))
    private = _private(key.seed)
    signature = private.sign(_digest(data))
    over_all = private.sign(signature + comment.encode())
    lines = (
        f"{UNTRUSTED}signature from minisign secret key {key.public.id}",
        _encoded(PREHASHED + key.public.key_id + signature),
        f"{TRUSTED}{comment}",
        _encoded(over_all),
    )
    return "\n".join(lines) + "\n"


def read_signature(text: str, path: Path) -> Signature:
    """Read a signature file. `path` is only named in errors. Raises SignatureInvalid (reason "form")."""
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
    if (
        len(text) > FILE_MAX
        or len(lines) != 4
        or not (lines[0].startswith(UNTRUSTED) and lines[2].startswith(TRUSTED))
    ):
        raise SignatureInvalid(path, "form")
    first, last = _decoded(lines[1]), _decoded(lines[3])
    if (
        len(first) != 2 + ID_BYTES + SIGNATURE_BYTES
        or len(last) != SIGNATURE_BYTES
        or first[:2] not in {ED25519, PREHASHED}
    ):
        raise SignatureInvalid(path, "form")
    head, body = first[2 : 2 + ID_BYTES], first[2 + ID_BYTES :]
    return Signature(first[:2], head, body, lines[2].removeprefix(TRUSTED), last)


def verify(data: bytes, signature: Signature, key: PublicKey, path: Path) -> None:
    """Check a signature over `data`. `path` is only named in errors.

    Raises KeyUnknown when another key made it, SignatureInvalid when the data ("content") or the trusted
    comment ("comment") is not what was signed.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if signature.key_id != key.key_id:
        raise KeyUnknown(path, signature.id)
    public = Ed25519PublicKey.from_public_bytes(key.key)
    signed = _digest(data) if signature.algorithm == PREHASHED else data
    over_all = signature.signature + signature.comment.encode("utf-8", "surrogatepass")
    for reason, proof, what in (
        ("content", signature.signature, signed),
        ("comment", signature.over_all, over_all),
    ):
        try:
            public.verify(proof, what)
        except InvalidSignature:
            raise SignatureInvalid(path, reason) from None


def public_key_file(key: PublicKey) -> str:
    """Give the file to publish, as `minisign -G` writes it."""
    return f"{UNTRUSTED}minisign public key {key.id}\n{key.text}\n"


def read_public_key(text: str) -> PublicKey:
    """Read a public key: its file, or the one line of base64 alone. Raises KeyInvalid."""
    lines = [line for line in text.strip().splitlines() if not line.startswith(UNTRUSTED)]
    raw = _decoded(lines[0].strip()) if len(text) <= FILE_MAX and len(lines) == 1 else b""
    if len(raw) != 2 + ID_BYTES + PUBLIC_BYTES or not raw.startswith(ED25519):
        raise KeyInvalid("form")
    return PublicKey(raw[2 : 2 + ID_BYTES], raw[2 + ID_BYTES :])


def secret_key_file(key: SecretKey, passphrase: str, random: Random, cost: ScryptCost = SENSITIVE) -> str:
    """Give the secret key's file, protected with a passphrase, as `minisign -G` writes it. Takes seconds."""
    salt = random(SALT_BYTES)
    whole = key.public.key_id + key.seed + key.public.key
    whole += _sum(ED25519 + whole)
    counts = b"".join(count.to_bytes(COUNT_BYTES, "little") for count in (cost.operations, cost.memory))
    sealed = _masked(whole, _stream(passphrase, salt, cost))
    raw = ED25519 + SCRYPT + BLAKE2B + salt + counts + sealed
    return f"{UNTRUSTED}minisign encrypted secret key\n{_encoded(raw)}\n"


def read_secret_key(text: str, passphrase: Callable[[], str]) -> SecretKey:
    """Read a secret key's file; `passphrase` is called when it is protected with one.

    Raises KeyInvalid, or KeyPassphraseWrong.
    """
    lines = text.strip().splitlines()
    raw = _decoded(lines[-1].strip()) if len(text) <= FILE_MAX and len(lines) == 2 else b""
    head = 6 + SALT_BYTES + 2 * COUNT_BYTES
    kdf = raw[2:4]
    if len(raw) != head + SECRET_BYTES or raw[:2] != ED25519 or raw[4:6] != BLAKE2B:
        raise KeyInvalid("form")
    whole = raw[head:]
    if kdf == SCRYPT:
        salt, counts = raw[6 : 6 + SALT_BYTES], raw[6 + SALT_BYTES : head]
        cost = ScryptCost(
            int.from_bytes(counts[:COUNT_BYTES], "little"), int.from_bytes(counts[COUNT_BYTES:], "little")
        )
        if not cost.allowed():
            raise KeyInvalid("costly")
        whole = _masked(whole, _stream(passphrase(), salt, cost))
        if not hmac.compare_digest(_sum(ED25519 + whole[:-SUM_BYTES]), whole[-SUM_BYTES:]):
            raise KeyPassphraseWrong
    elif kdf != NO_KDF:
        raise KeyInvalid("form")
    found = _secret(whole[:ID_BYTES], whole[ID_BYTES : ID_BYTES + SEED_BYTES])
    if found.public.key != whole[ID_BYTES + SEED_BYTES : -SUM_BYTES]:
        raise KeyInvalid("damaged")
    return found


def _secret(key_id: bytes, seed: bytes) -> SecretKey:
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    public = _private(seed).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return SecretKey(PublicKey(key_id, public), seed)


def _private(seed: bytes) -> Ed25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(seed)


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=64).digest()


def _sum(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=SUM_BYTES).digest()


def _stream(passphrase: str, salt: bytes, cost: ScryptCost) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    n, r, p = cost.parameters()
    return Scrypt(salt, SECRET_BYTES, n, r, p).derive(passphrase.encode("utf-8", "surrogatepass"))


def _masked(data: bytes, stream: bytes) -> bytes:
    return bytes(one ^ other for one, other in zip(data, stream, strict=True))


def _power(limit: int) -> int:
    """Give the smallest power of two, at least 2, that is more than half the limit."""
    power = 2
    while power <= limit // 2:
        power *= 2
    return power


def _ends(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"}


def _encoded(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _decoded(text: str) -> bytes:
    """Give what base64 says; nothing for what is none."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
