"""Which reader reads: Tollbook's own, or a model that the user runs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from tollbook.cli.telling import tell

if TYPE_CHECKING:
    from tollbook.reading import Reader

reader_option = click.option(
    "--reader", type=click.Choice(["tollbook", "llm"]), default="tollbook", show_default=True,
    help="llm: your own language model, at $TOLLBOOK_LLM_URL (see docs/llm.md).",
)  # fmt: skip


def open_reader(name: str) -> Reader | None:
    """Return the reader of a name, None for Tollbook's own; tell where a model's texts go.

    Raises BadInputError where the environment names no model, or not rightly.
    """
    if name != "llm":
        return None
    from tollbook.llm import LlmReader, settings_from  # noqa: PLC0415 - httpx is not always needed

    settings = settings_from(os.environ)
    languages = ", ".join(sorted(settings.languages))
    tell(f"reports in {languages} are sent to {settings.url}, to be read by {settings.model}.")
    return LlmReader(settings, tell)
