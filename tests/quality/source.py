"""The committed files that the checks read, found without asking git."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOP = ("sipdesk", "tests", "installer", "resources", "translations", ".ci")
NOT_OURS = {"uv.lock", ".git"}  # .git is a file where the checkout is one of several
LEFT_OUT = {"__pycache__", "versions"}  # generated: byte code and migrations


def python_files(*folders: str) -> list[Path]:
    """Every Python file below the folders that people have written."""
    return [
        path
        for folder in folders or ("sipdesk", "tests", "installer")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if not LEFT_OUT & set(path.parts)
    ]


def text_files() -> Iterator[tuple[Path, str]]:
    """Every file of the project that is text, with its content."""
    paths = [p for folder in TOP for p in (ROOT / folder).rglob("*") if p.is_file()]
    paths += [p for p in ROOT.iterdir() if p.is_file() and p.suffix in ("", ".md", ".toml", ".txt")]
    for path in sorted(paths):
        if "__pycache__" in path.parts or path.suffix == ".mo" or path.name in NOT_OURS:
            continue
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def imports(path: Path) -> set[str]:
    """The full names of the modules that a file imports, wherever in the file."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
            found.add(node.module)
    return found


def name(path: Path) -> str:
    """A file's name as a reader of a failure wants it."""
    return path.relative_to(ROOT).as_posix()
