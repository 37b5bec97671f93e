"""Answering a question rightly, of whatever kind it is: with the mouse, and with keys alone."""

from collections.abc import Iterator

from playwright.sync_api import Locator

from coursekit.models.assessment import (
    Choice,
    Item,
    Judgement,
    MapClick,
    Matching,
    Numeric,
    Order,
    ShortText,
    Sorting,
    SourceAnalysis,
)

BUTTONS = {
    "claim": ("Commit, then see the evidence",),
    "source": ("Open the model answer", "Save my marks"),
}
"""What is pressed to answer; "Check" for all other kinds."""


def by_mouse(place: Locator, item: Item) -> None:
    """Give the right answer to the question at `place` by pointing, and check it."""
    body = item.body
    if isinstance(body, Choice):
        labels = place.locator("label.opt")
        for option in body.options:
            if option.right:
                labels.filter(has_text=option.text.replace("*", "")).first.click()
    elif isinstance(body, Sorting):
        names = {category.id: category.name for category in body.categories}
        for card in body.cards:
            _row(place, card.text).get_by_text(names[card.category], exact=True).click()
    elif isinstance(body, Order):
        for button in _moves(place, body):
            button.click()
    elif isinstance(body, Judgement):
        place.get_by_text("Imprecise", exact=True).first.click()
    else:
        _fill(place, item)
    first, *others = BUTTONS.get(item.kind, ("Check",))
    place.get_by_role("button", name=first).click()
    for other in others:
        for row in _rows(place):
            row.locator("label").last.click()
        place.get_by_role("button", name=other).click()


def by_keyboard(place: Locator, item: Item) -> None:
    """Give the right answer to the question at `place` with keys alone, and check it."""
    body, keys = item.body, place.page.keyboard
    if isinstance(body, Choice):
        _choose(place, item)
    elif isinstance(body, Numeric | ShortText):
        place.get_by_role("textbox").focus()
        keys.type(body.accept[0] if isinstance(body, ShortText) else str(int(body.answer)))
    elif isinstance(body, Matching):
        for pair in body.pairs:
            place.get_by_role("combobox", name=pair.left).focus()
            keys.type(pair.right)
    elif isinstance(body, Sorting):
        for card in body.cards:
            _row(place, card.text).get_by_role("radio").first.focus()
            keys.press("Space")
            for _ in range(body.place_of(card)):
                keys.press("ArrowRight")
    elif isinstance(body, Order):
        for button in _moves(place, body):
            button.focus()
            keys.press("Enter")
    elif isinstance(body, Judgement):
        place.get_by_role("radio").first.focus()
        keys.press("Space")
    elif isinstance(body, MapClick):
        longitude, latitude = _spot(body)
        for name, value in (("Longitude", longitude), ("Latitude", latitude)):
            place.get_by_role("textbox", name=name).focus()
            keys.type(str(value))
    else:
        _fill(place, item)
    first, *others = BUTTONS.get(item.kind, ("Check",))
    place.get_by_role("button", name=first).focus()
    keys.press("Enter")
    for other in others:
        for row in _rows(place):
            row.get_by_role("radio").last.focus()
            keys.press("Space")
        place.get_by_role("button", name=other).focus()
        keys.press("Enter")


def is_right(place: Locator, item: Item) -> bool:
    """Whether the question at `place` says that it was answered rightly."""
    # What lies out of view is not laid out: its text is in the page, but has no inner text.
    text = place.text_content() or ""
    if isinstance(item.body, Judgement):
        return "Kept, not scored." in text
    if isinstance(item.body, SourceAnalysis):
        most = sum(criterion.most for criterion in item.body.rubric)
        return f"Marked by you: {most:g} of {most:g} points." in text
    return "Right." in text or ("In place." in text and "Out of place." not in text)


def _fill(place: Locator, item: Item) -> None:
    body = item.body
    if isinstance(body, Numeric):
        said = f"{body.answer:g}" if body.answer < 1e5 else str(int(body.answer))
        place.get_by_role("textbox").fill(said)
    elif isinstance(body, ShortText):
        place.get_by_role("textbox").fill(body.accept[0])
    elif isinstance(body, Matching):
        for pair in body.pairs:
            place.get_by_role("combobox", name=pair.left).select_option(pair.right)
    elif isinstance(body, MapClick):
        spot = list(_spot(body))
        text = next(entry.text for entry in body.places if list(entry.at) == spot)
        place.get_by_role("combobox", name="Or from the list").select_option(text)
    elif isinstance(body, SourceAnalysis):
        place.get_by_role("textbox").focus()
        place.page.keyboard.type("He hopes to be believed.")


def _choose(place: Locator, item: Item) -> None:
    assert isinstance(item.body, Choice)
    keys, inputs = place.page.keyboard, place.locator("input")
    wanted = {option.text.replace("*", "") for option in item.body.options if option.right}
    texts = [text.strip() for text in place.locator("label.opt").all_text_contents()]
    inputs.first.focus()
    for number, text in enumerate(texts):
        if item.kind == "single":
            if text in wanted:
                keys.press("Space")
                break
            keys.press("ArrowDown")
        else:
            inputs.nth(number).focus()
            if text in wanted:
                keys.press("Space")


def _moves(place: Locator, body: Order) -> Iterator[Locator]:
    """The buttons to press, one after another, until the events stand in order."""
    for number, step in enumerate(body.steps):
        texts = place.locator(".ord li > span:first-child").all_text_contents()
        for _ in range(texts.index(step.text) - number):
            yield place.get_by_role("button", name=f"Move up: {step.text}", exact=True)


def _spot(body: MapClick) -> tuple[float, float]:
    """The one entry of the list that is right: the first, as the content of our chapters has it."""
    return body.places[0].at


def _row(place: Locator, name: str) -> Locator:
    return place.get_by_role("radiogroup", name=name)


def _rows(place: Locator) -> list[Locator]:
    return place.locator(".row[role=radiogroup]").all()
