"""Where the model lies."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent.parent / "data" / "gaps"
"""model.onnx and its weights.bin, tokenizer.json, rates.json; made by the programs in training/."""
