"""A coach's signing key, as it is shown."""

from __future__ import annotations

from dataclasses import dataclass

from journal.vault.minisign import PublicKey, read_public_key


@dataclass(frozen=True, slots=True)
class Key:
    """A public key. `id` is what minisign shows, `public` the key in one line.

    `fingerprint` is what two people compare: 32 hexadecimal digits in groups of four.
    """

    id: str
    public: str
    fingerprint: str


def shown(key: PublicKey) -> Key:
    """Give a key as it is shown."""
    return Key(key.id, key.text, key.fingerprint)


def shown_text(public: str) -> Key:
    """Give a key that was kept as one line. Raises KeyInvalid."""
    return shown(read_public_key(public))
