"""One key slot: a secret opens a box, and in the box is the master key.

Argon2id makes every guess of the secret dear. HKDF-SHA256 splits its result into two independent keys.
One is a commitment, compared first: AES-GCM alone lets an attacker build one box that opens under many
passphrases at once ("partitioning oracle"), and a committed key takes that away. The other opens the
box with AES-256-GCM, which refuses a box of which any bit was changed. Everything that says what the box
is (vault, slot, type, costs, salt) is bound as additional data, so no slot can be moved or made cheaper.
A fresh salt for every wrap means that no key ever seals two boxes, and with that no nonce is ever
used twice under one key; the nonce is random all the same.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass

from journal.vault.cost import KdfCost
from journal.vault.keys import MASTER_BYTES, expand

SALT_BYTES = 16
NONCE_BYTES = 12
KEY_BYTES = 32
COMMIT_BYTES = 32
BOX_BYTES = MASTER_BYTES + 16  # AES-GCM's tag is 16 bytes

_LABEL = b"afterword 1 slot "


class BoxDamagedError(Exception):
    """The secret is the right one, but its box does not open: the slot was changed. Stays in the vault."""


@dataclass(frozen=True, slots=True)
class SlotKeys:
    """What a secret gives for one salt: the key of the box, and the commitment to it."""

    key: bytes
    commit: bytes


@dataclass(frozen=True, slots=True)
class Box:
    """A sealed master key: 16-byte salt, 32-byte commitment, 12-byte nonce, 48 bytes of box."""

    salt: bytes
    commit: bytes
    nonce: bytes
    sealed: bytes


def warm_up() -> None:
    """Load the cryptography in advance, for when the passphrase has been typed. Harmless to repeat."""
    import cryptography.hazmat.primitives.ciphers.aead
    import cryptography.hazmat.primitives.kdf.argon2
    import cryptography.hazmat.primitives.kdf.hkdf  # noqa: F401 - loading is the point


def derive(secret: bytes, salt: bytes, cost: KdfCost, kind: str) -> SlotKeys:
    """The keys of a slot of type `kind`. Slow and hungry by design; the GIL is free meanwhile."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    root = Argon2id(
        salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory
    ).derive(secret)
    both = expand(root, salt, _LABEL + kind.encode(), KEY_BYTES + COMMIT_BYTES)
    return SlotKeys(both[:KEY_BYTES], both[KEY_BYTES:])


def seal(
    master: bytes | bytearray,
    secret: bytes,
    kind: str,
    cost: KdfCost,
    bound: Callable[[bytes], bytes],
    random: Callable[[int], bytes],
) -> Box:
    """Wrap `master` for `secret`. `bound(salt)` is the additional data, which includes the fresh salt."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = random(SALT_BYTES), random(NONCE_BYTES)
    keys = derive(secret, salt, cost, kind)
    return Box(salt, keys.commit, nonce, AESGCM(keys.key).encrypt(nonce, bytes(master), bound(salt)))


def unseal(box: Box, secret: bytes, kind: str, cost: KdfCost, bound: bytes) -> bytearray | None:
    """The master key in `box`, or None when `secret` is not the one. Raises BoxDamagedError."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    keys = derive(secret, box.salt, cost, kind)
    # In constant time, though an attacker with the file learns nothing from the time anyway.
    if not hmac.compare_digest(keys.commit, box.commit):
        return None
    try:
        return bytearray(AESGCM(keys.key).decrypt(box.nonce, box.sealed, bound))
    except InvalidTag as error:
        raise BoxDamagedError from error
