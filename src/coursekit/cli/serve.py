"""Serving the built book on this machine alone."""

import functools
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from .. import paths
from ..errors import ContentError


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line for each."""

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing: the reader wants the address, not the traffic."""


def server(port: int) -> ThreadingHTTPServer:
    """Return a server of ``_build/html`` on 127.0.0.1; port 0 lets the system choose.

    Raise ContentError if the book is not built or the port is taken.
    """
    folder = paths.root() / "_build" / "html"
    if not (folder / "index.html").exists():
        raise ContentError("_build/html", "index.html", "is not built", "run `make book`")
    handler = functools.partial(_Quiet, directory=str(folder))
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        raise ContentError(
            "127.0.0.1", str(port), f"cannot be used ({error.strerror})", "say make serve PORT=8001"
        ) from None


def serve(port: int) -> int:
    """Serve until interrupted; print the address first."""
    with server(port) as running:
        print(f"Borderlines is at http://127.0.0.1:{running.server_address[1]}/  (Ctrl+C stops)")
        try:
            running.serve_forever()
        except KeyboardInterrupt:
            print()
    return 0
