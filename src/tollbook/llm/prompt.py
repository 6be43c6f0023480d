"""What the model is told and the shape that its answer must have.

The claim is that of CLAIMS.md in our own words. The report is the user's message, alone: nothing
of the record, no publisher, no date, no file's name goes with it.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from string import Template
from typing import Any, TypeAlias, get_args

from tollbook.model import vocabulary

#: One message of a chat, as OpenAI's protocol has it.
Message: TypeAlias = dict[str, str]
Schema: TypeAlias = dict[str, Any]

#: Characters of a broken answer that are shown to the model again.
_SHOWN_AGAIN = 2000

#: The flags that a report's own words can put on a figure; the others Tollbook finds itself.
SAID_FLAGS: tuple[vocabulary.ClaimFlag, ...] = ("provisional", "expected_to_rise", "revised")
#: The closed vocabularies as the instructions name them.
_VOCABULARIES = {
    "qualifiers": vocabulary.Qualifier,
    "harms": vocabulary.Harm,
    "statuses": vocabulary.Status,
    "groups": vocabulary.Group,
    "scopes": vocabulary.Scope,
    "kinds": vocabulary.SourceKind,
    "stances": vocabulary.Stance,
    "means": vocabulary.MeansCode,
    "attributions": vocabulary.Attribution,
}


@cache
def instructions() -> str:
    """Return what the model is told to do: `data/instructions.txt` with the vocabularies in it."""
    text = (resources.files("tollbook.llm") / "data" / "instructions.txt").read_text("utf-8")
    words = {name: ", ".join(get_args(known)) for name, known in _VOCABULARIES.items()}
    return Template(text).substitute(words, flags=", ".join(SAID_FLAGS))


def messages_for(words: str) -> list[Message]:
    """Return the messages that ask for the claims of some words of a report."""
    # A lone surrogate cannot go over the wire; what stands in for it is as long.
    sent = words.encode("utf-8", "replace").decode("utf-8")
    return [{"role": "system", "content": instructions()}, {"role": "user", "content": sent}]


def messages_again(messages: list[Message], answer: str, problem: str) -> list[Message]:
    """Return the messages that ask once more, after an answer that could not be read."""
    asked = f"That could not be read: {problem} Answer again, with the JSON object alone."
    return [
        *messages,
        {"role": "assistant", "content": answer[:_SHOWN_AGAIN] or "…"},
        {"role": "user", "content": asked},
    ]


def answer_schema() -> Schema:
    """Return the JSON schema of an answer; its vocabularies are the model's own."""
    return _object(claims={"type": "array", "items": _claim()})


def _claim() -> Schema:
    return _object(
        id=_text(),
        quote=_text(),
        count=_text(),
        number={"type": ["integer", "null"]},
        qualifier=_one_of(vocabulary.Qualifier),
        harm=_one_of(vocabulary.Harm),
        victims=_object(
            words=_text(or_null=True),
            status=_one_of(vocabulary.Status),
            groups=_list(_one_of(vocabulary.Group)),
            names=_list(_text()),
        ),
        scope=_one_of(vocabulary.Scope),
        source=_or_null(
            _object(
                words=_text(),
                kind=_one_of(vocabulary.SourceKind),
                stance=_one_of(vocabulary.Stance),
                party={"type": "boolean"},
            )
        ),
        places=_list(_text()),
        time=_or_null(_object(words=_text(), basis=_one_of(vocabulary.TimeBasis))),
        means=_or_null(_object(words=_text(), code=_one_of(vocabulary.MeansCode))),
        actor=_or_null(_object(words=_text(), attribution=_one_of(vocabulary.Attribution))),
        part_of=_text(or_null=True),
        part_kind=_or_null(_one_of(vocabulary.PartKind)),
        same_as=_text(or_null=True),
        flags=_list({"type": "string", "enum": list(SAID_FLAGS)}),
    )


def _object(**properties: Schema) -> Schema:
    """Return the schema of an object that has all of these properties and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _text(*, or_null: bool = False) -> Schema:
    return {"type": ["string", "null"]} if or_null else {"type": "string"}


def _one_of(words: object) -> Schema:
    return {"type": "string", "enum": list(get_args(words))}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}
