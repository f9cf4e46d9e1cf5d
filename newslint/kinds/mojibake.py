"""mojibake: text that was decoded with the wrong encoding, and what it was before.

UTF-8 read as Windows-1252 gives two to four characters for one, of which the first tells
how many follow. Such a run is turned back into bytes and decoded again, twice where it
was damaged twice; it is reported only where that gives characters a story can hold.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from ..document import Document
from ..index import Hit
from ..lexicon import is_word
from ..rule import Match
from ..schema import Field, text
from ..span import Edit, Span
from ..wording import Wording
from .base import Kind

# Each kind of damage holds one of these. Hardly a text does, and a set of characters is found fast.
_SIGN = Wording("[ÂÃâïãðÄÅÐÑÎÏ‚√\x80-\x9f\ufffdÀ-ÖØ-ÞŽŠŸ‡í¬≈ƒ¹²³¿├┬┼─ΓÔ□▯\x0e-\x1f]")


@cache
def _byte_of() -> dict[str, int]:
    """The byte that Windows-1252 decodes to each character; the five it lacks give the control of that number."""
    defined = (byte for byte in range(0x80, 0xA0) if byte not in b"\x81\x8d\x8f\x90\x9d")
    found = {chr(byte): byte for byte in range(0x80, 0x100)}
    return found | {bytes([byte]).decode("cp1252"): byte for byte in defined}


@cache
def _damage() -> re.Pattern[str]:
    following = "[" + re.escape("".join(char for char, byte in _byte_of().items() if byte < 0xC0)) + "]"
    return re.compile(
        rf"(?P<run>(?:[ÂÃ]{following}|[âïã]{following}{{2}}|ð{following}{{3}}"
        rf"|(?<=[a-z])[ÄÅ]{following}|[ÄÅ]{following}(?=[a-z])"
        rf"|(?:[ÐÑ]{following}){{2,}}|(?:[ÎÏ]{following}){{2,}})+)"
        r"|(?P<mac>(?:‚Ä[^\s\w]|‚Ä[ôúùîìï]|(?<=[a-z])[√≈ƒ][^\s\da-z]|√[^\s\da-z](?=[a-z])|¬[^\s\wˆ]|¬Ω)+)"
        r"|(?P<dos>(?:ΓÇ[^\s\d]|ÔÇ[^\s\d]|[├┬┼─](?:[^\s\x00-\x7f]))+)"
        r"|(?P<swapped>(?<=[a-z])[ÕÆ¹¿](?=(?:s|t|re|ve|ll|d|m)\b)|(?<![^\s(])Ò(?=(?P<opened>[A-Za-z]+))|(?<![^\s(])³(?=[A-Za-z]{2})|(?<=[a-z][,.])[Ó²](?=\s|$)|(?<=[a-z]{3})Ó(?=[\s.,;]|$)"
        r"|(?<=[a-zA-Z]n)[âí](?=t\b)|(?<=[a-z])í(?=(?:ll|re|ve)\b))"
        r"|(?P<control>[\x80-\x9f])"
        r"|(?P<lost>â€|\ufffd+|(?<=[a-z])[ÂÃ](?![\w’'])|(?<= )Â(?= )|(?<=[a-z][.,;])Â(?= )|[\x0e-\x1f]"
        r"|(?<=[a-z]{2})[À-ÖØ-ÞŽŠŸ‡□▯](?=[a-z])|(?<=[A-Z][a-bd-z])[À-ÖØ-ÞŽŠŸ](?=[a-z]))"
    )


class Mojibake(Kind):
    """Damage of wrong decoding. `lost` is the message where the character cannot be told any more."""

    name = "mojibake"
    fields = {"lost": Field(text, required=True)}
    says = ("replacement",)

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        if not _SIGN.search(document.text):
            return
        for found in _damage().finditer(document.text):
            span = Span(*found.span())
            if found.lastgroup == "lost":
                yield Match(span, message=self.options["lost"])
            elif (repaired := _repaired(found)) is not None:
                values = {"replacement": repaired}
                title = None if repaired.strip("\xa0\ufeff") else "Delete" if "\ufeff" in repaired else "Write a space"
                yield Match(span, values, (Edit(span, repaired.strip("\ufeff")),), title=title)


def _repaired(found: re.Match[str]) -> str | None:
    """What the damaged text was; None where it does not come out as text."""
    damaged = found.group()
    if found.lastgroup == "swapped":
        if damaged == "Ò" and not is_word(found["opened"]):
            return None  # Òmnium
        return {"Ò": "“", "³": "“", "Ó": "”", "²": "”"}.get(damaged, "’")
    if found.lastgroup == "dos":
        return _decoded(damaged.encode("cp437" if damaged[0] == "Γ" else "cp850", "replace")) or _decoded(
            damaged.encode("cp437", "replace")
        )
    if found.lastgroup == "mac":
        return _decoded(damaged.encode("mac_roman", "replace"))
    if found.lastgroup == "control":
        return _decoded(bytes([ord(damaged)]), "cp1252")
    repaired = _decoded(_bytes(damaged))
    if repaired and all(char in _byte_of() for char in repaired):
        return _decoded(_bytes(repaired)) or repaired
    return repaired


def _bytes(damaged: str) -> bytes:
    return bytes(_byte_of()[char] for char in damaged)


def _decoded(raw: bytes, encoding: str = "utf-8") -> str | None:
    decoded = raw.decode(encoding, "replace")
    wrong = any(char == "\ufffd" or unicodedata.category(char) in ("Cc", "Cn", "Co") for char in decoded)
    return None if wrong else decoded
