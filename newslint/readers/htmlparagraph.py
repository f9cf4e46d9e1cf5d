"""A paragraph of an HTML file, before it is known whether it belongs to the story."""

from __future__ import annotations

from dataclasses import dataclass, field

from .builder import Builder, Piece


@dataclass(slots=True)
class Paragraph:
    """A block of words with their places; `marks` are inline zones as (name, first piece, piece after the last).

    `article` numbers the outermost article element around it (0: none); `main` and `banner`
    tell that it stands in the main element, in a page's header.
    """

    zone: str
    article: int
    main: bool
    banner: bool
    hint: int = -1
    mixed: bool = False
    size: int = 0
    pieces: list[Piece] = field(default_factory=list)
    marks: list[tuple[str, int, int]] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where its first words stand in the file."""
        return self.pieces[0].start

    def words(self) -> str:
        """Its plain text."""
        return "".join(piece.text for piece in self.pieces).strip()

    def build(self, builder: Builder) -> None:
        """Append it to a document in the making."""
        builder.begin(self.zone)
        places = []
        for piece in self.pieces:
            places.append(builder.length)
            builder.add(*piece)
        for name, first, last in self.marks:
            if first < last:
                builder.mark(name, places[first], places[last] if last < len(places) else builder.length)
        builder.end()
