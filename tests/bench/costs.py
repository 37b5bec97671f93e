"""What building costs a machine, and opening a chapter costs a kernel."""

import json
import os
import resource
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

OURS = "import coursekit; ck = coursekit.open_chapter('aigun-peking')"
STOCK = "import folium, geopandas, jupyterquiz, ipywidgets"

_COST = """
def _cost():
    import resource
    spent = resource.getrusage(resource.RUSAGE_SELF)
    pages = int(open("/proc/self/statm").read().split()[1])
    return [spent.ru_utime + spent.ru_stime, pages * resource.getpagesize() / 1e6]
_before = _cost()
{statement}
_after = _cost()
"""


def build(source: Path, command: Sequence[str], more: Mapping[str, str]) -> float:
    """Build a book by a command of this environment in the book's folder, into ``_build/html``.

    Return the CPU seconds of it and all its children. Raise RuntimeError with the last of its
    words if the build fails.
    """
    kept = {name: value for name, value in os.environ.items() if name != "COURSEKIT_STATIC"}
    tool = Path(sys.executable).with_name(command[0])
    before = _children()
    done = subprocess.run(
        [str(tool), *command[1:]],
        cwd=source,
        env=kept | dict(more),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{source} does not build:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return _children() - before


def _children() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def kernel(statement: str, runs: int = 3) -> tuple[float, float]:
    """Run a statement in fresh kernels; return the medians of CPU seconds and of MB in the end."""
    costs = [_kernel(statement) for _ in range(runs)]
    return statistics.median(cpu for cpu, _ in costs), statistics.median(mb for _, mb in costs)


def _kernel(statement: str) -> tuple[float, float]:
    from jupyter_client.manager import KernelManager

    manager: Any = KernelManager(kernel_name="python3")
    manager.start_kernel()
    client: Any = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=120)
        reply = client.execute(
            _COST.format(statement=statement),
            user_expressions={"cost": "[_after[0] - _before[0], _after[1]]"},
            reply=True,
            timeout=120,
        )["content"]
        if reply["status"] != "ok":
            raise RuntimeError("\n".join(reply["traceback"]))
        cpu, mb = json.loads(reply["user_expressions"]["cost"]["data"]["text/plain"])
        return float(cpu), float(mb)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
