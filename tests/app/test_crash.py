from __future__ import annotations

from journal.app.crash import report


def raised() -> BaseException:
    def inner(text: str) -> None:
        raise KeyError(text)

    try:
        try:
            inner("what I wrote")
        except KeyError as cause:
            raise ValueError("what I wrote") from cause
    except ValueError as error:
        return error


def test_a_report_has_types_and_places_of_the_whole_chain_and_no_values():
    said = report(raised())
    assert "builtins.ValueError" in said
    assert "builtins.KeyError" in said
    assert "tests/app/test_crash.py:" in said
    assert "inner" in said
    assert "wrote" not in said


def test_a_report_does_not_name_the_persons_folders():
    assert str(__file__).rsplit("/", 3)[0] not in report(raised())


def test_a_chain_that_bites_its_tail_ends():
    first, second = ValueError(), KeyError()
    first.__context__, second.__context__ = second, first
    assert report(first).count("ValueError") == 1
