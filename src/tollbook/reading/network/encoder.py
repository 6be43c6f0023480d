"""The encoder: from the words of a window to a vector a word (MiniLM, Wang and others 2020)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import onnxruntime

from tollbook.reading.context import HARM, Context
from tollbook.reading.network.layers import Array, Indices
from tollbook.reading.network.pieces import Vocabulary
from tollbook.reading.network.windows import Window, windows_of
from tollbook.reading.symbols import Symbols, symbols_of


@dataclass(frozen=True, slots=True)
class Input:
    """What the encoder reads of a window: pieces, their symbols, each word's first piece."""

    pieces: Indices
    symbols: Symbols
    firsts: Indices


class Encoder:
    """An encoder on one thread: reports are read in parallel by processes, not inside one."""

    def __init__(self, content: bytes, vocabulary: Vocabulary) -> None:
        """Take an ONNX model's bytes and the vocabulary that it was taught with."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            content, options, providers=["CPUExecutionProvider"]
        )
        self._vocabulary = vocabulary

    def read(self, context: Context) -> Iterator[tuple[Window, Array]]:
        """Yield the windows of a text that speak of harm, each with a vector for every word."""
        for window, given in inputs_of(context, self._vocabulary):
            (vectors,) = self._session.run(
                ["vectors"],
                {
                    "pieces": given.pieces[None],
                    "symbols": given.symbols[None],
                    "firsts": given.firsts[None],
                },
            )
            yield window, vectors[0]


def inputs_of(context: Context, vocabulary: Vocabulary) -> Iterator[tuple[Window, Input]]:
    """Yield the windows of a text that speak of harm, each with what the encoder reads of it."""
    cut = cut_words(context, vocabulary)
    symbols = symbols_of(context)
    for window in windows_with_harm(context, cut):
        yield window, input_of(cut, symbols, window, vocabulary)


def cut_words(context: Context, vocabulary: Vocabulary) -> list[tuple[int, ...]]:
    """Return the pieces of each word of a text."""
    words = context.words
    return [vocabulary.pieces_of(words[i]) for i in range(len(words))]


def windows_with_harm(context: Context, cut: list[tuple[int, ...]]) -> list[Window]:
    """Return the windows of a text that speak of harm."""
    words = context.words
    return [
        window
        for window in windows_of([len(pieces) for pieces in cut], words.sentence)
        if HARM.search(context.text, words.starts[window.first], words.ends[window.last - 1])
    ]


def input_of(
    cut: list[tuple[int, ...]], symbols: Symbols, window: Window, vocabulary: Vocabulary
) -> Input:
    """Return what the encoder reads of a window."""
    inside = cut[window.first : window.last]
    lengths = np.array([len(pieces) for pieces in inside])
    marks = np.zeros((1, symbols.shape[1]), dtype=np.int64)
    pieces = [vocabulary.opening, *(p for word in inside for p in word), vocabulary.closing]
    of_pieces = np.repeat(symbols[window.first : window.last], lengths, axis=0)
    return Input(
        np.array(pieces, dtype=np.int64),
        np.concatenate([marks, of_pieces, marks]),
        1 + np.concatenate([[0], np.cumsum(lengths)[:-1]]),
    )
