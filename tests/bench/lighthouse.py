"""Lighthouse as a phone: four marks and the simulated largest contentful paint."""

import json
import os
import shutil
import statistics
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import browser

from .serving import served

VERSION = "12.8.2"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


@dataclass(frozen=True, slots=True)
class Marks:
    """Medians of several runs: marks from 0 to 100, the paint in seconds, what lost points."""

    marks: tuple[int, ...]
    paint: float
    lost: tuple[str, ...]


def measure(book: Path, page: str, runs: int) -> Marks | str:
    """Measure a page of a built book; where Lighthouse cannot run, return the reason."""
    if shutil.which("npx") is None:
        return "Lighthouse not run: Node is not installed"
    reports = []
    with served(book) as address:
        for _ in range(runs):
            report = _report(address + page)
            if isinstance(report, str):
                return f"Lighthouse not run: {report}"
            reports.append(report)
    marks = tuple(
        round(statistics.median(100 * (r["categories"][name]["score"] or 0) for r in reports))
        for name in CATEGORIES
    )
    paint = statistics.median(
        r["audits"]["largest-contentful-paint"].get("numericValue", 0) / 1000 for r in reports
    )
    return Marks(marks, paint, tuple(_lost(reports[-1])))


def _report(address: str) -> dict[str, Any] | str:
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder, "report.json")
        flags = " ".join(("--headless=new", *browser.QUIET))
        command = [
            *("npx", "--yes", f"lighthouse@{VERSION}", address, "--quiet"),
            *("--output=json", f"--output-path={written}", f"--chrome-flags={flags}"),
            f"--only-categories={','.join(CATEGORIES)}",
        ]
        path = browser.found()
        environment = os.environ | ({"CHROME_PATH": path} if path else {})
        try:
            done = subprocess.run(
                command, env=environment, capture_output=True, text=True, timeout=400, check=False
            )
        except subprocess.TimeoutExpired:
            return "it did not end in 400 seconds"
        if not written.exists():
            words = (done.stderr or done.stdout).strip().splitlines()
            return words[-1] if words else "it wrote no report"
        found: dict[str, Any] = json.loads(written.read_text("utf-8"))
        return found


def _lost(report: dict[str, Any]) -> list[str]:
    """Return the audits that cost points, by category."""
    lost = []
    for name in CATEGORIES:
        for reference in report["categories"][name]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                lost.append(f"{name}: {audit['title']} {audit.get('displayValue', '')}".strip())
    return lost
