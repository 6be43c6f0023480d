"""The judge: answers the questions about the claims of a window from the encoder's vectors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar, get_args

import numpy as np
from threadpoolctl import ThreadpoolController

from tollbook.model.vocabulary import Group, Harm, MeansCode, SourceKind, Status
from tollbook.reading.answers import Answers, Choice, Stretch, ranked
from tollbook.reading.context import Context, Found, Item
from tollbook.reading.drafts import Draft
from tollbook.reading.network import layers
from tollbook.reading.network.candidates import named_alike, place_marks, time_marks
from tollbook.reading.network.layers import Array, Steps, Weights
from tollbook.reading.network.windows import Window
from tollbook.reading.placenames import PlaceName
from tollbook.times import TimeExpression

HARMS: tuple[Harm, ...] = get_args(Harm)
STATUSES: tuple[Status, ...] = ("unspecified", "civilian", "combatant", "mixed")
MEANS: tuple[MeansCode, ...] = get_args(MeansCode)
GROUPS: tuple[Group, ...] = get_args(Group)
KINDS: tuple[SourceKind, ...] = get_args(SourceKind)
#: How many words a source, an actor or the words for victims may have.
LONGEST = 14
#: How many first words of a stretch are tried.
TRIED = 6
_NEVER = np.float32(-1e4)

Option = TypeVar("Option")


@dataclass(frozen=True, slots=True)
class Read:
    """A window of a text with the encoder's vectors for its words."""

    context: Context
    window: Window
    vectors: Array

    def inside(self, found: Sequence[Found[Item]]) -> list[Found[Item]]:
        """Return what lies wholly in the window."""
        first, last = self.window.first, self.window.last
        return [f for f in found if first <= f.first and f.last <= last]

    def means_of(self, found: Sequence[Found[Item]]) -> Array:
        """Return the mean vector of the words of each thing found."""
        first = self.window.first
        return np.stack([self.vectors[f.first - first : f.last - first].mean(0) for f in found])


class Judge:
    """Heads with their weights."""

    def __init__(self, weights: Weights) -> None:
        """Take the weights of the heads by name."""
        self._weights = weights
        self._threads = ThreadpoolController()

    def counts(self, read: Read) -> Array:
        """Return, for each word of a window, the scores that a count of people begins there.

        One column a harm, in the order of HARMS; a last one scores that a count goes on there.
        """
        with self._threads.limit(limits=1):
            return layers.linear(self._weights, "det", read.vectors)

    def answer(self, read: Read, drafts: Sequence[Draft]) -> list[Answers]:
        """Return the answers about the drafts of a window."""
        if not drafts:
            return []
        # Arrays of this size are slower on several threads than on one.
        with self._threads.limit(limits=1):
            return Hearing(self._weights, read, drafts).answers()


class Hearing:
    """The questions about the drafts of one window."""

    def __init__(self, weights: Weights, read: Read, drafts: Sequence[Draft]) -> None:
        """Take the drafts and make a vector of each in the light of the window and the others."""
        self._weights, self._read, self._drafts = weights, read, drafts
        first, last = read.window.first, read.window.last
        self._sentence = np.array(read.context.words.sentence[first:last])
        self._rows = np.array([draft.first for draft in drafts]) - first
        self._far = self._steps(np.arange(last - first))
        self._apart = self._steps(self._rows)
        self._claims = self._vectors()

    def _steps(self, columns: layers.Indices) -> Steps:
        """Return the distances from the drafts to words of the window."""
        return layers.steps(self._rows, columns, self._sentence)

    def _vectors(self) -> Array:
        """Return a vector a draft."""
        weights, words = self._weights, self._read.vectors
        ends = np.array([draft.last - 1 for draft in self._drafts]) - self._read.window.first
        harms = weights["he.weight"][[HARMS.index(draft.harm) for draft in self._drafts]]
        ends = np.clip(ends, 0, len(words) - 1)
        made = np.concatenate([words[self._rows], words[ends], harms], 1)
        made = layers.norm(weights, "claim.2", layers.gelu(layers.linear(weights, "claim.0", made)))
        made = layers.attend(weights, "cross", made, words, self._far)
        made = layers.attend(weights, "among", made, made, self._apart)
        return layers.feed(weights, "ffn", made)

    def answers(self) -> list[Answers]:
        """Return the answers about each draft."""
        status = self._classes("status", STATUSES)
        kind = self._classes("kind", KINDS)
        groups = layers.sigmoid(layers.linear(self._weights, "groups", self._claims))
        total = layers.sigmoid(layers.linear(self._weights, "total", self._claims))[:, 0]
        means = [ranked(dict(zip(MEANS, row, strict=True))) for row in self._means()]
        source, actor, victims = (self._stretches(name) for name in ("src", "act", "vic"))
        times, places = self._times(), self._places()
        wholes, sames = self._others("part"), self._others("same")
        return [
            Answers(
                status=status[i],
                groups={g: float(p) for g, p in zip(GROUPS, groups[i], strict=True)},
                total=float(total[i]),
                source=source[i],
                source_kind=kind[i],
                places=places[i],
                time=times[i],
                means=means[i],
                actor=actor[i],
                victims=victims[i],
                whole=wholes[i],
                same=sames[i],
            )
            for i in range(len(self._drafts))
        ]

    def _classes(self, name: str, classes: Sequence[Option]) -> list[Choice[Option]]:
        """Return a choice among fixed classes for each draft."""
        chances = layers.softmax(layers.linear(self._weights, name, self._claims))
        return [ranked(list(zip(classes, row.tolist(), strict=True))) for row in chances]

    def _means(self) -> list[list[float]]:
        """Return the probability of each means for each draft."""
        scores = layers.linear(self._weights, "means", self._claims)
        signs = self._read.inside(self._read.context.signs)
        if signs:
            of_signs = self._pair("p.sign", signs, self._read.means_of(signs))
            for code in {sign.item.code for sign in signs}:
                named = [i for i, sign in enumerate(signs) if sign.item.code == code]
                scores[:, MEANS.index(code)] += layers.logsumexp(of_signs[:, named])
        chances: list[list[float]] = layers.softmax(scores).tolist()
        return chances

    def _pair(self, name: str, found: Sequence[Found[Item]], vectors: Array) -> Array:
        """Return the score of each thing found for each draft."""
        firsts = np.array([f.first for f in found]) - self._read.window.first
        return layers.pair(self._weights, name, self._claims, vectors, self._steps(firsts))

    def _stretches(self, name: str) -> list[Choice[Stretch | None]]:
        """Return the stretches of words that may name a source, an actor or victims."""
        starts, ends = (
            layers.pair(
                self._weights, f"p.{name}_{side}", self._claims, self._read.vectors, self._far
            )
            for side in ("s", "e")
        )
        log_starts, log_ends = np.log(layers.softmax(starts)), np.log(layers.softmax(ends))
        first = self._read.window.first
        return [_stretch(s, e, first) for s, e in zip(log_starts, log_ends, strict=True)]

    def _times(self) -> list[Choice[TimeExpression | None]]:
        """Return the time expressions that may date each draft."""
        times = self._read.inside(self._read.context.times)
        if not times:
            return [ranked([(None, 1.0)])] * len(self._drafts)
        vectors = self._marked(self._read.means_of(times), time_marks(times))
        chances = layers.softmax(self._pair("p.time", times, vectors))
        options = [*(t.item for t in times), None]
        return [ranked(list(zip(options, row.tolist(), strict=True))) for row in chances]

    def _marked(self, vectors: Array, marks: dict[str, layers.Indices]) -> Array:
        """Return candidates' vectors with those of their marks added."""
        return vectors + sum(
            self._weights[f"{name}.weight"][index] for name, index in marks.items()
        )

    def _places(self) -> list[tuple[tuple[Found[PlaceName], float], ...]]:
        """Return the names of places with the chance of each to be a draft's, likeliest first."""
        names = self._read.inside(self._read.context.names)
        if not names:
            return [()] * len(self._drafts)
        vectors = self._marked(self._read.means_of(names), place_marks(self._read.context, names))
        scores = self._pair("p.place", names, vectors)
        groups = named_alike(names)
        chances = [layers.sigmoid(layers.logsumexp(scores[:, group])) for group in groups]
        found = []
        for row, of_draft in enumerate(scores):
            best = [names[max(group, key=lambda i: of_draft[i])] for group in groups]
            pairs = zip(best, (float(chance[row]) for chance in chances), strict=True)
            found.append(tuple(sorted(pairs, key=lambda pair: -pair[1])))
        return found

    def _others(self, name: str) -> list[Choice[Draft | None]]:
        """Return which other draft a draft is part of, or repeats."""
        scores = layers.pair(self._weights, f"p.{name}", self._claims, self._claims, self._apart)
        np.fill_diagonal(scores, _NEVER)
        chances = layers.softmax(scores)
        options = [*self._drafts, None]
        return [ranked(list(zip(options, row.tolist(), strict=True))) for row in chances]


def _stretch(starts: Array, ends: Array, first: int) -> Choice[Stretch | None]:
    """Return the likeliest stretches from the log-chances of first and last words.

    The last entry of both stands for "none". Chances are those of the stretches kept, which
    leave out all that are too long or begin at an unlikely word.
    """
    words = len(starts) - 1
    likely = np.argsort(-starts[:-1])[:TRIED]
    options: list[tuple[Stretch | None, float]] = [(None, float(starts[-1] + ends[-1]))]
    for start in likely.tolist():
        stop = min(words, start + LONGEST)
        end = start + int(np.argmax(ends[start:stop]))
        options.append(((first + start, first + end + 1), float(starts[start] + ends[end])))
    chances = layers.softmax(np.array([score for _, score in options], dtype=np.float32))
    return ranked([(o, float(c)) for (o, _), c in zip(options, chances, strict=True)])
