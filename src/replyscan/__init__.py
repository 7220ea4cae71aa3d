"""Reads Chinese government replies and says who does, did, will do or declines what, with how much, by when."""

__version__ = "0.1.0"
