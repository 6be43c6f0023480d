"""The audit log in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

_ACTIONS: dict[str, Any] = {
    "adopt": _("taken into the log"),
    "add": _("added"),
    "read": _("read by the machine"),
    "decide": _("decided"),
    "tell": _("told by hand"),
    "move": _("moved on in review"),
    "code": _("second-coded"),
    "assign": _("assigned"),
    "look": _("looked before coding"),
    "name": _("entered a name"),
    "see_names": _("saw the names"),
    "erase": _("erased"),
    "export": _("exported"),
    "restore": _("restored from a backup"),
    "person": _("person changed"),
    "source": _("source deleted"),
    "keep_source": _("source changed"),
    "machine": _("the machine"),
    "shell": _("the command line"),
}
#: What the letter before a number stands for.
_OBJECTS: dict[str, Any] = {
    "r": _("report %s"),
    "g": _("reading %s"),
    "d": _("decision %s"),
    "i": _("incident %s"),
    "s": _("step %s"),
    "c": _("coding %s"),
    "p": _("named victim %s"),
    "u": _("person %s"),
    "o": _("source %s"),
}


def action_word(code: str) -> str:
    """Return an action or an actor without a name in words."""
    return str(_ACTIONS.get(code, code))


def object_words(key: str) -> str:
    """Return the key of an object in words: "d9" is "decision 9"."""
    if key[1:].isdecimal() and key[0] in _OBJECTS:
        return str(_OBJECTS[key[0]]) % key[1:]
    return _now("the whole record") if key == "record" else key
