"""The formats there are: what each is called, which suffixes mean it, and what it is written to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from replyscan.errors import UsageError
from replyscan.messages import say
from replyscan.nearest import with_nearest


@dataclass(frozen=True, slots=True)
class Format:
    """`target` is what a writer needs: a stream of text or bytes, a database's path or a folder.

    `columns`: whether --fields, --header and --long mean something; `offsets`: whether --offset-unit does; `shared`:
    whether the whole text goes with it to people who need no contacts.
    """

    name: str
    suffixes: tuple[str, ...]
    target: Literal["text", "bytes", "database", "folder"]
    columns: bool = False
    offsets: bool = False
    shared: bool = False


FORMATS = {
    form.name: form
    for form in (
        Format("table", (), "text", columns=True, offsets=True),
        Format("csv", (".csv",), "text", columns=True, offsets=True),
        Format("tsv", (".tsv", ".tab"), "text", columns=True, offsets=True),
        Format("json", (".json",), "text", offsets=True),
        Format("jsonl", (".jsonl", ".ndjson"), "text", offsets=True),
        Format("md", (".md", ".markdown"), "text", columns=True, offsets=True),
        Format("html", (".html", ".htm"), "text", shared=True),
        Format("xlsx", (".xlsx",), "bytes", columns=True, offsets=True),
        Format("parquet", (".parquet",), "bytes", columns=True, offsets=True),
        Format("sqlite", (".sqlite", ".sqlite3", ".db"), "database"),
        Format("labelstudio", (), "text", shared=True),
        Format("doccano", (), "text", shared=True),
        Format("brat", (), "folder", shared=True),
    )
}


def chosen_format(name: str | None, output: Path | None, usual: str | None = None, *, terminal: bool) -> Format:
    """The format called `name`, else that of `output`'s suffix, else `usual`, else a table or, in a pipe, CSV.

    Raises UsageError RS102 for a name that is none and for a suffix that means none.
    """
    known = ", ".join(FORMATS)
    by_suffix = [form for form in FORMATS.values() if output is not None and output.suffix.lower() in form.suffixes]
    if name is None and by_suffix:
        return by_suffix[0]
    named = name or usual
    if named is not None:
        if named not in FORMATS:
            reason = say("there is no format {name!r}; choose one of {known}.", name=named, known=known)
            raise UsageError("RS102", with_nearest(reason, named, FORMATS))
        return FORMATS[named]
    if output is None:
        return FORMATS["table" if terminal else "csv"]
    reason = say("the suffix of {name} means no format; add --format, one of {known}.", name=output, known=known)
    raise UsageError("RS102", reason)
