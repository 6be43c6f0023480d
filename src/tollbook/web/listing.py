"""A selection of incidents as a list, and as the form that changes it."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.http import urlencode

from tollbook.record.keeping import HARMS, MEANS
from tollbook.record.kept import IncidentActor, IncidentSummary
from tollbook.record.selecting import GRADES, REVIEWS, Selection
from tollbook.record.selecting_reports import COUNTED
from tollbook.record.veil import veiled_ids
from tollbook.web.counted import counted
from tollbook.web.naming import choices_of, country_name, kept_lines
from tollbook.web.words import word
from tollbook.web.worker import worker

#: Perpetrators offered by name, those of most incidents.
_ACTORS = 40


#: So many rows are likely to fill a page from among the LATEST of a large record, by their ids.
MANY, LATEST = 2_000, 5_000


class CappedPaginator(Paginator):  # type: ignore[type-arg]
    """Pages of a long list, the latest first, counted no farther than COUNTED."""

    def __init__(self, rows: QuerySet[Any, Any], size: int, known: int | None = None) -> None:
        """Take the rows, how many of them are a page, and how many they are if that is known."""
        super().__init__(rows, size)
        self._known = known

    @cached_property
    def count(self) -> int:
        """Count the rows, at most COUNTED and one."""
        if self._known is not None:
            return min(self._known, COUNTED + 1)
        few = self.object_list.order_by()[: COUNTED + 1]
        return int(counted(str(few.query), few.count))  # type: ignore[union-attr]

    @property
    def more(self) -> bool:
        """Whether there are more rows than were counted."""
        return self.count > COUNTED

    def page(self, number: int | str) -> Page[Any]:
        """Return a page, of many rows from among the latest if those fill it.

        To put ten thousand rows in order for the first forty takes longer than to count them.
        """
        page = super().page(number)
        if self.count < MANY:
            return page
        rows: QuerySet[Any, Any] = self.object_list  # type: ignore[assignment]
        newest = rows.model._default_manager.order_by("-pk").values_list("pk", flat=True).first()
        opens = (page.number - 1) * self.per_page
        latest = list(rows.filter(pk__gt=newest - LATEST)[opens : opens + self.per_page])
        if len(latest) == self.per_page:
            page.object_list = latest
        return page


def selection_of(request: HttpRequest) -> Selection:
    """Return the selection that a request asks for, without what its sender is to code blind.

    Even an empty row would tell: an incident found by a place, a day or a number has it.
    """
    asked = Selection.of(request.GET.dict())
    return asked._replace(hidden=veiled_ids(worker(request)))


def listed(request: HttpRequest, selection: Selection, size: int) -> Page[IncidentSummary]:
    """Return a page of the incidents selected, the latest first, each with its figures."""
    ids = selection.summaries().order_by("-pk").values_list("pk", flat=True)
    page = CappedPaginator(ids, size).get_page(request.GET.get("page"))
    # Found by an index alone, then read: sorting whole rows takes several times as long.
    rows = IncidentSummary.objects.filter(pk__in=list(page)).select_related("incident")
    page.object_list = list(rows.order_by("-pk"))
    for row in page:
        row.lines = kept_lines(row.figures)
        row.country_name = country_name(row.country)
        row.precision_words = word(row.precision)
    return page


def selection_context(selection: Selection) -> dict[str, Any]:
    """Return what the form of a selection shows."""
    told = selection.parameters()
    return {
        "selection": selection,
        "selected": told,
        "query": urlencode(told),
        "harms": choices_of(HARMS),
        "means": choices_of(MEANS),
        "grades": choices_of(GRADES),
        "reviews": choices_of(REVIEWS),
        "actors": counted("actors", _actors),
        "countries": counted("countries", _countries),
        "place_words": _place_words(selection),
    }


def _actors() -> list[str]:
    rows = IncidentActor.objects.order_by().values("name").annotate(n=Count("pk"))
    return [row["name"] for row in rows.order_by("-n", "name")[:_ACTORS]]


def _countries() -> list[tuple[str, str]]:
    codes = IncidentSummary.objects.order_by().values_list("country", flat=True).distinct()
    return sorted(((code, country_name(code)) for code in codes if code), key=lambda c: c[1])


def _place_words(selection: Selection) -> str:
    """Return the name of the place that is asked for by its id, as an incident has it."""
    if ":" not in selection.place:
        return ""
    row = IncidentSummary.objects.filter(place_id=selection.place).first()
    return row.place_name if row else selection.place
