"""The notebook twin of a chapter: generated from its Markdown, without outputs, to the byte.

Roles and directives mean nothing to a notebook, so they are written out: citations as author
and year, numbers as the data give them, tables as Markdown tables, the list of works in full.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .. import paths, store
from ..areas import area_of
from ..ledger import keys_in
from ..models.course import Chapter

_CELL = re.compile(r"^```\{code-cell\}[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FENCE = re.compile(r"^:::\{([\w-]+)\}[ ]?([^\n]*)\n(.*?)^:::$", re.MULTILINE | re.DOTALL)
_ROLE = re.compile(r"\{([\w:]+)\}`([^`]+)`")


def notebook_of(chapter: Chapter) -> str:
    """Return the twin of a chapter as the text of an .ipynb file (nbformat 4.5).

    It is written as nbformat itself would write it, which a test holds; importing nbformat
    takes longer than everything else that a build of the book does before Jupyter Book.
    """
    name = f"{chapter.docname}.md"
    source = (paths.root() / name).read_text("utf-8")
    _, _, body = source[4:].partition("\n---\n")
    cells: list[dict[str, Any]] = []
    cell: dict[str, Any]
    for kind, tags, text in _cells(body):
        if kind == "code":
            cell = {"cell_type": "code", "execution_count": None, "outputs": []}
            cell["metadata"] = {"tags": tags} if tags else {}
            cell["source"] = text.splitlines(keepends=True)
        else:
            prose = _markdown(text, chapter)
            if not prose:
                continue
            cell = {"cell_type": "markdown", "metadata": {}}
            cell["source"] = prose.splitlines(keepends=True)
        # jupytext draws new ids at every run; ours follow the order of the cells.
        cell["id"] = f"{chapter.slug}-{len(cells):03d}"
        cells.append(cell)
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook = {
        "cells": cells,
        "metadata": {"kernelspec": kernel},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def twin_path(chapter: Chapter) -> Path | None:
    """Return where a page's twin stands; pages without code cells have none."""
    page = paths.root() / f"{chapter.docname}.md"
    if "```{code-cell}" not in page.read_text("utf-8"):
        return None
    return page.with_suffix(".ipynb")


def _cells(body: str) -> Iterator[tuple[str, list[str], str]]:
    """Split a page into (kind, tags, text) in order."""
    end = 0
    for match in _CELL.finditer(body):
        yield "markdown", [], body[end : match.start()]
        lines = match[1].splitlines()
        tags: list[str] = []
        while lines and lines[0].startswith(":"):
            option = lines.pop(0)
            if option.startswith(":tags:"):
                tags = [tag.strip() for tag in option[6:].strip(" []").split(",")]
        yield "code", tags, "\n".join(lines).strip()
        end = match.end()
    yield "markdown", [], body[end:]


def _markdown(text: str, chapter: Chapter) -> str:
    text = re.sub(r"^(\([\w-]+\)=|\{[.#][\w-]+\}|<!--.*?-->)\n?", "", text, flags=re.MULTILINE)
    text = _FENCE.sub(lambda match: _directive(match, chapter), text)
    text = _ROLE.sub(_role, text)
    opening = f"# {chapter.title}\n"
    if opening in text:
        goals = "".join(f"\n{n}. {goal}" for n, goal in enumerate(chapter.objectives.values(), 1))
        text = text.replace(
            opening, f"{opening}\n*{chapter.summary}*\n\n**You will be able to**\n{goals}\n", 1
        )
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _role(match: re.Match[str]) -> str:
    role, content = match[1], match[2]
    if role.startswith("cite:"):
        works = store.bibliography()
        labels = "; ".join(works[key.strip()].label for key in content.split(","))
        return labels if role == "cite:t" else f"({labels})"
    if role == "number":
        return area_of(content).text
    if role == "gloss":
        words, bracket, _ = content.partition("<")
        return words.strip() if bracket else store.glossary()[content].name
    if role in ("ref", "doc"):
        return _page_title(content)
    return content


def _page_title(content: str) -> str:
    """Return what a cross-reference reads: its own words, or the title of the page it names."""
    text, bracket, _ = content.partition("<")
    if bracket:
        return text.strip()
    slug = text.strip().removeprefix("ch-").rpartition("/")[2]
    titles = {page.slug: page.title for page in store.chapters()}
    return f"*{titles.get(slug, slug)}*"


def _directive(match: re.Match[str], chapter: Chapter) -> str:
    name, title, body = match[1], match[2].strip(), match[3]
    content = re.sub(r"^:[\w-]+:[^\n]*\n", "", body, flags=re.MULTILINE).strip()
    if name == "bibliography":
        return _works(chapter)
    if name == "theses":
        heads = "| Essay | Who and where | Thesis |\n| --- | --- | --- |"
        rows = (
            f"| {e.name} | {e.author}. {e.outlet}, {e.date} | {e.thesis} |" for e in store.essays()
        )
        return "\n".join((heads, *rows))
    if name == "list-table":
        return f"**{title}**\n\n{_table(content)}"
    if name == "dropdown":
        return f"<details><summary>{title}</summary>\n\n{content}\n\n</details>"
    quoted = "\n".join(f"> {line}".rstrip() for line in content.splitlines())
    return f"> **{title}**\n>\n{quoted}" if title else quoted


def _table(content: str) -> str:
    """Return the rows of a list-table as a Markdown table."""
    rows: list[list[str]] = []
    for line in content.splitlines():
        if line.startswith("* -"):
            rows.append([line[3:].strip()])
        elif line.startswith("  -"):
            rows[-1].append(line[3:].strip())
        elif line.strip() and rows:
            rows[-1][-1] += " " + line.strip()
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    lines.insert(1, "|" + " --- |" * len(rows[0]))
    return "\n".join(lines)


def _works(chapter: Chapter) -> str:
    """Return every work that the chapter cites, one a line."""
    text = (paths.root() / f"{chapter.docname}.md").read_text("utf-8")
    works = store.bibliography()
    keys = sorted(set(keys_in(text)), key=lambda key: works[key].label)
    return "\n".join(f"- {works[key].plain}" for key in keys)
