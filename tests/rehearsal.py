"""What Binder does, on this machine: an environment from the lock, a checkout, JupyterLab."""

import json
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 180
"""Seconds that a slow machine with two busy cores may need for any one step."""


@dataclass(frozen=True, slots=True)
class Binder:
    """A prepared checkout with its environment: `bin` holds its commands, `home` its settings."""

    checkout: Path
    bin: Path
    home: Path

    def environ(self) -> dict[str, str]:
        """Return the variables under which everything runs: nothing of the caller's project."""
        ours = {"COURSEKIT_STATIC", "COURSEKIT_ROOT", "PYTHONPATH", "PYTHONHOME"}
        kept = {name: value for name, value in os.environ.items() if name not in ours}
        return kept | {
            "PATH": f"{self.bin}{os.pathsep}{os.environ['PATH']}",
            "VIRTUAL_ENV": str(self.bin.parent),
            "JUPYTER_CONFIG_DIR": str(self.home / "config"),
            "JUPYTER_DATA_DIR": str(self.home / "data"),
            "JUPYTER_RUNTIME_DIR": str(self.home / "runtime"),
            "JUPYTERLAB_SETTINGS_DIR": str(self.home / "settings"),
            "JUPYTERLAB_WORKSPACES_DIR": str(self.home / "workspaces"),
            "IPYTHONDIR": str(self.home / "ipython"),
        }

    def run(self, *command: str) -> None:
        """Run a command in the checkout; raise AssertionError with its words if it fails."""
        done = subprocess.run(
            command,
            cwd=self.checkout,
            env=self.environ(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"


def prepare(folder: Path) -> Binder:
    """Make the environment from ``.binder`` and run its postBuild, in a copy of the checkout.

    ``COURSEKIT_REHEARSAL_VENV`` names an environment to use as it stands, which spares someone
    who works on a notebook's outputs the two minutes of a new one.
    """
    copy(folder / "checkout")
    ready = os.environ.get("COURSEKIT_REHEARSAL_VENV")
    environment = Path(ready) if ready else folder / "environment"
    binder = Binder(folder / "checkout", environment / "bin", folder / "home")
    if not ready:
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
        # Compiling every module takes longer than the few that are imported here.
        wanted = ("-r", ".binder/requirements.txt")
        binder.run("python", "-m", "pip", "install", "-q", "--no-compile", *wanted)
    binder.run("bash", ".binder/postBuild")
    return binder


def copy(target: Path) -> None:
    """Copy what git would carry: what it tracks and what it does not ignore."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    for name in filter(None, listed.split("\0")):
        # A file that was deleted and not yet committed is still listed.
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)


@contextmanager
def jupyter_lab(binder: Binder) -> Iterator[tuple[str, str]]:
    """Run JupyterLab; yield its address (no slash at the end) and its token."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    token = secrets.token_hex(16)
    log = binder.home.parent / "lab.log"
    command = [
        *(str(binder.bin / "jupyter"), "lab", "--no-browser", "--allow-root"),
        *("--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0"),
        f"--IdentityProvider.token={token}",
    ]
    with (
        log.open("w") as written,
        subprocess.Popen(
            command, cwd=binder.checkout, env=binder.environ(), stdout=written, stderr=written
        ) as server,
    ):
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(f"{address}/api/status?token={token}", server, log)
            yield address, token
        finally:
            # The server ends its kernels when asked to stop.
            server.terminate()
            try:
                server.wait(30)
            except subprocess.TimeoutExpired:
                server.kill()


def _wait_for(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            with urlopen(address, timeout=10):
                return
        except (URLError, OSError):
            time.sleep(0.3)
    raise AssertionError(f"JupyterLab did not start:\n{log.read_text()}")


def ask(binder: Binder, address: str, token: str, expression: str) -> Any:
    """Return what a Python expression gives in the open notebook's kernel, by way of JSON."""
    from jupyter_client.blocking.client import BlockingKernelClient

    with urlopen(f"{address}/api/sessions?token={token}", timeout=PATIENCE) as answer:
        kernel = json.load(answer)[0]["kernel"]["id"]
    client: Any = BlockingKernelClient(
        connection_file=str(binder.home / "runtime" / f"kernel-{kernel}.json")
    )
    client.load_connection_file()
    client.start_channels()
    try:
        reply = client.execute(
            "",
            user_expressions={"value": f"__import__('json').dumps({expression})"},
            reply=True,
            timeout=PATIENCE,
        )
        value = reply["content"]["user_expressions"]["value"]
        assert value["status"] == "ok", "\n".join(value.get("traceback", []))
        text = value["data"]["text/plain"]
        # The kernel shows the JSON text as Python writes a string.
        return json.loads(re.sub(r"\\(['\\])", r"\1", text[1:-1]))
    finally:
        client.stop_channels()
