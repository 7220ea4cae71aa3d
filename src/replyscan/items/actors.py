"""Which body an item speaks of: named in the clause, inherited, the signing body, or none (GUIDELINES section 3)."""

from __future__ import annotations

from dataclasses import dataclass

from replyscan.records import Actor, AgencyMention, Header


@dataclass(slots=True)
class ActorMemory:
    """The last body named, for the clauses after it: in this paragraph, and in the sentence that opened a list."""

    header: Header
    paragraph: AgencyMention | None = None
    opener: AgencyMention | None = None
    in_point: bool = False

    def start_block(self, continues_list: bool) -> None:
        """Forgets the paragraph's body; and the list's, unless the block is a point of the list."""
        self.paragraph = None
        self.in_point = continues_list
        if not continues_list:
            self.opener = None

    def start_point(self) -> None:
        """A numbered point inherits from the sentence that opened the list, not from the point before it."""
        self.in_point = True
        self.paragraph = self.opener or self.paragraph

    def name(self, mention: AgencyMention, opens_list: bool) -> Actor:
        """The actor of a clause that names its body; the body may open a list where no point has begun."""
        self.paragraph = mention
        if opens_list or not self.in_point:
            self.opener = mention
        source = "issuer" if mention.first_person else "explicit"
        return Actor(mention.text, mention.start, mention.end, source, mention.canonical)  # type: ignore[arg-type]

    def inherit(self) -> Actor:
        """The actor of a clause that leaves its body out."""
        mention = self.paragraph or self.opener
        if mention is not None:
            return Actor(mention.text, mention.start, mention.end, "inherited", mention.canonical)
        issuer = "、".join(self.header.issuers) or None
        return Actor(None, None, None, "issuer", issuer)


NOBODY = Actor(None, None, None, "none", None)
