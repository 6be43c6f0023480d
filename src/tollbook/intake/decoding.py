"""Bytes to text, strictly: what cannot be decoded is an error, never a guess."""

from __future__ import annotations

import codecs
import re

from tollbook.errors import BadInputError
from tollbook.intake.limits import MAX_PAGE_BYTES, MAX_TEXT_BYTES

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
#: WHATWG looks for the charset in the first 1024 bytes; pages in the wild put it later too.
_CHARSET_WITHIN = 4096
_META_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE
)
#: Pages that say Latin-1 are read as Windows-1252 (WHATWG Encoding, labels).
_AS_BROWSERS_DO = dict.fromkeys(("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"), "cp1252")
_KNOWN_BINARIES = (
    (b"%PDF", "a PDF", "Save its text as .txt first."),
    (b"PK\x03\x04", "a zip archive or an office document", "Unpack it, or save its text as .txt."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first: gunzip {source}"),
)


def decode_text(data: bytes, source: str) -> str:
    """Return the UTF-8 text in `data` exactly as it stands, less a byte order mark.

    Raises BadInputError for an empty, binary, over-long or otherwise encoded input.
    """
    refuse_binary(data, source)
    if len(data) > MAX_TEXT_BYTES:
        raise too_long(source, MAX_TEXT_BYTES)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = f"byte 0x{data[error.start]:02x} at offset {error.start} is not UTF-8."
        remedy = f"Convert the file first: iconv -f WINDOWS-1252 -t UTF-8 {source}"
        raise BadInputError(source, problem, remedy) from error
    if not text.strip():
        raise BadInputError(source, "there is no text in it.")
    return text


def decode_page(data: bytes, source: str, charset: str | None = None) -> str:
    """Return the markup of a page: UTF-8 where it is valid, else as the page itself states.

    `charset` is that of the HTTP header; it goes before the page's meta tag.
    Raises BadInputError for an empty, binary or over-long page and for one in none of these.
    """
    if len(data) > MAX_PAGE_BYTES:
        raise too_long(source, MAX_PAGE_BYTES)
    refuse_binary(data, source)
    declared = _META_CHARSET.search(data[:_CHARSET_WITHIN])
    stated = [charset, declared.group(1).decode("ascii") if declared else None]
    for name in ["utf-8-sig", *filter(None, stated)]:
        try:
            return data.decode(_AS_BROWSERS_DO.get(name.lower(), name))
        # A codec may refuse to decode at all ("undefined"), which names no byte.
        except (LookupError, UnicodeError):
            continue
    names = ", ".join(filter(None, stated)) or "none"
    problem = f"neither UTF-8 nor in the encoding that the page states ({names})."
    raise BadInputError(source, problem, "Save the page as UTF-8.")


def refuse_binary(data: bytes, source: str) -> None:
    """Raise BadInputError for nothing, an archive or document, UTF-16, and other binary data."""
    if not data:
        raise BadInputError(source, "empty.")
    for magic, kind, remedy in _KNOWN_BINARIES:
        if data.startswith(magic):
            raise BadInputError(source, f"{kind}, not text.", remedy.format(source=source))
    if data.startswith(_UTF16_MARKS):
        remedy = f"Convert the file first: iconv -f UTF-16 -t UTF-8 {source}"
        raise BadInputError(source, "UTF-16, not UTF-8.", remedy)
    offset = data.find(b"\0")
    if offset >= 0:
        problem = f"a binary file (a zero byte at offset {offset}), not text."
        raise BadInputError(source, problem, "Give a .txt, .html or .jsonl file.")


def too_long(source: str, limit: int) -> BadInputError:
    """Return the error for an input of more than `limit` bytes."""
    problem = f"longer than {limit // 1_000_000} MB, the most that is read of one report."
    return BadInputError(source, problem, "Split it into its reports, or make it a .jsonl file.")
