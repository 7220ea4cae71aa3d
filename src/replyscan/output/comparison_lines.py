"""What a comparison's table and Markdown say outside their rows: titles of pairs, replies without a counterpart."""

from __future__ import annotations

from replyscan.comparison import Run
from replyscan.comparison.records import ComparedReply, ReplyPair
from replyscan.messages import Language, say, translate


def pair_title(pair: ReplyPair) -> str:
    """The heading of a pair of replies: their titles, or where they came from."""
    return f"{pair.old.meta.title or pair.old.source} → {pair.new.meta.title or pair.new.source}"


def unpaired_lines(run: Run, language: Language = "en") -> list[str]:
    """A line for each reply that has no counterpart."""
    old = (say("only old: {reply}", reply=_named(reply)) for reply in run.unpaired_old)
    new = (say("only new: {reply}", reply=_named(reply)) for reply in run.unpaired_new)
    return [translate(line, language) for line in (*old, *new)]


def _named(reply: ComparedReply) -> str:
    return f"{reply.source} {reply.meta.subject}".rstrip()
