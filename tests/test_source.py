"""Decoding: which bytes are which characters, and what is said where they are none."""

from __future__ import annotations

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.errors import ReadError
from newslint.readers import Reading, read
from newslint.source import MAX_BYTES, decode, from_text

STORY = "The café’s owner said “no” 🙂.\r\n"
MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


@pytest.mark.parametrize("encoding", MARKS)
def test_a_mark_decides_and_comes_back(encoding: str) -> None:
    data = MARKS[encoding] + STORY.encode(encoding)
    source = decode(data, "a.txt", "latin-1")
    assert (source.text, source.encoding, source.bom) == (STORY, encoding, MARKS[encoding])
    assert source.encode(source.text) == data


def test_utf8_needs_no_note() -> None:
    source = decode(STORY.encode(), "a.txt")
    assert source.text == STORY
    assert source.note is None


def test_windows_1252_is_said_in_a_line() -> None:
    source = decode("One.\nThe café’s owner".encode("cp1252"), "a.txt")
    assert source.text == "One.\nThe café’s owner"
    assert source.note == "a.txt: read as Windows-1252 (byte 0xe9 at offset 12 (line 2) is not UTF-8)"
    assert source.encode(source.text) == source.data


@pytest.mark.parametrize("data", [b"caf\xe9 \x81", b"caf\xe9 \x01", b"\xff\x9d"])
def test_bytes_that_fit_no_encoding_are_named(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"a\.txt: byte 0x\w\w at offset \d \(line 1\) is neither UTF-8"):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"GIF89a\x00\x01", "this is not text"),
        ("plain".encode("utf-32-le"), "this is not text"),
        ("plain\0".encode("utf-16-le"), "this is not text"),
        ("plain".encode("utf-16-le") + b"!", "this is not text"),
        (bytes(range(0, 256, 2)) * 2, "this is not text"),
        ("Рыба и рак".encode("utf-16-le"), "this is not text"),
        (b"{\\rtf1\\ansi Hello}", "an RTF file"),
        (b"%PDF-1.7 caf", "a PDF file"),
        (b"PK\x03\x04caf", "a zip file"),
    ],
)
def test_files_that_are_not_text(data: bytes, words: str) -> None:
    with pytest.raises(ReadError, match=words) as caught:
        decode(data, "a.txt")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [STORY, "\n", "plain", "— “Żółć”, she said 🙂\n"])
def test_utf16_without_a_mark_is_told_by_its_name(encoding: str, text: str) -> None:
    with pytest.raises(ReadError) as caught:
        decode(text.encode(encoding), "a.txt")
    assert str(caught.value) == f"a.txt: looks like UTF-16 without a byte order mark; give --encoding {encoding}"
    assert decode(text.encode(encoding), "a.txt", encoding).text == text


def test_a_broken_marked_file_names_the_byte() -> None:
    with pytest.raises(ReadError, match=r"byte 0xff at offset 6 \(line 1\) is not utf-8"):
        decode(codecs.BOM_UTF8 + b"abc\xff", "a.txt")
    with pytest.raises(ReadError, match="is not utf-16-le"):
        decode(codecs.BOM_UTF16_LE + b"\x00\xd8a", "a.txt")


def test_the_callers_encoding_overrides() -> None:
    assert decode("Łódź".encode("iso-8859-2"), "a.txt", "latin2").text == "Łódź"


@pytest.mark.parametrize("name", ["nonesuch", "", "base64", "rot13", "undefined", "a\0b"])
def test_no_such_text_encoding(name: str) -> None:
    with pytest.raises(ReadError, match="encoding"):
        decode(b"abc", "a.txt", name)


@pytest.mark.parametrize("name", ["utf-16", "utf-32", "utf-8-sig"])
def test_an_encoding_that_writes_marks_writes_none_where_none_was(name: str) -> None:
    data = "Two mills".encode({"utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(name, "utf-8"))
    source = decode(data, "a.txt", name)
    assert source.text == "Two mills"
    assert source.encode(source.text) == data


def test_a_character_the_encoding_lacks() -> None:
    source = decode(b"caf\xe9", "a.txt")
    with pytest.raises(ReadError, match="cp1252 has no '🙂'"):
        source.encode("🙂")


def test_a_file_above_the_limit() -> None:
    decode(b"a" * MAX_BYTES, "a.txt")
    with pytest.raises(ReadError, match="more than a story"):
        decode(b"a" * (MAX_BYTES + 1), "a.txt")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_are_kept(end: str) -> None:
    text = end.join(["One two.", "", "Three four."])
    document = read(text.encode(), "a.txt")
    assert document.source.text == text
    assert document.source.lines.position(text.index("Three")).line == 3


@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
@pytest.mark.parametrize("data", [b"", b"\n", b"  \r\n\t", codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_an_empty_file_has_no_blocks(suffix: str, data: bytes) -> None:
    assert read(data, f"a.{suffix}").blocks == ()


def test_the_users_word_comes_first() -> None:
    document = read(b"March 3, 2024\nMill saved\nThe mill stays.\nIt does.", "a", Reading(encoding="ascii"))
    assert str(document.date) == "2024-03-03"


@given(
    st.binary(max_size=200),
    st.sampled_from([None, "utf-8", "cp1252", "utf-16", "utf-7", "shift_jis", "unicode_escape"]),
)
def test_any_bytes_decode_or_give_one_line(data: bytes, encoding: str | None) -> None:
    with suppress(ReadError):
        source = decode(data, "a.txt", encoding)
        assert "\0" not in source.text
        if encoding in (None, "utf-8", "utf-16"):
            assert source.encode(source.text) == data


def test_text_that_never_was_a_file() -> None:
    assert from_text("a\ud800b").text == "a\ud800b"
