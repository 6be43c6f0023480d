"""Layers over a text: its frames, names, times, signs, agents and drafts, found by sentence.

Every look-up takes the time of what it finds, not of the whole text, so that reading grows
linearly with a report's length.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, TypeVar, overload

Item = TypeVar("Item")

_GENERIC = frozenset(
    """the a an of for s in and or on at to from by with near its their his her local official
    forces force army military troops government regime group groups source sources said""".split()
)
_EMPTY = frozenset({"the", "a", "an", "of"})


class Layer(Sequence[Item], Generic[Item]):
    """Items in the order of the text, each in one sentence."""

    def __init__(
        self, items: Iterable[Item] = (), sentence: Callable[[Item], int] | None = None
    ) -> None:
        self._items = tuple(items)
        self._by_sentence: dict[int, list[Item]] = defaultdict(list)
        if sentence is not None:
            for item in self._items:
                self._by_sentence[sentence(item)].append(item)

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Item]: ...
    def __getitem__(self, index: int | slice) -> Item | Sequence[Item]:
        """Return the item at a position, or the items of a slice."""
        return self._items[index]

    def __len__(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def __iter__(self) -> Iterator[Item]:
        """Iterate over the items in the order of the text."""
        return iter(self._items)

    def of(self, sentence: int) -> list[Item]:
        """Return the items of a sentence."""
        return self._by_sentence.get(sentence, [])

    def near(self, sentence: int, back: int, ahead: int) -> list[Item]:
        """Return the items from `back` sentences before to `ahead` behind, in order."""
        return [item for i in range(sentence - back, sentence + ahead + 1) for item in self.of(i)]


class Tally:
    """How often the telling words of some names occur among them."""

    def __init__(self, names: Iterable[str]) -> None:
        self._times: Counter[str] = Counter()
        self.total = 0
        for name in names:
            self.total += 1
            self._times.update(telling(name))

    def of(self, name: str) -> int:
        """Return how many names share the most frequent telling word of `name`."""
        return max((self._times[word] for word in telling(name)), default=0)


@lru_cache(maxsize=4096)
def telling(words: str) -> frozenset[str]:
    """Return the words that tell a name from others; generic ones where there are no others."""
    found = frozenset(re.findall(r"\w+", words.lower()))
    return (found - _GENERIC) or (found - _EMPTY)


def share_word(one: str | None, two: str | None) -> bool:
    """Tell whether two names have a telling word in common."""
    return bool(one and two) and not telling(one or "").isdisjoint(telling(two or ""))
