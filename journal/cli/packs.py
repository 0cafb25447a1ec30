"""The `pack` commands: for coaches who write packs, and for writers who add them.

`check`, `show FILE`, `new`, and signing with a key in a file need no journal.
"""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from journal.app import coach_sheet, hiding, pack_signing, packs
from journal.app.hiding import Hidden
from journal.app.packs import Concern, SealState
from journal.app.places import check_free, check_new, is_there
from journal.cli import texts
from journal.cli.call import Call
from journal.cli.options import as_json, to_file
from journal.cli.pack_show import (
    fault_line,
    pack_lines,
    preview_lines,
    seal_line,
    shelved_data,
    shelved_line,
)
from journal.cli.show import print_json
from journal.errors import KeyMissing, PackFault, PackInvalid, PackTooNew, StorageFailed, StorageLost
from journal.prompts.guide import Pack
from journal.prompts.reader import read, read_pack

a_file = click.argument("file", type=click.Path(path_type=Path))
a_pack = click.argument("pack_id", metavar="ID")
key_option = click.option(
    "--key", default="", metavar="KEY", help="The coach's public key: its file, or its line."
)


@click.group("pack")
def pack_command() -> None:
    """Prompt packs: write, check and sign them; add them to a journal."""


@pack_command.command("check")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@as_json
def check_command(files: tuple[Path, ...], as_json: bool) -> None:
    """Read packs and name every fault with its line."""
    reports = [_report(path) for path in files]
    if as_json:
        print_json(reports)
    else:
        for report in reports:
            for fault in report["warnings"]:
                click.echo(fault_line(report["path"], PackFault(**fault), "warning: "))
            for fault in report["faults"]:
                click.echo(fault_line(report["path"], PackFault(**fault)))
            if report["needs_format"]:
                click.echo(f"{report['path']}: {texts.needs_format(report['needs_format'])}")
            elif report["sound"]:
                click.echo(f"{report['path']}: {report['id']} {report['version']}, no faults")
    if any(report["faults"] for report in reports):
        sys.exit(texts.STATED)
    if any(report["needs_format"] for report in reports):
        sys.exit(texts.TOO_NEW)


@pack_command.command("show")
@click.argument("which", metavar="FILE|ID")
@as_json
@click.pass_obj
def show_command(call: Call, which: str, as_json: bool) -> None:
    """Print a pack with every prompt: a file, or one of the journal's by its id."""
    pack, hidden = _of_file_or_journal(call, which)
    if as_json:
        print_json(asdict(pack))
    else:
        click.echo("\n".join(pack_lines(pack, hidden)))


@pack_command.command("new")
@a_file
def new_command(file: Path) -> None:
    """Write a small pack with comments to FILE, to begin from."""
    click.echo(packs.write_template(file))


@pack_command.command("list")
@as_json
@click.pass_obj
def list_command(call: Call, as_json: bool) -> None:
    """List the packs that the journal has."""
    with call.opened() as journal:
        shelf = packs.shelf(journal)
    if as_json:
        print_json([shelved_data(shelved) for shelved in shelf])
    else:
        for shelved in shelf:
            click.echo(shelved_line(shelved))


@pack_command.command("add")
@a_file
@key_option
@click.option("--name", default="", help="What to call whose key it is; else the pack's author.")
@click.option(
    "--accept",
    multiple=True,
    type=click.Choice([concern.value for concern in Concern]),
    help="Add it although; may be given again.",
)
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.pass_obj
def add_command(call: Call, file: Path, key: str, name: str, accept: tuple[str, ...], dry_run: bool) -> None:
    """Add the pack in FILE, or update it; a signature beside it is checked."""
    with call.opened() as journal:
        preview = packs.preview_file(journal, file, _public_key(key))
        click.echo("\n".join(preview_lines(preview)), err=True)
        if dry_run:
            return
        added = packs.add(journal, preview, accept, name).value
    click.echo(f"{added.id} {added.version}")


@pack_command.command("remove")
@a_pack
@click.pass_obj
def remove_command(call: Call, pack_id: str) -> None:
    """Take a pack out; entries keep their questions."""
    with call.opened() as journal:
        packs.remove(journal, pack_id)


@pack_command.command("export")
@a_pack
@to_file
@click.pass_obj
def export_command(call: Call, pack_id: str, out: Path) -> None:
    """Write a pack of the journal to a file, and its signature beside it."""
    with call.opened() as journal:
        check_new(journal.folder, out)
        # An old signature beside the new file would not fit it.
        check_free(packs.signature_path(out))
        for path in packs.export(journal, pack_id, out):
            click.echo(path)


@pack_command.command("keygen")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Keep the secret key in this file, protected by a passphrase; else in the journal.",
)
@click.option("--show", is_flag=True, help="Print the public key that the journal has; make none.")
@click.pass_obj
def keygen_command(call: Call, out: Path | None, show: bool) -> None:
    """Make a key for signing packs; prints the public key, to publish."""
    if out is None:
        with call.opened() as journal:
            key = pack_signing.keygen(journal).value if not show else pack_signing.own_key(journal)
        if key is None:
            raise KeyMissing
    else:
        passphrase = call.passphrase(twice=True)
        key = pack_signing.keygen_file(out, passphrase, call.setup.machine, pack_signing.SENSITIVE)
    click.echo(pack_signing.public_key_file(key).decode("ascii"), nl=False)
    click.echo(texts.key_made(key.fingerprint), err=True)


@pack_command.command("sign")
@a_file
@click.option(
    "--secret-key",
    type=click.Path(path_type=Path),
    help="A secret key's file, ours or minisign's; else the journal's own key.",
)
@click.pass_obj
def sign_command(call: Call, file: Path, secret_key: Path | None) -> None:
    """Sign the pack in FILE, anew where it is signed already; prints where the signature is."""
    data = packs.load(file)
    read_pack(data, file)  # a signature under something that nobody can read helps nobody
    if secret_key is not None:
        signature = pack_signing.sign_with_file(secret_key, call.passphrase, data, file.name)
    else:
        with call.opened() as journal:
            signature = pack_signing.sign(journal, data, file.name)
    click.echo(packs.write_signature(file, signature))


@pack_command.command("verify")
@a_file
@key_option
@click.pass_obj
def verify_command(call: Call, file: Path, key: str) -> None:
    """Check the signature of FILE: with a key, or with the keys that the journal knows."""
    if key:
        signature = packs.signature_beside(file)
        if not signature:
            click.echo(texts.SEALS[SealState.UNSIGNED])
            sys.exit(texts.STATED)
        verified = pack_signing.verify(packs.load(file), signature, _public_key(key), file)
        click.echo(f"{verified.key.id}  {verified.key.fingerprint}")
        return
    with call.opened() as journal:
        preview = packs.preview_file(journal, file)
    click.echo(seal_line(preview))
    if preview.seal.state is not SealState.PINNED:
        sys.exit(texts.STATED)


@pack_command.command("feedback")
@a_pack
@click.option("--csv", "as_csv", is_flag=True, help="For a spreadsheet.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Write it to this file, where nothing is yet; else print it.",
)
@click.option(
    "--remark",
    "remarks",
    nargs=3,
    multiple=True,
    metavar="GUIDE PROMPT TEXT",
    help="Keep a remark about a prompt first; may be given again.",
)
@click.pass_obj
def feedback_command(
    call: Call, pack_id: str, as_csv: bool, out: Path | None, remarks: tuple[tuple[str, str, str], ...]
) -> None:
    """Tell a coach which prompts helped: counts and remarks, never an answer."""
    with call.opened() as journal:
        if out is not None:
            check_new(journal.folder, out)
        for guide, prompt, text in remarks:
            coach_sheet.set_remark(journal, pack_id, guide, prompt, text)
        sheet = coach_sheet.sheet(journal, pack_id)
    data = coach_sheet.as_csv(sheet) if as_csv else coach_sheet.as_text(sheet).encode("utf-8")
    if out is None:
        click.echo(data, nl=False)
    else:
        coach_sheet.save(out, data)
        click.echo(out)


def _facts(fault: PackFault) -> dict[str, Any]:
    return {"line": fault.line, "field": fault.field, "reason": fault.reason}


def _report(path: Path) -> dict[str, Any]:
    """Give what a check of one file found, as JSON values."""
    report: dict[str, Any] = {
        "path": str(path),
        "sound": False,
        "id": None,
        "version": None,
        "faults": [],
        "warnings": [],
        "needs_format": None,
    }
    try:
        reading = read(packs.load(path), path)
    except PackInvalid as error:
        return report | {"faults": [_facts(fault) for fault in error.faults]}
    except PackTooNew as error:
        return report | {"needs_format": error.version}
    except (StorageFailed, StorageLost):  # the other files are looked at all the same
        return report | {"faults": [_facts(PackFault(0, "", texts.CANNOT_BE_READ))]}
    return report | {
        "sound": True,
        "id": reading.pack.id,
        "version": reading.pack.version,
        "warnings": [_facts(fault) for fault in reading.warnings],
    }


def _of_file_or_journal(call: Call, which: str) -> tuple[Pack, Hidden]:
    """Give a pack, and which prompts are hidden in the journal that it is from."""
    path = Path(which)
    if which.endswith(".toml") or is_there(path):
        return read_pack(packs.load(path), path), frozenset()
    with call.opened() as journal:
        data, _ = packs.contents(journal, which)
        hidden = hiding.hidden(journal)
    return read_pack(data, path), hidden


def _public_key(key: str) -> str:
    """Give the key itself when it was given as a file."""
    path = Path(key)
    return pack_signing.load_public_key(path) if key and path.is_file() else key
