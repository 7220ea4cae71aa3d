"""The names in a salutation: 刘洋、王芳等三位代表 → 刘洋, 王芳 (GUIDELINES section 9)."""

from __future__ import annotations

import re

from replyscan.late_pattern import late_pattern
from replyscan.levels import LEVELS
from replyscan.outline.lines import BULLETS
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

_HAN = "[一二两三四五六七八九十]{1,3}"
# 等三位, 等5人, 5名: how many more there are.
AND_OTHERS = rf"(?:等\s*(?:\d+|{_HAN})?\s*[位名人]?|\d+\s*[位名人]|{_HAN}[位名])"
# 提案人:民革县总支  提案题目:: the next label of the same line.
_NEXT_LABEL = r"[ \t]{2,}[\u4e00-\u9fff]{2,8}:"
_AND_OTHERS_END = late_pattern(rf"\s*{AND_OTHERS}$")
# A name is no longer than this behind the group that it belongs to.
_LONGEST_PERSON = 4
# 刘  洋, 王  秀  兰: spaces between the characters of a name are typography; 刘 洋 王 芳 are two names.
_ONE, _NO_MORE = r"([\u4e00-\u9fff])", r"(?!\s*[\u4e00-\u9fff])"
_SPACED_NAME = late_pattern(
    rf"(?<![\u4e00-\u9fff])(?<![\u4e00-\u9fff]\s)(?<![\u4e00-\u9fff]\s\s){_ONE}\s+{_ONE}\s+{_ONE}{_NO_MORE}"
    rf"|(?<![\u4e00-\u9fff]){_ONE}\s+{_ONE}(?![\u4e00-\u9fff])"
)


class AddresseeReader:
    """Reads names by the roles and courtesies of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._roles = tuple(sorted(rules.words("addressee_person"), key=len, reverse=True))
        self._honorifics = tuple(rules.words("addressee_honorific"))
        groups = any_of(rules.words("addressee_group"))
        self._group = late_pattern(f"[\u4e00-\u9fff]{{0,12}}?(?:{groups})")
        # 周国栋政协澜川县委员: of which assembly he is a member, behind his name.
        self._assembly = late_pattern(rf"(?P<name>[\u4e00-\u9fff]{{2,4}}?)(?:{groups})[\u4e00-\u9fff]{{1,8}}[{LEVELS}]")
        labels = sorted(rules.words("addressee_label"), key=len, reverse=True)
        spaced = (r"[ \t]*".join(map(re.escape, label)) for label in labels)
        # 张三代表和李四代表: 和 behind a role joins two names, and is a character of one elsewhere.
        joints = (f"(?<={re.escape(word)})和" for word in rules.words("deputy"))
        # 吴晓梅并方建华代表: the first to sign and the others.
        self._joint = late_pattern("|".join((r"[、,\s]+", "并(?:请?转)?", *joints)))
        self._label = late_pattern(
            rf"^[ \t]*(?:{'|'.join(spaced)})[ \t]*[:|\t][\s|]*((?:(?!{_NEXT_LABEL})[^\n|\t])+)", re.M
        )

    def read(self, names: str) -> tuple[str, ...]:
        """The names in what a salutation says before its colon, without roles and courtesies."""
        names = names.lstrip(BULLETS)
        for honorific in self._honorifics:
            names = names.removeprefix(honorific).removesuffix(honorific).strip(" ,!")
        names = re.sub(r"\(.*?\)", "", names).strip()
        whole = _AND_OTHERS_END.sub("", names)
        bare = self._without_role(whole)
        for honorific in self._honorifics:
            # 杨兴国各位人大代表
            bare = bare.removesuffix(honorific)
        bare = _AND_OTHERS_END.sub("", bare)
        if bare == whole and not re.search(r"[、,]|..并..", bare):
            return (re.sub(r"\s+", "", bare),) if bare and bare not in self._roles else ()
        bare = _SPACED_NAME.sub(lambda spaced: "".join(filter(None, spaced.groups())), bare)
        parts = (self._without_group(self._without_role(part.strip())) for part in self._joint.split(bare))
        return tuple(part for part in parts if part and part not in self._roles)

    def labelled(self, top: str) -> tuple[str, ...]:
        """The names that the head of a form gives behind a label (代表姓名：), where nobody is greeted."""
        match = self._label.search(top)
        return self.read(match.group(1)) if match else ()

    def _without_group(self, name: str) -> str:
        """A person's name without the delegation or assembly beside it (兰溪县代表团刘志明, 市政协王立)."""
        if (named := self._assembly.fullmatch(name)) is not None:
            return named["name"]
        group = self._group.match(name)
        return name[group.end() :] if group and 2 <= len(name) - group.end() <= _LONGEST_PERSON else name

    def _without_role(self, name: str) -> str:
        for role in self._roles:
            if name.endswith(role) and len(name) > len(role):
                return name[: -len(role)].strip()
        return name
