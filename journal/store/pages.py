"""What the first page of a closed database says, read by hand before SQLite touches any file beside it."""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from journal.store.driver import PAGE_BYTES

# The layout of a page of SQLCipher 4 (https://www.zetetic.net/sqlcipher/design/): on page 1 the salt, then
# the cipher text, the IV, and an HMAC-SHA512 over cipher text, IV and page number.
SALT_BYTES = 16
IV_BYTES = 16
MAC_BYTES = 64
IV_START = PAGE_BYTES - MAC_BYTES - IV_BYTES
MAC_START = PAGE_BYTES - MAC_BYTES
MAC_SALT_MASK = 0x3A
MAC_ROUNDS = 2
BLOCK = 16
PAGE_ONE = (1).to_bytes(4, "little")
# SQLite's file format, section 1.3: bytes 18 and 19 are the write and read version, 1 rollback, 2 WAL.
VERSIONS = slice(18, 20)
ROLLBACK = b"\x01\x01"


def closed_cleanly(path: Path, key: bytearray) -> bool:
    """Tell whether the database was closed by `Store.close`: it then has all its rows and needs no WAL.

    False when it was not, and when page 1 is not as it was written (a WAL may still hold it whole).
    Raises OSError.
    """
    with path.open("rb") as file:
        page = file.read(PAGE_BYTES)
    if len(page) < PAGE_BYTES or not _is_genuine(page, key):
        return False
    decryptor = Cipher(algorithms.AES(bytes(key[:32])), modes.CBC(page[IV_START:MAC_START])).decryptor()
    start = decryptor.update(page[SALT_BYTES : SALT_BYTES + BLOCK])
    return start[VERSIONS.start - SALT_BYTES : VERSIONS.stop - SALT_BYTES] == ROLLBACK


def _is_genuine(page: bytes, key: bytearray) -> bool:
    salt = bytes(byte ^ MAC_SALT_MASK for byte in page[:SALT_BYTES])
    mac_key = hashlib.pbkdf2_hmac("sha512", key[:32], salt, MAC_ROUNDS, 32)
    mac = hmac.digest(mac_key, page[SALT_BYTES:MAC_START] + PAGE_ONE, "sha512")
    return hmac.compare_digest(mac, page[MAC_START:])
