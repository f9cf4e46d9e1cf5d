"""Named tuples that are made fast: as Python's own in all that is asked of them."""

from __future__ import annotations

import ast
import copy
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import newslint
from newslint.record import NamedTuple


class Place(NamedTuple):
    """Where something stands."""

    line: int
    path: str = "a.txt"
    marks: tuple[int, ...] = ()

    @property
    def next(self) -> Place:
        """The one after it."""
        return self._replace(line=self.line + 1)

    @classmethod
    def first(cls) -> Place:
        """The first."""
        return cls(1)

    def __repr__(self) -> str:
        return "Place: " + super().__repr__()


class Single(NamedTuple):
    """A tuple of one."""

    cls: int


PLACE = Place(3, marks=(1, 2))


def test_it_is_a_tuple_with_names() -> None:
    assert tuple(PLACE) == (3, "a.txt", (1, 2))
    assert (PLACE.line, PLACE.path, PLACE.marks) == PLACE
    assert hash(PLACE) == hash((3, "a.txt", (1, 2)))
    assert Single(3) == (3,)
    assert Single(cls=4).cls == 4
    assert type(Place) is type
    assert Place.__doc__ == "Where something stands."
    assert Place._fields == ("line", "path", "marks")


def test_methods_of_its_own_and_of_all() -> None:
    assert PLACE.next == (4, "a.txt", (1, 2))
    assert Place.first() == Place(1)
    assert repr(PLACE) == "Place: Place(line=3, path='a.txt', marks=(1, 2))"
    assert PLACE._asdict() == {"line": 3, "path": "a.txt", "marks": (1, 2)}
    assert Place._make([7, "b", ()]) == Place(7, "b")
    match PLACE:
        case Place(3, path):
            assert path == "a.txt"
        case _:
            pytest.fail("does not match")


def test_it_survives_a_copy_and_a_trip_to_another_process() -> None:
    for twin in (copy.copy(PLACE), copy.deepcopy(PLACE), pickle.loads(pickle.dumps(PLACE))):
        assert twin == PLACE
        assert type(twin) is Place


@pytest.mark.parametrize(
    ("wrong", "error", "says"),
    [
        (lambda make: make(), TypeError, r"Place.__new__\(\) missing 1 required positional argument: 'line'"),
        (lambda make: make(1, "a", (), 4), TypeError, "takes from 2 to 4 positional arguments but 5 were given"),
        (lambda make: make(1, column=2), TypeError, "unexpected keyword argument 'column'"),
        (lambda make: make(1)._replace(column=2), ValueError, "Place has no field column"),
        (lambda make: make._make([1]), TypeError, "Place has 3 fields, not 1"),
        (lambda make: setattr(make(1), "line", 2), AttributeError, "can't set attribute"),
        (lambda make: setattr(make(1), "column", 2), AttributeError, "has no attribute 'column'"),
    ],
)
def test_what_is_wrong_is_said(wrong: Callable[[Any], object], error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        wrong(Place)


def test_the_package_makes_no_other_but_generic_ones() -> None:
    package = Path(newslint.__file__).parent
    others = set()
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [item.name for item in node.names] if isinstance(node, ast.ImportFrom) else []
            if "NamedTuple" in names and isinstance(node, ast.ImportFrom) and node.module == "typing":
                others.add(path.relative_to(package).as_posix())
    assert others == {"record.py", "report/page/story.py"}
