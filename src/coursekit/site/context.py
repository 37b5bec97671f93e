"""What the layout needs to know of a page: contents, neighbours, doors, description."""

import re
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin

from docutils import nodes
from sphinx.application import Sphinx

from .. import paths, store
from .assets import versions
from .citing import dress_works
from .opening import chapter_of, number_of

_WORK_LABEL = re.compile(
    r'<span class="label">(?:(?!</p>|<p>).)*?</span></span>\s*'
    r'(?:<span class="backrefs">.*?</span>\s*)?',
    re.DOTALL,
)
_UNREAD = re.compile(
    r' class="reference (?:internal|external)"|(?<=class="bibtex-citation") id="id\d+"'
)
_SHEET = re.compile(r'data-sheet="([\w-]+)"')
_REFERENCE = ('class="sift', 'class="particulars"', 'class="counted"')
"""What only reference pages hold, which have a stylesheet and a script of their own."""
_DEFAULT = "An open interactive course on Russia and China, 1689 to today."


def fill(app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    """Fill the context of one page; scripts and styles of other extensions are left out."""
    page = chapter_of(pagename) if doctree is not None else None
    context["course"] = page
    context["number"] = number_of(pagename)
    context["description"] = page.description if page else _DEFAULT
    context["rail"] = _rail(app, pagename)
    context["sections"] = _sections(doctree) if doctree is not None else []
    context["asset"] = lambda name: (
        f"{context['pathto']('_static/' + name, 1)}?v={versions()[name]}"
    )
    # A social card wants an absolute address; the book may not know its own.
    base = str(app.config.html_baseurl or "")
    context["card"] = urljoin(base, "_static/card.png") if base else context["asset"]("card.png")
    # docutils gives works a role that ARIA has withdrawn; they stand in a list and are its items.
    body = context.get("body", "").replace('role="doc-biblioentry"', 'role="listitem"')
    # The list of works stands in the order of its authors: numbers before it say nothing.
    body = dress_works(_WORK_LABEL.sub("", body))
    # A hundred citations a page: what docutils says of each and nobody reads weighs a kilobyte.
    body = _UNREAD.sub("", body)
    # What can scroll sideways on a narrow screen must be reachable from the keyboard.
    body = body.replace("<pre>", '<pre tabindex="0">')
    body = body.replace('class="dataframe"', 'class="dataframe" tabindex="0"')
    # pandas leaves the corner of its tables empty: a cell, then, not a heading without words.
    body = body.replace("<th></th>", "<td></td>")
    context["body"] = body
    context["has_study"] = "<study-" in body
    context["has_reference"] = any(mark in body for mark in _REFERENCE)
    context["has_items"] = (
        "<assessment-item" in body
        or "<claim-check" in body
        or 'id="ledger"' in body
        or context["has_study"]
    )
    context["has_maps"] = "<course-map" in body or "<area-sum" in body
    context["sheets"] = sorted(set(_SHEET.findall(body)))
    context["cover"] = pagename == app.config.root_doc
    context["doors"] = _doors(app, pagename)


def _rail(app: Sphinx, current: str) -> list[dict[str, Any]]:
    """Return the parts of the course with their pages: title, address, number, current or not."""
    rail = []
    for part in store.parts():
        pages = []
        for docname in part.docnames:
            page = chapter_of(docname)
            pages.append(
                {
                    "title": page.title if page else docname,
                    "docname": docname,
                    "number": number_of(docname),
                    "current": docname == current,
                }
            )
        rail.append({"caption": part.caption, "pages": pages})
    return rail


def _sections(doctree: nodes.document) -> list[dict[str, str]]:
    """Return the headings of the page's own contents: the sections right below its title."""
    top = next(iter(doctree.findall(nodes.section)), None)
    if top is None:
        return []
    found = []
    for child in top.children:
        if isinstance(child, nodes.section):
            title = next(iter(child.findall(nodes.title)))
            found.append({"id": child["ids"][0], "title": title.astext()})
    return found


def _doors(app: Sphinx, pagename: str) -> dict[str, str]:
    """Return the doors of a page that has a notebook twin: the notebook itself, and Binder.

    Binder needs the public address of the repository, from ``_config.yml`` or else from git's
    `origin`; where neither is known no dead button is shown. Colab has no door: it would open
    the notebook without the course's package and data.
    """
    if not (paths.root() / f"{pagename}.ipynb").exists():
        return {}
    doors = {"notebook": pagename.rsplit("/", 1)[-1] + ".ipynb"}
    options = app.config.html_theme_options
    url = str(options.get("repository_url") or _origin())
    doors.update(launch_links(url, pagename, str(options.get("repository_branch") or "main")))
    return doors


def launch_links(url: str, pagename: str, branch: str) -> dict[str, str]:
    """Return the address that opens a page's twin in Binder; none for other hosts."""
    host = "https://github.com/"
    if not url.startswith(host):
        return {}
    name = url.removeprefix(host).removesuffix(".git").strip("/")
    twin = f"{pagename}.ipynb"
    lab = f"lab/tree/{twin}"
    return {
        "binder": f"https://mybinder.org/v2/gh/{name}/{branch}?urlpath={quote(lab, '')}",
    }


def _origin() -> str:
    """Return the repository's address as git knows it, or an empty text."""
    if not Path(paths.root() / ".git").exists():
        return ""
    asked = subprocess.run(
        ["git", "-C", str(paths.root()), "remote", "get-url", "origin"],
        capture_output=True,
        text=True,
        check=False,
    )
    return asked.stdout.strip().replace("git@github.com:", "https://github.com/")
