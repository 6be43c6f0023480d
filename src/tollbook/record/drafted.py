"""What reports tell of events, filed by what brings two together, so that a new one finds its like.

Every row follows from reports, claims and decisions, and may be thrown away and made anew
(`drafting.draft_all`).
"""

from __future__ import annotations

from django.db import models


class Draft(models.Model):
    """The claims of one report on one event, as the core compares them.

    `key` is the statement id of the first of them; `body` is the core's draft as MessagePack, of
    the form that `made` names. `incident` is where the machine puts its claims.
    """

    key = models.CharField(max_length=40, unique=True)
    report = models.ForeignKey("record.Report", on_delete=models.CASCADE, related_name="drafts")
    incident = models.ForeignKey(
        "record.Incident", on_delete=models.PROTECT, null=True, related_name="drafts"
    )
    made = models.CharField(max_length=20)
    body = models.BinaryField()

    def __str__(self) -> str:
        return self.key


class Placement(models.Model):
    """That a claim is of a draft: where the machine puts it, whatever people decide."""

    claim = models.OneToOneField(
        "record.Claim", on_delete=models.CASCADE, primary_key=True, related_name="placement"
    )
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="placements")

    def __str__(self) -> str:
        return f"{self.claim_id} of {self.draft_id}"


class Handle(models.Model):
    """Something that a draft may share with another: a place, a name, a word, by its hash.

    `first` and `last` are the days between which the event is, as proleptic ordinals; null where
    nothing is known of them.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="handles")
    code = models.BigIntegerField()
    first = models.IntegerField(null=True)
    last = models.IntegerField(null=True)

    class Meta:
        indexes = (models.Index(fields=["code", "first"]),)

    def __str__(self) -> str:
        return f"{self.code} of {self.draft_id}"


class Likeness(models.Model):
    """How likely two drafts are of one incident, as far as it is worth asking about."""

    one = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="likenesses")
    other = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="+")
    score = models.FloatField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["one", "other"], name="likeness_of_two"),)

    def __str__(self) -> str:
        return f"{self.one_id} and {self.other_id}: {self.score:.2f}"
