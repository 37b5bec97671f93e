"""The atlas: layers on a folium map of one's own, offline, with the same in words."""

import re
from pathlib import Path
from typing import Any

import folium
import pytest
from pages import ROOT, visit
from playwright.sync_api import Browser

from coursekit import atlas, store
from coursekit.errors import ContentError
from coursekit.maps.atlas import COLUMNS, Atlas
from coursekit.maps.drawing import name_parts
from coursekit.maps.dress import EDGES
from coursekit.maps.entry import in_force
from coursekit.models.quantities import area_text

ALL = [slug for slug in store.layer_slugs() if not slug.startswith("base-")]
LAND = ["aigun-1858", "peking-1860"]


def _overlays(made: Atlas) -> list[folium.GeoJson]:
    """Return the overlays that the list of layers names."""
    return [c for c in made._children.values() if isinstance(c, folium.GeoJson) and c.control]


def _drawn(made: Atlas) -> dict[str, dict[str, Any]]:
    """Return what is drawn by feature id."""
    features = [f for overlay in _overlays(made) for f in overlay.data["features"]]
    return {f["id"]: f["properties"] for f in features}


def test_unknown_layer_lists_the_known() -> None:
    with pytest.raises(ContentError, match=r"aigun-1857.*aigun-1858, .*peking-1860") as caught:
        atlas(["aigun-1857"])
    assert "base-" not in caught.value.cure
    with pytest.raises(ContentError, match="base-amur"):
        atlas("base-amur")


def test_unknown_names_list_the_known() -> None:
    with pytest.raises(ContentError, match=r"'fr'.*en, zh, ru, period"):
        atlas("aigun-1858", names="fr")


@pytest.mark.parametrize(
    ("start", "end", "year", "stands"),
    [
        ("1858-05-28", "..", 1857, False),
        ("1858-05-28", "..", 1858, True),
        ("1689-09", "1858-05-28", 1857, True),
        ("1689-09", "1858-05-28", 1858, False),
        ("1689-09", "1858-05-28", None, True),
        ("1689-09", "unknown", 2026, True),
        ("..", "..", 1689, True),
    ],
)
def test_year_keeps_what_stood_at_its_end(
    start: str, end: str, year: int | None, stands: bool
) -> None:
    assert in_force({"from": start, "to": end}, year) is stands


def test_year_reaches_map_and_table_alike() -> None:
    made = atlas(["nerchinsk-1689", "aigun-1858"], year=1858)
    ids = list(made.table()["id"])
    assert "left-bank" in ids
    assert "argun" in ids
    assert "watershed-west" not in ids
    assert sorted(ids) == sorted(_drawn(made))
    early = atlas(["nerchinsk-1689", "aigun-1858"], year=1700)
    assert set(early.table()["layer"]) == {"nerchinsk-1689"}
    assert len(_overlays(early)) == 1


def test_nothing_in_force_leaves_the_ground() -> None:
    made = atlas("aigun-1858", year=1600)
    assert list(made.table().columns) == [*COLUMNS, "sources"]
    assert made.table().empty
    assert "L.map(" in made.get_root().render()


def test_table_is_the_twin_of_the_data() -> None:
    frame = atlas(ALL).table()
    assert list(frame.columns) == [*COLUMNS, "sources"]
    assert len(frame) == sum(len(store.layer(slug).collection["features"]) for slug in ALL)
    row = next(row for row in frame.to_dict("records") if row["id"] == "left-bank")
    assert row["layer"] == "aigun-1858"
    assert row["name"] == "Left bank of the Amur"
    assert row["treaty"] == 1858
    assert row["from"] == "1858-05-28"
    assert row["to"] == ".."
    assert row["certainty"] == "approximate"
    assert (
        row["area_km2"] == store.layer("aigun-1858").feature("left-bank")["properties"]["area_km2"]
    )
    assert row["article"] == "1"
    assert row["sources"].startswith("Treaty of Aigun 1858; ")


def test_names_follow_the_language() -> None:
    chinese, russian = (atlas("aigun-1858", names=names) for names in ("zh", "ru"))
    assert "黑龙江左岸 Hēilóng Jiāng zuǒ'àn" in set(chinese.table()["name"])
    assert "Левый берег Амура" in set(russian.table()["name"])
    heading = _drawn(chinese)["left-bank"]["label"]
    assert '<b lang="zh">黑龙江左岸</b>' in heading
    assert '<b lang="zh-Latn">' in heading
    # Where a language has no name, English stands in, and says so to a screen reader.
    assert name_parts({"en": "The steppe", "ru": "unknown"}, "ru") == (("The steppe", "en"),)


def test_popup_says_what_when_how_sure_and_by_whom() -> None:
    said = _drawn(atlas(ALL))
    left = said["left-bank"]["words"]
    area = store.layer("aigun-1858").feature("left-bank")["properties"]["area_km2"]
    for text in (
        "Left bank of the Amur",
        "Land ceded, 1858 Aigun, article 1, from 28 May 1858",
        "Edge: approximate (river, watershed, typed)",
        f"about {area_text(area)}",
        "Treaty of Aigun 1858",
    ):
        assert text in left
    assert "from 28 May 1858 to July 1900" in said["sixty-four-villages"]["words"]
    assert "to a date not known" in said["uda-south"]["words"]


def test_looks_follow_tokens_and_certainty() -> None:
    look = {name: properties["look"] for name, properties in _drawn(atlas(LAND)).items()}
    tokens = (ROOT / "src/coursekit/static/tokens.css").read_text("utf-8").split("@media")[0]
    assert f"--t1858: {look['left-bank']['color']};" in tokens
    assert f"--tint: {look['left-bank']['fillOpacity']:.2f}".replace("0.", ".") in tokens
    for tinted in ("left-bank", "ussuri-mainland"):
        assert look[tinted]["fillOpacity"] > 0
    for bare in ("sakhalin", "sixty-four-villages"):
        assert look[bare]["fillOpacity"] == 0
    styles = (ROOT / "src/coursekit/static/map-ink.css").read_text("utf-8")
    for name, edge in EDGES.items():
        dash = (
            f".{name} {{ stroke-width: {edge['weight']}; stroke-dasharray: {edge.get('dashArray')};"
        )
        assert name == "delimited" or dash in styles


def test_small_shapes_lie_above_large_ones() -> None:
    order = [f["id"] for f in _overlays(atlas("chuguchak-1864"))[0].data["features"]]
    assert order == ["max", "min", "steppe", "between", "altai"]


def test_saved_map_lives_alone(browser: Browser, tmp_path: Path) -> None:
    made = atlas(["aigun-1858", "peking-1860", "posts-amur"])
    count = len(made.table())
    # Anything of folium: what is added after the list of layers must appear in it.
    mine = folium.FeatureGroup(name="Mine").add_to(made)
    folium.Marker([50.29, 127.54], popup="Here <i>I</i> stood", tooltip="Mine").add_to(mine)
    folium.Marker([52.0, 113.5], icon=folium.Icon(color="red")).add_to(made)
    page_file = tmp_path / "atlas.html"
    made.save(str(page_file))
    text = page_file.read_text("utf-8")
    assert not re.search(r"<(script|link|img)[^>]*(src|href)=", text)
    with visit(browser, page_file.as_uri()) as seen:
        page = seen.page
        page.wait_for_selector("path.leaflet-interactive")
        assert page.locator("path.leaflet-interactive").count() == count
        assert page.locator(".leaflet-control-layers-overlays label").count() == 4
        pins = page.locator("img.leaflet-marker-icon")
        assert pins.count() == 2
        assert pins.evaluate_all("pins => pins.every(pin => pin.naturalWidth > 0)")
        pins.first.dispatch_event("click")
        popup = page.locator(".leaflet-popup-content")
        assert popup.inner_text().strip() == "Here I stood"
        page.keyboard.press("Escape")
        ussuri = page.locator('path[stroke="#1D45AB"]').first
        assert float(str(ussuri.get_attribute("fill-opacity"))) == pytest.approx(0.27)
        ussuri.dispatch_event("click")
        page.wait_for_function(
            "document.querySelector('.leaflet-popup-content')?.innerText.includes('Peking')"
        )
        assert "article 1" in popup.last.inner_text()
        assert seen.hosts == set()
        assert seen.complaints == []
