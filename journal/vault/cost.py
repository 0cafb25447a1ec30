"""What a key derivation costs, and what a file may ask of the machine that opens it.

Argon2id (RFC 9106) is the primitive because memory is what a guessing machine cannot make cheaper: each
guess costs the attacker the same memory as the owner. The default is that standard's second recommended
choice. The caps are there because the figures stand in a file that a stranger can write: without them a
header could ask for all the memory of the machine, or for so little that guessing becomes free.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

MIB = 1024  # costs count memory in KiB, as Argon2 does

LEAST_MEMORY = 19 * MIB  # OWASP's smallest memory for Argon2id
MOST_MEMORY = 1024 * MIB
MOST_PASSES = 16
MOST_LANES = 8
MOST_WORK = 4 * 1024 * MIB  # memory x passes: some twenty seconds on a slow machine
# Above this, a journal made on a large computer might not open on a small one.
_CALIBRATED_MEMORY = 256 * MIB


@dataclass(frozen=True, slots=True)
class KdfCost:
    """Argon2id's three figures: memory in KiB, passes over it, lanes side by side."""

    memory: int
    passes: int
    lanes: int

    def allowed(self) -> bool:
        """Whether these figures are inside the caps; asked before any derivation."""
        return (
            LEAST_MEMORY <= self.memory <= MOST_MEMORY
            and 1 <= self.passes <= MOST_PASSES
            and 1 <= self.lanes <= MOST_LANES
            and self.memory * self.passes <= MOST_WORK
        )


DEFAULT = KdfCost(memory=64 * MIB, passes=3, lanes=4)
# The cheapest that any vault accepts. For tests: it guards nothing worth having.
CHEAPEST = KdfCost(memory=LEAST_MEMORY, passes=1, lanes=1)


def cheaper(one: KdfCost, other: KdfCost) -> KdfCost:
    """The one of the two that takes less memory times passes."""
    return min(one, other, key=lambda cost: cost.memory * cost.passes)


def scaled(seconds: float, target: float = 1.0) -> KdfCost:
    """The cost that takes about `target` seconds where the default takes `seconds`; never below the default.

    Memory grows first, because it is dearer to an attacker than passes.
    """
    room = target / max(seconds, 0.001)
    memory = DEFAULT.memory
    while room >= 2 and memory * 2 <= _CALIBRATED_MEMORY:
        memory, room = memory * 2, room / 2
    passes = min(max(DEFAULT.passes, int(DEFAULT.passes * room)), MOST_PASSES)
    return KdfCost(memory, passes, DEFAULT.lanes)


def calibrate(clock: Callable[[], float], target: float = 1.0) -> KdfCost:
    """Measure one default derivation with `clock` (seconds, monotonic) and scale it to `target` seconds."""
    from journal.vault.wrap import derive, warm_up

    warm_up()  # loading is paid once, and is no part of what a derivation takes
    started = clock()
    derive(b"calibration", bytes(16), DEFAULT, "passphrase")
    return scaled(clock() - started, target)
