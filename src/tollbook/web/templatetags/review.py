"""The bar that tells where an incident stands in review."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import RequestContext

from tollbook.record.contents import content_in
from tollbook.record.tolls import Account
from tollbook.web.review_words import STATE_WORDS
from tollbook.web.state_bar import StateBar
from tollbook.web.words import word
from tollbook.web.worker import worker

register = template.Library()


@register.inclusion_tag("web/_state.html", takes_context=True)
def state_bar(context: RequestContext, account: Account) -> dict[str, Any]:
    """Show where an incident stands, what one may do about it and what is missing for the rest."""
    request = context["request"]
    bar = StateBar(account.incident, content_in(account), worker(request))
    return {"bar": bar, "incident": account.incident, "perms": context["perms"], "request": request}


@register.filter
def state_word(code: str) -> str:
    """Return a state of review in words."""
    return str(STATE_WORDS.get(code, code))


@register.filter
def in_words(code: str) -> str:
    """Return a code of any vocabulary in words."""
    return word(code)
