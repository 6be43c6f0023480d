"""From a report's text to its claims: one small module for each question about a claim."""

from tollbook.reading.reader import EnglishReader, Reader

__all__ = ["EnglishReader", "Reader"]
