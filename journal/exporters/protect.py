"""Files that ask for a password: a PDF by itself, any other file encrypted with age. All in memory."""

from __future__ import annotations

import io

AGE_ENDING = "age"


def locked_pdf(pdf: bytes, password: str) -> bytes:
    """Give the PDF encrypted with AES-256 (PDF 2.0, revision 6), its information too.

    Whoever has the password may do everything with it, as with any file that they can read: other rights in
    a PDF are a request, not a protection. Screen readers may always read it.
    """
    import pikepdf

    locked = io.BytesIO()
    with pikepdf.Pdf.open(io.BytesIO(pdf)) as document:
        rule = pikepdf.Encryption(owner=password, user=password, R=6, aes=True, metadata=True)
        document.save(locked, encryption=rule, fix_metadata_version=False)
    return locked.getvalue()


def age_file(data: bytes, password: str) -> bytes:
    """Give the bytes encrypted to a password as an age file (age-encryption.org/v1); takes about a second."""
    from pyrage import passphrase

    return bytes(passphrase.encrypt(data, password))
