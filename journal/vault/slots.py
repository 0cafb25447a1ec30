"""Making and opening the slots of a header: the master key goes in, and comes out again."""

from __future__ import annotations

import dataclasses
import hmac
from collections.abc import Callable
from pathlib import Path

from journal.errors import StorageFailed, VaultDamaged
from journal.vault.cost import KdfCost
from journal.vault.header import Header, Slot, bound
from journal.vault.keys import header_mac, wipe
from journal.vault.wrap import BoxDamagedError, seal, unseal


def new_slot(
    header: Header,
    kind: str,
    secret: bytes,
    master: bytes | bytearray,
    cost: KdfCost,
    random: Callable[[int], bytes],
) -> Slot:
    """A slot of `kind` that opens with `secret`, numbered apart from those `header` has had so far."""
    number = 1 + max((slot.number for slot in header.slots), default=0) % 255
    taken = {slot.number for slot in header.slots}
    while number in taken:
        number = 1 + number % 255

    def additional(salt: bytes) -> bytes:
        return bound(header.vault_id, number, kind, cost, salt)

    return Slot(number, kind, cost, seal(master, secret, kind, cost, additional, random))


def with_slot(header: Header, slot: Slot, master: bytes | bytearray) -> Header:
    """The header that follows `header`, signed: all slots of the kind of `slot` make room for it."""
    kept = tuple(each for each in header.slots if each.kind != slot.kind)
    following = dataclasses.replace(header, seq=header.seq + 1, slots=(*kept, slot))
    return following.signed(lambda body: header_mac(master, header.vault_id, body))


def open_header(header: Header, kind: str, secret: bytes, path: Path) -> bytearray | None:
    """The master key, or None when no slot of `kind` opens with `secret`.

    Raises VaultDamaged when a slot opens that was changed since, or when the header's MAC does not fit;
    StorageFailed("memory") when the machine has not the memory that the slot asks for.
    """
    for slot in header.slots:
        if slot.kind != kind:
            continue
        additional = bound(header.vault_id, slot.number, kind, slot.cost, slot.box.salt)
        try:
            master = unseal(slot.box, secret, kind, slot.cost, additional)
        except BoxDamagedError:
            raise VaultDamaged(path) from None
        except MemoryError:
            raise StorageFailed(path, "memory") from None
        if master is None:
            continue
        if not hmac.compare_digest(header_mac(master, header.vault_id, header.body()), header.mac):
            wipe(master)
            raise VaultDamaged(path)
        return master
    return None
