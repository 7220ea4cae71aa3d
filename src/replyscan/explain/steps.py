"""What the steps of the grammar mean: they are named like rules in every output, but no rule file holds them."""

from __future__ import annotations

from replyscan.messages import say

STEPS = {
    "actions.by_place": say("a word that no rule names, where the head of a clause stands"),
    "status.section": say("a heading, the opening of the sentence or an earlier clause puts it into the future"),
    "status.settled": say("a heading says that it is done or declined"),
    "status.time": say("its date lies before or after the day of the reply"),
    "status.tone": say("the words of the whole text look back or ahead"),
    "status.figure": say("a figure without a word of the future tells what was achieved"),
    "status.document": say("a document with its title has been issued"),
    "status.sentence": say("an earlier clause of the sentence says that it is done"),
    "status.default": say("nothing says that it is done, planned or declined"),
    "times.grammar": say("the grammar of dates"),
    "times.undated": say("a time that counts from a day the text does not have"),
    "times.impossible": say("a day that the calendar does not have"),
    "times.everyday": say("a time as people speak of it, counted from a day"),
}
