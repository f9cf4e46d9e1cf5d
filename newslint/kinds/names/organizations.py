"""organization-variant: an organization whose name gains or loses an s, an apostrophe or a small word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...document import Document
from ...index import Hit
from ...layers.acronyms import SMALL
from ...layers.names import Name, names
from ...rule import Match
from ..base import Kind


class OrganizationVariant(Kind):
    """`the Children Society` after `the Children's Society`; `Institute for Peace` after `Institute of Peace`.

    Names of the same words that differ in small words, plurals (not of the last word) and possessives;
    the form that stands less often, or later, is reported.
    """

    name = "organization-variant"
    says = ("other",)

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        forms: dict[tuple[str, ...], dict[str, list[Name]]] = {}
        for name in names(document):
            if name.kind in ("organization", "") and len(name.words) > 1:
                words = _words(name)
                content = [word for word in words if word not in SMALL]
                if len(content) > 1:
                    key = (*(_singular(word) for word in content[:-1]), _bare(content[-1]))
                    forms.setdefault(key, {}).setdefault(" ".join(words), []).append(name)
        for variants in forms.values():
            if len(variants) > 1:
                yield from self._odd(document, variants)

    def _odd(self, document: Document, variants: dict[str, list[Name]]) -> Iterator[Match]:
        ranked = sorted(variants, key=lambda form: -len(variants[form]))
        usual = variants[ranked[0]][0]
        for form in ranked[1:]:
            if len(form.split()) < 3 and "'" not in form + ranked[0]:
                continue
            name = variants[form][0]
            other = document.words(usual.span)
            yield Match(name.span, {"other": other}, related=((usual.span, f"“{other}” here."),))


def _words(name: Name) -> list[str]:
    """The words as they are compared: small letters, no article before, no possessive at the end."""
    words = [word.lower().replace("’", "'").replace("&", "and") for word in name.words]
    words = [part for word in words for part in word.split("-")]
    words = words[1:] if words[0] in ("a", "an", "the") else words
    words[-1] = _bare(words[-1])
    return words


def _bare(word: str) -> str:
    """A word without its possessive."""
    return word[:-1] if word.endswith("s'") else word.removesuffix("'s")


def _singular(word: str) -> str:
    return _bare(word).removesuffix("s")
