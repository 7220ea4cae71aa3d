"""Words: pkuseg's model, decoded with numpy."""

from replyscan.segment.segmenter import Segmenter

__all__ = ["Segmenter"]
