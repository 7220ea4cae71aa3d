"""`replyscan doctor`: what is installed and works, one line each."""

from __future__ import annotations

import locale
import platform
import sys
from collections.abc import Callable, Iterator

import typer

from replyscan import __version__
from replyscan.cli.options import Language
from replyscan.cli.voice import told
from replyscan.messages import Message, counted, say

# What each package is for; those in brackets of the project file may be missing.
_PACKAGES = {
    "spacy": "spaCy", "spacy-pkuseg": "pkuseg", "pandas": "pandas", "trafilatura": "HTML", "python-docx": "DOCX",
    "pypdfium2": "PDF", "XlsxWriter": "XLSX",
}  # fmt: skip
_OPTIONAL = {"pyarrow": "Parquet"}


def register(app: typer.Typer) -> None:
    """Adds the command to `app`."""
    app.command("doctor", help="Check the installation, one line each. Example: replyscan doctor")(doctor)


def doctor(_lang: Language = None) -> None:
    """Prints what is there; exit code 2 where something that is needed is missing or does not work."""
    sound = True
    for works, name, found in _checks():
        mark = "ok  " if works else "FAIL"
        sound = sound and works
        typer.echo(f"{mark} {told(name)}: {told(found)}")
    if not sound:
        raise typer.Exit(2)


def version_line() -> str:
    """Versions and rule set on one line, for reports of faults."""
    from replyscan.model_name import model_name
    from replyscan.rules import load_rules

    parts = (f"replyscan {__version__}", f"Python {platform.python_version()}", f"spaCy {_version('spacy')}",
             f"pkuseg {_version('spacy-pkuseg')}", f"model {model_name()}", f"rules {load_rules().name}")  # fmt: skip
    return f"{parts[0]} ({', '.join(parts[1:])})"


def _checks() -> Iterator[tuple[bool, str, str]]:
    yield True, "replyscan", __version__
    yield True, "Python", f"{platform.python_version()} ({platform.system()} {platform.machine()})"
    for package, name in _PACKAGES.items():
        version = _version(package)
        yield version != "-", name, f"{package} {version}"
    for package, name in _OPTIONAL.items():
        version = _version(package)
        missing = say("not installed; type: pip install 'replyscan[parquet]'")
        yield True, name, f"{package} {version}" if version != "-" else missing
    yield _attempt(say("word segmenter"), _segment)
    yield _attempt(say("rules"), _rules)
    yield _attempt(say("settings"), _settings)
    yield (
        True,
        say("encodings"),
        say(
            "input: byte order mark, UTF-8, GB18030; terminal: {terminal}; locale: {locale}",
            terminal=sys.stdout.encoding,
            locale=locale.getpreferredencoding(False),
        ),
    )


def _attempt(name: Message, check: Callable[[], str]) -> tuple[bool, str, str]:
    """A check that says what it found, or what went wrong: whatever that is, the other lines are to come too."""
    try:
        return True, name, check()
    except Exception as fault:
        return False, name, f"{type(fault).__name__}: {fault}"


def _segment() -> str:
    from replyscan.model_name import model_name
    from replyscan.segment import Segmenter

    words = Segmenter().cut("市财政局安排资金")
    return f"{model_name()}, {' '.join(words)}"


def _rules() -> str:
    from replyscan.rules import load_rules

    loaded = load_rules()
    rules = counted(len(loaded.rules), "{count} rule", "{count} rules")
    return say("{rules}, {name}", rules=rules, name=loaded.name)


def _settings() -> str:
    from replyscan.config import load_settings

    files = load_settings().files
    return ", ".join(map(str, files)) or say("no settings file")


def _version(package: str) -> str:
    from importlib import metadata

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "-"
