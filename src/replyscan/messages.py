"""Sentences that a user reads, in English with a Chinese translation looked up where they are shown.

`say` makes a sentence, `counted` one of a number. Both remember their template, so that the command line can show them
in the reader's language while logs, tests and the library see plain English. The Chinese sentences are in
`messages.zh.yaml`, and so are the Chinese words for what is a code in the output (done, planned).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

Language = Literal["en", "zh"]


class Message(str):
    """An English sentence that knows the template and the values it was made of."""

    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, values: Mapping[str, object]) -> Message:
        """`template` filled in with `values` (str.format)."""
        made = super().__new__(cls, template.format(**values))
        made.template = template
        made.values = values
        return made

    def __reduce__(self) -> tuple[type[Message], tuple[str, Mapping[str, object]]]:
        return Message, (self.template, self.values)


def say(template: str, **values: object) -> Message:
    """The sentence `template` with its {places} filled in."""
    return Message(template, values)


def counted(count: int, one: str, many: str) -> Message:
    """`one` or `many`, by what English says of `count`; both have the place {count}."""
    return Message(one if count == 1 else many, {"count": count})


def translate(sentence: str, language: Language) -> str:
    """`sentence` in `language`; as it is where there is no translation or the language is English."""
    if language == "en":
        return sentence
    chinese = catalogue()
    if isinstance(sentence, Message):
        template = chinese.get(sentence.template)
        values = {name: translate(value, language) if isinstance(value, Message) else value
                  for name, value in sentence.values.items()}  # fmt: skip
        return template.format(**values) if template else str(sentence)
    return chinese.get(sentence, sentence)


@lru_cache(maxsize=1)
def catalogue() -> Mapping[str, str]:
    """English templates → Chinese ones."""
    import yaml

    path = Path(__file__).with_name("messages.zh.yaml")
    read: dict[str, str] = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return read
