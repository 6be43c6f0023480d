"""The tables of the record.

Facts are written once: `Report`, `Reading`, `Claim`, `Link`, `Decision`, the steps and codings of
review and the entries of the log. Views follow from them and may be rebuilt: `Incident` and
`Membership`, the summaries in `kept`, where an incident stands in review. `Source` is reference
data that people keep.
"""

from __future__ import annotations

from typing import Any

import msgspec
from django.conf import settings
from django.db import models

from tollbook import model
from tollbook.model.claims import require_grounded
from tollbook.model.decisions import Decision as DecisionFact
from tollbook.record.audit_rows import AuditEntry, AuditPayload
from tollbook.record.drafted import Draft, Handle, Likeness, Placement
from tollbook.record.immutable import WrittenOnce, WrittenOnceQuerySet
from tollbook.record.kept import IncidentActor, IncidentOrigin, IncidentSummary, ReportSummary
from tollbook.record.moments import now
from tollbook.record.review_rows import Coding, Look, Stand, Step
from tollbook.record.victim_rows import Victim
from tollbook.record.working import Assignment, SavedView
from tollbook.review.roles import Right

__all__ = [
    "Assignment",
    "AuditEntry",
    "AuditPayload",
    "Claim",
    "Coding",
    "Decision",
    "Draft",
    "Handle",
    "Incident",
    "IncidentActor",
    "IncidentOrigin",
    "IncidentSummary",
    "Likeness",
    "Link",
    "Look",
    "Membership",
    "Placement",
    "Reading",
    "Report",
    "ReportSummary",
    "SavedView",
    "Source",
    "Stand",
    "Step",
    "Victim",
]

#: What people may do by their role (`tollbook.review.roles`), as Django names permissions.
RIGHTS: dict[Right, str] = {
    "read": "Read the pages",
    "record": "Judge claims and group them",
    "see_names": "See the names of victims",
    "review": "Second-code and confirm",
    "see_audit": "Read the audit log",
    "publish": "Publish, retract and export",
    "erase": "Erase what must not be kept",
    "administer": "Keep people, roles and sign-in",
}
#: How a report can come into the record.
CAME = {"file": "file", "url": "URL", "stdin": "standard input", "by_hand": "by hand"}


def person(related_name: str) -> Any:
    """Return a foreign key to a user that is null for the machine and forbids their deletion."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name=related_name,
    )


class Report(WrittenOnce):
    """A report as it came: the hash of its original bytes, its text, what is known about it.

    The bytes themselves are in the archive under `sha256`. Offsets of claims count Unicode code
    points of `text`. An incident told by hand (a phone call, a screenshot) is a report too:
    `text` is the note, `came_from` who or what it came from.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField(help_text="bytes of the original")
    media_type = models.CharField(max_length=100)
    text = models.TextField()
    text_sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=300, help_text="file stem, id in the JSONL, page address")
    title = models.TextField(null=True, blank=True)  # noqa: DJ001  (unknown is null)
    publisher = models.TextField(null=True, blank=True)  # noqa: DJ001
    url = models.TextField(null=True, blank=True)  # noqa: DJ001
    published = models.DateField(null=True, blank=True)
    published_basis = models.CharField(max_length=10, default="none")
    credit = models.JSONField(default=list)
    language = models.CharField(max_length=10, null=True, blank=True)  # noqa: DJ001
    flags = models.JSONField(default=list)
    came = models.CharField(max_length=10, choices=list(CAME.items()))
    came_from = models.TextField(blank=True)
    added_at = models.DateTimeField(default=now)
    added_by = person("reports_added")

    class Meta:
        ordering = ("pk",)
        indexes = (
            models.Index(fields=["added_at"]),
            models.Index(fields=["published"]),
            models.Index(fields=["publisher"]),
            models.Index(fields=["language"]),
        )

    def __str__(self) -> str:
        return self.title or self.name

    @property
    def key(self) -> str:
        """The report's id outside the database: "r12"."""
        return f"r{self.pk}"

    @property
    def erased(self) -> bool:
        """Whether its text and all that tells what it was have been erased."""
        return not self.text_sha256

    def as_model(self) -> model.Report:
        """Return the report as the core knows it."""
        return model.Report(
            id=self.key,
            text=self.text,
            sha256=self.text_sha256,
            title=self.title,
            published=self.published,
            published_basis=self.published_basis,
            publisher=self.publisher,
            url=self.url,
            credit=tuple(self.credit),
            language=self.language,
            flags=tuple(self.flags),
        )


class Reading(WrittenOnce):
    """One reader's pass over one report; the latest of a report supersedes those before it."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="readings")
    reader = models.CharField(max_length=100)
    version = models.CharField(max_length=50)
    flags = models.JSONField(default=list, help_text="what this reader says of the report")
    read_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["report", "reader", "version"], name="read_once"),
        )

    def __str__(self) -> str:
        return f"{self.report_id} by {self.reader} {self.version}"


class ClaimQuerySet(WrittenOnceQuerySet["Claim"]):
    """Claims, and the ones among them that stand."""

    def current(self) -> ClaimQuerySet:
        """Return the claims that stand before decisions: not those of superseded readings.

        A claim that someone judged outlives its reading; a later claim that repeats it does not
        stand beside it. One that was erased, and has no harm any more, stands nowhere.
        """
        newer = Reading.objects.filter(
            report=models.OuterRef("report"), pk__gt=models.OuterRef("reading")
        )
        judged = Decision.claims.through.objects.filter(claim=models.OuterRef("pk"))
        superseded = models.Exists(newer) & ~models.Exists(judged)
        return self.filter(~superseded, repeats=None, corrects=None).exclude(harm="")

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> list[Claim]:
        """Add claims, each grounded in its report."""
        claims = list(objs)
        for claim in claims:
            claim.require_grounded()
        return super().bulk_create(claims, *args, **kwargs)


class Claim(WrittenOnce):
    """A claim, with its payload as the core knows it and the columns that pages filter by.

    One made by hand has an author and no reading. `corrects` is the claim that a correction
    replaces; `repeats` the judged claim of an earlier reading that a later reading found again.
    `incident` is where the claim was put when it was added; `membership` where it is now.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="claims")
    number = models.PositiveIntegerField(help_text="counts up within the report")
    reading = models.ForeignKey(
        Reading, on_delete=models.PROTECT, null=True, blank=True, related_name="claims"
    )
    author = person("claims_made")
    corrects = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrections"
    )
    repeats = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="repeated_by"
    )
    incident = models.ForeignKey(
        "Incident", on_delete=models.PROTECT, null=True, blank=True, related_name="first_claims"
    )
    payload = models.JSONField()
    harm = models.CharField(max_length=20)
    scope = models.CharField(max_length=20)
    status = models.CharField(max_length=20)
    low = models.BigIntegerField(null=True)
    best = models.BigIntegerField(null=True)
    high = models.BigIntegerField(null=True)
    start = models.PositiveIntegerField(help_text="of the evidence, in code points")
    created_at = models.DateTimeField(default=now)

    objects = models.Manager.from_queryset(ClaimQuerySet)()

    class Meta:
        ordering = ("report", "start", "number")
        constraints = (
            models.UniqueConstraint(fields=["report", "number"], name="claim_number"),
            models.CheckConstraint(
                condition=models.Q(reading=None, author__isnull=False)
                | models.Q(reading__isnull=False, author=None),
                name="claim_read_or_made",
            ),
        )
        indexes = (models.Index(fields=["harm", "scope"]),)

    def __str__(self) -> str:
        return self.key

    @property
    def key(self) -> str:
        """The statement id: "r12#c3"."""
        return f"r{self.report_id}#c{self.number}"

    @property
    def statement(self) -> Claim:
        """The claim whose id decisions use: that which this one corrects or repeats, or itself."""
        return self.corrects or self.repeats or self

    def as_model(self) -> model.Claim:
        """Return the claim as the core knows it."""
        return msgspec.convert(self.payload, model.Claim)

    def require_grounded(self) -> None:
        """Raise SpanMismatchError unless every span is the report's text at its offsets."""
        require_grounded(self.as_model(), self.report.text)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the claim; raise SpanMismatchError if it is not grounded in its report."""
        self.require_grounded()
        super().save(*args, **kwargs)


class IncidentQuerySet(models.QuerySet["Incident"]):
    """Incidents, and the ones among them that there are now."""

    def standing(self) -> IncidentQuerySet:
        """Return those with claims, and those told by hand, that are not merged into another."""
        members = models.Exists(Membership.objects.filter(incident=models.OuterRef("pk")))
        return self.filter(members | models.Q(by_hand=True), merged_into=None)


class Incident(models.Model):
    """An event: a view over claims and decisions. Its id is never given to another."""

    title = models.TextField()
    by_hand = models.BooleanField(default=False)
    report = models.ForeignKey(
        Report,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="incidents_told",
        help_text="the note that tells of an incident by hand",
    )
    created_at = models.DateTimeField(default=now)
    created_by = person("incidents_made")
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged"
    )

    objects = models.Manager.from_queryset(IncidentQuerySet)()

    class Meta:
        ordering = ("pk",)
        permissions = tuple(RIGHTS.items())

    def __str__(self) -> str:
        return self.title

    @property
    def key(self) -> str:
        """The incident's id outside the database: "i5"."""
        return f"i{self.pk}"


class Membership(models.Model):
    """Which incident a claim belongs to now, by the machine's grouping and people's decisions."""

    claim = models.OneToOneField(Claim, on_delete=models.PROTECT, related_name="membership")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="members")

    def __str__(self) -> str:
        return f"{self.claim} in {self.incident.key}"


class Link(WrittenOnce):
    """Why the machine put claims of a reading into an incident that was known.

    `claim` is the first of them, `like` the first of the known ones they were compared with;
    `score` is the probability that it is one event, `reasons` what speaks for it and against.
    """

    claim = models.OneToOneField(Claim, on_delete=models.PROTECT, related_name="link")
    like = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="links_to")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="links")
    score = models.FloatField()
    reasons = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.claim} to {self.like}: {self.score:.2f}"


class Decision(WrittenOnce):
    """One judgement by one person, with its payload as the core knows it."""

    kind = models.CharField(max_length=20, db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="decisions"
    )
    at = models.DateTimeField(default=now)
    reason = models.CharField(max_length=40, null=True)  # noqa: DJ001
    note = models.TextField(blank=True)
    claims = models.ManyToManyField(Claim, related_name="decisions")
    incidents = models.ManyToManyField(Incident, related_name="decisions")
    undoes = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="undone_by"
    )
    payload = models.JSONField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.kind} by {self.by}"

    @property
    def key(self) -> str:
        """The decision's id outside the database: "d9"."""
        return f"d{self.pk}"

    def as_model(self) -> DecisionFact:
        """Return the decision as the core knows it."""
        return msgspec.convert({**self.payload, "id": self.key}, DecisionFact)


class Source(models.Model):
    """An origin of figures: an agency, a monitor, a ministry, with all that reports call it.

    `people` are those who speak for it; `side` whose side of the conflict it is on.
    """

    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=20, default="other")
    party = models.BooleanField(default=False, help_text="a party to the conflict")
    side = models.CharField(max_length=100, blank=True)
    aliases = models.JSONField(default=list, blank=True)
    people = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
