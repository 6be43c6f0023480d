"""Errors that name the input, the place in it and the way out."""

from __future__ import annotations


class BadInputError(Exception):
    """Input that cannot be used.

    `source` names the file, URL or line; `problem` says what is wrong; `remedy` what to do.
    """

    def __init__(self, source: str, problem: str, remedy: str = "") -> None:
        self.source = source
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{source}: {problem}" + (f" {remedy}" if remedy else ""))
