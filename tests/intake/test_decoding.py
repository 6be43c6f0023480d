from __future__ import annotations

import pytest

from tollbook.errors import BadInputError
from tollbook.intake.decoding import decode_page, decode_text
from tollbook.intake.limits import MAX_PAGE_BYTES, MAX_TEXT_BYTES


@pytest.mark.parametrize(
    "text",
    [
        "Two killed.\r\nThree hurt.\n",
        "قتل شخصان في الانفجار",
        " \u200eTwo\u00a0killed ",
        "a" * 1000,
    ],
)
def test_text_is_kept_exactly(text: str) -> None:
    assert decode_text(text.encode(), "a.txt") == text


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decode_text(b"\xef\xbb\xbfTwo killed.", "a.txt") == "Two killed."


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "a.txt: empty."),
        (b" \n\t", "a.txt: there is no text in it."),
        (b"Two dead\xe9", "a.txt: byte 0xe9 at offset 8 is not UTF-8. Convert the file first: "
         "iconv -f WINDOWS-1252 -t UTF-8 a.txt"),
        ("Two killed.".encode("utf-16"), "a.txt: UTF-16, not UTF-8. Convert the file first: "
         "iconv -f UTF-16 -t UTF-8 a.txt"),
        (b"\x7fELF\x02\0\0", "a.txt: a binary file (a zero byte at offset 5), not text."),
        (b"%PDF-1.7 ...", "a.txt: a PDF, not text."),
        (b"PK\x03\x04...", "a.txt: a zip archive or an office document, not text."),
        (b"\x1f\x8b\x08", "a.txt: a gzip archive, not text. Unpack it first: gunzip a.txt"),
        (b"a" * (MAX_TEXT_BYTES + 1), "a.txt: longer than 2 MB, the most that is read of one"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_named(data: bytes, message: str) -> None:
    with pytest.raises(BadInputError) as caught:
        decode_text(data, "a.txt")
    assert str(caught.value).startswith(message)


def test_the_longest_text_is_read() -> None:
    assert len(decode_text(b"a" * MAX_TEXT_BYTES, "a.txt")) == MAX_TEXT_BYTES


@pytest.mark.parametrize(
    ("encoding", "markup", "header"),
    [
        ("utf-8", "<p>Zwölf Tote</p>", None),
        ("utf-8", '<meta charset="iso-8859-1"><p>Zwölf Tote</p>', "latin-1"),
        ("windows-1252", '<meta charset="iso-8859-1"><p>Zwölf Tote – gestern</p>', None),
        ("windows-1256", "<p>قتل شخصان</p>", "windows-1256"),
        (
            "windows-1256",
            '<meta http-equiv="x" content="text/html; charset=windows-1256">قتل',
            None,
        ),
    ],
)
def test_a_page_is_decoded_as_it_says(encoding: str, markup: str, header: str | None) -> None:
    assert decode_page(markup.encode(encoding), "a.html", header) == markup


@pytest.mark.parametrize("name", ["klingon", "undefined"])
def test_a_page_in_no_known_encoding_is_an_error(name: str) -> None:
    with pytest.raises(BadInputError, match=rf"a\.html: neither UTF-8 nor .* states \({name}\)"):
        decode_page(f'<meta charset="{name}">'.encode() + b"\xe9", "a.html")


def test_a_page_has_a_limit_of_its_own() -> None:
    with pytest.raises(BadInputError, match="longer than 20 MB"):
        decode_page(b"a" * (MAX_PAGE_BYTES + 1), "a.html")
