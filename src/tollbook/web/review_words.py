"""Review in words: states, moves, what is lacking, what is asked."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

STATE_WORDS: dict[str, Any] = {
    "draft": _("draft"),
    "in_review": _("in review"),
    "provisional": _("provisional"),
    "pending_information": _("waiting for information"),
    "discarded": _("discarded"),
    "confirmed": _("confirmed"),
    "published": _("published"),
    "under_revision": _("under revision"),
    "retracted": _("retracted"),
    "merged": _("merged"),
}
#: What a button says.
MOVE_WORDS: dict[str, Any] = {
    "submit": _("Submit as provisional"),
    "hold": _("Wait for information"),
    "discard": _("Discard"),
    "resume": _("Take up again"),
    "reopen": _("Reopen"),
    "confirm": _("Confirm"),
    "send_back": _("Send back"),
    "publish": _("Publish"),
    "revise": _("Open a revision"),
    "republish": _("Publish the revision"),
    "retract": _("Retract"),
    "merge": _("Merge"),
}
#: What the history says that somebody did.
DONE_WORDS: dict[str, Any] = {
    "take": _("took it into review"),
    "submit": _("submitted it as provisional"),
    "hold": _("set it aside until there is more information"),
    "discard": _("discarded it"),
    "resume": _("took it up again"),
    "reopen": _("reopened it"),
    "confirm": _("confirmed it"),
    "send_back": _("sent it back"),
    "publish": _("published it"),
    "revise": _("opened a revision"),
    "republish": _("published the revision"),
    "retract": _("retracted it"),
    "changed": _("changed what had been reviewed"),
    "merge": _("merged it into another"),
    "unmerge": _("took the merge back"),
}
SIGNED_WORDS: dict[str, Any] = {
    "submit": _("signed its submission"),
    "confirm": _("signed its confirmation"),
    "publish": _("signed its publication"),
    "republish": _("signed the revision"),
    "retract": _("signed its retraction"),
    "merge": _("signed a merge"),
}
LACK_WORDS: dict[str, Any] = {
    "place": _("no place stands"),
    "date": _("no date stands"),
    "figure": _("no figure stands"),
    "judged": _("claims wait to be judged"),
    "bounds": _("a bound names no claim"),
    "figures": _("figures contradict each other: correct or reject the claim that is wrong"),
    "own_work": _("you submitted it: another person has to confirm it"),
    "signed": _("you have signed: another person has to"),
    "confirm_first": _("escalated: it has to be confirmed first"),
}
ASK_WORDS: dict[str, Any] = {
    "duplicates": _("I searched for other incidents that may be the same event"),
    "reason": _("Reason"),
    "recheck_on": _("Look again on"),
    "note": _("Note"),
    "check": _("I checked number, place, days and perpetrator against the reports, not blind"),
    "waiver": _("Why fewer than two independent origins are enough"),
    "resolution": _("How the disagreement with the second coding was resolved"),
    "privacy": _("Checked before it is published"),
}
PRIVACY_WORDS: dict[str, Any] = {
    "names": _("no victim, survivor or witness can be known from it"),
    "points": _("no home, hospital, shelter or camp can be found by it"),
    "sources": _("no private source is named"),
    "quotes": _("the quotes endanger nobody"),
    "living": _("missing, abducted and detained people are not put at risk"),
}
ESCALATION_WORDS: dict[str, Any] = {
    "many_killed": _("ten or more killed"),
    "wide_range": _("the highest figure is more than three times the lowest"),
    "perpetrator_changed": _("the perpetrator has changed"),
    "death_refuted": _("a death was refuted"),
    "published_merged": _("a published incident is merged"),
}
#: Who has to sign, by the right that it takes.
SIGNER_WORDS: dict[str, Any] = {
    "record": _("a recorder"),
    "review": _("a reviewer"),
    "publish": _("an editor"),
}
FIELD_WORDS: dict[str, Any] = {
    "killed_low": _("killed, at least"),
    "killed_high": _("killed, at most"),
    "injured_low": _("injured, at least"),
    "injured_high": _("injured, at most"),
    "place": _("place"),
    "date": _("days"),
    "perpetrator": _("perpetrator"),
}
PART_WORDS: dict[str, Any] = {
    "number": _("number"),
    "qualifier": _("qualifier"),
    "harm": _("harm"),
    "victims": _("victims"),
    "scope": _("scope"),
    "source": _("source"),
    "place": _("place"),
    "date": _("date"),
    "means": _("means"),
    "perpetrator": _("perpetrator"),
    "part": _("part of another"),
}
QUEUE_WORDS: dict[str, Any] = {
    "mine": _("Yours"),
    "draft": _("Drafts"),
    "in_review": _("In review"),
    "due": _("Due again"),
    "code": _("To second-code"),
    "sign": _("To sign"),
    "escalated": _("Escalated"),
    "publish": _("To publish"),
    "revision": _("Under revision"),
    "sample": _("Re-review"),
}
QUEUE_HELP: dict[str, Any] = {
    "mine": _("Incidents that were assigned to you."),
    "draft": _("Made by the machine. Judging a claim beside its article takes one into review."),
    "in_review": _("Begun by a recorder, to be submitted once every claim is judged."),
    "due": _("Set aside until there is more information; the day to look again has come."),
    "code": _("Submitted by somebody else. Code them blind: their figures are kept from you."),
    "sign": _("Moves that somebody signed and that want another person's signature."),
    "escalated": _("These take two people and an editor."),
    "publish": _("Confirmed and not published yet."),
    "revision": _("Published, and something came since. What was published stands meanwhile."),
    "sample": _("One of every ten confirmed incidents, drawn at random, coded once more."),
}
