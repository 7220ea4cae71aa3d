"""Everything that is put out as JSON has the published form."""

from __future__ import annotations

import json

import jsonschema
import pytest
from commands import call
from forms import EXAMPLE
from hypothesis import given, settings
from hypothesis import strategies as st
from test_spans import PIECES

from replyscan import extract
from replyscan.output.plain import document_entry, envelope_head
from replyscan.output.schema import document_schema, output_schema

HEAD = envelope_head("builtin@0")
VALIDATOR = jsonschema.Draft202012Validator(document_schema())


@pytest.mark.parametrize("words", [[], ["--all"], ["--with-text"], ["--status", "declined"]])
def test_json_of_the_examples_has_the_published_form(words: list[str]) -> None:
    output = json.loads(call("extract", EXAMPLE.parent, "-f", "json", *words).out)
    jsonschema.Draft202012Validator(output_schema()).validate(output)
    lines = call("extract", EXAMPLE.parent, "-f", "jsonl", *words).out.splitlines()
    head = {name: value for name, value in output.items() if name != "documents"}
    assert [json.loads(line) for line in lines] == [head | document for document in output["documents"]]
    for line in lines:
        VALIDATOR.validate(json.loads(line))


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_json_of_any_text_has_the_published_form(text: str) -> None:
    VALIDATOR.validate(json.loads(json.dumps(HEAD | document_entry(extract(text, optional=True)))))


def test_the_schema_describes_every_field_there_is() -> None:
    """A field that the schema does not know would be one that no reader is told of."""
    closed = json.loads(json.dumps(document_schema()), object_hook=_closed)
    validator = jsonschema.Draft202012Validator(closed)
    for line in call("extract", EXAMPLE.parent, "-f", "jsonl", "--all", "--with-text").out.splitlines():
        validator.validate(json.loads(line))


def _closed(node: dict[str, object]) -> dict[str, object]:
    return node | {"additionalProperties": False} if node.get("type") == "object" else node


def test_the_schema_is_itself_valid_and_is_what_the_command_prints() -> None:
    for form, made in (("json", output_schema()), ("jsonl", document_schema())):
        jsonschema.Draft202012Validator.check_schema(made)
        assert json.loads(call("schema", form).out) == made


@pytest.mark.parametrize(
    ("form", "part"), [("labelstudio", "<View>"), ("brat", "[entities]"), ("sqlite", "PRIMARY KEY")]
)
def test_set_ups_for_other_programs_are_printed(form: str, part: str) -> None:
    assert part in call("schema", form).out


def test_an_unknown_form_names_those_there_are() -> None:
    result = call("schema", "xml")
    assert (result.code, "json, jsonl" in result.err) == (2, True)
