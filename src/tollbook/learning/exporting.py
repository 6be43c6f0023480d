"""Exporting: a taught network as the files that ship: int8 ONNX, heads, vocabulary and card."""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from tollbook.learning.network import Encoder, Network, known_pieces
from tollbook.reading.network.weights import CARD, ENCODER, HEADS, PIECES, Card, pack_heads


class _Runnable(nn.Module):
    """The encoder as it runs: one window at a time, so that nothing is padded."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, pieces: Tensor, symbols: Tensor, firsts: Tensor) -> Tensor:
        """Return the vectors of the window's words."""
        made: Tensor = self.encoder(pieces, symbols, firsts)
        return made


def export(network: Network, folder: Path, version: str, slope: float, intercept: float) -> Card:
    """Write a network's files into `folder` and return its card.

    `slope` and `intercept` calibrate the chance of a claim.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _write_encoder(network.encoder, folder / ENCODER)
    heads = {name: value.numpy() for name, value in network.heads.state_dict().items()}
    (folder / HEADS).write_bytes(pack_heads(heads))
    (folder / PIECES).write_text("".join(f"{p}\n" for p in known_pieces()), encoding="utf-8")
    files = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in (ENCODER, HEADS, PIECES)
    }
    card = Card(version=version, files=files, slope=slope, intercept=intercept)
    content = {f: getattr(card, f) for f in card.__struct_fields__}
    (folder / CARD).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    return card


def _write_encoder(encoder: Encoder, target: Path) -> None:
    """Write the encoder with weights of eight bits."""
    example = (
        torch.full((1, 16), 5), torch.zeros((1, 16, len(encoder.symbols)), dtype=torch.long),
        torch.arange(1, 9)[None],
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            _Runnable(encoder).eval(), example, str(plain),
            input_names=["pieces", "symbols", "firsts"], output_names=["vectors"],
            dynamic_axes={
                "pieces": {1: "pieces"}, "symbols": {1: "pieces"}, "firsts": {1: "words"},
                "vectors": {1: "words"},
            },
            opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(str(plain), str(target), weight_type=QuantType.QInt8, per_channel=True)
    onnx.checker.check_model(str(target))
