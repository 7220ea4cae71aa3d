"""Label Studio: tasks with predictions, offsets in UTF-16 units as its browser counts them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import IO, Any

from replyscan import __version__
from replyscan.output.annotations import LABELS, Annotated, Annotation, Utf16, annotated, one_line_ends
from replyscan.records import Document

# The labelling set-up that the tasks fit; `replyscan schema labelstudio` prints it.
LABELLING_CONFIG = "\n".join(
    (
        "<View>",
        '  <Text name="text" value="$text"/>',
        '  <Labels name="label" toName="text">',
        *(f'    <Label value="{label}"/>' for label in LABELS),
        "  </Labels>",
        '  <Choices name="status" toName="text" perRegion="true" whenTagName="label" whenLabelValue="item">',
        *(f'    <Choice value="{status}"/>' for status in ("done", "ongoing", "planned", "declined")),
        "  </Choices>",
        "</View>",
    )
)


def write_label_studio(documents: Iterable[Document], stream: IO[str]) -> None:
    """A JSON array of tasks, one a document."""
    stream.write("[")
    for number, document in enumerate(documents):
        stream.write(",\n" if number else "\n")
        stream.write(json.dumps(_task(document), ensure_ascii=False))
    stream.write("\n]\n")


def _task(document: Document) -> dict[str, Any]:
    found = annotated(document)
    text = one_line_ends(document.text)
    data = {"text": text, "source": document.source, "sha256": document.sha256}
    version = f"replyscan {__version__} {document.rules}".strip()
    return {"data": data, "predictions": [{"model_version": version, "result": _result(found, text)}]}


def _result(found: Annotated, text: str) -> list[dict[str, Any]]:
    units = Utf16(text)
    result = []
    for place, annotation in enumerate(found.annotations):
        common = {"id": f"s{place}", "to_name": "text"}
        value = _value(annotation, text, units)
        result.append(
            common | {"from_name": "label", "type": "labels", "value": value | {"labels": [annotation.label]}}
        )
        if annotation.status is not None:
            choice = value | {"choices": [annotation.status]}
            result.append(common | {"from_name": "status", "type": "choices", "value": choice})
    for item, part, label in found.links:
        link = {"type": "relation", "from_id": f"s{item}", "to_id": f"s{part}"}
        result.append(link | {"direction": "right", "labels": [label]})
    return result


def _value(annotation: Annotation, text: str, units: Utf16) -> dict[str, Any]:
    return {
        "start": units.offset(annotation.start),
        "end": units.offset(annotation.end),
        "text": text[annotation.start : annotation.end],
    }
