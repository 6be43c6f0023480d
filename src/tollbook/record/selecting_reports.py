"""Which reports one wants to see: the filter of the inbox."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple, get_args

from django.db.models import Count, F, Q, QuerySet

from tollbook.record.keeping import HARMS, bit
from tollbook.record.kept import ReportSummary
from tollbook.record.progress import Stage
from tollbook.record.search import reports_with

STAGES: tuple[Stage, ...] = get_args(Stage)
#: A long list is counted no farther: nobody leafs through it, and counting takes longer than
#: finding.
COUNTED = 10_000
#: Below this confidence the reader was in doubt of a claim.
DOUBT = 0.6


class ReportSelection(NamedTuple):
    """What reports have to be. Blank fields ask for nothing.

    `assigned` is a user's name, "nobody" for what nobody has. Near-copies of a report that came
    before are left out unless `copies` asks for them.
    """

    q: str = ""
    stage: str = ""
    publisher: str = ""
    language: str = ""
    country: str = ""
    harm: str = ""
    assigned: str = ""
    doubt: bool = False
    disagree: bool = False
    copies: bool = False

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> ReportSelection:
        """Return the selection that an address asks for; what it cannot mean is left out."""
        stage, harm = asked.get("stage", ""), asked.get("harm", "")
        return cls(
            q=asked.get("q", "").strip(),
            stage=stage if stage in STAGES else "",
            publisher=asked.get("publisher", "").strip(),
            language=asked.get("language", "").strip(),
            country=asked.get("country", "").strip().upper()[:2],
            harm=harm if harm in HARMS else "",
            assigned=asked.get("assigned", "").strip(),
            doubt=asked.get("doubt") == "1",
            disagree=asked.get("disagree") == "1",
            copies=asked.get("copies") == "1",
        )

    def parameters(self) -> dict[str, str]:
        """Return the parameters of an address that asks for this selection."""
        told = {name: "1" if value is True else value for name, value in self._asdict().items()}
        return {name: value for name, value in told.items() if value}

    def summaries(self) -> QuerySet[ReportSummary]:
        """Return the summaries of the reports selected, in no order."""
        rows = ReportSummary.objects.filter(self._conditions())
        if self.harm:
            wanted = bit(HARMS, self.harm)
            rows = rows.alias(told=F("harms").bitand(wanted)).filter(told__gt=0)
        if self.q:
            rows = rows.filter(pk__in=reports_with(self.q))
        return rows

    def counts(self) -> dict[str, int] | None:
        """Return how many of the reports selected are at each stage, whatever stage is asked.

        The number of all stands under "". None where more than COUNTED have the words sought.
        """
        stages = self._replace(stage="").summaries().order_by().values_list("stage")
        if self.q:
            counts = dict(Counter(stage for (stage,) in stages[: COUNTED + 1]))
        else:
            counts = dict(stages.annotate(n=Count("*")))
        total = sum(counts.values())
        if self.q and total > COUNTED:
            return None
        return {"": total, **{stage: counts.get(stage, 0) for stage in STAGES}}

    def _conditions(self) -> Q:
        wanted = Q() if self.copies else Q(copy_of=None)
        plain = {
            "stage": self.stage,
            "country": self.country,
            "report__publisher": self.publisher,
            "report__language": self.language,
        }
        wanted &= Q(**{name: value for name, value in plain.items() if value})
        if self.doubt:
            wanted &= Q(least__lt=DOUBT)
        if self.disagree:
            wanted &= Q(disagree=True)
        if self.assigned == "nobody":
            wanted &= Q(report__assignment=None)
        elif self.assigned:
            wanted &= Q(report__assignment__to__username=self.assigned)
        return wanted
