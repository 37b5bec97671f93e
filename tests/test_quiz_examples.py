"""The examples in CONTRIBUTING: one of each kind, sound, and shown as they stand."""

import re
from pathlib import Path

import quiz_page as sample
import yaml

from coursekit import itemwriting
from coursekit.models.assessment import KINDS, Item
from coursekit.models.evidence import Claim
from coursekit.quiz import Quiz

TEXT = (Path(__file__).resolve().parents[1] / "CONTRIBUTING.md").read_text("utf-8")
BLOCK = re.findall(r"^```yaml\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)[0]
ITEMS = [Item.from_content(raw, file="CONTRIBUTING.md") for raw in yaml.safe_load(BLOCK)]


def test_there_is_one_example_of_each_kind() -> None:
    assert [item.kind for item in ITEMS] == list(KINDS)


def test_the_examples_keep_the_rules_they_teach() -> None:
    faults = itemwriting.careless_items(ITEMS, file="CONTRIBUTING.md")
    # The one single-choice example is too few to speak of habits.
    assert [str(fault) for fault in faults if "longest" not in str(fault)] == []


def test_the_examples_can_be_asked() -> None:
    claim = Claim.from_content(sample.claim(), file="test.yml", place="claim 1")
    quiz = Quiz(ITEMS, sample.cite, {}, claims={claim.id: claim}, sheets={"amur": sample.SHEET})
    html = quiz.static_html()
    assert html.count("<assessment-item") == len(KINDS)
    assert "Where Khabarovsk stands (48.48° north, 135.07° east)" in html
