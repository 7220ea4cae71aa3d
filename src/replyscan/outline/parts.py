"""What the parts of a letter are called in sentences that a user reads."""

from __future__ import annotations

from collections.abc import Mapping

from replyscan.messages import Message, say
from replyscan.records import BlockKind

PARTS: Mapping[BlockKind, Message] = {
    "header": say("header"),
    "title": say("title of the reply"),
    "salutation": say("salutation"),
    "opening": say("opening"),
    "heading": say("heading"),
    "body": say("body of the letter"),
    "closing": say("closing"),
    "signature": say("signature"),
    "contact": say("contact line"),
    "furniture": say("page furniture"),
}
