"""The typed points: every coordinate that a person wrote, by id, with its source beside it."""

from __future__ import annotations

import csv
from pathlib import Path

HERE = Path(__file__).parent
Ring = list[tuple[float, float]]


def points(*files: str) -> dict[str, Ring]:
    """The points of tables of `id, seq, lon, lat, source, status`, in the order of `seq`.

    `files` are paths beside this module; without any, all tables of `points/`. Degrees, longitude
    first. Raises ValueError if two tables use one id.
    """
    paths = [HERE / file for file in files] or sorted((HERE / "points").glob("*.csv"))
    found: dict[str, Ring] = {}
    for path in paths:
        rows: dict[str, list[tuple[int, float, float]]] = {}
        with path.open(encoding="utf-8", newline="") as table:
            for row in csv.DictReader(table):
                entry = (int(row["seq"]), float(row["lon"]), float(row["lat"]))
                rows.setdefault(row["id"], []).append(entry)
        if twice := found.keys() & rows.keys():
            raise ValueError(f"{path.name}: {', '.join(sorted(twice))} is also in another table")
        found |= {name: [(x, y) for _, x, y in sorted(run)] for name, run in rows.items()}
    return found
