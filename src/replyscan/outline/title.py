"""The title of a reply: the line or lines above the salutation that say what is answered (GUIDELINES section 9)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from replyscan.late_pattern import late_pattern
from replyscan.outline.dates import DATE
from replyscan.outline.lines import BULLETS, Line
from replyscan.outline.numbers import DOC_NUMBER
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# A title runs over so many lines at most, and says no less than so many characters.
_MOST_LINES = 3
_SHORTEST = 6
# The document number that a page prints in one line with the title, before or behind it.
_NUMBER_BEFORE = late_pattern(
    rf"(?:“\s*[A-D]\s*”\s*)?[(\[【]?\s*{DOC_NUMBER.pattern}\s*(?:[A-D][1-9]?\s*类)?\s*[)\]】]?\s*(?=关于|对|.{{2,30}}(?:关于|对))"
)
# What a page prints in one line behind the title: the cells of a table, the kind of file, its day and its source.
_PAGE_FIELDS = late_pattern(r"[|\t]|\.(?:pdf|docx?|wps|ofd)\b|\s+(?=\d{4}-\d{1,2}-\d{1,2}|来源:|发布[时日][间期]:)")
_BEGINS = late_pattern(r"关于|对|【")
# 首页/ 政务公开/ 正文, 来源: a line above that is no part of the title.
_ABOVE = late_pattern(r"[:>\[【»/]")
# 一、关于“加大投入”的答复: a heading of the letter.
_HEADING = late_pattern("[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]")
# What parts the cells of a row.
_BORDER = " |"
# 发展规划司, 办公室: the part of a body that keeps its page; 人民政府: a page that does not say whose it is.
INNER_UNIT = late_pattern("(?<!公)司$|[科股]$|(?<!办公)室$|^[局委厅]?办公室$|^(?:人民)?政府(?:办公[室厅]|办)?$")
# 现答复如下: opens the text, as 区水利局2024年5月24日答复: does.
_ANNOUNCES = ("如下", ":")


class TitleReader:
    """Finds the title by the reply words of a rule set."""

    def __init__(self, rules: RuleSet, body_name: re.Pattern[str]) -> None:
        self._body_name = body_name
        # 答    复: printers space a title's last words out.
        words = sorted(rules.words("reply_word"), key=len, reverse=True)
        self._reply = late_pattern("|".join(r"\s*".join(word) for word in words))
        self._furniture = tuple(rules.words("furniture"))
        named = rules.words("title_label")
        labels, spaced = ("|".join(space.join(word) for word in named) for space in (r"\s*", r"\s+"))
        # 标题：, 标  题 石岭县水利局关于……: a label that is spaced out needs no mark.
        self._label = late_pattern(
            rf"(?:[{re.escape(BULLETS)}]+\s*)?[\[【]?\s*(?:(?:{labels})(?:\s*[:|\]】]|\t|\s{{2,}})[\s|]*"
            # 名称 关于……的答复: a space alone parts them.
            rf"|(?:{labels})\s+(?=\S{{0,30}}(?:关于|对))|(?:{spaced})\s[\s|]*)"
        )
        assemblies, proposals = any_of(rules.words("assembly")), any_of(rules.words("proposal_word"))
        # 人大建议第9165号 关于完善公路布局的建议: the title that a page gives a letter without its own.
        self._filed = late_pattern(rf"(?:{assemblies})?(?:{proposals})第\s?\d{{1,6}}\s?号\s*关于")

    def read(self, folded: str, lines: Sequence[Line]) -> tuple[int, int] | None:
        """Where the title stands among the lines above the salutation; None where there is none."""
        if lines and self._filed.match(lines[0].text):
            return lines[0].start, lines[0].end
        for last in range(len(lines) - 1, -1, -1):
            span = self._ending_at(folded, lines, last)
            if span is not None:
                return self._with_body(folded, lines[: last + 1], span)
        return None

    def solid(self, title: str) -> str:
        """A title in one line, without the spaces inside its reply words."""
        joined = re.sub(r"\s*\n\s*", "", title.lstrip(BULLETS))
        return self._reply.sub(lambda match: re.sub(r"\s", "", match.group()), joined)

    def _ending_at(self, folded: str, lines: Sequence[Line], last: int) -> tuple[int, int] | None:
        """The title whose last line this is, with the lines above that it needs to say what is answered."""
        line = _only_cell(lines[last])
        label = self._label.match(line.text)
        start = line.start + (label.end() if label else 0)
        end = start + len(_PAGE_FIELDS.split(folded[start : line.end])[0].rstrip())
        if ">" in line.text or DOC_NUMBER.fullmatch(line.text) or not self._reply.search(folded, start, end):
            return None
        if not label and (re.match(r"[^:]{1,8}:", line.text) or line.text.startswith(self._furniture)):
            return None
        if not label and _HEADING.match(line.text):
            return None
        if not label and line.text.endswith(_ANNOUNCES):
            return None
        if not label and "|" in line.text:
            # 办理情况 | …: a cell of a form. A row of one cell may hold the title.
            return None
        first = last
        while first > 0 and last - first < _MOST_LINES - 1 and not _BEGINS.search(folded, start, end):
            before = lines[first - 1]
            if label or _ABOVE.search(before.text) or self._is_form(before.text):
                break
            first, start = first - 1, before.start
        number = _NUMBER_BEFORE.match(folded, start, end)
        if number:
            start = number.end()
        says = re.sub(r"\s", "", folded[start:end])
        return (start, end) if len(says) >= _SHORTEST and self._reply.search(folded, start, end) else None

    def _is_form(self, line: str) -> bool:
        """Whether a line holds the fields of a page or form (文号 公开日期 2023-09-22), which run on into no title."""
        return DATE.search(line) is not None or any(word in line for word in self._furniture)

    def _with_body(self, folded: str, lines: Sequence[Line], span: tuple[int, int]) -> tuple[int, int]:
        """The title with the body that answers, where it stands in the line right before 对 (a blank line makes it a
        letterhead).

        A page may print the whole title with the body above the letter, which repeats it without.
        """
        start, end = span
        above = [line for line in lines if line.start < start]
        title = re.sub(r"\s", "", folded[start:end])
        for line in above:
            label = self._label.match(line.text)
            begins = label.end() if label else 0
            printed = re.sub(r"\s", "", line.text[begins:])
            if printed.endswith(title) and self._body_name.match(printed[: -len(title)]):
                return line.start + begins, line.end
        tied = above and folded.count("\n", above[-1].end, start) == 1
        body = re.sub(r"\s", "", above[-1].text) if tied else ""
        if title.startswith(("对", "关于")) and self._body_name.match(body) and not INNER_UNIT.search(body):
            return above[-1].start, end
        return span


def _only_cell(line: Line) -> Line:
    """The line without the borders of the table whose only cell it is (| 江州市水利局对……的答复 |)."""
    cell = line.text.strip(_BORDER)
    if cell == line.text or "|" not in line.text or "|" in cell:
        return line
    start = line.start + line.text.index(cell)
    return Line(start, start + len(cell), cell)
