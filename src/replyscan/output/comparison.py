"""Comparisons on a stream: JSON and CSV as they are made, tables and Markdown from the modules beside this one."""

from __future__ import annotations

import csv
import json
from typing import IO, Any

from replyscan import __version__
from replyscan.comparison import VERDICTS, Run, Summary
from replyscan.comparison.flat import COLUMNS, flat_row, why
from replyscan.comparison.records import ComparedReply, FieldChange, Row
from replyscan.messages import Language
from replyscan.output.cells import neutral
from replyscan.output.plain import SCHEMA_VERSION, header_entry, item_entry, number
from replyscan.records import Figure

COMPARISON_FORMATS = ("table", "csv", "json", "markdown")


def write_comparison(
    run: Run, stream: IO[str], form: str, rules: str, *, explain: bool = False, language: Language = "en"
) -> None:
    """Writes a comparison to `stream` as `form` (one of COMPARISON_FORMATS), pair by pair as it is made.

    `language` is that of a table's headings and verdicts; the other forms are the same for every reader.
    """
    if form == "json":
        _write_json(run, stream, rules, explain)
    elif form == "csv":
        _write_csv(run, stream, explain)
    elif form == "markdown":
        from replyscan.output.comparison_markdown import write_markdown

        write_markdown(run, stream, explain)
    else:
        from replyscan.output.comparison_table import write_table

        write_table(run, stream, explain, language)


def _write_json(run: Run, stream: IO[str], rules: str, explain: bool) -> None:
    """The published form; `changes` is written row by row, so that it never stands in memory as a whole."""
    head: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "generator": f"replyscan {__version__}",
        "rules": rules,
        "offset_unit": "codepoint",
        "old": [_reply(reply) for reply in run.old],
        "new": [_reply(reply) for reply in run.new],
        "pairs": [
            {"old": one.old, "new": one.new, "paired_by": one.paired_by, "likeness": round(one.likeness, 1)}
            for one in run.pairings
        ],
        "unpaired": {
            "old": [reply.source for reply in run.unpaired_old],
            "new": [reply.source for reply in run.unpaired_new],
        },
    }
    stream.write(json.dumps(head, ensure_ascii=False, indent=1)[:-2])
    stream.write(',\n "changes": [')
    mark = "\n"
    for _, rows in run.results:
        for row in rows:
            stream.write(mark + json.dumps(row_entry(row, explain), ensure_ascii=False))
            mark = ",\n"
    summary = json.dumps(summary_entry(run.summary()), ensure_ascii=False)
    stream.write(f'\n ],\n "summary": {summary}\n}}\n')


def _reply(reply: ComparedReply) -> dict[str, Any]:
    return {"source": reply.source, "sha256": reply.sha256, "meta": header_entry(reply.meta), "items": reply.items}


def row_entry(row: Row, explain: bool = False) -> dict[str, Any]:
    """One entry of `changes`; with `explain` also what spoke for the link."""
    entry: dict[str, Any] = {
        "kind": row.kind,
        "verdict": row.verdict,
        "pair": row.pair,
        "old": item_entry(row.old) if row.old else None,
        "new": item_entry(row.new) if row.new else None,
        "similarity": None if row.similarity is None else round(row.similarity, 4),
        "link": row.link,
        "changes": [_change(change) for change in row.changes],
    }
    if explain:
        evidence = {name: round(weight, 2) for name, weight in row.evidence.items()}
        entry["why"] = {"shared": list(row.shared), "evidence": evidence}
    return entry


def _change(change: FieldChange) -> dict[str, Any]:
    entry: dict[str, Any] = {"field": change.field, "old": _value(change.old), "new": _value(change.new)}
    for side, words in zip(("old_context", "new_context"), change.contexts, strict=True):
        if words is not None:
            entry[side] = words
    if change.unit is not None:
        entry["unit"] = change.unit
    if change.name is not None:
        entry["name"] = change.name
    if change.difference is not None:
        entry["difference"] = number(change.difference)
    if change.ratio is not None:
        entry["ratio"] = round(change.ratio, 6)
    return entry


def _value(value: Figure | str | None) -> int | float | str | None:
    return value if isinstance(value, str) else number(value)


def summary_entry(summary: Summary) -> dict[str, Any]:
    """The counts by verdict, all of them, and the planned money of both years in yuan."""
    counts = {verdict: summary.counts.get(verdict, 0) for verdict in VERDICTS}
    planned = {"old": number(summary.planned_old), "new": number(summary.planned_new), "unit": "CNY"}
    return {"counts": counts, "planned_money": planned, "line": summary.line()}


def _write_csv(run: Run, stream: IO[str], explain: bool) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow((*COLUMNS, "why") if explain else COLUMNS)
    for pair, rows in run.results:
        for row in rows:
            cells = flat_row(row, pair)
            writer.writerow([neutral(cell) for cell in ((*cells, why(row)) if explain else cells)])
