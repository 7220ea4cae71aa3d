"""Letters for the tests of comparing: a whole reply around a few sentences."""

from __future__ import annotations

from collections.abc import Sequence

import replyscan
from replyscan.records import Document

LETTER = """青禾市民政局关于市十二届人大{session}次会议第{number}号建议的答复

林岚代表：

您提出的“关于{subject}的建议”收悉。您的建议切合实际、针对性强，对改进有关工作很有帮助。经会同有关单位认真研究，现答复如下：

{paragraphs}

感谢您对民政工作的关心和支持，欢迎您继续提出宝贵的意见建议，并对我们的工作进行监督。

青禾市民政局
{year}年5月16日
"""


def letter(paragraphs: Sequence[str], year: int = 2024, subject: str = "加强社区服务", number: str = "021") -> str:
    """A whole reply with `paragraphs` as its body."""
    return LETTER.format(
        session="三" if year == 2024 else "四",
        number=number,
        subject=subject,
        paragraphs="\n\n".join(paragraphs),
        year=year,
    )


def reply(paragraphs: Sequence[str], year: int = 2024) -> Document:
    """What the tool finds in such a letter."""
    return replyscan.extract(letter(paragraphs, year))
