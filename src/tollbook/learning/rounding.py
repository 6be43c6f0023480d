"""Rounding: teach the encoder with the eight bits that it will run with.

What ships has weights of eight bits a column and rounds what goes into each layer to eight bits
as it runs. A network that was never rounded while it learned loses by it; one that learned its
last steps so does not (straight-through estimates, Bengio and others 2013).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.utils import parametrize


def round_from_now(encoder: nn.Module) -> None:
    """Round the weights and the inputs of every linear layer of an encoder from now on."""
    for layer in encoder.modules():
        if isinstance(layer, nn.Linear):
            parametrize.register_parametrization(layer, "weight", _RoundedWeight())
            layer.register_forward_pre_hook(_round_input)


def stop_rounding(encoder: nn.Module) -> None:
    """Leave the weights as they were learned, to be rounded where they are exported."""
    for layer in encoder.modules():
        if parametrize.is_parametrized(layer):
            parametrize.remove_parametrizations(layer, "weight", leave_parametrized=False)
            layer._forward_pre_hooks.clear()


class _RoundedWeight(nn.Module):
    """Weights as signed bytes, one scale a row: the columns of the exported matrix."""

    def forward(self, weight: Tensor) -> Tensor:
        """Return the weights as they will be; gradients pass as if they were not rounded."""
        scale = weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        rounded = (weight / scale).round() * scale
        return weight + (rounded - weight).detach()


def _round_input(_layer: nn.Module, given: tuple[Tensor, ...]) -> tuple[Tensor, ...]:
    """Return what goes into a layer as unsigned bytes between its least and greatest value."""
    x = given[0]
    with torch.no_grad():
        low, high = x.amin().clamp(max=0), x.amax().clamp(min=0)
        scale = ((high - low) / 255).clamp(min=1e-8)
        rounded = (x / scale).round() * scale
    return (x + (rounded - x).detach(), *given[1:])
