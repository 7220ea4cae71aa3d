"""The bodies named last, for the clauses behind that leave theirs out (GUIDELINES section 3)."""

from __future__ import annotations

from dataclasses import dataclass

from replyscan.records import Actor, AgencyMention, Header

# Numbers of the first point of a list.
_FIRST = ("一是", "一要", "（一）", "(一)", "1.", "1、", "1．", "（1）", "(1)", "①", "首先", "第一")


@dataclass(slots=True)
class ActorMemory:
    """The last body named, for the clauses after it: in this paragraph, and in the sentence that opened a list."""

    header: Header
    paragraph: AgencyMention | None = None
    opener: AgencyMention | None = None
    in_point: bool = False
    # The last body that did something in this paragraph, and was not only brought in by 由 or a reason.
    principal: AgencyMention | None = None
    # The body that 由 brought in the last clause that names one.
    passing: AgencyMention | None = None
    # The body that only pays a share in the last clause that names one: it is meant where money is paid behind.
    payer: AgencyMention | None = None
    # The body that opened a list inside a numbered paragraph (三、县民政局……，一是……；二是……).
    inner_opener: AgencyMention | None = None
    # Whether a list was opened with no body before its first point.
    unopened: bool = False
    # Whether the last clause tells what a body did and ends with its figure, so that bare figures go on with it.
    listing: bool = False

    def start_block(self, continues_list: bool) -> None:
        """Forgets the paragraph's body; and the list's, unless the block is a point of the list."""
        self.paragraph = self.inner_opener = self.principal = self.payer = None
        self.unopened = False
        self.in_point = continues_list
        if not continues_list:
            self.opener = None

    def start_point(self, number: str) -> None:
        """A numbered point inherits from the sentence that opened the list, not from the point before it."""
        if number.startswith(_FIRST):
            self.unopened = self.paragraph is None and self.opener is None
            self.inner_opener = self.paragraph or self.inner_opener
        elif self.unopened:
            # （一）……县财政补助。（二）推动合作: nobody opened the list, so no point's body is the next one's.
            self.paragraph = None
        self.in_point, self.payer = True, None
        self.paragraph = self.inner_opener or self.opener or self.paragraph
        self.principal = self.paragraph

    def start_section(self, mention: AgencyMention | None) -> None:
        """A heading that begins with a body opens a list of what it does (三、省委宣传部将……)."""
        self.start_block(continues_list=False)
        self.opener = mention

    def name(self, mention: AgencyMention, opens_list: bool, in_passing: bool = False) -> Actor:
        """The actor of a clause that names its body; the body may open a list where no point has begun.

        One that 由 brings `in_passing` is not the one who refuses what comes behind.
        """
        self.paragraph, self.payer = mention, None
        self.passing = mention if in_passing else None
        if not in_passing:
            self.principal = mention
        if opens_list or not self.in_point:
            self.opener, self.inner_opener = mention, None
        source = "issuer" if mention.first_person else "explicit"
        return Actor(mention.text, mention.start, mention.end, source, mention.canonical)  # type: ignore[arg-type]

    def refuse(self) -> Actor:
        """The actor of a refusal that leaves its body out: who acts, and not who only gives the reason (由X统筹，…)."""
        opener = self.opener if self.opener is not self.passing else None
        mention = self.principal or opener
        if mention is None:
            self.paragraph = self.opener = None
        else:
            self.paragraph = mention
        return self.inherit()

    def inherit(self, pays: bool = False) -> Actor:
        """The actor of a clause that leaves its body out; of one that `pays`, maybe who pays his share."""
        mention = (self.payer if pays else None) or self.paragraph or self.opener
        if mention is not None:
            return Actor(mention.text, mention.start, mention.end, "inherited", mention.canonical)
        return self.issuer()

    def issuer(self) -> Actor:
        """The body that signs the letter."""
        return Actor(None, None, None, "issuer", "、".join(self.header.issuers) or None)
