"""The finished book on 127.0.0.1, for a reader on this machine and for the browser tests."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from eyda.site_places import Places
from synthetic_data.faults import Unusable


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line in the terminal for each."""

    extensions_map = {  # noqa: RUF012 (the base class declares it so)
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".svg": "image/svg+xml",
        ".woff2": "font/woff2",
    }

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a reader's terminal stays readable."""


@contextmanager
def serving(site: Path | None = None, port: int = 0, index: str = "index.html") -> Iterator[str]:
    """The address at which `site` can be read while the context lasts; port 0 takes a free one."""
    folder = site or Places(Path.cwd()).site
    if not (folder / index).is_file():
        raise Unusable("there is no book here yet", where=folder, todo="eyda book build")
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Quiet, directory=str(folder)))
    except OSError as fault:
        raise Unusable(
            f"port {port} cannot be used",
            why=str(fault.strerror).lower(),
            todo=f"choose another: eyda book serve --port {port % 65535 + 1}",
        ) from None
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def wait() -> None:
    """Returns when the user presses Ctrl+C."""
    with suppress(KeyboardInterrupt):
        threading.Event().wait()
