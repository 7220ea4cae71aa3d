"""Bytes → text: which inputs a command line means, and what each of them holds."""

from replyscan.reading.inputs import Input, InputFinder
from replyscan.reading.limits import DEFAULT_LIMITS, Limits
from replyscan.reading.read import read_bytes, read_input, read_path

__all__ = ["DEFAULT_LIMITS", "Input", "InputFinder", "Limits", "read_bytes", "read_input", "read_path"]
