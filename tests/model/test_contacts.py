from __future__ import annotations

from journal.model.contacts import contacts


def test_contacts_and_what_is_none() -> None:
    text = "a.b@c.example, https://x.example/a?b. @sam_o-li (030) 1234-567 on 2026-11-21 or 21.11.2026; see "
    text += "x.example/y"
    assert [(text[each.start : each.end], each.looks) for each in contacts(text)] == [
        ("a.b@c.example", "email"),
        ("https://x.example/a?b", "link"),
        ("@sam_o-li", "handle"),
        ("(030) 1234-567", "phone"),
        ("x.example/y", "link"),
    ]


def test_a_site_without_more_is_a_link_and_what_only_has_a_dot_in_it_is_none() -> None:
    text = "See bianchi-rossi.example.com, Okafor.DE; not e.g.this, notes.txt, 3.5, done.it or co.x.y."
    assert [text[each.start : each.end] for each in contacts(text)] == [
        "bianchi-rossi.example.com",
        "Okafor.DE",
    ]
