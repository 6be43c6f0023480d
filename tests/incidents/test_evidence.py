import datetime as dt

import numpy as np
import pytest

from tests.incidents.build import DAY, claim, day, means, place, reading
from tests.incidents.reports import BRIDGE, MARKET
from tollbook.incidents.drafts import drafts_of
from tollbook.incidents.evidence import evidence
from tollbook.incidents.merging import compare
from tollbook.incidents.table import tabulate
from tollbook.incidents.weights import load_model

PAIR = np.array([0]), np.array([1])


def table(one, other, text=MARKET, other_text=MARKET):
    drafts = [
        drafts_of(reading(id_, claim("c1", "[9] died", 9, **fields), text=words))[0]
        for id_, fields, words in (("a", one, text), ("b", other, other_text))
    ]
    return tabulate(drafts)


def told(one, other, **texts):
    columns = evidence(table(one, other, **texts), *PAIR)
    return {name: float(column[0]) for name, column in columns.items()}


def at(lat, lon, level="populated_place", name="Marj"):
    return {"places": (place(name, lat=lat, lon=lon, level=level),)}


@pytest.mark.parametrize(
    ("one", "other", "feature"),
    [
        ({"time": day(DAY)}, {"time": day(DAY)}, "same_day"),
        ({"places": (place("Marj"),)}, {"places": (place("Marj"),)}, "place_same"),
        (at(10, 10), at(10.02, 10), "place_same"),
        (at(10, 10), at(10.5, 10, "adm1", "North"), "place_within"),
        (at(10, 10), at(12, 10), "place_apart"),
        ({"places": (place("Marj"),)}, {"places": (place("Ellis"),)}, "place_names_differ"),
        ({"means": means("ied")}, {"means": means("vehicle_bomb")}, "means_alike_seldom"),
        ({"means": means("ied")}, {"means": means("airstrike")}, "means_differ"),
    ],
)
def test_what_two_drafts_share_is_noticed(one, other, feature):
    assert told(one, other)[feature] == 1.0


def test_silence_speaks_neither_for_nor_against():
    found = told({}, {}, other_text=BRIDGE)
    silent = ["same_day", "days_apart", "place_same", "place_apart", "means_alike", "means_differ"]
    assert all(found[name] == 0.0 for name in silent)


def test_the_name_of_a_shared_place_counts_once():
    words = "A kiln burst in Marj. The Ostrel ovens stood idle."
    here = {"places": (place("Marj"),)}
    assert told(here, here, text=words, other_text=words)["rare_shared"] > 0
    alone = told(here, here, text="A kiln burst in Marj.", other_text="Shots fell on Marj.")
    assert (alone["place_same"], alone["rare_shared"]) == (1.0, 0.0)


def test_a_day_of_the_past_singles_an_event_out():
    past = {"time": day(DAY - dt.timedelta(days=20))}
    assert told(past, past)["same_past_day"] == 1.0
    assert told({"time": day(DAY)}, {"time": day(DAY)})["same_past_day"] == 0.0


def test_days_apart_weigh_more_the_farther():
    later = [{"time": day(DAY + dt.timedelta(days=days))} for days in (1, 9)]
    near, far = (told({"time": day(DAY)}, one)["days_apart"] for one in later)
    assert 0 < near < far


def test_a_day_and_a_means_alone_never_join():
    bomb = {"time": day(DAY), "means": means("vehicle_bomb")}
    model = load_model("across")
    (chance,) = compare(table(bomb, bomb, other_text=BRIDGE), *PAIR, model)
    assert chance < model.threshold
