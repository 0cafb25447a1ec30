"""The encrypted files of jrnl: version 1 (AES-CBC), 2 (Fernet with one salt for all), 3 (with its own salt).

Source: jrnl 4.6, `encryption/Jrnlv1Encryption.py` to `Jrnlv3Encryption.py`. jrnl 2 to 4 wrote forms 2 and 3.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

from journal.errors import CannotImport

SALT_2 = b"\xf2\xd5q\x0e\xc1\x8d.\xde\xdc\x8e6t\x89\x04\xce\xf8"
ROUNDS = 100_000  # of PBKDF2 with SHA-256
MARK_2, MARK_3 = b"gAAAAA", b"JRNLv3"
BLOCK = 16

Unsealing = Callable[[bytes, Path, str], bytes]


def is_sealed(data: bytes) -> bool:
    """Tell whether bytes begin as jrnl's encrypted files do; those of version 1 have no mark."""
    return data.startswith((MARK_2, MARK_3))


def unsealed(data: bytes, path: Path, passphrase: str) -> bytes:
    """Give the bytes of the journal. Raises CannotImport: locked, passphrase or damaged."""
    return SEALED["v3" if data.startswith(MARK_3) else "v2"](data, path, passphrase)


def _version_1(data: bytes, path: Path, passphrase: str) -> bytes:
    from cryptography.hazmat.primitives import padding
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    if len(data) <= BLOCK or len(data) % BLOCK:
        raise CannotImport(path, "damaged")
    key = hashlib.sha256(passphrase.encode("utf-8")).digest()
    decryptor = Cipher(algorithms.AES(key), modes.CBC(data[:BLOCK])).decryptor()
    padded = decryptor.update(data[BLOCK:]) + decryptor.finalize()
    if padded.endswith(b" "):  # the padding of its first releases
        return padded.rstrip(b" ")
    unpadder = padding.PKCS7(BLOCK * 8).unpadder()
    try:
        return unpadder.update(padded) + unpadder.finalize()
    except ValueError:
        raise CannotImport(path, "passphrase") from None


def _version_2(data: bytes, path: Path, passphrase: str) -> bytes:
    return _opened(data, path, passphrase, SALT_2)


def _version_3(data: bytes, path: Path, passphrase: str) -> bytes:
    begin = len(MARK_3) + 2
    end = begin + int.from_bytes(data[len(MARK_3) : begin], "big")
    head = data[begin:end]
    try:
        with suppress(binascii.Error):  # files of a development version have the JSON itself
            head = base64.b64decode(head, validate=True)
        salt = base64.urlsafe_b64decode(json.loads(head)["salt"])
    except (ValueError, KeyError, TypeError, RecursionError, AttributeError):
        raise CannotImport(path, "damaged") from None
    return _opened(data[end:], path, passphrase, salt)


def _opened(token: bytes, path: Path, passphrase: str, salt: bytes) -> bytes:
    from cryptography.fernet import Fernet, InvalidToken
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

    if not passphrase:
        raise CannotImport(path, "locked")
    derived = PBKDF2HMAC(hashes.SHA256(), 32, salt, ROUNDS).derive(passphrase.encode("utf-8"))
    try:
        return Fernet(base64.urlsafe_b64encode(derived)).decrypt(token)
    except InvalidToken:  # Fernet does not tell a wrong key from changed bytes
        raise CannotImport(path, "passphrase") from None


SEALED: MappingProxyType[str, Unsealing] = MappingProxyType(
    {"v1": _version_1, "v2": _version_2, "v3": _version_3}
)
