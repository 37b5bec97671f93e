"""Reference pages: long lists sifted by keys alone, judged in place, whole without a script."""

import hashlib
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

import pytest
from pages import CHAPTER, PATIENCE_MS, visit
from playwright.sync_api import Browser, Page, expect

from coursekit import ledger, paths, store
from coursekit.book import shelf
from coursekit.models.course import Chapter
from coursekit.site.citing import marked

CLAIMS = "chapters/claims.html"
TIMELINE = "chapters/timeline.html"
GLOSSARY = "chapters/glossary.html"
ON = Counter(shelf(work.label) for work in store.bibliography().values())
LISTS = {
    CLAIMS: ("#ledger > li", 208),
    GLOSSARY: ("#terms > li", len(store.glossary())),
    "chapters/gazetteer.html": ("#places > li", len(store.places())),
    "chapters/bibliography.html": ("#works > li", ON["chapters/bibliography"]),
    "chapters/bibliography-m-z.html": ("#works > li", ON["chapters/bibliography-m-z"]),
    TIMELINE: ("tr[data-theme]", len(store.timeline())),
}


def _shown(page: Page, selector: str) -> int:
    return page.locator(f"{selector}:not([hidden])").count()


@pytest.mark.parametrize("from_disk", [False, True], ids=["http", "file"])
def test_a_claim_is_judged_where_it_stands_and_the_verdict_kept(
    browser: Browser, site: str, book: Path, from_disk: bool
) -> None:
    address = (book / CLAIMS).as_uri() if from_disk else site + CLAIMS
    with visit(browser, address) as seen:
        page = seen.page
        page.set_default_timeout(PATIENCE_MS)
        row = page.locator("#claim-e001-06")
        assert "Wrong" not in (row.text_content() or "")
        row.get_by_role("link", name="Judge it").focus()
        page.keyboard.press("Enter")
        expect(row.get_by_role("radio").first).to_be_focused()
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        expect(row.locator(".vs")).to_contain_text("The evidence saysWrong")
        target = row.locator(".cite a").first.get_attribute("href") or ""
        assert target.endswith("bibliography-m-z.html#ref-aigun-treaty")
        page.wait_for_function("Object.values(localStorage).join().includes('e001-06')")
        page.wait_for_timeout(300)
        page.reload()
        expect(row.locator(".judge")).to_have_text("You said: Supported")
        page.get_by_role("combobox", name="Your verdict").select_option("yes")
        expect(page.locator("output")).to_have_text("1 of 208 claims.")
        assert seen.complaints == []


def test_claims_are_sifted_by_essay_chapter_and_words(browser: Browser, site: str) -> None:
    with visit(browser, site + CLAIMS) as seen:
        page = seen.page
        output = page.locator("output")
        expect(output).to_have_text("All 208 claims.")
        page.get_by_role("combobox", name="Essay").select_option("high-wire-act")
        expect(output).to_have_text("30 of 208 claims.")
        page.get_by_role("combobox", name="Chapter").select_option("north-korea")
        assert 10 < _shown(page, "#ledger > li") < 30
        page.get_by_role("button", name="Show all").click()
        expect(output).to_have_text("All 208 claims.")
        page.get_by_role("combobox", name="Our verdict (gives").select_option("unverifiable")
        expected = sum(
            claim.verdict == "unverifiable" for all_ in store.ledger().values() for claim in all_
        )
        expect(output).to_have_text(f"{expected} of 208 claims.")
        page.get_by_role("button", name="Show all").click()
        page.get_by_label("Words").fill("VLADIVOSTOK")
        assert 3 <= _shown(page, "#ledger > li") <= 30


def test_events_are_sifted_by_keys_alone(browser: Browser, site: str) -> None:
    with visit(browser, site + TIMELINE) as seen:
        page = seen.page
        slider = page.get_by_label(re.compile("^To"))
        slider.focus()
        page.keyboard.press("Home")
        for _ in range(5):
            page.keyboard.press("PageUp")
        year = int(slider.input_value())
        first = min(int(event.start[:4]) for event in store.timeline())
        assert year > first
        expected = sum(int(event.start[:4]) <= year for event in store.timeline())
        expect(page.locator("output")).to_have_text(f"{expected} of {LISTS[TIMELINE][1]} events.")
        assert _shown(page, "tr[data-theme]") == expected
        expect(page.get_by_role("heading", name="Today, since 2012")).to_be_hidden()
        assert page.locator(".span-of-years .in").count() == expected
        page.get_by_role("button", name="Show all").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Today, since 2012")).to_be_visible()
        page.get_by_label("Theme").select_option("energy")
        page.get_by_label("Who").select_option("China")
        chosen = [e for e in store.timeline() if e.theme == "energy" and "China" in e.actors]
        assert _shown(page, "tr[data-theme]") == len(chosen) > 0


@pytest.mark.parametrize("word", ["yakesa", "雅克萨", "албазино", "ALBAZIN"])
def test_a_place_is_found_by_any_of_its_names(browser: Browser, site: str, word: str) -> None:
    with visit(browser, site + "chapters/gazetteer.html") as seen:
        seen.page.get_by_label("Any name").fill(word)
        expect(seen.page.locator("#place-albazino")).to_be_visible()
        assert _shown(seen.page, "#places > li") < 10


def test_a_link_to_a_hidden_entry_shows_it(browser: Browser, site: str) -> None:
    with visit(browser, site + GLOSSARY) as seen:
        page = seen.page
        page.get_by_label("Kind").select_option("person")
        expect(page.locator("#term-condominium")).to_be_hidden()
        page.evaluate("location.hash = '#term-condominium'")
        expect(page.locator("#term-condominium")).to_be_visible()


@pytest.mark.parametrize("page", LISTS)
def test_lists_are_whole_without_a_script_and_in_print(
    browser: Browser, site: str, page: str
) -> None:
    selector, number = LISTS[page]
    with visit(browser, site + page, java_script_enabled=False) as seen:
        assert seen.page.locator(selector).count() == number
        expect(seen.page.locator("form.sift")).to_be_hidden()
        expect(seen.page.locator(selector).last).to_be_visible()
    with visit(browser, site + page) as seen:
        seen.page.emulate_media(media="print")
        expect(seen.page.locator("form.sift")).to_be_hidden()
        expect(seen.page.locator(selector).last).to_be_visible()


def test_links_of_the_lists_lead_somewhere(book: Path) -> None:
    anchors: dict[Path, set[str]] = {}
    for page in (*LISTS, CHAPTER, "chapters/data.html", "chapters/reading-critically.html"):
        text = (book / page).read_text("utf-8")
        for href in set(re.findall(r'<a [^>]*href="([^"]+)"', text)):
            if re.match(r"[a-z]+:", href):
                continue
            name, _, anchor = unquote(href).partition("#")
            target = ((book / page).parent / name.split("?")[0]).resolve() if name else book / page
            assert target.exists(), f"{page}: {href}"
            if anchor and target.suffix == ".html":
                if target not in anchors:
                    anchors[target] = set(re.findall(r'\bid="([^"]+)"', target.read_text("utf-8")))
                assert anchor in anchors[target], f"{page}: {href}"


def test_a_work_stands_on_the_page_of_its_letter_in_its_own_language() -> None:
    assert shelf("Élan") == shelf("1902 Encyclopedia") == shelf("Lu") == "chapters/bibliography"
    assert shelf("McFaul") == shelf("Østergaard") == "chapters/bibliography-m-z"
    works = store.bibliography()
    text = "北京条約 [Treaty of Peking]. Ли"
    for key, tag in (("y-history-peking", "ja"), ("aigun-treaty", "zh")):
        found = re.findall(r'lang="(\w+)">([^<]+)<', marked(text, works[key]))
        assert found == [(tag, "北京条約"), ("ru", "Ли")]


def test_tables_and_layers_can_be_fetched_as_they_are_described(book: Path) -> None:
    text = (book / "chapters" / "data.html").read_text("utf-8")
    for slug in store.table_slugs():
        table = store.table(slug)
        published = book / "_static" / "tables" / f"{slug}.csv"
        assert f'href="../_static/tables/{slug}.csv"' in text
        assert hashlib.sha256(published.read_bytes()).hexdigest() == table.sha256
        assert table.sha256 in text
        assert table.licence and table.credit and table.works
    for slug in store.layer_slugs():
        published = book / "_static" / "layers" / f"{slug}.geojson"
        digest = hashlib.sha256(published.read_bytes()).hexdigest()
        assert digest == store.layer(slug).sidecar["sha256"]


def test_a_card_opens_beside_a_word_and_a_work(browser: Browser, site: str) -> None:
    with visit(browser, site + CHAPTER) as seen:
        page = seen.page
        page.set_default_timeout(PATIENCE_MS)
        card = page.locator("#card")
        word = page.locator("a.gloss").first
        word.hover()
        expect(card).to_contain_text("Manchu")
        card.hover()
        page.wait_for_timeout(500)
        expect(card).to_be_visible()
        page.keyboard.press("Escape")
        expect(card).to_have_count(0)
        page.mouse.move(0, 0)
        # By keys: the card comes with the focus and goes with it.
        work = page.locator('.main a[href="#ref-tsiang-1932"]').first
        work.focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Shift+Tab")
        expect(work).to_be_focused()
        expect(card).to_contain_text("Tsiang")
        expect(card).to_contain_text("Read in part")
        expect(card).to_contain_text("of the ledger")
        # The statements of this page that the work tests, and the way to all others.
        claims = [c for c in store.claims("aigun-peking") if "tsiang-1932" in c.works]
        assert claims
        for claim in claims:
            link = card.get_by_role("link", name=claim.statement)
            aim = str(link.get_attribute("href"))
            assert page.locator(aim).count() == 1
            expect(page.locator(aim)).to_contain_text(claim.statement)
        whole = card.get_by_role("link", name="of the ledger")
        assert str(whole.get_attribute("href")).endswith("bibliography-m-z.html#ref-tsiang-1932")
        expect(work).to_have_attribute("aria-describedby", "card")
        page.evaluate("document.activeElement.blur()")
        page.get_by_role("button", name="Dark page").focus()
        expect(card).to_have_count(0)


def test_by_touch_the_first_tap_explains(browser: Browser, site: str) -> None:
    with visit(
        browser, site + CHAPTER, viewport={"width": 390, "height": 800}, has_touch=True
    ) as seen:
        page = seen.page
        word = page.locator("a.gloss").first
        word.tap()
        expect(page.locator("#card")).to_be_visible()
        box = page.locator("#card").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert CHAPTER in page.url
        word.tap()
        expect(page).to_have_url(re.compile(r"glossary\.html#term-"))


def test_the_strip_leads_to_the_timeline(browser: Browser, site: str) -> None:
    with visit(browser, site + CHAPTER) as seen:
        strip = seen.page.get_by_role("navigation", name="Events of this chapter")
        assert strip.get_by_role("link").count() == len(store.chapter("aigun-peking").events)
        strip.get_by_role("link", name="Treaty of Aigun").click()
        expect(seen.page.locator("#event-aigun-1858")).to_be_in_viewport()


@pytest.mark.parametrize("page", [page for page in store.chapters() if page.objectives])
def test_a_chapter_says_how_many_sentences_cite(book: Path, page: Chapter) -> None:
    text = (paths.root() / f"{page.docname}.md").read_text("utf-8")
    cited, every = ledger.cited_sentences(text)
    assert 0.15 * every < cited < every
    shown = (book / f"{page.docname}.html").read_text("utf-8")
    assert f"cited in {cited} of {every} sentences" in shown
