from __future__ import annotations

import pytest

from journal.vault.cost import CHEAPEST, DEFAULT, MIB, KdfCost, calibrate, scaled


def test_the_default_is_rfc_9106s_second_choice():
    assert KdfCost(memory=64 * 1024, passes=3, lanes=4) == DEFAULT


@pytest.mark.parametrize(
    ("cost", "allowed"),
    [
        (DEFAULT, True),
        (CHEAPEST, True),
        (KdfCost(19 * MIB - 1, 1, 1), False),
        (KdfCost(1024 * MIB, 4, 8), True),
        (KdfCost(1024 * MIB, 5, 8), False),
        (KdfCost(1024 * MIB + 1, 1, 1), False),
        (KdfCost(256 * MIB, 16, 8), True),
        (KdfCost(64 * MIB, 17, 4), False),
        (KdfCost(64 * MIB, 0, 4), False),
        (KdfCost(64 * MIB, 3, 9), False),
        (KdfCost(64 * MIB, 3, 0), False),
    ],
)
def test_the_caps_hold_at_their_edges(cost, allowed):
    assert cost.allowed() is allowed


@pytest.mark.parametrize("seconds", [0.0, 0.001, 0.05, 0.1, 0.25, 0.3, 0.5, 0.7, 1.0, 3.0, 20.0])
def test_scaling_goes_up_only_and_stays_near_the_target(seconds):
    cost = scaled(seconds)
    assert cost.allowed()
    assert cost.memory >= DEFAULT.memory
    assert cost.passes >= DEFAULT.passes
    work = cost.memory * cost.passes / (DEFAULT.memory * DEFAULT.passes)
    assert work * seconds <= max(1.0, seconds) + 1e-9
    if 0.1 <= seconds <= 0.5:
        assert work * seconds > 0.5


def test_calibrating_measures_one_default_derivation():
    times = iter([10.0, 10.25])
    assert calibrate(lambda: next(times)) == KdfCost(256 * MIB, 3, 4)
