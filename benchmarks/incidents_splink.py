"""Splink on the facts of the same synthetic stream: a peer made for linking records at scale.

It gets of each report what the matcher gets, as columns: place, day, means, number killed and the
weightiest words. Its parameters are estimated by expectation maximisation, as its guide says;
clusters are those of links from a probability of one half.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd
import splink.comparison_library as compared
from splink import Linker, SettingsCreator, block_on
from splink.backends.duckdb import DuckDBAPI

from tollbook.incidents.drafts import Draft

#: Words of a report that stand in a column, and those that two reports must share to be compared.
WORDS = 6
PROBABILITY = 0.5
#: Pairs drawn to estimate how often columns agree by chance.
DRAWN = 1e6

_BY_PLACE = block_on("place", "day")
_BY_WORD = block_on("day", "words", arrays_to_explode=["words"])
_BY_MEANS = block_on("day", "means", "killed")


def table_of(drafts: Iterable[Draft]) -> pd.DataFrame:
    """Return drafts as a table of columns; what is unknown is null."""
    return pd.DataFrame([_row(draft) for draft in drafts])


def cluster(table: pd.DataFrame) -> list[list[str]]:
    """Return the reports of each cluster that Splink finds."""
    linker = Linker(DuckDBAPI().register(table), _settings(), log_level=None)
    training = linker.training
    training.estimate_probability_two_random_records_match([_BY_PLACE], recall=0.7)
    training.estimate_u_using_random_sampling(max_pairs=DRAWN)
    training.estimate_parameters_using_expectation_maximisation(_BY_PLACE)
    training.estimate_parameters_using_expectation_maximisation(block_on("killed", "means"))
    links = linker.inference.predict(threshold_match_probability=PROBABILITY)
    found = linker.clustering.cluster_pairwise_predictions_at_threshold(links, PROBABILITY)
    frame = found.as_pandas_dataframe()
    return [list(ids) for _, ids in frame.groupby("cluster_id")["unique_id"]]


def _settings() -> SettingsCreator:
    return SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[_BY_PLACE, _BY_WORD, _BY_MEANS],
        comparisons=[
            compared.ExactMatch("place").configure(term_frequency_adjustments=True),
            compared.ExactMatch("day"),
            compared.ExactMatch("means"),
            compared.ExactMatch("killed"),
            compared.ArrayIntersectAtSizes("words", [3, 2, 1]),
        ],
    )


def _row(draft: Draft) -> dict[str, Any]:
    return {
        "unique_id": draft.report,
        "place": draft.spots[0].id if draft.spots else None,
        "day": (draft.first if draft.dated else draft.published or draft.first),
        "means": next(iter(draft.means), None),
        "killed": draft.killed[0] if draft.killed else None,
        "words": list(draft.wording.words[:WORDS]),
    }
