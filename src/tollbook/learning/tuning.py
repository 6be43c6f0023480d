"""Tuning: the heads that ship, taught a little further on a project's own reports.

The encoder stays as it ships and is run once: each window's vectors are kept and only the heads
see them again. Of the heads only the last layers change, those that answer: with all of them taught
forty reports' worth of examples were learned by heart, and other reports read worse.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from tollbook.learning.batches import Page, pages_of
from tollbook.learning.gold import GoldReport
from tollbook.learning.lessons import prepare
from tollbook.learning.losses import page_loss
from tollbook.learning.network import Heads
from tollbook.reading.network.encoder import Encoder
from tollbook.reading.network.layers import Weights
from tollbook.reading.network.weights import Parts

#: The layers that are taught: finding counts, classes, and the choice among words and candidates.
TAUGHT = ("det", "status", "means", "groups", "kind", "total", "p")
#: Of these the choice of a date is left as it ships: taught on forty reports it got worse in four
#: trials of four, by .02 to .03.
LEFT = "p.time"
#: Told of each piece of work done.
Advance = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Settings:
    """How heads are tuned: pages a step, step size, passes over the reports.

    `pull` is the share of the way that each step goes back towards the weights that ship
    (L2-SP, Li, Grandvalet and Davoine 2018, decoupled from the gradient): with little to learn
    from they stay near them.
    """

    epochs: int = 6
    size: int = 4
    rate: float = 1e-4
    pull: float = 0.01
    dropout: float = 0.1
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Shown:
    """A page with the encoder's vectors for its words, in half precision."""

    page: Page
    vectors: np.ndarray


def show(report: GoldReport, encoder: Encoder, parts: Parts) -> list[Shown]:
    """Return the pages of a report with their vectors."""
    lesson = prepare(report)
    pages = pages_of(lesson, parts.vocabulary)
    read = (vectors for _, vectors in encoder.read(lesson.context))
    return [
        Shown(page, vectors.astype(np.float16)) for page, vectors in zip(pages, read, strict=True)
    ]


def tune(
    reports: Sequence[Sequence[Shown]], start: Weights, settings: Settings, advance: Advance
) -> Weights:
    """Return the heads after teaching them the pages of `reports`.

    `advance` is called as often as there are reports, once an epoch for each.
    """
    # So small a network is slower on several threads, and not the same on every machine.
    torch.set_num_threads(1)
    torch.manual_seed(settings.seed)
    chance = random.Random(settings.seed)
    heads = heads_from(start, settings.dropout)
    taught = [p for p in heads.parameters() if p.requires_grad]
    anchors = [p.detach().clone() for p in taught]
    optimizer = torch.optim.Adam(taught, settings.rate)
    pages = [page for report in reports for page in report]
    for _ in range(settings.epochs):
        chance.shuffle(pages)
        for at in range(0, len(pages), settings.size):
            _step(heads, optimizer, pages[at : at + settings.size])
            _pull_back(taught, anchors, settings.pull)
        for _ in reports:
            advance()
    return {name: value.detach().numpy() for name, value in heads.state_dict().items()}


def heads_from(weights: Weights, dropout: float) -> Heads:
    """Return the heads in torch with weights as they ship, only what is TAUGHT to be changed."""
    heads = Heads(dropout)
    heads.load_state_dict(
        {name: torch.from_numpy(np.array(value)) for name, value in weights.items()}
    )
    for name, parameter in heads.named_parameters():
        parameter.requires_grad_(_is_taught(name))
    return heads.train()


def _step(heads: Heads, optimizer: torch.optim.Optimizer, shown: Sequence[Shown]) -> None:
    """Change the heads by what a few pages teach."""
    loss, asked = torch.zeros(()), 0
    for one in shown:
        vectors = torch.from_numpy(one.vectors.astype(np.float32))
        losses, count = page_loss(heads, vectors, one.page)
        loss, asked = loss + sum(losses.values(), torch.zeros(())), asked + count
    optimizer.zero_grad()
    (loss / (asked + len(shown))).backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(heads.parameters(), 1.0)
    optimizer.step()


@torch.no_grad()
def _pull_back(weights: Sequence[Tensor], anchors: Sequence[Tensor], share: float) -> None:
    """Let weights go a share of the way back to where they began."""
    for parameter, anchor in zip(weights, anchors, strict=True):
        parameter.lerp_(anchor, share)


def _is_taught(name: str) -> bool:
    """Tell whether a weight is of a layer that is taught."""
    return name.partition(".")[0] in TAUGHT and not name.startswith(f"{LEFT}.")
