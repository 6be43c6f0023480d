"""Bring the translations in line with the interface: `.venv/bin/python tools/messages.py`.

Collects what the templates and the code mark for translation into locale/ar/LC_MESSAGES/django.po.
New texts come in blank, for a translator; those that are gone go. Needs no gettext tools.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

import django
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

WEB = Path(__file__).resolve().parent.parent / "src" / "tollbook" / "web"
CATALOG = WEB / "locale" / "ar" / "LC_MESSAGES" / "django.po"
#: Functions that mark a text, under the names that our modules give them.
MARKS = {
    "_": None, "_now": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2),
}  # fmt: skip
_STRING = r"""u?'(?:[^'\\]|\\.)*'|u?"(?:[^"\\]|\\.)*\""""
_CALL = re.compile(rf"\b(?:n?p?gettext|_)\((?:{_STRING})(?:,\s*(?:{_STRING}|\w+))*\)")


def collect() -> Catalog:
    """Return all texts of the interface, each with the files that show it."""
    if not settings.configured:
        settings.configure(USE_I18N=True)
        django.setup()
    catalog = Catalog(fuzzy=False)
    for path in sorted((*WEB.rglob("*.py"), *WEB.rglob("*.html"))):
        source = path.read_text(encoding="utf-8")
        if path.suffix == ".html":
            source = _as_python(source)
        where = path.relative_to(WEB).as_posix()
        file = io.BytesIO(source.encode())
        for _line, message, comments, context in extract("python", file, MARKS):
            catalog.add(message, None, [(where, 0)], auto_comments=comments, context=context)
    return catalog


def _as_python(template: str) -> str:
    """Return a template's calls for translations, one a line, as Python.

    Django writes a template as code in which all other characters are X: far from Python.
    """
    found = _CALL.findall(templatize(template))
    return "\n".join(found)


def _strings(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


def main() -> None:
    """Rewrite the Arabic catalogue."""
    known = Catalog(locale="ar")
    if CATALOG.exists():
        known = read_po(io.BytesIO(CATALOG.read_bytes()), locale="ar")
    found = collect()
    found.creation_date = known.creation_date  # A run that changes nothing changes no line.
    known.update(found, no_fuzzy_matching=True)
    known.obsolete.clear()
    CATALOG.parent.mkdir(parents=True, exist_ok=True)
    with CATALOG.open("wb") as file:
        write_po(file, known, width=100, sort_output=True, omit_header=False, include_lineno=False)
    blank = sum(not all(_strings(message)) for message in known if message.id)
    print(f"{len(known)} texts, {blank} without a translation: {CATALOG}")


if __name__ == "__main__":
    main()
