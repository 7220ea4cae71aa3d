"""Which verbs of one character in a clause are shown to be verbs, by what stands around them."""

from __future__ import annotations

from replyscan.items.clause_tokens import ClauseTokens
from replyscan.items.tokens import (
    AGENCY,
    DOCUMENT,
    MODIFIER,
    MODIFYING_VERB,
    NEGATION,
    NOMINAL,
    OBJECT_MARKER,
    PREPOSITION,
    QUANTITY,
    QUOTED,
    SINGLE,
    STATUS,
    TIME,
    VERB,
    has_kind,
)
from replyscan.late_pattern import late_pattern

# What a verb of direction stands right behind.
_LEADING_TO_VERB = MODIFIER | TIME | AGENCY | NEGATION | STATUS
_PERIODS = ("周", "月", "半", "届", "次", "年")
_NUMERALS = ("一", "两", "几")
# What ends the name of a month or a part of it (8月份铺水泥面).
_MONTH_ENDS = ("月", "月份", "旬", "月初", "月底")
# What completes any verb.
_COMPLETING = ("了", "过", "出")
# What stands behind 还 where it is an adverb.
_STILL = ("是", "要", "会", "能", "得", "该", "将", "可", "应", "需")
# A clause of a body and its verb alone is so short.
_SHORT = 9
# Who is sent, and what leads to what they do.
_WHO_COMES = late_pattern("[\u4e00-\u9fff]{1,5}?[来去到](?=[\u4e00-\u9fff]{2})")
_ANEW, _ADDRESSEES = "重", ("你", "您")
# Where something is done, at a clause's head (门口, 东边, 路面两侧).
_IN_PLACE = late_pattern("[^，。；：的\\d]{1,5}[口处里间旁边侧端外头]")


class ShownSingles(ClauseTokens):
    """The tokens of one clause, and which of its verbs of one character are shown to be verbs."""

    def shown(self, index: int) -> bool:
        """Whether a verb of one character is shown to be one: by an adverb before it or 了, a goal, a figure behind."""
        if not self.tokens[index].flags & SINGLE:
            return True
        if self.before_figure(index):
            return not self.is_direction(index)
        if self._is_adverb(index) or self.is_direction(index):
            return False
        if self._is_completed(index) or self._takes_object(index) or self._closes(index) or self._sends(index):
            return True
        if self.closes_behind_adverb(index) or _shows_single(self, index):
            return True
        return self._is_led_to(index) or self._is_only_verb(index) or self._stands_behind(index)

    def _is_adverb(self, index: int) -> bool:
        """Whether a word that may be an adverb is one (还准备添2台, 一档还是2.05元, 还要给新场子铺路)."""
        if not self.tokens[index].flags & MODIFIER:
            return False
        return self.behind(index) in _STILL or self.followed_by(index, MODIFIER | STATUS)

    def is_direction(self, index: int) -> bool:
        """Whether a word of direction is no verb (岭上17个急弯, 并到中心校去; but 再上一台锅炉, 每周去两趟)."""
        token, before = self.tokens[index], self.before(index)
        if token.text not in self.words.directions:
            return False
        led = before is not None and before.end == token.start and before.flags & _LEADING_TO_VERB
        # 上周换了36盏: a part of when.
        return not led or token.end == self.end or self.behind(index) in _PERIODS

    def _is_completed(self, index: int) -> bool:
        """Whether what stands right behind the verb says that it is done or fails, how often, or how far it goes."""
        behind, words = self.behind(index), self.words
        if behind in _COMPLETING or behind in words.completing or behind in words.goals:
            return True
        if self.fails(index) or self.is_doubled(index) or self.places(index):
            # 补不齐
            return True
        # 能批下来
        return self.text.startswith(words.ways, self.tokens[index].end)

    def _takes_object(self, index: int) -> bool:
        """Whether what follows can only be the object of the verb."""
        token = self.tokens[index]
        if self.behind(index) in _NUMERALS or (token.start == self.start and self.quantity_follows(index)):
            # 共同搞一次演练
            return True
        if self.followed_by(index, AGENCY | QUOTED | DOCUMENT):
            # 办“马扎课堂”
            return True
        if self.followed_by(index, NOMINAL) and self.followed_by(index + 1, QUANTITY):
            # 做护坡300米
            return True
        # 12项成果获省科学技术奖
        return token.text in self.words.awarding and self.text.endswith(self.words.awards, token.end, self.end)

    def _sends(self, index: int) -> bool:
        """Whether somebody is sent or asked who comes to do something (派大夫来坐诊)."""
        token = self.tokens[index]
        return token.text in self.words.sending and _WHO_COMES.match(self.text, token.end, self.end) is not None

    def _closes(self, index: int) -> bool:
        """Whether the verb ends the clause behind 再, a preposition, a word of status or a time."""
        if self.tokens[index].end != self.end:
            return False
        if self._comes_next(index) or has_kind(self.tokens[:index], PREPOSITION | STATUS):
            return True
        if self._closes_alone(index):
            return True
        # 省公司12月份批, 剩下的三十四个书屋明年换, 明年才能修
        return index > 0 and self._closes_dated(index)

    def _closes_alone(self, index: int) -> bool:
        """Whether the only verb of the clause ends it right behind an adverb of several characters (夜里也照样收)."""
        token, adverb = self.tokens[index], self.before(index)
        if adverb is None or adverb.end != token.start or len(adverb.text) == 1 or adverb.flags & VERB:
            return False
        alone = all(other is token or not other.flags & VERB for other in self.tokens)
        return bool(adverb.flags & MODIFIER) and adverb.start > self.start and alone

    def _is_led_to(self, index: int) -> bool:
        """Whether an earlier preposition says for whom, with what or where it is done."""
        token, earlier = self.tokens[index], self.tokens[:index]
        if token.end < self.end and any(
            other.flags & PREPOSITION and other.flags & SINGLE and self.text[other.start - 1] != "是"
            for other in earlier
        ):
            # 给11栋楼做外墙保温
            return True
        # 在门诊楼一层设母婴室
        return token.text in self.words.set_up and any(other.text == "在" for other in earlier)

    def _is_only_verb(self, index: int) -> bool:
        """Whether no other verb of the clause can be its act, and a figure follows or the verb opens it (换绝缘线)."""
        token = self.tokens[index]
        if not self.quantity_follows(index) and not (token.start == self.start and token.label == "act"):
            return False
        return all(
            # 派流动收粮车: a verb in the noun that ends the clause is no act.
            other.flags & PREPOSITION or (self.before_tail(at) and self.tokens[at + 1].end == self.end)
            for at, other in enumerate(self.tokens)
            if other.flags & VERB and other is not token
        )

    def _stands_behind(self, index: int) -> bool:
        """Whether what stands right before shows the verb: a prefix, a word of status, 不, 把, a body, an adverb."""
        token, previous = self.tokens[index], self.before(index)
        if previous is None:
            return False
        if previous.text in self.words.prefixes and token.end < self.end:
            # 将另选新址
            return True
        if previous.flags & (STATUS | NEGATION | OBJECT_MARKER):
            return True
        if previous.flags & AGENCY and (token.end < self.end or self._bears(index)):
            return True
        adverb = previous.flags & MODIFIER and previous.flags & MODIFYING_VERB and previous.end == token.start
        if adverb and token.end + 1 < self.end:
            # 免费送骨灰上山: what is an adverb as well as a verb is one before a verb.
            return True
        if previous.flags & (MODIFIER | TIME) and self.quantity_follows(index):
            return True
        # 从9月1日起收摊位费
        return previous.flags & TIME > 0 and previous.text[-1] == "起" and token.end + 1 < self.end

    def _bears(self, index: int) -> bool:
        """Whether a clause of nothing but a body and the verb right behind it says who does it (县里发, 学校掏)."""
        token, body = self.tokens[index], self.tokens[index - 1]
        return index == 1 and token.label == "act" and body.end == token.start and token.end - self.start < _SHORT

    def closes_behind_adverb(self, index: int) -> bool:
        """Whether the verb ends the clause right behind one that only says how (县里统一配, 公司统一换的)."""
        token, before = self.tokens[index], self.before(index)
        if before is None or not before.flags & MODIFYING_VERB or before.end != token.start:
            return False
        return token.end == self.end or (token.end + 1 == self.end and self.text[token.end] == "的")

    def _closes_dated(self, index: int) -> bool:
        """Whether the verb that ends the clause stands behind a time, maybe with what can or must be done between."""
        dated = index
        while dated and self.tokens[dated - 1].flags & MODIFIER and not self.tokens[dated - 1].flags & VERB:
            dated -= 1
        if not dated or not self.preceded_by(dated, TIME) or self.tokens[index - 1].end != self.tokens[index].start:
            return False
        return dated < index or self.tokens[0].flags & AGENCY > 0 or self.tokens[dated - 1].start > self.start

    def is_doubled(self, index: int) -> bool:
        """Whether the verb stands twice behind 再 (我们再跟他们谈谈, but 欢迎来看看)."""
        token = self.tokens[index]
        if not any(earlier.text == "再" for earlier in self.tokens[:index]):
            return False
        return self.text.startswith((token.text, f"一{token.text}"), token.end)

    def _comes_next(self, index: int) -> bool:
        """Whether 再 right before a verb says that it is done next (剩下的我们明年再修)."""
        before = self.tokens[index - 1] if index else None
        return before is not None and before.text == "再" and before.end == self.tokens[index].start


def _shows_single(view: ClauseTokens, index: int) -> bool:
    """Whether a season, an adverb, a place or 重 before the verb shows it (开春后栽, 接着修后街, 门口加护栏)."""
    token = view.tokens[index]
    if view.text.endswith(view.words.seasons, view.start, token.start):
        # 梨树苗开春后栽, 入冬前交钥匙
        return True
    if token.end == view.end:
        # 屋顶重修
        return _takes_on(view, index) or (token.start > view.start and view.text[token.start - 1] == _ANEW)
    return token.end + 1 < view.end and (_goes_on(view, index) or _is_placed(view, index))


def _takes_on(view: ClauseTokens, index: int) -> bool:
    """Whether the verb ends the clause behind a body and one adverb (交出来的我们都接)."""
    adverb = view.before(index)
    if adverb is None or not adverb.flags & MODIFIER or adverb.flags & VERB:
        return False
    return view.preceded_by(index - 1, AGENCY)


def _goes_on(view: ClauseTokens, index: int) -> bool:
    """Whether an adverb or a month before the only verb, and an object behind it, show it (接着修后街)."""
    adverb, token = view.before(index), view.tokens[index]
    month = adverb is not None and adverb.flags & TIME and adverb.text.endswith(_MONTH_ENDS)
    if adverb is None or not (adverb.flags & (MODIFYING_VERB | MODIFIER) or month):
        return False
    if token.label != "act" or view.text.startswith(_ADDRESSEES, view.start):
        # 您随时打电话
        return False
    return not any(
        other.flags & VERB and not other.flags & NOMINAL
        for other in view.tokens
        if other is not token and other is not adverb
    )


def _is_placed(view: ClauseTokens, index: int) -> bool:
    """Whether the only verb of the clause stands behind a place and before a thing (门口加护栏, 东边建停车场)."""
    token = view.tokens[index]
    if token.label not in ("act", "build") or view.before_particle(index):
        return False
    if any(other.flags & VERB and other is not token for other in view.tokens):
        return False
    return _IN_PLACE.fullmatch(view.text, view.start, token.start) is not None
