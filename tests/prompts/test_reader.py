"""A pack is read whole or refused with every fault, each with its line and in plain words."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from journal.errors import PackFault, PackInvalid, PackTooNew
from journal.prompts.guide import When
from journal.prompts.reader import read, read_pack
from journal.prompts.table import FILLS, PACK_FIELDS, PROMPTS_MAX

HERE = Path("listening.pack.toml")
HEAD = """format = 1
id = "org.example.listening-first"
version = "1.2.0"
title = "Listening first"

[[guide]]
id = "ask-first"
title = "Ask first"
kind = "feedback"
"""
AGREE = """
[[guide.prompt]]
id = "agree"
ask = "How much can you see?"
field = "choice"
options = ["None", "Part"]
"""
COURAGE = """
[[guide.prompt]]
id = "courage"
ask = "What did it cost them?"
field = "text"
"""


def refused(text: str) -> tuple[PackFault, ...]:
    with pytest.raises(PackInvalid) as caught:
        read_pack(text.encode(), HERE)
    assert caught.value.path == HERE
    return caught.value.faults


def reasons(text: str) -> list[str]:
    return [fault.reason for fault in refused(text)]


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def test_a_small_pack_is_read_with_its_defaults() -> None:
    pack = read_pack((HEAD + COURAGE).encode(), HERE)
    assert (pack.id, pack.version, pack.language) == ("org.example.listening-first", "1.2.0", "en")
    prompt = pack.guides[0].prompts[0]
    assert (prompt.id, prompt.label, prompt.extra, prompt.when) == (
        "courage",
        "What did it cost them?",
        {},
        None,
    )
    assert prompt.rests_on == ()


def test_everything_a_pack_can_say_arrives() -> None:
    text = (
        HEAD.replace(
            'kind = "feedback"',
            'kind = "mistake"\nminutes = 5\nstage = "heard"\nintro = "I"\nif_asked_now = "A"\n'
            'then = ["#ask-first", "org.example.other#anything"]',
        )
        + AGREE
        + """
[[guide.prompt]]
id = "weigh"
name = "Weight"
ask = "How heavy?"
help = "H"
why = "W"
rests_on = ["courage"]
field = "scale"
ends = ["Light", "Heavy"]
show_earlier = ["agree"]
when = { prompt = "agree", is_any = ["Part"] }
later = true
"""
    )
    guide = read_pack(text.encode(), HERE).guides[0]
    assert (guide.minutes, guide.stage, guide.intro, guide.if_asked_now) == (5, "heard", "I", "A")
    assert guide.then == ("#ask-first", "org.example.other#anything")
    agree, weigh = guide.prompts
    assert agree.extra == {"options": ["None", "Part"]}
    assert weigh.extra == {"ends": ["Light", "Heavy"]}
    assert weigh.when == When("agree", ("Part",))
    assert (weigh.name, weigh.help, weigh.why, weigh.rests_on) == ("Weight", "H", "W", ("courage",))
    assert (weigh.show_earlier, weigh.later) == (("agree",), True)


def test_lines_wrapped_in_the_file_are_one_paragraph_and_a_blank_line_parts_two() -> None:
    text = HEAD + COURAGE.replace('field = "text"', 'help = """\nOne\ntwo.\n\nThree.\n"""\nfield = "text"')
    assert read_pack(text.encode(), HERE).guides[0].prompts[0].help == "One two.\n\nThree."


@pytest.mark.parametrize("change", [lambda text: text.replace("\n", "\r\n"), lambda text: "\ufeff" + text])
def test_files_of_windows_editors_are_read(change: object) -> None:
    assert read_pack(change(HEAD + COURAGE).encode(), HERE).title == "Listening first"  # type: ignore[operator]


def test_a_missing_question_is_named_with_its_line() -> None:
    text = HEAD + COURAGE.replace('ask = "What did it cost them?"\n', "")
    (fault,) = refused(text)
    assert fault.reason == "the prompt 'courage' has no question (`ask`)"
    assert fault.line == line_of(text, "[[guide.prompt]]")
    assert fault.field == "guide.1.prompt.1.ask"


def test_a_slip_of_the_fingers_is_guessed() -> None:
    text = HEAD + COURAGE.replace("ask =", "aks =")
    first, second = sorted(refused(text), key=lambda fault: fault.reason)
    assert "`aks` is unknown" in first.reason
    assert first.line == line_of(text, "aks")
    assert second.reason.endswith("has no question (`ask`); is `aks` meant to be it?")


def test_every_fault_is_told_at_once_in_the_order_of_the_lines() -> None:
    text = (
        HEAD.replace("1.2.0", "new").replace('"feedback"', '"gossip"')
        + AGREE.replace('options = ["None", "Part"]\n', "")
        + COURAGE.replace('"text"', '"essay"').replace("courage", "Courage!")
    )
    faults = refused(text)
    assert [fault.line for fault in faults] == sorted(fault.line for fault in faults)
    told = "\n".join(fault.reason for fault in faults)
    for words in (
        "the version (`version`) of the pack has to be numbers with dots",
        "there is no kind of entry 'gossip'; it can be feedback, mistake,",
        "the prompt 'agree' is a choice and has no options (`options`)",
        "the prompt 'Courage!' has the field type 'essay'",
        "the id (`id`) of the prompt 'Courage!' can have only small letters",
    ):
        assert words in told
    assert all(fault.line > 1 for fault in faults)


@pytest.mark.parametrize(
    ("addition", "words"),
    [
        ('show_earlier = ["agree"]\n' + AGREE, "shows 'agree', which comes later"),
        ('show_earlier = ["courage"]', "which comes later"),
        ('show_earlier = ["nowhere"]', "shows 'nowhere', which is no prompt here"),
        ('when = { prompt = "agree", is_any = ["Part"] }\n' + AGREE, "depends on 'agree', which comes later"),
        ('when = { prompt = "courage", is_any = ["Part"] }', "depends on 'courage', which comes later"),
        ('options = ["a", "b"]', "has options (`options`), which a text does not use"),
        ('fills = "place"', "fills place, so its field type has to be short"),
        ('fills = "mood"', "fills 'mood', which is no fact of the moment"),
        ("later = true\n" + AGREE, "'agree' comes after a prompt of the later part"),
        ('later = "yes"', "the later switch (`later`) of the prompt 'courage' has to be true or false"),
        (
            'why = """\u0041\\u202e"""',
            "the reason (`why`) of the prompt 'courage' holds a hidden character (U+202E)",
        ),
        ('name = "a\\nb"', "has to be on one line"),
        ('help = "  "', "the help text (`help`) of the prompt 'courage' is empty"),
        ("help = 3", "has to be text in quotation marks"),
        (f'help = "{"x" * 2001}"', "is longer than 2,000 characters"),
        ('rests_on = ["ok", "Not Ok"]', "item 2 of the list of advice (`rests_on`)"),
        (COURAGE, "a second prompt has the id 'courage'"),
    ],
)
def test_what_does_not_fit_is_said(addition: str, words: str) -> None:
    assert any(words in reason for reason in reasons(HEAD + COURAGE + addition)), reasons(
        HEAD + COURAGE + addition
    )


@pytest.mark.parametrize(
    ("addition", "words"),
    [
        (
            'when = { prompt = "agree", is_any = ["All"] }',
            "waits for 'All', which is none of the options of 'agree'",
        ),
        ('when = { prompt = "agree" }', "has no list of answers (`is_any`)"),
        ('when = "agree"', "the condition (`when`) of the prompt 'courage' has to be a part of its own"),
        ("when = { prompt = 3, is_any = [] }", "needs at least 1"),
    ],
)
def test_a_condition_that_can_never_hold_is_said(addition: str, words: str) -> None:
    assert any(words in reason for reason in reasons(HEAD + AGREE + COURAGE + addition))


def test_a_choice_of_several_is_named_in_words() -> None:
    bare = AGREE.replace('options = ["None", "Part"]\n', "").replace('"choice"', '"choices"')
    assert reasons(HEAD + bare) == [
        "the prompt 'agree' is a choice of several and has no options (`options`)"
    ]


def test_a_fault_says_whether_something_is_only_not_there_yet() -> None:
    bare = AGREE.replace('options = ["None", "Part"]\n', "")
    assert [fault.missing for fault in refused(HEAD + bare)] == [True]
    assert [fault.missing for fault in refused(HEAD + COURAGE.replace("courage", "Courage!"))] == [False]
    leaning = 'when = { prompt = "courage", is_any = ["yes"] }\n'
    assert [fault.missing for fault in refused(HEAD + COURAGE + AGREE + leaning)] == [False]


def test_a_condition_needs_options_to_look_at() -> None:
    text = HEAD + COURAGE + AGREE + 'when = { prompt = "courage", is_any = ["yes"] }\n'
    assert reasons(text) == ["the prompt 'agree' depends on 'courage', which has no options to choose from"]


def test_an_answer_kept_as_a_fact_is_in_view_already() -> None:
    who = '\n[[guide.prompt]]\nid = "who"\nask = "Who?"\nfield = "people"\nfills = "people"\n'
    assert "kept as a fact of the moment" in reasons(HEAD + who + COURAGE + 'show_earlier = ["who"]')[0]
    assert "an earlier prompt does already" in reasons(HEAD + who + who.replace('"who"', '"whom"'))[0]


def test_a_guide_leads_on_within_its_pack_and_to_others() -> None:
    pack = read_pack((HEAD + 'then = ["#ask-first", "org.example.other#more"]\n' + COURAGE).encode(), HERE)
    assert pack.following(pack.guides[0]) == (
        ("org.example.listening-first", "ask-first"),
        ("org.example.other", "more"),
    )
    assert read_pack((HEAD + COURAGE).encode(), HERE).guides[0].then == ()


@pytest.mark.parametrize(
    ("then", "words"),
    [
        ('["#gone"]', "leads on to 'gone', which is no guide of this pack"),
        ('["org.example.listening-first#gone"]', "leads on to 'gone', which is no guide of this pack"),
        ('["#ask-first", "org.example.listening-first#ask-first"]', "leads on to 'ask-first' twice"),
        (
            '["ask-first"]',
            "item 1 of the list of guides to go on with (`then`) of the guide 'ask-first' has to",
        ),
        ('["#ask-first", "#"]', "item 2 of the list of guides to go on with"),
        ('["example#ask"]', "has to be a guide such as #called-out"),
        ('["#ask-first#ask-first"]', "has to be a guide such as #called-out"),
        ('"#ask-first"', "has to be a list"),
        (str([f"a.b#c{number}" for number in range(7)]).replace("'", '"'), "can have 6 at most"),
    ],
)
def test_a_guide_cannot_lead_nowhere(then: str, words: str) -> None:
    text = HEAD + f"then = {then}\n" + COURAGE
    faults = refused(text)
    assert any(words in fault.reason for fault in faults), faults
    assert {fault.line for fault in faults} == {line_of(text, "then =")}


def test_a_later_format_is_told_from_a_fault() -> None:
    with pytest.raises(PackTooNew) as caught:
        read_pack(b'format = 7\nshape = "unknown"\n', HERE)
    assert caught.value.version == 7


@pytest.mark.parametrize("format_line", ["", "format = 0", "format = true", 'format = "1"', "format = -3"])
def test_a_format_that_is_none_is_a_fault(format_line: str) -> None:
    text = (HEAD + COURAGE).replace("format = 1", format_line)
    assert any("format number" in reason for reason in reasons(text))


def test_an_unknown_field_is_a_warning() -> None:
    reading = read((HEAD + COURAGE + 'mood = "blue"\n').encode(), HERE)
    (warning,) = reading.warnings
    assert (warning.field, warning.line) == ("guide.1.prompt.1.mood", (HEAD + COURAGE).count("\n") + 1)
    assert reading.pack.guides[0].prompts[0].id == "courage"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (HEAD + 'name "x"\n', 10, "an equals sign is missing"),
        (HEAD + "[[guide\n", 10, "the heading on this line is not closed"),
        (HEAD + 'title = "again"\n', 10, "a name on this line was used before"),
        (HEAD + "minutes = five\n", 10, "is no text in quotation marks, number"),
        (HEAD + 'intro = "open\nnext = 1\n', 10, "closing quotation mark is missing"),
        (HEAD + 'intro = """open\nnext = 1\n', 10, "closing quotation mark is missing"),
        (HEAD + "intro = 'open\n", 10, "closing quotation mark is missing"),
        (HEAD + "minutes = " + "9" * 5000 + "\n", 0, "not written the way a pack is"),
        (HEAD + 'intro = "a\u202eb"\n', 10, "hidden character (U+202E)"),
        (HEAD + 'intro = "a\0b"\n', 10, "hidden character (U+0000)"),
        (HEAD + "x = " + "[" * 500 + "]" * 500, 10, "more than 8 deep"),
        (HEAD + "x = " + "{a=" * 500 + "1" + "}" * 500, 10, "more than 8 deep"),
        (HEAD + "a" + ".a" * 5000 + " = 1", 10, "more than 8 dots"),
        (HEAD + "[" + "'a'." * 500 + "a]", 10, "more than 8 dots"),
        (HEAD + "#" + "x" * 20000, 10, "more than 12,000 characters"),
    ],
)
def test_what_is_no_toml_or_would_hurt_is_refused_in_words(text: str, line: int, words: str) -> None:
    begin = time.monotonic()
    faults = refused(text)
    assert time.monotonic() - begin < 2
    assert [fault.line for fault in faults if words in fault.reason] == [line]


def test_every_slip_of_writing_is_told_at_once_and_nothing_is_missed_that_stood_on_its_line() -> None:
    text = (
        HEAD.replace('title = "Ask first"', "title = Ask first")
        + AGREE.replace('field = "choice"', 'field "choice"')
        + COURAGE.replace('ask = "What', 'ask = "\\What').replace('"text"', "'text")
        + 'help = "a"\nhelp = "b"\nmood = "calm"\nname = ""\n'
    )
    told = [(fault.line, fault.reason) for fault in refused(text)]
    assert told == [
        (
            line_of(text, "title = Ask"),
            "what stands after the equals sign is no text in quotation marks, number, list, true or false",
        ),
        (line_of(text, 'field "choice"'), "an equals sign is missing after the name"),
        (line_of(text, 'ask = "\\What'), "a backslash in a text has to be written twice"),
        (
            line_of(text, "field = 'text"),
            "a text begins on this line and its closing quotation mark is missing",
        ),
        (line_of(text, 'help = "b"'), "a name on this line was used before in the same part"),
        (line_of(text, "mood"), "`mood` is unknown to this version and is left out"),
        (line_of(text, 'name = ""'), "the short name (`name`) of the prompt 'courage' is empty"),
    ]


def test_a_value_without_a_name_is_a_slip_like_others() -> None:
    first, second = refused('= "x"\n' + HEAD + "minutes = five\n" + COURAGE)
    assert (first.line, second.line) == (1, 11)
    assert "neither with a name" in first.reason


def test_what_leans_on_a_line_that_cannot_be_read_is_not_judged() -> None:
    head = HEAD.replace('"feedback"', '"gossip"')
    text = head + AGREE.replace('id = "agree"', "id = agree") + COURAGE + 'show_earlier = ["agree"]\n'
    assert [fault.line for fault in refused(text)] == [line_of(text, "kind"), line_of(text, "id = agree")]


@pytest.mark.parametrize(
    "text",
    [
        HEAD.replace("[[guide]]", "[[guide]") + AGREE + "minutes = five\n",
        HEAD + 'intro """\nthree = quotation = marks\n"""\nminutes = five\n' + AGREE,
        HEAD + "then = [\n  one,\n]\n" + AGREE + "later = yes\n",
    ],
)
def test_where_the_rest_would_mean_something_else_only_the_first_slip_is_told(text: str) -> None:
    assert len(refused(text)) == 1


def test_bytes_that_are_no_text_and_files_too_large_are_refused() -> None:
    with pytest.raises(PackInvalid) as caught:
        read_pack(HEAD.encode() + b"\xff\xfe", HERE)
    assert caught.value.faults == (PackFault(10, "", "this is no UTF-8 text; save the file as UTF-8"),)
    with pytest.raises(PackInvalid) as caught:
        read_pack(b"#" * 300_000, HERE)
    assert "larger than 256 KiB" in caught.value.faults[0].reason


def test_an_empty_file_says_what_is_missing() -> None:
    assert "the pack has no id (`id`)" in reasons("")


def test_no_more_prompts_than_a_guide_can_have() -> None:
    many = "".join(COURAGE.replace("courage", f"p{number}") for number in range(PROMPTS_MAX + 1))
    assert f"the prompt (`prompt`) of the guide 'ask-first' can have {PROMPTS_MAX} at most" in reasons(
        HEAD + many
    )


def test_texts_of_a_pack_are_short_and_printable_in_messages() -> None:
    told = reasons(HEAD + COURAGE.replace('"courage"', f'"\\u001b{"x" * 200}"'))
    assert told
    assert all(reason.isprintable() and len(reason) < 250 for reason in told)


def test_a_list_over_several_lines_and_a_table_of_its_own_keep_their_lines() -> None:
    text = (
        HEAD
        + AGREE
        + COURAGE
        + 'show_earlier = [\n  "agree", # first\n  "gone",\n]\n[guide.prompt.when]\nprompt = "x"\n'
    )
    by_field = {fault.field: fault.line for fault in refused(text)}
    assert by_field["guide.1.prompt.2.show_earlier"] == line_of(text, "show_earlier")
    assert by_field["guide.1.prompt.2.when.is_any"] == line_of(text, "[guide.prompt.when]")


def test_every_fact_and_field_of_the_table_is_one_of_its_kind() -> None:
    names = [(field.owner, field.name) for field in PACK_FIELDS]
    assert len(names) == len(set(names))
    assert set(FILLS) == {"people", "place", "sting", "tags", "happened_at", "title"}


def test_pydantic_is_not_imported_until_a_pack_is_read() -> None:
    code = "import sys, journal.prompts.builtin, journal.prompts.flow; print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
