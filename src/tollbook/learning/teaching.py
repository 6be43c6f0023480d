"""Teaching: the network on annotated reports, from the pretrained encoder to all its answers."""

from __future__ import annotations

import math
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from tollbook.learning.batches import Batch, Renamer, batch_of, crop, pages_of, shuffled
from tollbook.learning.lessons import Lesson
from tollbook.learning.losses import page_loss
from tollbook.learning.network import Network, known_pieces
from tollbook.learning.rounding import round_from_now, stop_rounding
from tollbook.reading.network.pieces import Vocabulary

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Settings:
    """How the network is taught. `rate` is the encoder's step size, `heads_rate` the heads'."""

    layers: int = 6
    epochs: int = 10
    size: int = 8
    rate: float = 1.5e-4
    heads_rate: float = 1e-3
    dropout: float = 0.1
    seed: int = 1
    #: The share of all steps in which the step size grows.
    warming: float = 0.08
    #: How much of the mean of earlier weights each step keeps; the mean is what is returned
    #: (Polyak and Juditsky 1992): it does better on other reports than the last step's weights.
    keeping: float = 0.998
    #: The share of the epochs, the last ones, in which the encoder is rounded as it will run.
    rounding: float = 0.25


def vocabulary() -> Vocabulary:
    """Return the vocabulary of the network."""
    return Vocabulary({piece: number for number, piece in enumerate(known_pieces())})


def teach(
    lessons: Sequence[Lesson],
    settings: Settings,
    tell: Tell = print,
    start: Network | None = None,
) -> Network:
    """Return a network taught on `lessons`; `tell` is told of each epoch.

    It goes on from `start` where there is one, which it changes.
    """
    random.seed(settings.seed)
    torch.manual_seed(settings.seed)
    known = vocabulary()
    network = start or Network(settings.layers, settings.dropout)
    renamer = Renamer(lessons, known, settings.seed)
    pages = [page for lesson in lessons for page in pages_of(lesson, known)]
    steps = settings.epochs * math.ceil(len(pages) / settings.size)
    optimizer, rates = _optimizer(network, settings, steps)
    mean = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(settings.keeping))
    chance, began = random.Random(settings.seed), time.monotonic()
    for epoch in range(settings.epochs):
        if epoch == round((1 - settings.rounding) * settings.epochs):
            round_from_now(network.encoder)
            round_from_now(mean.module.encoder)
        network.train()
        totals: Counter[str] = Counter()
        shown = [crop(page, chance) for page in pages]
        for chosen in shuffled(shown, settings.size, settings.seed + epoch):
            loss = _loss(network, batch_of(chosen, known, renamer), totals)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            rates.step()
            mean.update_parameters(network)
        told = " ".join(f"{name} {total / len(pages):.2f}" for name, total in totals.items())
        tell(f"epoch {epoch + 1} of {settings.epochs}, {time.monotonic() - began:.0f} s: {told}")
    taught: Network = mean.module
    stop_rounding(taught.encoder)
    return taught.eval()


def _optimizer(
    network: Network, settings: Settings, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    """Return the optimizer and the course of its step size: up, then down to nearly nothing."""
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    groups = [
        {"params": encoder, "lr": settings.rate},
        {"params": list(network.heads.parameters()), "lr": settings.heads_rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    warm = max(1, int(settings.warming * steps))
    return optimizer, torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / warm) * max(0.02, 1 - step / steps)
    )


def _loss(network: Network, batch: Batch, totals: Counter[str]) -> Tensor:
    """Return the loss of a batch and add each question's to the totals."""
    vectors = encode(network, batch)
    whole, asked = torch.zeros(()), 0
    for page, of_page in zip(batch.pages, vectors, strict=True):
        words = page.window.last - page.window.first
        losses, count = page_loss(network.heads, of_page[:words], page)
        asked += count
        for name, loss in losses.items():
            whole = whole + loss
            totals[name] += float(loss.detach())
    return whole / (asked + len(batch.pages))


def encode(network: Network, batch: Batch) -> Tensor:
    """Return the vectors of a batch's words; the encoder works in half precision."""
    with torch.autocast("cpu", torch.bfloat16):
        hidden = (1.0 - batch.mask[:, None, None, :]) * -1e4
        vectors: Tensor = network.encoder(batch.pieces, batch.symbols, batch.firsts, hidden)
    return vectors.float()
