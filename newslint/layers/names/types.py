"""What the names layer gives out."""

from __future__ import annotations

from ...record import NamedTuple
from ...span import Span


class Name(NamedTuple):
    """A name as it stands in one place.

    `span` is the name without title and possessive; `words` its words as written: hyphenated
    ones whole, particles and initials ("J.") included. `kind` is person, organization, place, or
    "" where nothing tells. `title` is what stands before it as title or honorific, as written
    ("Police Chief", "Mr.", "former president"), "" for none. `block` is the index of its block,
    `zone` that block's; `quoted` tells that it stands in quotation marks. `sure` is False where its capitals may
    be a sentence's or a headline's alone.
    """

    span: Span
    words: tuple[str, ...]
    kind: str
    title: str
    block: int
    zone: str
    quoted: bool
    sure: bool

    @property
    def text(self) -> str:
        """The words, one space between them."""
        return " ".join(self.words)


class Mention(NamedTuple):
    """One place where a person is named.

    `first` is what stands of the given names and initials ("" where the surname is alone),
    `last` what stands of the surname, particles included ("" where the first name is alone),
    `suffix` "Jr." and the like.
    """

    name: Name
    first: str
    last: str
    suffix: str

    @property
    def span(self) -> Span:
        """The place of the name without title and possessive."""
        return self.name.span

    @property
    def title(self) -> str:
        """The title or honorific before it."""
        return self.name.title

    @property
    def full(self) -> bool:
        """Whether first name and surname stand here."""
        return bool(self.first and self.last)


class Person(NamedTuple):
    """A person across the story.

    `first` and `last` as in the first full reference (in the body if there is one, else in
    headline, deck or caption); `first` is "" for one who only ever has a title and a surname
    (Mr. Roe) or only a single name that the story treats as a person's. `mentions` are in
    the order of the text and hold that reference.
    """

    first: str
    last: str
    mentions: tuple[Mention, ...]

    @property
    def introduction(self) -> Mention:
        """The first full reference, in the body if there is one; else the first mention."""
        full = [item for item in self.mentions if item.full]
        body = [item for item in full if item.name.zone not in ("headline", "deck", "caption")]
        return (body or full or list(self.mentions))[0]

    @property
    def title(self) -> str:
        """The first title that the story gives, honorifics like Mr. left for want of a better."""
        stated = [item.title for item in self.mentions if item.title]
        return next((title for title in stated if len(title) > 4), stated[0] if stated else "")

    @property
    def text(self) -> str:
        """First name and surname."""
        return f"{self.first} {self.last}".strip()
