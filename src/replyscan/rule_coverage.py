"""Which rules fired how often on a corpus, and which never."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from replyscan.messages import Language, say, translate
from replyscan.pipeline import Pipeline
from replyscan.records import Text
from replyscan.rule_hits import RuleHits
from replyscan.rules import Rule, RuleSet
from replyscan.width import width_of


@dataclass(frozen=True, slots=True)
class Coverage:
    """How often each rule of a set fired: `counts` by rule id, on `texts` texts."""

    rules: tuple[Rule, ...]
    counts: Counter[str]
    texts: int

    @property
    def fired(self) -> list[tuple[Rule, int]]:
        """The rules that fired, the busiest first."""
        hit = [(rule, self.counts[rule.id]) for rule in self.rules if self.counts[rule.id]]
        return sorted(hit, key=lambda pair: (-pair[1], pair[0].id))

    @property
    def silent(self) -> list[Rule]:
        """The rules that never fired, by id."""
        return sorted((rule for rule in self.rules if not self.counts[rule.id]), key=lambda rule: rule.id)

    @property
    def dead_files(self) -> list[str]:
        """The rule files none of whose rules fired."""
        alive = {rule.path for rule, _ in self.fired}
        return sorted({rule.path for rule in self.rules} - alive)

    def lines(self, language: Language = "en") -> list[str]:
        """The coverage as text: counts, then what never fired, then the files that are dead."""
        never = translate(say("never"), language)
        never = " " * (8 - width_of(never)) + never
        lines = [f"{count:>8,}  {rule.id}" for rule, count in self.fired]
        lines += [f"{never}  {rule.id}  ({PurePath(rule.path).name}:{rule.line})" for rule in self.silent]
        return lines + [translate(say("dead file: {path}", path=path), language) for path in self.dead_files]


def rule_coverage(texts: Iterable[Text], rules: RuleSet) -> Coverage:
    """The coverage of `rules` on `texts`, read one after the other."""
    pipeline, hits = Pipeline(rules), RuleHits(rules)
    counts: Counter[str] = Counter()
    read = 0
    for text in texts:
        read += 1
        counts.update(hit.rule for hit in hits.of(pipeline.trace(text)))
    # Rules of the comparison find nothing in one reply.
    counted = tuple(rule for rule in rules.rules if not rule.field.startswith("compare_"))
    return Coverage(counted, counts, read)
