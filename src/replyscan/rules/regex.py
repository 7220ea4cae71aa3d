"""What is wrong with the regular expression of a pattern rule."""

from __future__ import annotations

import re

from replyscan.messages import say
from replyscan.nearest import nearest
from replyscan.rules.meanings import EntryProblem

# The named group that a field reads: a word of the clause, or the name of a body.
GROUPS = {"agency_head": "name", "general_body": "name", "paying_level": "name"}
DEFAULT_GROUP = "word"


def regex_problem(regex: str, field: str) -> tuple[str, EntryProblem] | None:
    """(code, problem) of a regular expression of `field`; None where nothing is wrong with it."""
    if re.search(r"(?<!\\)(?:\\\\)*\\[bB]", regex):
        message = say(
            r"\b never matches between Chinese characters and digits; leave it out, or name what stands beside."
        )
        return "RS241", EntryProblem(message)
    import re2

    options = re2.Options()
    options.log_errors = False
    try:
        pattern = re2.compile(regex, options)
    except re2.error as error:
        reason = error.args[0].decode("utf-8", "replace") if isinstance(error.args[0], bytes) else str(error)
        template = "the regular expression is not of RE2 syntax, which takes linear time: {reason}."
        message = say(template, reason=reason)
        return "RS242", EntryProblem(message)
    if pattern.search("") is not None:
        message = say("the regular expression matches the empty text, so it would match everywhere.")
        return "RS243", EntryProblem(message)
    return _group_problem(dict(pattern.groupindex), GROUPS.get(field, DEFAULT_GROUP))


def _group_problem(groups: dict[str, int], needed: str) -> tuple[str, EntryProblem] | None:
    other = next((group for group in groups if group != needed), None)
    if other is not None:
        message = say("there is no named group {name!r} here; the field reads (?P<{needed}>…).",
                      name=other, needed=needed)  # fmt: skip
        return "RS244", EntryProblem(message, nearest(other, [needed]))
    if needed not in groups:
        template = "the regular expression has no named group (?P<{needed}>…), which the field reads."
        return "RS245", EntryProblem(say(template, needed=needed))
    return None
