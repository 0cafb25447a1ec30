"""A print service of the tests' own: as much of IPP as CUPS's library asks for, and a printer without paper.

The wire format is that of RFC 8010, the operations are those of RFC 8011 and of CUPS.
"""

from __future__ import annotations

import http.server
import struct
import threading
from types import TracebackType

NAME = "tests"
GET_DEFAULT, GET_PRINTERS, GET_PRINTER, CREATE_JOB, SEND_DOCUMENT = 0x4001, 0x4002, 0x000B, 0x0005, 0x0006
PPD = b"""*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "TESTS.PPD"
*Manufacturer: "Tests"
*Product: "(Tests)"
*ModelName: "Tests"
*ShortNickName: "Tests"
*NickName: "Tests"
*PSVersion: "(3010.000) 0"
*OpenUI *PageSize/Media Size: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: A4
*PageRegion A4/A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "18 18 577 824"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
"""
# Tags of RFC 8010, section 3.5.
OPERATION, JOB, END, PRINTER = b"\x01", b"\x02", b"\x03", b"\x04"
INTEGER, BOOLEAN, ENUM = 0x21, 0x22, 0x23
TEXT, NAMED, KEYWORD, URI, CHARSET, LANGUAGE = 0x41, 0x42, 0x44, 0x45, 0x47, 0x48


def _said(tag: int, name: str, value: bytes) -> bytes:
    return struct.pack(">BH", tag, len(name)) + name.encode() + struct.pack(">H", len(value)) + value


def _number(tag: int, name: str, value: int) -> bytes:
    return _said(tag, name, struct.pack(">i", value))


class PrintService:
    """Serves while in its block. `address` is for CUPS_SERVER; `documents` are what was sent to it."""

    def __init__(self) -> None:
        self.documents: list[bytes] = []
        service = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_words: object) -> None:
                """Say nothing."""

            def do_GET(self) -> None:
                self._answer(PPD, "application/vnd.cups-ppd")

            do_HEAD = do_GET

            def do_POST(self) -> None:
                if self.headers.get("Expect"):
                    self.send_response_only(100)
                    self.end_headers()
                self._answer(service._ipp(self._body()), "application/ipp")

            def _body(self) -> bytes:
                if self.headers.get("Transfer-Encoding") != "chunked":
                    return self.rfile.read(int(self.headers.get("Content-Length", 0)))
                chunks = []
                while size := int(self.rfile.readline().strip() or b"0", 16):
                    chunks.append(self.rfile.read(size))
                    self.rfile.readline()
                self.rfile.readline()
                return b"".join(chunks)

            def _answer(self, body: bytes, kind: str) -> None:
                self.send_response(200)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(body)

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever)

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> PrintService:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _ipp(self, asked: bytes) -> bytes:
        operation, request = struct.unpack(">HI", asked[2:8])
        uri = f"ipp://{self.address}/printers/{NAME}".encode()
        parts = [struct.pack(">BBHI", 2, 0, 0, request), OPERATION]
        parts += [_said(CHARSET, "attributes-charset", b"utf-8")]
        parts += [_said(LANGUAGE, "attributes-natural-language", b"en")]
        if operation in (GET_DEFAULT, GET_PRINTERS, GET_PRINTER):
            parts += [PRINTER, _said(NAMED, "printer-name", NAME.encode())]
            parts += [_said(URI, "printer-uri-supported", uri), _said(URI, "device-uri", b"file:///dev/null")]
            parts += [_number(ENUM, "printer-state", 3), _number(ENUM, "printer-type", 4)]
            parts += [_said(BOOLEAN, "printer-is-accepting-jobs", b"\x01")]
            parts += [_said(KEYWORD, "printer-state-reasons", b"none")]
            parts += [_said(TEXT, "printer-make-and-model", b"Tests")]
        if operation in (CREATE_JOB, SEND_DOCUMENT):
            parts += [JOB, _number(INTEGER, "job-id", 1), _number(ENUM, "job-state", 3)]
            parts += [_said(URI, "job-uri", uri)]
        if operation == SEND_DOCUMENT:
            self.documents.append(asked[asked.index(b"%PDF") :])
        return b"".join((*parts, END))
