"""Where training leaves the encoder as it was trained, in fp32. It is no part of the wheel."""

from pathlib import Path

PLAIN = Path("training/runs/reader/encoder-fp32.onnx")
