"""What `tollbook.read` returns: a reading that shows itself in a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tollbook.display.html import render_html
from tollbook.display.rows import COLUMNS, rows
from tollbook.model.claims import Claim
from tollbook.model.reports import Reading, Report

if TYPE_CHECKING:
    import pandas as pd


class ReadingView:
    """One report's reading: shows itself in a notebook and turns into a DataFrame."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    @property
    def report(self) -> Report:
        """The report, with its text and its flags."""
        return self.reading.report

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, in the order of the text."""
        return self.reading.claims

    def to_dataframe(self) -> pd.DataFrame:
        """Return one row a claim, with the columns of `tollbook read --format csv`.

        Raises ImportError where pandas is not installed: `pip install tollbook[notebook]`.
        """
        import pandas as pd  # noqa: PLC0415 - an optional dependency, slow to import

        return pd.DataFrame(list(rows(self.reading)), columns=list(COLUMNS))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.report.id}: {len(self.claims)} claims>"

    def _repr_html_(self) -> str:
        return render_html(self.reading)
