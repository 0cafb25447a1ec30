"""Print the entries of an Afterword journal, and write out what is attached; needs Python 3.7 or newer alone.

python3 read_journal.py journal.json [--attachments FOLDER]
"""

# ruff: noqa: T201 - it prints

import base64
import json
import pathlib
import sys


def records(path):
    """Give the records one after another: each is on a line of its own."""
    with pathlib.Path(path).open(encoding="utf-8") as file:
        next(file)
        for line in file:
            if line.startswith("{"):
                yield json.loads(line.rstrip().rstrip(","))


def main(path, folder=None):
    """Print every entry, oldest first; write attachments into the folder when one is given."""
    files = {}
    for record in records(path):
        kind = record["record"]
        if kind == "entry":
            print("=" * 72)
            print(record["happened_at"][:16].replace("T", " "), record["kind"], f"({record['status']})")
            print(record["title"], *record["people"], *record["tags"], sep=" | ")
            for answer in record["answers"]:
                print(f"\n{answer['question']}\n{answer['value']}")
        elif kind == "attachment" and folder:
            name = "".join(char if char.isalnum() or char in "-_. " else "_" for char in record["name"])
            files[record["id"]] = pathlib.Path(folder, f"{record['id']} {name}")
            files[record["id"]].parent.mkdir(parents=True, exist_ok=True)
            files[record["id"]].write_bytes(b"")  # its parts are added, in a second run too
        elif kind == "attachment-part" and folder:
            with files[record["attachment"]].open("ab") as file:
                file.write(base64.b64decode(record["data"]))


if __name__ == "__main__":
    if len(sys.argv) not in {2, 4}:
        sys.exit(__doc__)
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # a file or pipe may know fewer letters
    main(sys.argv[1], *sys.argv[3:])
