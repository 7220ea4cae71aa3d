"""The columns of every table: their names in English and Chinese, their kind, and where their value comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from replyscan import __version__
from replyscan.errors import UsageError
from replyscan.messages import say, translate
from replyscan.nearest import nearest
from replyscan.records import Document, Item, Quantity

Cell = str | int | Decimal | date | None
Kind = Literal["text", "number", "figure", "date"]


@dataclass(frozen=True, slots=True)
class Row:
    """What one row speaks of; `item` is None in a table of documents, `quantity` in all but a table of quantities."""

    document: Document
    item: Item | None = None
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `number` is a whole number, `figure` may have decimals. `shown` unless --fields asks for others.

    `coded`: its values are codes (done, min), for which Chinese tables have words.
    """

    name: str
    chinese: str
    kind: Kind
    value: Callable[[Row], Cell]
    shown: bool = True
    coded: bool = False

    def in_chinese(self) -> Column:
        """The column with Chinese words for its codes, as they are in messages; what has none stays as it is."""
        return replace(self, value=lambda row: _word(self.value(row))) if self.coded else self


def _of_document(
    name: str, chinese: str, value: Callable[[Document], Cell], kind: Kind = "text", *, shown: bool = True
) -> Column:
    return Column(name, chinese, kind, lambda row: value(row.document), shown)


def _of_item(
    name: str,
    chinese: str,
    value: Callable[[Item], Cell],
    kind: Kind = "text",
    *,
    shown: bool = True,
    coded: bool = False,
) -> Column:
    return Column(name, chinese, kind, lambda row: value(row.item) if row.item else None, shown, coded)


def _of_quantity(
    name: str, chinese: str, value: Callable[[Quantity], Cell], kind: Kind = "text", *, coded: bool = False
) -> Column:
    return Column(name, chinese, kind, lambda row: value(row.quantity) if row.quantity else None, coded=coded)


def _word(code: Cell) -> Cell:
    return translate(code, "zh") if isinstance(code, str) else code


def joined(values: Iterable[str]) -> str:
    """Several values in one cell."""
    return "; ".join(values)


def actor(item: Item) -> str:
    """The full name of the body an item speaks of, as written where that is not known, "" where none is named."""
    return item.agency.canonical or item.agency.text or ""


def quantities(item: Item) -> list[Quantity]:
    """The figures of an item in order of the text; money that is also a metric stands once."""
    found = {quantity.start: quantity for quantity in (*item.amounts, *item.metrics)}
    return [found[start] for start in sorted(found)]


_SOURCE = _of_document("source", "来源文件", lambda document: document.source)


def _about_documents(*shown: str) -> tuple[Column, ...]:
    """The columns that hold for a whole reply, those named in `shown` shown unasked."""
    columns: tuple[tuple[str, str, Callable[[Document], Cell], Kind], ...] = (
        ("title", "标题", lambda document: document.meta.title, "text"),
        ("issuers", "答复单位", lambda document: joined(document.meta.issuers), "text"),
        ("doc_number", "发文字号", lambda document: document.meta.doc_number, "text"),
        ("date", "成文日期", lambda document: document.meta.date, "date"),
        ("published", "发布日期", lambda document: document.meta.published, "date"),
        ("session", "届次", lambda document: document.meta.session, "text"),
        ("proposal_number", "建议提案编号", lambda document: document.meta.proposal_number, "text"),
        ("proposal_kind", "建议提案类别", lambda document: document.meta.proposal_kind, "text"),
        ("subject", "案由", lambda document: document.meta.subject, "text"),
        ("addressees", "代表委员", lambda document: joined(document.meta.addressees), "text"),
        ("handling_class", "办理类别", lambda document: document.meta.handling_class, "text"),
        ("url", "网址", lambda document: document.url, "text"),
        ("encoding", "编码", lambda document: document.encoding, "text"),
    )
    return tuple(
        _of_document(name, chinese, value, kind, shown=name in shown) for name, chinese, value, kind in columns
    )


_TEXT = _of_item("text", "原文", lambda item: item.text)
_TIME = (
    _of_item("time_start", "开始日期", lambda item: item.time.start if item.time else None, "date"),
    _of_item("time_end", "截止日期", lambda item: item.time.end if item.time else None, "date"),
)
_STATUS = _of_item("status", "状态", lambda item: item.status, coded=True)
_AGENCY = _of_item("agency", "责任单位", actor)
_VERB = _of_item("verb", "动作", lambda item: item.verb.text if item.verb else "")
_ID = _of_item("id", "事项编号", lambda item: item.id)
# Where a row comes from, wherever it is copied to: the file by its bytes, the rules, the program.
_FILE = (
    _of_document("doc_id", "文档编号", lambda document: document.doc_id),
    _of_document("sha256", "文件哈希", lambda document: document.sha256),
)
_MAKER = (
    _of_document("rule_set", "规则版本", lambda document: document.rules),
    _of_document("generator", "生成程序", lambda _: f"replyscan {__version__}"),
)


def _first_amount(value: Callable[[Quantity], Cell]) -> Callable[[Item], Cell]:
    return lambda item: value(item.amounts[0]) if item.amounts else None


ITEM_COLUMNS = (
    _SOURCE,
    _ID,
    _STATUS,
    _of_item("strength", "力度", lambda item: item.strength, coded=True),
    _AGENCY,
    _of_item("agency_source", "单位出处", lambda item: item.agency.source, coded=True),
    _of_item("co_agencies", "配合单位", lambda item: joined(partner.canonical for partner in item.co_agencies)),
    _VERB,
    _of_item("action_class", "动作类别", lambda item: item.action_class, coded=True),
    _of_item("object", "对象", lambda item: item.object.text if item.object else ""),
    _of_item("amounts", "金额", lambda item: joined(quantity.text for quantity in item.amounts)),
    _of_item("amount_low", "金额下限", _first_amount(lambda quantity: quantity.low), "figure"),
    _of_item("amount_high", "金额上限", _first_amount(lambda quantity: quantity.high), "figure"),
    _of_item("currency", "币种", _first_amount(lambda quantity: quantity.unit)),
    _of_item("metrics", "指标", lambda item: joined(quantity.text for quantity in item.metrics)),
    _of_item("metric_names", "指标名称", lambda item: joined(quantity.name or "" for quantity in item.metrics)),
    _of_item("time", "时间", lambda item: item.time.text if item.time else ""),
    *_TIME,
    _of_item("documents", "提及文件", lambda item: joined(reference.title for reference in item.documents)),
    _of_item("section", "所在段落", lambda item: " > ".join(item.section)),
    _TEXT,
    _of_item("core", "确定", lambda item: "yes" if item.core else "no", coded=True),
    _of_item("modifiers", "修饰语", lambda item: joined(item.modifiers), shown=False),
    *_about_documents("issuers", "date", "proposal_number", "doc_number"),
    *_FILE,
    _of_item("start", "起始位置", lambda item: item.start, "number"),
    _of_item("end", "结束位置", lambda item: item.end, "number"),
    _of_item("rules", "所用规则", lambda item: joined(item.rules)),
    *_MAKER,
)
QUANTITY_COLUMNS = (
    _SOURCE,
    _ID,
    _STATUS,
    _AGENCY,
    _VERB,
    _of_quantity("kind", "数量类别", lambda quantity: quantity.kind, coded=True),
    _of_quantity("name", "名称", lambda quantity: quantity.name),
    _of_quantity("quantity", "数量原文", lambda quantity: quantity.text),
    _of_quantity("low", "下限", lambda quantity: quantity.low, "figure"),
    _of_quantity("high", "上限", lambda quantity: quantity.high, "figure"),
    _of_quantity("unit", "单位", lambda quantity: quantity.unit),
    _of_quantity("per", "每", lambda quantity: quantity.per),
    _of_quantity("bound", "界限", lambda quantity: quantity.bound, coded=True),
    *_TIME,
    _TEXT,
    *_about_documents("date", "proposal_number", "doc_number"),
    *_FILE,
    _of_quantity("start", "起始位置", lambda quantity: quantity.start, "number"),
    _of_quantity("end", "结束位置", lambda quantity: quantity.end, "number"),
    Column("rules", "所用规则", "text", lambda row: joined(_rules(row))),
    *_MAKER,
)
DOCUMENT_COLUMNS = (
    _SOURCE,
    *(column for column in _about_documents("title", "issuers", "doc_number", "date", "published", "session",
                                            "proposal_number", "proposal_kind", "subject", "addressees",
                                            "handling_class", "url", "encoding")),
    *_FILE,
    *_MAKER,
    _of_document("item_count", "事项数", lambda document: len(document.items), "number"),
    _of_document("warnings", "提示", lambda document: joined(warning.message for warning in document.warnings)),
)  # fmt: skip


# What --fields calls by one name: what a reader wants of each of the two tables, and all there is.
BRIEF, ALL = "brief", "all"
_BRIEF = {
    "source", "status", "agency", "verb", "object", "amounts", "metrics", "name", "quantity", "low", "high", "unit",
    "time", "time_end", "text", "proposal_number",
}  # fmt: skip


def chosen(columns: Sequence[Column], fields: Sequence[str]) -> tuple[Column, ...]:
    """The columns named in `fields` in that order, each once; all shown unasked where it is empty.

    "brief" and "all" stand for several. Raises UsageError RS103 for a name that is none, with the nearest one.
    """
    if not fields:
        return tuple(column for column in columns if column.shown)
    known = {column.name: column for column in columns}
    found: dict[str, Column] = {}
    for name in fields:
        if name in (BRIEF, ALL):
            found |= {column.name: column for column in columns if name == ALL or column.name in _BRIEF}
        elif name in known:
            found[name] = known[name]
        else:
            raise unknown_field(name, (*known, BRIEF, ALL))
    return tuple(found.values())


def _rules(row: Row) -> tuple[str, ...]:
    """The rules behind a figure and its item."""
    return (*(row.item.rules if row.item else ()), *(row.quantity.rules if row.quantity else ()))


def unknown_field(name: str, known: Iterable[str]) -> UsageError:
    """The error for a column that there is not."""
    names = list(known)
    meant = nearest(name, names)
    if meant:
        return UsageError("RS103", say("there is no field {name!r}; did you mean {nearest!r}?",
                                       name=name, nearest=meant))  # fmt: skip
    reason = say("there is no field {name!r}; choose from {known}.", name=name, known=", ".join(names))
    return UsageError("RS103", reason)
