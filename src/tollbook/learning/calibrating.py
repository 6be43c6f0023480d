"""Calibrating: turn the network's score of a claim into the chance that it is one (Platt 1999)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own name for it

from tollbook.learning.batches import batch_of, pages_of
from tollbook.learning.lessons import Lesson
from tollbook.learning.network import Network
from tollbook.learning.teaching import encode, vocabulary
from tollbook.reading.network.judge import HARMS

#: Scores below this are no claims to anyone: a chance of less than 2 %.
LEAST = -4.0


def calibrate(network: Network, lessons: Sequence[Lesson]) -> tuple[float, float]:
    """Return slope and intercept that fit scores to what is right on lessons not learned from."""
    scores, right = scores_of(network, lessons)
    at = torch.tensor([1.0, 0.0], requires_grad=True)
    optimizer = torch.optim.LBFGS([at], max_iter=200, line_search_fn="strong_wolfe")

    def step() -> Tensor:
        optimizer.zero_grad()
        loss = F.binary_cross_entropy_with_logits(at[0] * scores + at[1], right)
        loss.backward()
        return loss

    optimizer.step(step)
    slope, intercept = at.detach().tolist()
    return slope, intercept


def scores_of(network: Network, lessons: Sequence[Lesson]) -> tuple[Tensor, Tensor]:
    """Return the scores of all that may be a claim, and 1 where it is one, 0 where not."""
    found = [pair for lesson in lessons for pair in _scores(network, lesson)]
    scores, right = zip(*found, strict=True)
    return torch.tensor(scores), torch.tensor(right)


@torch.no_grad()
def _scores(network: Network, lesson: Lesson) -> Iterator[tuple[float, float]]:
    """Yield the score of each word of a report to begin a claim, and whether it does."""
    known = vocabulary()
    right = {(t.first, t.harm) for t in lesson.targets if not t.optional}
    unasked = {i for t in lesson.targets if t.optional for i in range(t.first, t.last)}
    for page in pages_of(lesson, known):
        scores = network.heads.det(encode(network, batch_of([page], known))[0])
        for index in range(page.window.opens, page.window.closes):
            for harm in range(len(HARMS)):
                score = float(scores[index - page.window.first, harm])
                is_right = (index, harm) in right
                if index not in unasked and (score > LEAST or is_right):
                    yield score, float(is_right)
