"""`attach`, `detach` and `save-attachment`: files that belong to an entry."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from journal.app import attachments
from journal.app.places import check_new, file_at
from journal.cli import texts
from journal.cli.call import Call
from journal.cli.show import harmless
from journal.model.attachment import Attachment, file_name
from journal.model.data import utc

an_entry = click.argument("entry_id", metavar="ENTRY")
an_attachment = click.argument("attachment_id", metavar="ATTACHMENT")


@click.command("attach")
@an_entry
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False)
)
@click.pass_obj
def attach_command(call: Call, entry_id: str, files: tuple[Path, ...]) -> None:
    """Add files to an entry, 50 MB each at most; prints an id for each. The files stay where they are."""
    with call.opened() as journal:
        for path in files:
            click.echo(attachments.add(journal, entry_id, path).value.attachment.id)


@click.command("detach")
@an_entry
@an_attachment
@click.pass_obj
def detach_command(call: Call, entry_id: str, attachment_id: str) -> None:
    """Delete an attachment of an entry, for ever."""
    with call.opened() as journal:
        attachments.remove(journal, entry_id, attachment_id)


@click.command("save-attachment")
@an_entry
@an_attachment
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help="The file to write, where nothing is yet, or a folder for it.",
)
@click.pass_obj
def save_attachment_command(call: Call, entry_id: str, attachment_id: str, out: Path) -> None:
    """Save a copy of an attachment outside the journal, unencrypted; prints where."""
    with call.opened() as journal:
        attachment = attachments.find(journal, entry_id, attachment_id)
        path = file_at(out, file_name(attachment.name))
        check_new(journal.folder, path)
        click.echo(attachments.save(journal, attachment_id, path))


def lines(attached: tuple[Attachment, ...]) -> list[str]:
    """Give the lines of `show` about what is attached; none when nothing is."""
    if not attached:
        return []
    rows = [f"  {each.id}  {texts.megabytes(each.size):>9}  {harmless(each.name)}" for each in attached]
    return ["", texts.ATTACHED, *rows]


def data(attachment: Attachment) -> dict[str, Any]:
    """Give what is known of an attachment as JSON values; its bytes are not among them."""
    return {
        "id": attachment.id,
        "name": attachment.name,
        "media_type": attachment.media_type,
        "size": attachment.size,
        "sha256": attachment.sha256.hex(),
        "added_at": utc(attachment.added_at),
    }
