"""The reader over a model of the user's own: asks its server, and believes only what it quotes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence

from tollbook.errors import BadInputError
from tollbook.llm.answers import BrokenAnswerError, Malformed, Told, read_answer
from tollbook.llm.client import Client
from tollbook.llm.grounding import Grounder
from tollbook.llm.linking import link
from tollbook.llm.page import page_of
from tollbook.llm.passages import cut, halves
from tollbook.llm.prompt import Message, messages_again, messages_for
from tollbook.llm.quoting import Passage
from tollbook.llm.settings import Settings
from tollbook.llm.transport import ServerError
from tollbook.model import Claim, Report
from tollbook.model.claims import require_grounded
from tollbook.version import __version__

#: Characters of a report: some 35 questions, hours of a small machine's time.
LONGEST_REPORT = 200_000
#: Characters of a passage that is not halved again when the answer does not fit.
SHORTEST_PASSAGE = 800

Answer = Sequence[Told | Malformed]


class CutOffError(Exception):
    """An answer that the model had no room to end."""


class LlmReader:
    """Reads by a model on a server that speaks OpenAI's chat completions.

    `notify` is told, in a sentence each, which claims of the model were not accepted and why.
    """

    version = __version__

    def __init__(
        self,
        settings: Settings,
        notify: Callable[[str], None],
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.name = f"llm:{settings.model}"
        self.languages = settings.languages
        self._client = Client(settings, sleep)
        self._notify = notify

    def read(self, report: Report) -> tuple[Claim, ...]:
        """Return the claims of a report in the order of its text.

        Raises BadInputError, which names the report, where the model does not read the whole of
        it: a server that is absent, slow, busy or refuses, an answer that is no claims.
        """
        if len(report.text) > LONGEST_REPORT:
            problem = f"is longer than the {LONGEST_REPORT:,} characters that a model is given."
            raise BadInputError(report.id, problem, "Split it.")
        try:
            answers = [
                answer
                for start, end in cut(report.text)
                for answer in self._answers(Passage(report.text, start, end))
            ]
        except ServerError as error:
            raise BadInputError(report.id, error.problem, error.remedy) from error
        return self._claims(report, answers)

    def _claims(
        self, report: Report, answers: Sequence[tuple[Passage, Answer]]
    ) -> tuple[Claim, ...]:
        """Return what stands of the answers for the passages of a report."""
        page = page_of(report)

        def remark(words: str) -> None:
            self._notify(f"{report.id}: {words}")

        grounded = [list(Grounder(page, passage, remark).ground(told)) for passage, told in answers]
        claims = link(grounded, remark)
        for claim in claims:
            require_grounded(claim, report.text)
        return claims

    def _answers(self, passage: Passage) -> Iterator[tuple[Passage, Answer]]:
        """Yield a passage with its answer, or its parts where the answer would be too long."""
        if not passage.words.strip():
            return
        try:
            yield passage, self._answer(messages_for(passage.words))
        except CutOffError as error:
            if passage.end - passage.start <= SHORTEST_PASSAGE:
                problem = f"the answer for {len(passage.words)} characters of it was cut off."
                remedy = "Give the server a longer context, or turn the model's thinking off."
                raise ServerError(problem, remedy) from error
            for start, end in halves(passage.text, passage.start, passage.end):
                yield from self._answers(Passage(passage.text, start, end))

    def _answer(self, messages: list[Message], *, once_more: bool = True) -> Answer:
        """Return the model's answer, asked for once more if it cannot be read."""
        completion = self._client.complete(messages)
        try:
            return read_answer(completion.words)
        except BrokenAnswerError as error:
            if completion.cut_off:
                raise CutOffError from error
            if not once_more:
                problem = f"the model did not answer as asked: {error}"
                raise ServerError(problem, "docs/llm.md tells what holds a model to it.") from error
            messages = messages_again(messages, completion.words, str(error))
        return self._answer(messages, once_more=False)
