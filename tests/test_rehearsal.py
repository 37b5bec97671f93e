"""The chapter as Binder's visitors meet it: run from a fresh environment, in JupyterLab."""

import json
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from answering import by_keyboard, is_right
from pages import PATIENCE_MS
from playwright.sync_api import Browser, Error, Locator, Page, expect
from rehearsal import PATIENCE, ROOT, Binder, ask, jupyter_lab, prepare

import coursekit
from coursekit import store
from coursekit.models.assessment import Choice, Item
from coursekit.models.quantities import area_text

SLUG = "aigun-peking"
LAB = "counting-the-cession"
FAILED = ", ".join(
    f'[data-mime-type="application/vnd.jupyter.{kind}"]' for kind in ("error", "stderr")
)
ASK_AGAIN = 12
"""Seconds after which a kernel that has not begun is asked once more."""
COMMAND_KEYS = ("b", "x")
"""JupyterLab's commands for a new cell and for cutting one."""
# Words that a notebook or another widget could use as well.
COMMON_CLASSES = (
    "map",
    "fig",
    "tool",
    "legend",
    "key",
    "q",
    "claim",
    "msg",
    "lbl",
    "ticks",
    "twin",
)


@dataclass
class Visit:
    """A visitor's browser at the notebook, and everything it asked for."""

    page: Page
    binder: Binder
    address: str
    token: str
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    slug: str = SLUG

    def note(self, error: Error) -> None:
        # Jupyter's own bundles, served from /static/, throw now and then; outputs are not there.
        if "/static/" not in (error.stack or ""):
            self.errors.append(str(error))

    def open(self, door: str, slug: str = SLUG) -> None:
        self.slug = slug
        self.page.goto(f"{self.address}/{door}/{_twin(slug)}?token={self.token}")
        expect(self.page.locator(".jp-Notebook .jp-Cell").first).to_be_attached()
        expect(self.page.locator(".jp-CodeCell")).to_have_count(_code_cells(slug))

    def run_all(self) -> None:
        begun = self._prompts(r"\[[\d*]+\]:")
        # Until the kernel is there JupyterLab runs nothing and says nothing: ask again.
        for _ in range(PATIENCE // ASK_AGAIN):
            # A server that is slow to answer makes it ask for a kernel: the one that it proposes.
            for proposed in self.page.locator("dialog.jp-Dialog .jp-mod-accept").all():
                proposed.click()
            bar = self.page.get_by_role("menubar").first
            run = bar.get_by_role("menuitem", name="Run", exact=True)
            try:
                run.click(timeout=1000 * ASK_AGAIN)
                self.page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
                expect(begun).not_to_have_count(0, timeout=1000 * ASK_AGAIN)
                break
            except (AssertionError, Error):
                continue
        expect(self._prompts(r"\[\d+\]:")).to_have_count(_code_cells(self.slug))
        expect(self.page.locator(FAILED)).to_have_count(0)
        # The outputs of the last cells follow their numbers.
        expect(self.page.locator("assessment-item")).to_have_count(len(_practice(self.slug)))

    def _prompts(self, pattern: str) -> Locator:
        prompts = self.page.locator(".jp-CodeCell .jp-InputPrompt")
        return prompts.filter(has_text=re.compile(pattern))

    def question(self, item: Item) -> Locator:
        # By its words: notebooks take cells out of view away, so places in the list shift.
        return self.page.locator("assessment-item", has_text=item.stem.replace("*", ""))


def _twin(slug: str) -> str:
    return f"chapters/treaties/{slug}.ipynb"


def _practice(slug: str = SLUG) -> list[Item]:
    return [item for item in store.items(slug) if item.use == "practice"]


def _code_cells(slug: str) -> int:
    cells = json.loads((ROOT / _twin(slug)).read_text("utf-8"))["cells"]
    return sum(cell["cell_type"] == "code" for cell in cells)


def _answer_live(visit: Visit, item: Item) -> None:
    """Answer a question with keys; the notebook around it keeps its cells."""
    question = visit.question(item)
    question.scroll_into_view_if_needed()
    cells = visit.page.locator(".jp-Cell").count()
    by_keyboard(question, item)
    expect(question.get_by_role("status")).not_to_have_text("")
    assert is_right(question, item), question.text_content()
    expect(visit.page.locator(".jp-Cell")).to_have_count(cells)


@pytest.fixture(scope="module")
def visit(browser: Browser) -> Iterator[Visit]:
    # Not pytest's own folder: that keeps three of them, a gigabyte each.
    with tempfile.TemporaryDirectory(prefix="rehearsal-") as folder:
        binder = prepare(Path(folder))
        with jupyter_lab(binder) as (address, token):
            page = browser.new_page(viewport={"width": 1400, "height": 1000})
            page.set_default_timeout(1000 * PATIENCE)
            expect.set_options(timeout=1000 * PATIENCE)
            visit = Visit(page, binder, address, token)
            page.on("request", lambda request: visit.requests.append(request.url))
            page.on("pageerror", visit.note)
            visit.open("lab/tree")
            visit.run_all()
            yield visit
            page.close()
            expect.set_options(timeout=PATIENCE_MS)


def test_a_question_is_answered_by_mouse_and_python_reads_it(visit: Visit) -> None:
    item = next(one for one in _practice() if one.kind == "single")
    assert isinstance(item.body, Choice)
    right = next(n for n, option in enumerate(item.body.options) if option.right)
    wrong = next(n for n, option in enumerate(item.body.options) if not option.right)
    question = visit.question(item)
    question.scroll_into_view_if_needed()
    cells = visit.page.locator(".jp-Cell").count()

    question.locator(f'label:has(input[value="{wrong}"])').click()
    for key in COMMAND_KEYS:
        question.locator(f'input[value="{wrong}"]').press(key)
    expect(visit.page.locator(".jp-Cell")).to_have_count(cells)
    question.get_by_role("button", name="Check").click()
    expect(question.locator(".is-wrong .fb")).to_contain_text("Not this.")

    question.get_by_role("button", name="Try again").click()
    question.locator(f'label:has(input[value="{right}"])').click()
    question.get_by_role("button", name="Check").click()
    expect(question.locator(".is-right .fb")).to_contain_text("Right.")

    shown = "[out for out in Out.values() if type(out).__name__ == 'Quiz']"
    rows = ask(
        visit.binder,
        visit.address,
        visit.token,
        f"[row for quiz in {shown} for row in quiz.results().to_dict('records')]",
    )
    assert len(rows) == len(_practice())
    answered = next(row for row in rows if row["item"] == item.id)
    assert (answered["correct"], answered["score"], answered["tries"]) == (True, 1.0, 2)
    assert all(row["tries"] == 0 for row in rows if row["item"] != item.id)


@pytest.mark.parametrize("kind", sorted({item.kind for item in _practice()}))
def test_every_kind_is_answered_by_keys_and_moves_no_cell(visit: Visit, kind: str) -> None:
    _answer_live(visit, next(one for one in reversed(_practice()) if one.kind == kind))


def test_the_map_moves(visit: Visit) -> None:
    figure = visit.page.locator("course-map")
    figure.evaluate("(element) => element.scrollIntoView()")
    expect(figure).to_have_class(re.compile(r"\bmoving\b"))
    inner = figure.frame_locator("iframe")
    expect(inner.locator(".leaflet-container path.shape").first).to_be_attached()

    entry = figure.locator(".fl button").first
    entry.click()
    expect(entry).to_have_attribute("aria-pressed", "true")
    expect(inner.locator("path.sel")).to_have_count(1)
    entry.click()
    expect(inner.locator("path.sel")).to_have_count(0)


def test_the_year_moves_by_keyboard_and_moves_no_cell(visit: Visit) -> None:
    figure = visit.page.locator("course-map")
    slider = figure.get_by_role("slider")
    said = figure.locator("output").first
    shapes = figure.frame_locator("iframe").locator('path.shape:not([style*="none"])')
    last = said.inner_text()
    expect(shapes).not_to_have_count(0)
    first = int(slider.get_attribute("min") or 0)
    cells = visit.page.locator(".jp-Cell").count()
    shown = shapes.count()
    slider.focus()
    slider.press("Home")
    expect(said).not_to_have_text(last)
    expect(said).to_contain_text(str(first))
    assert shapes.count() < shown
    for key in ("ArrowRight", "ArrowUp", *COMMAND_KEYS):
        slider.press(key, timeout=10_000)
    expect(said).to_contain_text(str(first + 2))
    expect(visit.page.locator(".jp-Cell")).to_have_count(cells)


def test_outputs_leave_the_notebook_as_it_is(visit: Visit) -> None:
    touched = visit.page.evaluate(
        """(names) => names.filter((name) => {
          const [plain, dressed] = [0, 1].map(() => document.createElement("div"));
          dressed.className = name;
          document.body.append(plain, dressed);
          const all = (node) => {
            const style = getComputedStyle(node);
            return [...style].map((property) => style.getPropertyValue(property)).join();
          };
          const differs = all(plain) !== all(dressed);
          plain.remove();
          dressed.remove();
          return differs;
        })""",
        list(COMMON_CLASSES),
    )
    assert touched == []


def test_the_dark_theme_reaches_the_map_and_the_questions(visit: Visit) -> None:
    def grounds() -> list[str]:
        found = visit.page.locator(".coursekit-live").evaluate_all(
            "(all) => all.map((each) => getComputedStyle(each).backgroundColor)"
        )
        return sorted(set(found))

    light = grounds()
    visit.page.evaluate("document.body.dataset.jpThemeLight = 'false'")
    inner = visit.page.frame_locator("course-map iframe").locator("html")
    expect(inner).to_have_attribute("data-theme", "dark")
    dark = grounds()
    assert (len(light), len(dark)) == (1, 1)
    assert light != dark
    visit.page.evaluate("document.body.dataset.jpThemeLight = 'true'")
    expect(inner).to_have_attribute("data-theme", "light")


def test_the_tool_of_sums_counts_as_the_page_does(visit: Visit) -> None:
    # A workspace of its own: JupyterLab would open the other notebook beside it.
    visit.open("lab/workspaces/sums/tree", LAB)
    visit.run_all()
    known = store.areas().sums
    tool = visit.page.locator(".jp-OutputArea-output", has_text="Known totals").first
    tool.scroll_into_view_if_needed()
    for entry in known:
        tool.get_by_role("button", name=entry.name, exact=True).click()
        expect(tool).to_contain_text(f"Your total {area_text(coursekit.total(*entry.pieces))}")
    sakhalin = tool.get_by_role("checkbox", name="Sakhalin")
    tool.get_by_role("button", name=known[0].name, exact=True).click()
    expect(sakhalin).not_to_be_checked()
    sakhalin.focus()
    sakhalin.press("Space")
    more = area_text(coursekit.total(*known[0].pieces, "sakhalin"))
    expect(tool).to_contain_text(f"Your total {more}")
    expect(tool.get_by_role("img")).to_have_attribute("aria-label", re.compile("Sakhalin"))
    # The reader's own piece of the last cell stands in a second tool, and replaces its neighbour.
    mine = visit.page.locator(".jp-OutputArea-output", has_text="Your own").first
    mine.scroll_into_view_if_needed()
    mine.get_by_role("checkbox", name="East of the Ussuri, 311").check()
    mine.get_by_role("checkbox", name="without Lake Khanka").check()
    expect(mine.get_by_role("checkbox", name="East of the Ussuri, 311")).not_to_be_checked()


def test_notebook_7_runs_it_too(visit: Visit) -> None:
    # What was answered in JupyterLab would come back answered.
    visit.page.evaluate("localStorage.removeItem('borderlines')")
    visit.open("notebooks")
    visit.run_all()
    for kind in ("matching", "sorting", "map", "claim", "source"):
        _answer_live(visit, next(one for one in _practice() if one.kind == kind))
    figure = visit.page.locator("course-map")
    figure.evaluate("(element) => element.scrollIntoView()")
    expect(figure).to_have_class(re.compile(r"\bmoving\b"))


def test_nothing_was_asked_of_another_host(visit: Visit) -> None:
    own = urlsplit(visit.address).netloc
    others = {url for url in visit.requests if urlsplit(url).netloc not in ("", own)}
    assert others == set()
    assert visit.errors == []
