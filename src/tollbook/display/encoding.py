"""Readings as JSON, exactly as CLAIMS.md has it."""

from __future__ import annotations

import msgspec

from tollbook.model.reports import Reading

#: Fields of a report in the order of CLAIMS.md; `text` and `url` come after, where asked or known.
_REPORT_FIELDS = (
    "id", "sha256", "title", "published", "published_basis", "publisher", "credit", "language",
    "flags",
)  # fmt: skip


def encode_reading(reading: Reading, *, with_text: bool = False) -> bytes:
    """Return a reading as one line of JSON in UTF-8, without the line's end.

    The report's text is left out unless `with_text`; its address stands where it has one, and
    `explanations` where they were asked for.
    """
    report = reading.report
    fields = {name: getattr(report, name) for name in _REPORT_FIELDS}
    if report.url is not None:
        fields["url"] = report.url
    if with_text:
        fields["text"] = report.text
    told = {"explanations": reading.explanations} if reading.explanations else {}
    return msgspec.json.encode({"report": fields, "claims": reading.claims, **told})
