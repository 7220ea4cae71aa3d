"""The parts of a letter: title, salutation, text, signature (GUIDELINES sections 1 and 9)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from replyscan.late_pattern import late_pattern
from replyscan.outline.addressees import AND_OTHERS
from replyscan.outline.dates import DATE, apart
from replyscan.outline.lines import BULLETS, Line, lines_of
from replyscan.outline.title import INNER_UNIT, TitleReader
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# The salutation stands near the top; behind so many characters a line with a colon is text.
_TOP = 3000
_LONGEST_SALUTATION = 90
_LONGEST_BARE_SALUTATION = 24
# So many colons does a line hold that prints the fields of a page.
_FIELDS = 3
_NUMBERED = late_pattern(r"\s*(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、])")
# So near to its end stands the day of a letter in one line, behind the last sentence and maybe who signs.
_RUN_ON_TAIL = 160
_RUN_ON_NAME = late_pattern(r"[。!！]\s+(?P<name>[^\s。!！,，]{0,38})\s*$")
# A line that begins so goes on with what is answered and names no body (关于政协第十四届全国委员会).
_SUBJECT_OPENERS = ("关于", "对", "就")

# How the line behind a salutation without a colon may begin.
_TAKING_UP = ("您", "你", "贵", "提出", "所提")

# What may stand round a label that fills its line (【答复内容】, 答复内容：).
_LABEL_MARKS = ":【】[]| "
_INLINE_LABEL = late_pattern(r"(?P<label>[\u4e00-\u9fff]{2,6})(?:\((?:摘要|节选|全文)\))?:\s*(?=\S)")


# 李明,王芳,赵小兰委员: names with commas between them.
_NAMES = late_pattern(r"[\u4e00-\u9fff·]{2,8}(?:,[\u4e00-\u9fff·]{2,12})+:")
# 安康市住房和城乡建设局（市人民防空办公室）: the second name of the body that signs.
_SECOND_NAME = late_pattern(r"(?<=[\u4e00-\u9fff]{4})\s*\([\u4e00-\u9fff、]{2,20}\)$")


@dataclass(frozen=True, slots=True)
class Letter:
    """Where the parts of a letter stand, in offsets of the text.

    `head` ends where the text begins, behind the salutation if there is one; `foot` is where the signature begins.
    `names` is what the salutation says before its colon, `signers` the lines of the signature that name bodies.
    """

    title: tuple[int, int] | None
    salutation: tuple[int, int] | None
    head: int
    foot: int
    names: str
    signers: tuple[str, ...]
    signed: re.Match[str] | None


class LetterReader:
    """Finds the parts by the letter words of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        roles = sorted(rules.words("addressee_role"), key=len, reverse=True)
        self._greeting_end = late_pattern(rf"[\s,]*(?:{'|'.join(map(re.escape, rules.words('addressee_honorific')))})$")
        self._role = late_pattern(rf"(?:{'|'.join(map(re.escape, roles))})(?:{AND_OTHERS})?$")
        persons = sorted(rules.words("addressee_person"), key=len, reverse=True)
        self._labels = frozenset(rules.words("addressee_label"))
        self._furniture = tuple(rules.words("furniture"))
        self._inline = late_pattern(rf"[^\n。,:;《“]{{2,60}}?(?:{'|'.join(persons)})(?:{AND_OTHERS})?:")
        endings = sorted(rules.words("issuer_ending"), key=len, reverse=True)
        self.body_name = late_pattern(rf"[\u4e00-\u9fff()·\dA-Za-z]{{1,38}}(?:{'|'.join(map(re.escape, endings))})$")
        replies = any_of(rules.words("reply_word"))
        # 对县八届一次会议第134号提案的答复 张阳委员: a page prints title, salutation and text in one line.
        self._behind_title = late_pattern(rf"(?:{replies})\s+(?P<names>{self._inline.pattern})")
        self._source_labels = tuple(label for label in rules.words("source_label") if len(label) > 2)
        self._letterhead_end = tuple(rules.words("letterhead_ending"))
        # 盖    章: printers space words out; a single character is one in brackets only.
        seals = {word: r"\s*".join(map(re.escape, word)) for word in rules.words("seal_word")}
        bracketed, bare = "|".join(seals.values()), "|".join(seals[word] for word in seals if len(word) > 1)
        self._seal = late_pattern(rf"\((?:{bracketed or '(?!)'})\)|\s*(?:{bare or '(?!)'})$")
        # 您提出的……建议收悉，现答复如下： opens the text where no name stands above it.
        received = any_of(rules.words("received_word"))
        self._takes_up = late_pattern(rf"(?:{received})(?:[,.。]|\s*现)")
        self._reply_words = tuple(rules.words("reply_word"))
        self._no_greeting = tuple(rules.words("no_greeting"))
        self._wish_labels = frozenset(rules.words("wish_label"))
        self._answer_labels = frozenset(rules.words("answer_label"))
        self.titles = TitleReader(rules, self.body_name)

    def read(self, folded: str) -> Letter:
        """The parts of a folded text."""
        lines = lines_of(folded)
        form, answer = self._answer(lines)
        salutation = self._salutation(answer)
        head = salutation[1] if salutation else self._text_start(answer)
        above = _lines_before(answer, salutation[0] if salutation else head)
        # A form names the reply above what was asked for, or the answer has its own title.
        title = (self.titles.read(folded, form) if form else None) or self.titles.read(folded, above)
        if salutation is None and title is not None:
            head = max(head, title[1])
        signed, foot, signers = self._signature(lines, head)
        if (foot <= head or (signed is None and not signers)) and head < len(folded):
            signed, foot, signers = self._run_on_signature(folded, head)
        names = folded[slice(*salutation)].rstrip(":").strip() if salutation else ""
        return Letter(title, salutation, head, foot, names, signers, signed)

    def issuers(self, text: str) -> tuple[str, ...]:
        """The bodies that a signature line names: 财 政 部 is one, 省教育厅 省财政厅 are two; empty for none."""
        solid = _SECOND_NAME.sub("", self._seal.sub("", text).strip()).strip()
        pieces = [re.sub(r"\s", "", piece) for piece in re.split(r"\s{2,}|[、,]|\s(?=\S{3})", solid) if piece.strip()]
        if len(pieces) > 1 and all(len(piece) > 3 and self.body_name.match(piece) for piece in pieces):
            return tuple(pieces)
        whole = re.sub(r"\s", "", solid)
        return (whole,) if self.body_name.match(whole) and not whole.startswith(_SUBJECT_OPENERS) else ()

    def letterhead(self, line: str) -> tuple[str, ...]:
        """The bodies of a letterhead line (江州市生态环境局文件)."""
        solid = re.sub(r"\s", "", line).lstrip(BULLETS)
        for ending in self._letterhead_end:
            solid = solid.removesuffix(ending)
        named = len(solid) > 3 and not solid.startswith(_SUBJECT_OPENERS) and self.body_name.match(solid)
        if named and any(label in solid for label in self._source_labels):
            # 文号 文件分类 所属机构 县文旅局: fields of a form.
            return ()
        return (solid,) if named and not INNER_UNIT.search(solid) else ()

    def _answer(self, lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
        """The head of a form that prints what was asked for, and the lines behind the label of the answer.

        No head and all lines where the page is no such form (建议内容 … 答复内容).
        """
        asked = 0
        for at, line in enumerate(lines):
            label = line.text.strip(_LABEL_MARKS)
            # 提案内容(摘要):建议增设站点 … 办理复文(摘要):我局已增设: label and text in one line.
            inline = _INLINE_LABEL.match(line.text)
            named = inline["label"] if inline else label
            asked = asked or (at if named in self._wish_labels else 0)
            if asked and label in self._answer_labels:
                return lines[:asked], lines[at + 1 :]
            if asked and inline and named in self._answer_labels:
                start = line.start + inline.end()
                return lines[:asked], [Line(start, line.end, line.text[inline.end() :]), *lines[at + 1 :]]
        return (), lines

    def _salutation(self, lines: Sequence[Line]) -> tuple[int, int] | None:
        """The line that greets a person or a group, else the first that names a body, else the first with a colon."""
        bodies: list[Line] = []
        others: list[Line] = []
        for line, following in zip_longest(lines, lines[1:]):
            if line.start > _TOP:
                break
            if following is not None and self._greets_bare(line.text, following.text):
                return line.start, line.end
            if behind := self._behind_title.search(line.text):
                return line.start + behind.start("names"), line.start + behind.end()
            inline = self._inline.match(line.text)
            labels = inline is not None and inline.group()[:-1] in self._labels
            if inline and not labels and not any(word in inline.group() for word in (*self._reply_words, "关于")):
                return line.start, line.start + inline.end()
            if not self._may_greet(line):
                # 索引号:…… 发文机关:…… 标题:……: the fields of a page in one line are no text.
                if "。" in line.text or (len(line.text) > 120 and line.text.count(":") < _FIELDS):
                    break
                continue
            greeted = self._greeting_end.sub("", line.text[:-1].rstrip())
            if self._role.search(greeted):
                return line.start, line.end
            (bodies if self.issuers(greeted) else others).append(line)
        return next(((line.start, line.end) for line in (*bodies, *others)), None)

    def _greets_bare(self, text: str, following: str) -> bool:
        """Whether a line without a colon is a salutation: a role ends it, and the next line says 您 or 收悉."""
        if len(text) > _LONGEST_BARE_SALUTATION or re.search("[:。,;“]", text) or not self._role.search(text):
            return False
        if self._takes_up.search(following):
            return True
        # 您现在所在的位置:首页 speaks of the page.
        of_page = not re.search("[,。]", following) and any(word in following for word in self._furniture)
        return following.startswith(_TAKING_UP) and not of_page

    def _may_greet(self, line: Line) -> bool:
        text = line.text
        if self._role.search(text.partition(",")[0]) or _NAMES.fullmatch(text):
            # 张宝金委员,九三学社支社: a comma between those who are greeted; 尊敬的李明,王芳委员.
            text = text.replace(",", "、")
        return (
            text[-1] == ":"
            and 3 <= len(text) <= _LONGEST_SALUTATION
            and text.count(":") == 1
            and not _NUMBERED.match(text)
            and not re.search("[。,;“]", text)
            # 区规划分局于2024年5月24日答复: says when the answer was given.
            and not DATE.search(text)
            and not any(word in text for word in self._no_greeting)
        )

    def _text_start(self, lines: Sequence[Line]) -> int:
        """Where the text of a letter without salutation begins: at its first line that holds a whole sentence."""
        for line in lines:
            if "。" in line.text or (len(line.text) > 40 and "," in line.text) or self._takes_up.search(line.text):
                return line.start
        return 0

    def _signature(self, lines: Sequence[Line], head: int) -> tuple[re.Match[str] | None, int, tuple[str, ...]]:
        """(the signing date, where the signature begins, who signs); the end of the text where nobody does."""
        body = [line for line in lines if line.start >= head]
        for index in range(len(body) - 1, -1, -1):
            match = self._closing_date(body[index].text)
            if match is None:
                continue
            # (2025年6月24日)
            before = match.string[: match.start()].strip(" (")
            signers = (self.issuers(before) or self._labelled_signer(before)) if before else ()
            if before and not signers:
                continue
            first = index
            while not before and first > 0 and first > index - 8:
                names = self.issuers(body[first - 1].text)
                if not names or "。" in body[first - 1].text:
                    break
                first -= 1
                signers = (*names, *signers)
            return match, body[first].start, signers
        return self._undated_signature(body)

    def _closing_date(self, text: str) -> re.Match[str] | None:
        """The day that ends a line, or a word of the page behind it (2024年4月12日扫一扫在手机打开当前页)."""
        signed = text.rstrip("。 )")
        if signed.endswith("日") or signed[-1:].isdecimal():
            # 2024619日: the marks are lost.
            match = DATE.search(text) or DATE.match(apart(signed))
            return match if match is not None and match.end() >= len(signed) else None
        match = DATE.match(text)
        return match if match is not None and text.startswith(self._furniture, match.end()) else None

    def _labelled_signer(self, before: str) -> tuple[str, ...]:
        """The body in a line of a form that ends with the day (承办单位:清溪县水利局 负责人: 二〇二四年六月三日)."""
        pieces = re.split(r"[:\s]+", before) if ":" in before else []
        return next((names for piece in pieces if (names := self.issuers(piece))), ())

    def _run_on_signature(self, folded: str, head: int) -> tuple[re.Match[str] | None, int, tuple[str, ...]]:
        """The signature of a letter that a page prints in one line with its text; its end for none."""
        for match in reversed(list(DATE.finditer(folded, max(head, len(folded) - _RUN_ON_TAIL)))):
            named = _RUN_ON_NAME.search(folded, head, match.start())
            goes_on = folded.startswith(",", match.end())
            if named is not None and not goes_on and not _NUMBERED.match(named["name"]):
                return match, named.start("name"), self.issuers(named["name"])
        return None, len(folded), ()

    def _undated_signature(self, body: Sequence[Line]) -> tuple[None, int, tuple[str, ...]]:
        for line in reversed(body[-12:]):
            names = self.issuers(line.text)
            if names and len(line.text) < 40 and "。" not in line.text:
                return None, line.start, names
        return None, body[-1].end if body else 0, ()


def _lines_before(lines: Sequence[Line], end: int) -> list[Line]:
    """The lines above `end`, and before them what stands before it in its own line, where a page runs lines on."""
    split = [line for line in lines if line.start < end < line.end]
    within = [Line(line.start, end, line.text[: end - line.start].rstrip()) for line in split]
    return [*(line for line in within if line.text), *(line for line in lines if line.end <= end)]
