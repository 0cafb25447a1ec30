"""The keys that come out of the master key, each good for one thing.

HKDF-SHA256 (RFC 5869) with a label of its own for every use: whoever learns one of these keys learns
nothing about the others or about the master key, and a new use needs only a new label. The vault's id
is the extraction salt, so that equal master keys in two vaults could not give equal keys.
"""

from __future__ import annotations

import hmac

MASTER_BYTES = 32
DATABASE_BYTES = 48
MAC_BYTES = 32

_DATABASE = b"afterword 1 database "
_HEADER = b"afterword 1 header mac"
_BACKUP = b"afterword 1 backup mac"


def expand(secret: bytes | bytearray, salt: bytes, label: bytes, length: int) -> bytes:
    """`length` bytes of HKDF-SHA256 from `secret`."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=label).derive(secret)


def database_key(master: bytes | bytearray, vault_id: bytes, generation: int) -> bytearray:
    """SQLCipher's 32-byte key and its 16-byte salt, for one generation of the database.

    The salt is derived too, so that a database whose first page is destroyed can still be decrypted.
    The generation is in the label: two databases never share a key. The caller zeroes it after use.
    """
    return bytearray(expand(master, vault_id, _DATABASE + generation.to_bytes(8, "big"), DATABASE_BYTES))


def header_mac(master: bytes | bytearray, vault_id: bytes, body: bytes) -> bytes:
    """HMAC-SHA256 over a header's canonical `body`: only a holder of the master key can write one."""
    return hmac.digest(expand(master, vault_id, _HEADER, MAC_BYTES), body, "sha256")


def backup_mac_key(master: bytes | bytearray, vault_id: bytes) -> bytes:
    """The 32-byte key that a backup file's HMAC is made with."""
    return expand(master, vault_id, _BACKUP, MAC_BYTES)


def wipe(secret: bytearray) -> None:
    """Overwrite key material in place. Best effort: Python and OpenSSL may hold copies of their own."""
    secret[:] = bytes(len(secret))
