from __future__ import annotations

import pandas as pd

from tests.display.readings import TEXT, make_reading
from tollbook.display import ReadingView
from tollbook.display.rows import COLUMNS
from tollbook.model import Reading


def test_a_view_is_its_reading() -> None:
    reading = make_reading()
    view = ReadingView(reading)
    assert (view.reading, view.report, view.claims) == (reading, reading.report, reading.claims)
    assert repr(view) == "<ReadingView norvik: 2 claims>"


def test_a_notebook_shows_the_text() -> None:
    assert "Harbour Relief Society" in ReadingView(make_reading())._repr_html_()
    assert TEXT not in ReadingView(make_reading())._repr_html_()  # it is escaped


def test_a_data_frame_has_one_row_a_claim() -> None:
    frame = ReadingView(make_reading()).to_dataframe()
    assert list(frame.columns) == list(COLUMNS)
    assert frame["value"].tolist() == [14, 3]
    assert pd.isna(frame["high"][0])


def test_a_data_frame_without_claims_has_the_columns() -> None:
    frame = ReadingView(Reading(report=make_reading().report)).to_dataframe()
    assert list(frame.columns) == list(COLUMNS)
    assert frame.empty
