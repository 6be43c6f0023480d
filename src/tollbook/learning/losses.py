"""Losses: how far the network's answers on a page are from what is right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own name for it

from tollbook.learning.batches import Page
from tollbook.learning.lessons import Target
from tollbook.learning.network import Heads, Steps
from tollbook.reading.answers import Stretch
from tollbook.reading.context import Found, Item
from tollbook.reading.network.candidates import named_alike, place_marks, time_marks
from tollbook.reading.network.judge import HARMS, MEANS

#: What each question weighs. Starts and ends are two halves of one question.
WEIGHTS = {
    "det": 1.0, "status": 1.0, "total": 1.0, "means": 1.0, "kind": 0.3, "groups": 0.5,
    "src": 0.6, "act": 0.6, "vic": 0.2, "time": 1.0, "place": 1.0, "part": 1.0, "same": 1.0,
}  # fmt: skip
#: Harms that few annotations tell apart: there none is held against another.
_TWINS = tuple(HARMS.index(harm) for harm in ("missing", "abducted", "detained"))
_NEVER = -1e4


def page_loss(heads: Heads, vectors: Tensor, page: Page) -> tuple[dict[str, Tensor], int]:
    """Return the loss of each question on a page, and how many claims were asked about.

    `vectors` are those of the page's words (words, width).
    """
    losses = {"det": _detection(heads, vectors, page)}
    asked = [i for i, t in enumerate(page.lesson.targets) if not t.unstated and _is_own(page, t)]
    if asked:
        losses |= Lecture(heads, vectors, page, asked).losses()
    return {name: WEIGHTS[name] * loss for name, loss in losses.items()}, len(asked)


def _is_own(page: Page, target: Target) -> bool:
    """Tell whether a page's window answers for a target and holds all of its count."""
    window = page.window
    return window.opens <= target.first < window.closes and target.last <= window.last


def _detection(heads: Heads, vectors: Tensor, page: Page) -> Tensor:
    """Return the loss of finding counts; optional claims are neither rewarded nor punished."""
    first, last = page.window.first, page.window.last
    right = torch.zeros(last - first, len(HARMS) + 1)
    weight = torch.ones_like(right)
    for target in page.lesson.targets:
        if target.first < first or target.last > last:
            continue
        start, end = target.first - first, target.last - first
        if target.optional:
            weight[start:end] = 0
            continue
        right[start, target.harm] = 1
        right[start + 1 : end, -1] = 1
        if target.harm in _TWINS and not page.lesson.told_apart:
            weight[start, [h for h in _TWINS if h != target.harm]] = 0
    scores = heads.det(heads.drop(vectors))
    return (F.binary_cross_entropy_with_logits(scores, right, reduction="none") * weight).sum()


@dataclass(frozen=True)
class Lecture:
    """The questions about the claims of one page; `asked` are the indices of its targets."""

    heads: Heads
    vectors: Tensor
    page: Page
    asked: Sequence[int]

    @cached_property
    def targets(self) -> list[Target]:
        """What is right about each claim."""
        return [self.page.lesson.targets[index] for index in self.asked]

    def losses(self) -> dict[str, Tensor]:
        """Return the loss of each question."""
        window = self.page.window
        rows = self._tensor(lambda t: t.first) - window.first
        last = self._tensor(lambda t: t.last - 1) - window.first
        far = self._steps(rows, torch.arange(window.last - window.first))
        apart = self._steps(rows, rows)
        counts = (rows, last, self._tensor(lambda t: t.harm))
        claims = self.heads.claims(self.vectors, counts, far, apart)
        return (
            self._classes(claims, rows)
            | self._stretches(claims, far)
            | self._candidates(claims, rows)
            | self._others(claims, apart)
        )

    def _tensor(self, value: Callable[[Target], int | float | Sequence[bool]]) -> Tensor:
        """Return a value of each target."""
        return torch.tensor([value(target) for target in self.targets])

    @property
    def _weight(self) -> Tensor:
        """What each target weighs: an optional one half."""
        return self._tensor(lambda t: 0.5 if t.optional else 1.0)

    def _steps(self, rows: Tensor, columns: Tensor) -> Steps:
        """Return the distances between words of the window."""
        window = self.page.window
        sentence = self.page.lesson.context.words.sentence[window.first : window.last]
        return Steps(rows, columns, torch.tensor(sentence))

    def _classes(self, claims: Tensor, rows: Tensor) -> dict[str, Tensor]:
        """Return the losses of the questions with fixed answers."""
        heads, weight = self.heads, self._weight

        def one_of(scores: Tensor, right: Tensor) -> Tensor:
            losses = F.cross_entropy(scores, right, reduction="none", ignore_index=-1)
            return (losses * weight).sum()

        def each(scores: Tensor, right: Tensor) -> Tensor:
            losses = F.binary_cross_entropy_with_logits(scores, right.float(), reduction="none")
            return (losses * weight[:, None]).sum()

        return {
            "status": one_of(heads.status(claims), self._tensor(lambda t: t.status)),
            "means": one_of(self._means(claims, rows), self._right_means()),
            "kind": one_of(
                heads.kind(claims), self._tensor(lambda t: -1 if t.kind is None else t.kind)
            ),
            "total": each(heads.total(claims), self._tensor(lambda t: [t.total])),
            "groups": each(heads.groups(claims), self._tensor(lambda t: t.groups)),
        }

    def _means(self, claims: Tensor, rows: Tensor) -> Tensor:
        """Return the scores of the means: of each, and of the signs that name it."""
        _, signs = self._inside(self.page.lesson.context.signs)
        base: Tensor = self.heads.means(claims)
        if not signs:
            return base
        scores = self._pair("sign", claims, rows, signs, self._vectors_of(signs))
        added = [torch.zeros(len(claims)) for _ in MEANS]
        for code in {sign.item.code for sign in signs}:
            named = [i for i, sign in enumerate(signs) if sign.item.code == code]
            added[MEANS.index(code)] = scores[:, named].logsumexp(1)
        return base + torch.stack(added, 1)

    def _right_means(self) -> Tensor:
        """Return the right means of each target, -1 where a cropped page may not show it."""
        right = self._tensor(lambda t: t.means)
        if not self.page.cropped:
            return right
        _, signs = self._inside(self.page.lesson.context.signs)
        shown = torch.tensor(
            [MEANS.index(code) for code in ("unstated", *(s.item.code for s in signs))]
        )
        return torch.where(torch.isin(right, shown), right, -1)

    def _inside(self, found: Sequence[Found[Item]]) -> tuple[list[int], list[Found[Item]]]:
        """Return what lies wholly in the window, as indices and itself."""
        window = self.page.window
        kept = [i for i, f in enumerate(found) if window.first <= f.first and f.last <= window.last]
        return kept, [found[i] for i in kept]

    def _vectors_of(self, found: Sequence[Found[Item]]) -> Tensor:
        """Return the mean vector of the words of each thing found."""
        first = self.page.window.first
        return torch.stack([self.vectors[f.first - first : f.last - first].mean(0) for f in found])

    def _pair(
        self, name: str, claims: Tensor, rows: Tensor, found: Sequence[Found[Item]], vectors: Tensor
    ) -> Tensor:
        """Return the score of each thing found for each claim."""
        columns = torch.tensor([f.first for f in found]) - self.page.window.first
        scores: Tensor = self.heads.p[name](claims, vectors, self._steps(rows, columns))
        return scores

    def _stretches(self, claims: Tensor, far: Steps) -> dict[str, Tensor]:
        """Return the losses of the questions answered by words of the text."""
        found: dict[str, Tensor] = {}
        for name, of in (("src", _source), ("act", _actor), ("vic", _victims)):
            starts = self.heads.p[f"{name}_s"](claims, self.vectors, far)
            ends = self.heads.p[f"{name}_e"](claims, self.vectors, far)
            found[name] = self._likely(starts, self._bounds(of, 0)) + self._likely(
                ends, self._bounds(of, 1)
            )
        return found

    def _bounds(self, of: Callable[[Target], Sequence[Stretch]], side: int) -> Tensor:
        """Return which words begin (or end) a right stretch; the last column is "none"."""
        first, last = self.page.window.first, self.page.window.last
        right = torch.zeros(len(self.targets), last - first + 1, dtype=torch.bool)
        for row, target in enumerate(self.targets):
            stretches = of(target)
            right[row, -1] = not stretches
            for stretch in stretches:
                if first <= stretch[0] and stretch[1] <= last:
                    right[row, stretch[side] - side - first] = True
        return right

    def _likely(self, scores: Tensor, right: Tensor, weigh: bool = True) -> Tensor:
        """Return how unlikely the right columns are together; rows without any teach nothing."""
        asked = right.any(1)
        if not asked.any():
            return scores.sum() * 0
        chosen = scores[asked].masked_fill(~right[asked], _NEVER).logsumexp(1)
        losses = scores[asked].logsumexp(1) - chosen
        return (losses * self._weight[asked]).sum() if weigh else losses.sum()

    def _candidates(self, claims: Tensor, rows: Tensor) -> dict[str, Tensor]:
        """Return the losses of the questions answered by what rules found."""
        context, found = self.page.lesson.context, {}
        kept, times = self._inside(context.times)
        if times:
            vectors = self._marked(self._vectors_of(times), time_marks(times))
            right = self._tensor(lambda t: [*(t.times[i] for i in kept), t.undated])
            found["time"] = self._likely(
                self._pair("time", claims, rows, times, vectors), right.bool()
            )
        kept, names = self._inside(context.names)
        if names:
            vectors = self._marked(self._vectors_of(names), place_marks(context, names))
            groups = [[kept[i] for i in group] for group in named_alike(names)]
            scores = self._pair("place", claims, rows, names, vectors)
            found["place"] = self._places(scores, named_alike(names), groups)
        return found

    def _marked(self, vectors: Tensor, marks: dict[str, object]) -> Tensor:
        """Return candidates' vectors with those of their marks added."""
        for name, index in marks.items():
            vectors = vectors + self.heads.mark(name, torch.as_tensor(index))
        return vectors

    def _places(
        self, scores: Tensor, groups: Sequence[list[int]], of_context: Sequence[list[int]]
    ) -> Tensor:
        """Return the loss of the names of places; names that share a telling word are one.

        The groups are given as columns of the scores and as indices of the context's names.
        """
        grouped = torch.stack([scores[:, group].logsumexp(1) for group in groups], 1)
        right = self._tensor(lambda t: [any(t.places[i] for i in g) for g in of_context])
        losses = F.binary_cross_entropy_with_logits(grouped, right.float(), reduction="none")
        return (losses * self._weight[:, None]).sum()

    def _others(self, claims: Tensor, apart: Steps) -> dict[str, Tensor]:
        """Return the losses of the questions answered by another claim."""
        if len(self.targets) < 2:
            return {}
        row_of = {index: row for row, index in enumerate(self.asked)}
        never = _NEVER * torch.eye(len(self.targets))
        found = {}
        for name, of in (("part", _wholes), ("same", _sames)):
            right = torch.zeros(len(self.targets), len(self.targets) + 1, dtype=torch.bool)
            for row, target in enumerate(self.targets):
                others = of(target)
                right[row, -1] = not others
                right[row, [row_of[i] for i in others if i in row_of]] = True
            scores = self.heads.p[name](claims, claims, apart)
            scores = torch.cat([scores[:, :-1] + never, scores[:, -1:]], 1)
            found[name] = self._likely(scores, right, weigh=False)
        return found


def _source(target: Target) -> Sequence[Stretch]:
    return target.source


def _actor(target: Target) -> Sequence[Stretch]:
    return target.actor


def _victims(target: Target) -> Sequence[Stretch]:
    return target.victims


def _wholes(target: Target) -> frozenset[int]:
    return target.wholes


def _sames(target: Target) -> frozenset[int]:
    return target.sames
