"""What the grammar makes of one clause."""

from __future__ import annotations

from dataclasses import dataclass, field

from replyscan.items.tokens import TELLING, Token, has_kind


@dataclass(slots=True)
class Frame:
    """What the grammar made of one clause; offsets into `flat`."""

    verb: Token | None = None
    placed: int = 0
    object_start: int = 0
    fronted: int | None = None
    subject: Token | None = None
    topic: str = ""
    partners: list[Token] = field(default_factory=list)
    modifiers: list[Token] = field(default_factory=list)
    connectives: list[Token] = field(default_factory=list)
    adverbials: list[Token] = field(default_factory=list)
    negated: bool = False
    passive_agent: bool = False
    acting: bool = False
    object_text: str = ""
    # Whether a time in the clause comes again and again (每年3月底前公布).
    recurring: bool = False
    # Whether 对 or 给 brings whoever is such or does so, and nobody who is counted (对符合条件的给予奖励).
    for_whoever: bool = False
    # The preposition of a phrase that is all the clause holds (按照工作要求，).
    adjunct: Token | None = None

    @property
    def names_actor(self) -> bool:
        """Whether the subject acts although it does not stand at the clause's head: 由 brought it, or its topic did."""
        return self.passive_agent or self.acting

    def is_told(self, text: str) -> bool:
        """Whether 已 before the verb or 了 behind it says that the act in the clause `text` was done."""
        told = has_kind(self.modifiers, TELLING)
        return told or (self.verb is not None and f"{self.verb.text}了" in text)
