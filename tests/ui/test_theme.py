from __future__ import annotations

import pytest

from journal.model.kinds import KINDS
from journal.ui.theme import COLOUR_NAMES, DARK, LIGHT, STYLES, TEXT_PAIRS, contrast, palette, stylesheet

BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [("#000000", "#FFFFFF", 21.0), ("#777777", "#FFFFFF", 4.48), ("#123456", "#123456", 1.0)],
)
def test_contrast_is_that_of_the_standard(first, second, ratio):
    assert contrast(first, second) == pytest.approx(ratio, abs=0.01)
    assert contrast(second, first) == contrast(first, second)


@BOTH
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_can_be_read(tokens, text, ground):
    assert contrast(tokens[text], tokens[ground]) >= 4.5


@BOTH
@pytest.mark.parametrize("ground", ["bg", "surface", "side"])
def test_the_focus_ring_is_seen(tokens, ground):
    # WCAG 2.2, 1.4.11: parts of controls need 3 to 1.
    assert contrast(tokens["accent"], tokens[ground]) >= 3
    assert contrast(tokens["on_accent"], tokens["accent"]) >= 3


@BOTH
def test_every_kind_and_style_has_its_colours(tokens):
    for kind in KINDS:
        assert tokens[kind.colour]
        assert tokens[f"{kind.colour}.soft"]
    for style in STYLES.values():
        assert tokens[style.colour]
    with pytest.raises(KeyError):
        tokens["pink"]


def test_the_themes_differ_in_every_colour():
    assert all(LIGHT[name] != DARK[name] for name in COLOUR_NAMES)


@BOTH
def test_palette_and_sheet_are_made_of_the_tokens(tokens, dressed):
    made = palette(tokens)
    assert made.window().color().name().upper() == tokens["bg"]
    assert made.text().color().name().upper() == tokens["ink"]
    sheet = stylesheet(tokens, 1.0)
    colours = {tokens[name] for name in COLOUR_NAMES}
    colours |= {pair.ink for pair in tokens.kinds.values()} | {pair.soft for pair in tokens.kinds.values()}
    used = {f"#{part[:6]}" for part in sheet.split("#")[1:]}
    assert used <= colours
    assert "{" + "ink" not in sheet


def test_paddings_follow_the_scale():
    assert "padding: 16px 24px" in stylesheet(LIGHT, 2.0)
    assert "padding: 8px 12px" in stylesheet(LIGHT, 1.0)
