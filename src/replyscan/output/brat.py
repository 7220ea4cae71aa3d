"""brat: a folder of .txt and .ann files, offsets in code points, spans cut where a line ends."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from replyscan.errors import OutputError
from replyscan.messages import say
from replyscan.output.annotations import LABELS, Annotated, annotated, one_line_ends
from replyscan.output.texts import FileNames
from replyscan.records import Document

_STATUSES = "done|ongoing|planned|declined"
_RELATIONS = "\n".join(f"{label}\tArg1:item, Arg2:{label}" for label in LABELS[1:])
CONFIGURATION = f"""[entities]
{chr(10).join(LABELS)}
[relations]
{_RELATIONS}
<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>
[events]
[attributes]
Status\tArg:item, Value:{_STATUSES}
"""


def write_brat(documents: Iterable[Document], folder: Path) -> None:
    """Writes a .txt and an .ann for each document and annotation.conf. Raises OutputError where that fails."""
    names = FileNames()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder / "annotation.conf", CONFIGURATION)
        for document in documents:
            name = names.name(document.source)
            text = one_line_ends(document.text)
            _write(folder / f"{name}.txt", text)
            _write(folder / f"{name}.ann", standoff(annotated(document), text))
    except OSError as error:
        reason = say("{name}: cannot be written ({reason}).", name=folder, reason=error.strerror)
        raise OutputError("RS402", reason) from None


def standoff(found: Annotated, text: str) -> str:
    """The .ann file: T lines for spans, A lines for the status of items, R lines from items to their parts."""
    lines = []
    attributes: list[str] = []
    for place, annotation in enumerate(found.annotations, 1):
        pieces = _pieces(annotation.start, annotation.end, text)
        offsets = ";".join(f"{start} {end}" for start, end in pieces)
        quoted = " ".join(text[start:end] for start, end in pieces)
        lines.append(f"T{place}\t{annotation.label} {offsets}\t{quoted}")
        if annotation.status is not None:
            attributes.append(f"A{len(attributes) + 1}\tStatus T{place} {annotation.status}")
    links = [
        f"R{number}\t{label} Arg1:T{item + 1} Arg2:T{part + 1}\t"
        for number, (item, part, label) in enumerate(found.links, 1)
    ]
    return "".join(line + "\n" for line in (*lines, *attributes, *links))


def _pieces(start: int, end: int, text: str) -> list[tuple[int, int]]:
    """The span without line ends, which brat does not allow inside of one."""
    pieces = []
    at = start
    for line in text[start:end].split("\n"):
        if line:
            pieces.append((at, at + len(line)))
        at += len(line) + 1
    return pieces


def _write(path: Path, content: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.write(content)
