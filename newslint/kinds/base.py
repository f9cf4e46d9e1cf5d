"""What every kind has: fields, triggers, matches."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from ..document import Document
from ..index import Hit
from ..rule import Match, Rule
from ..schema import Fault, Field, as_list, check_mapping


# Not derived from abc.ABC, whose metaclass would cost each start more than half a millisecond: the examples of rules
# run every kind that is shipped, and `kind_named` looks at those of other packages.
class Kind:
    """One machinery, made for one rule.

    A rule file holds the `fields` beside the keys that all rules have; they reach the
    kind as `options`. `says` are the {names}, besides {match}, that a rule's messages may
    use. `triggers` are phrases of which the text must hold one: without them the kind is
    not even made. They are the words of the field that `anchored` names; None means that
    it runs on every text. `local` tells that what it finds in a block follows from that block
    and the two beside it, their zones, and where in them somebody speaks: an editor's server
    keeps such findings until one of these changes. `spelled` tells that its marks are words not
    written right, or not known: those in the newsroom's vocabulary are both.
    """

    name: ClassVar[str]
    fields: ClassVar[Mapping[str, Field]] = {}
    anchored: ClassVar[str] = ""
    says: ClassVar[tuple[str, ...]] = ()
    local: ClassVar[bool] = False
    spelled: ClassVar[bool] = False

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.options: Mapping[str, Any] = rule.options

    @classmethod
    def problems(cls, options: Mapping[str, Any]) -> Iterator[Fault]:
        """All that is wrong with a rule's options, as (key path, sentence)."""
        yield from check_mapping(dict(options), cls.fields)

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str] | None:
        """Phrases that must be in a text for the rule to run; None for every text."""
        return as_list(options[cls.anchored]) if cls.anchored else None

    @classmethod
    def signs(cls, options: Mapping[str, Any]) -> Iterable[str] | None:
        """Strings, as written, of which a text must hold one besides; None where any text will do.

        A line end stands before the text, so that a sign can begin a block. Cheaper than a
        trigger, for what is no word.
        """
        return None

    @classmethod
    def near(cls, options: Mapping[str, Any]) -> bool:
        """Whether a rule is `local`: its kind is, and nothing in its options looks further."""
        return cls.local

    @classmethod
    def placeholders(cls, options: Mapping[str, Any]) -> Iterable[str]:
        """The {names}, besides {match}, that this rule's messages may use: `says`, unless its options add some."""
        return cls.says

    @classmethod
    def ahead(cls, options: Mapping[str, Any]) -> Mapping[str, Any]:
        """What can be worked out once, when rules are packed, as `marshal` can hold it; back as `rule.ahead`."""
        return {}

    @classmethod
    def unavailable(cls) -> str | None:
        """Why its rules find nothing on this machine, in one sentence for users; None where they work."""
        return None

    @abstractmethod
    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterable[Match]:
        """What is wrong in the document; `hits` is where the triggers stand, in order."""
