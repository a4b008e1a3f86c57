"""Entries in; a zip that Python's own reader finds whole."""

from __future__ import annotations

import io
import zipfile

from brochure.draw.zipped import zipped

ENTRIES = {"b/Ärger.xml": b"<a/>" * 900, "a.jpg": bytes(range(256)) * 9, "leer.xml": b""}


def test_a_foreign_reader_finds_what_was_put_in() -> None:
    with zipfile.ZipFile(io.BytesIO(zipped(ENTRIES))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == sorted(ENTRIES)
        assert {name: archive.read(name) for name in ENTRIES} == ENTRIES
        ways = {entry.filename: entry.compress_type for entry in archive.infolist()}
    assert ways["a.jpg"] == zipfile.ZIP_STORED
    assert ways["b/Ärger.xml"] == zipfile.ZIP_DEFLATED


def test_the_order_of_the_entries_changes_nothing() -> None:
    assert zipped(dict(reversed(ENTRIES.items()))) == zipped(ENTRIES)
