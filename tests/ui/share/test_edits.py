"""What is done to a share on the page, without the page."""

from __future__ import annotations

from journal.app import share_draft
from journal.app.share_draft import Preparing
from journal.model.aliases import Alias
from journal.model.query import Query
from journal.model.share import EVERYWHERE, Line, Share
from journal.ui.share import edits


def preparing(*entries: str, **chosen: object) -> Preparing:
    return share_draft.begun(Share(entries, **chosen))  # type: ignore[arg-type]


def test_ticked_entries_stand_in_the_order_of_the_list() -> None:
    held = edits.tick(preparing("a", "b", "c"), "b", False)
    assert (held.share.entries, held.offered) == (("a", "c"), ("a", "b", "c"))
    assert edits.tick(held, "b", True).share.entries == ("a", "b", "c")
    assert edits.move(held, "c", -1).offered == ("a", "c", "b")
    assert edits.move(held, "a", -1).offered == ("a", "b", "c")


def test_what_is_added_comes_once_and_tells_where_it_was_picked() -> None:
    held = edits.add(preparing("a"), Share(("b", "a"), threads=("t",), query=Query(tag="x")))
    assert (held.offered, held.share.threads) == (("a", "b"), ("t",))
    assert edits.add(held, Share(("c",), query=Query(tag="y"))).share.query == Query(tag="x")


def test_what_is_taken_off_takes_its_lines_along() -> None:
    held = preparing("a", "b", left_out=frozenset({Line("a", "x"), Line("b", "x")}))
    held = edits.remove(held, "a")
    assert (held.offered, held.share.left_out) == (("b",), frozenset({Line("b", "x")}))


def test_a_line_left_out_everywhere_comes_back_in_one_entry_alone() -> None:
    held = edits.leave_out_everywhere(preparing("a", "b"), "@place", True)
    assert held.share.left_out == frozenset({Line(EVERYWHERE, "@place")})
    held = edits.leave_out(held, Line("a", "@place"), False)
    assert held.share.left_out == frozenset({Line("b", "@place")})
    assert edits.leave_out_everywhere(held, "@place", False).share.left_out == frozenset()


def test_a_name_in_the_words_for_somebody_else_is_replaced_there() -> None:
    ben, ana = Alias("Ben", "a colleague"), Alias("Ana", "Ben's friend, not Benno")
    held = Preparing(Share(("a",), aliases=(ana, ben), fine=frozenset({"ben"})))
    once = edits.put_in_place(held, "Ben", "a colleague", ben)
    assert once.share.aliases == (Alias("Ana", "a colleague's friend, not Benno"), ben)
    assert not once.share.fine
    # What the writer typed there stands for Ben everywhere, and pressing again adds nothing.
    typed = edits.put_in_place(held, "Ben", "Ben T.", ben)
    assert typed.share.aliases == (Alias("Ana", "Ben T.'s friend, not Benno"), Alias("Ben", "Ben T."))
    again = edits.put_in_place(typed, "Ben", "Ben T.", Alias("Ben", "Ben T."))
    assert again.share == typed.share
    unknown = edits.put_in_place(held, "Benno", "[name]")
    assert unknown.share.aliases == (Alias("Ana", "Ben's friend, not [name]"), ben, Alias("Benno", "[name]"))


def test_a_word_that_is_a_name_can_be_only_a_word_again() -> None:
    will = Alias("Will", "a colleague")
    held = Preparing(Share(("a",), aliases=(will, Alias("Ana", "my will"))))
    meant = edits.put_in_place(held, "Will", "a colleague", will)
    assert meant.share.meant == {"Will"}
    assert meant.share.aliases == held.share.aliases
    assert edits.let_stand(meant, "Will") == held


def test_words_that_are_replaced_are_no_longer_fine() -> None:
    held = edits.call_fine(preparing("a"), ("Northwind",))
    held = edits.show_as(held, "northwind", "a client")
    assert held.share.fine == frozenset()
    assert held.share.aliases == (Alias("northwind", "a client"),)
    assert edits.show_as(held, "northwind", "them").share.aliases == (Alias("northwind", "them"),)
    assert edits.show_again(held, "northwind").share.aliases == ()
