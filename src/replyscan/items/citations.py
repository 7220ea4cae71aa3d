"""Which clauses of a sentence tell what a law or text says, or what others are asked to do (GUIDELINES section 1)."""

from __future__ import annotations

from collections.abc import Sequence

from replyscan.items.tokens import (
    AGENCY,
    MODIFIER,
    NOMINAL,
    PIVOT,
    PREPOSITION,
    QUANTITY,
    STATUS,
    TAIL,
    VERB,
    Token,
    has_kind,
)
from replyscan.late_pattern import late_pattern
from replyscan.records import Clause
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import any_of

# 依据《档案法》第二章（第十五条）： before the words of the article.
_ARTICLE = late_pattern("》(?:第[^，。；：《》（(]{1,10}[条款项章节]|[（(]第[^）)]{1,10}[条款项][）)])+$")
# 因此，我们还建议： what opens advice is short.
_LONGEST_ADVICE = 10
_COMMAS_AND_COLONS = ("：", ":", "，", ",")


class CitationJudge:
    """Finds by the lexicons of a rule set which clauses of a sentence tell no act of its own."""

    def __init__(self, rules: RuleSet) -> None:
        fields = ("citing_verb", "cited_text", "content_verb", "content_adverb")
        citing, texts, telling, adverbs = (any_of(rules.words(field)) for field in fields)
        # 《意见》明确，各地要……; 《公路法》第四十八条规定，……; 《通知》（交运发〔2024〕3号）要求，……; 会议要求，……
        number, article = "(?:[（(][^）)]{3,40}[）)])?", "(?:第[^，。；：《》]{1,16}[条款项章])?"
        content = f"(?:》{number}|{texts}){article}(?:{adverbs})?(?:{telling})$"
        # 《城市绿化条例》第十条规定：, 《森林法》第五十六条对采伐许可也作了明确规定：
        self._cites = late_pattern(
            f"《[^》]+》(?:[^，。；：《》]{{0,16}}|[^，。；：《》我]{{0,30}}[作做]出?了?[^，。；：]{{0,4}})(?:{citing})$"
        )
        self._contains = late_pattern(content)
        requiring, norms = (any_of(rules.words(field)) for field in ("requiring_verb", "norm_word"))
        self._requires = late_pattern(f"(?:{requiring})")
        self._norms = late_pattern(f"[^，。；]{{0,16}}?(?:{norms})")
        self._hopes, self._requests = (EdgeWords(rules.words(field)) for field in ("hoping_word", "reader_request"))
        self._names = EdgeWords(rules.words("hope_lookalike"))
        askers, asking = any_of(rules.words("asker")), any_of(rules.words("asking_verb"))
        # 您建议一是增设站点，二是调整班次
        self._lists_wishes = late_pattern(f"(?:{askers})[^，。；：]{{0,6}}?(?:{asking})一[是要]")
        advice = any_of(rules.words("advising_verb"))
        self._begs = late_pattern(any_of(rules.words("begging_verb")))
        # 我们建议，由市政府统筹考虑，……
        self._advises = late_pattern(
            f"(?:为此|因此|同时|此外)?(?:我们|我[\u4e00-\u9fff]{{1,2}})?(?:也|还)?(?:{advice})"
        )
        # 同时，建议你县加强管护，做好申报: advice to others, with all that they are to do.
        others = any_of(rules.words("advised_body"))
        self._counsels = late_pattern(
            f"(?:同时|此外|为此|因此|也|还)*(?:{advice})(?P<whom>(?:由|请)?[\u4e00-\u9fff]{{1,12}}?(?:{others}))(?![的内里])"
        )
        # 浏阳市可根据规划，按程序申报: what is left to others, with all that they may do.
        self._leaves = late_pattern(
            f"(?P<whom>(?![我本])[\u4e00-\u9fff]{{1,12}}?(?:{others}))也?可(?:以)?(?:按|根据|依据|结合|依托|在|通过|参照)"
        )

    def cited(self, text: str, clauses: Sequence[Clause], found: Sequence[Sequence[Token]]) -> frozenset[int]:
        """The starts of the clauses of a sentence that cite a law, tell what a text says, or what others are asked."""
        required = False
        texts = [text[clause.body : clause.end] for clause in clauses]
        for place, (clause, tokens, said) in enumerate(zip(clauses, found, texts, strict=True)):
            hopes = place == 0 and self._hopes.outruns(self._names, said)
            asks = hopes or self._requests.outruns(self._names, said)
            asks = asks or self._advises_others(said, tokens, clause.body)
            asks = asks or self._lists_wishes.search(said) is not None
            if asks and not any(map(_promises, found[place:])):
                # 望工程建设时配合好上级部门，协调好相关工作: what is asked of the reader.
                return _starts(clauses[place : _end_of_matter(clauses, found, place)])
            begs = place + 1 < len(texts) and self._begs.search(said) is not None
            if begs and not any(map(_tells_own, texts[place + 1 :], found[place + 1 :])):
                # 我局请求省厅纳入规划，并给予支持: what others are asked for.
                return _starts(clauses[place + 1 :])
            if required and self._norms.match(said) and not has_kind(tokens, AGENCY):
                # 通知明确要求各地落实责任，不得扩大范围: what others are to do and to leave.
                return _starts(clauses[place:])
            required = required or self._requires.search(said) is not None
            if len(said) < _LONGEST_ADVICE and clause.mark in _COMMAS_AND_COLONS and self._advises.fullmatch(said):
                return _starts(clauses[place:])
            if self._tells_contents(text, clause, tokens, clauses[place + 1 :]):
                assigned = place + 1 < len(found) and _assigns(texts[place + 1], found[place + 1])
                return _starts(clauses[place : place + 1] if assigned else clauses[place:])
        return frozenset()

    def _tells_contents(self, text: str, clause: Clause, tokens: Sequence[Token], rest: Sequence[Clause]) -> bool:
        """Whether a clause of `text` leads to what a law or a text says, in the `rest` of its sentence."""
        said = text[clause.body : clause.end]
        if clause.mark in ("：", ":") and (
            self._cites.search(said) or (_ARTICLE.search(said) and _is_quoted(text, rest))
        ):
            return True
        content = self._contains.search(said) if clause.mark in _COMMAS_AND_COLONS else None
        return content is not None and not _does(tokens, clause.body + content.start())

    def _advises_others(self, said: str, tokens: Sequence[Token], start: int) -> bool:
        """Whether a clause says what others should do (建议你县加强管护), no wish of the deputy (建议增开县城专线)."""
        found = self._counsels.match(said) or self._leaves.match(said)
        if found is None or "您" in said or said.startswith("建议书") or "建议中" in said:
            return False
        named = start + found.start("whom"), start + found.end()
        return not any(token.flags & VERB and named[0] <= token.start < named[1] for token in tokens)


def _starts(clauses: Sequence[Clause]) -> frozenset[int]:
    return frozenset(clause.start for clause in clauses)


def _end_of_matter(clauses: Sequence[Clause], found: Sequence[Sequence[Token]], place: int) -> int:
    """Where the matter of the clause at `place` ends: at a semicolon behind which a body tells what it will do.

    建议县政府提高补助，列入预算；计划投入95万元.
    """
    for later in range(place + 1, len(clauses)):
        if clauses[later - 1].mark in ("；", ";") and any(map(_tells_status, found[later:])):
            return later
    return len(clauses)


def _tells_status(tokens: Sequence[Token]) -> bool:
    """Whether a clause says by a word of status what was or will be done; 争取 is a verb too."""
    return any(token.flags & STATUS and not token.flags & PIVOT for token in tokens)


def _promises(tokens: Sequence[Token]) -> bool:
    """Whether a clause names a body and says by a word of status what it did or will do."""
    return has_kind(tokens, AGENCY) and _tells_status(tokens)


def _tells_own(said: str, tokens: Sequence[Token]) -> bool:
    """Whether a clause tells what the body itself did or will do, or has a figure."""
    own = any(token.flags & AGENCY and token.mention.first_person for token in tokens)
    return own or _tells_status(tokens) or "了" in said or has_kind(tokens, QUANTITY)


def _assigns(said: str, tokens: Sequence[Token]) -> bool:
    """Whether a clause tells by 由 which body is to act, and no mere wording (会议明确，由县水利局负责编制)."""
    led = said.startswith("由")
    return led and any(token.flags & AGENCY and token.mention.start <= tokens[0].end for token in tokens)


def _does(tokens: Sequence[Token], end: int) -> bool:
    """Whether a verb or preposition before `end` takes the text as its object (落实会议要求, 按照文件规定)."""
    return any(
        token.start < end and token.flags & (VERB | PREPOSITION | MODIFIER) and not token.flags & (NOMINAL | TAIL)
        for token in tokens
    )


def _is_quoted(text: str, rest: Sequence[Clause]) -> bool:
    """Whether one clause in quotation marks is all the rest of a sentence (第十五条：“单位应当移交档案”)."""
    said = text[rest[0].body : rest[0].end] if len(rest) == 1 else ""
    return said.startswith("“") and said.find("”") == len(said) - 1
