"""Serves the site while it is edited; started by `site.py serve`.

MkDocs' own command ends at an error in the first build, and at a later one keeps every request
waiting. Here each request is answered with what is wrong until it is mended.
"""

import argparse
import contextlib
import html
import logging
import os
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Template
from types import FrameType
from typing import Any, NoReturn
from urllib.parse import urlsplit

from launcher.project import ROOT, speak_in_any_encoding, step
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

HOST = "127.0.0.1"

ERROR_PAGE = Template("""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>The site has a fault · 网站有错</title>
<style>
body { font: 1rem/1.6 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem }
pre { border: 1px solid; overflow-wrap: anywhere; padding: 1rem; white-space: pre-wrap }
</style>
</head>
<body>
<h1>The site has a fault <span lang="zh-Hans">· 网站有错</span></h1>
<p>Mend it and save; this page then comes back by itself.</p>
<p lang="zh-Hans">改好并保存，这一页就会自己恢复。</p>
<pre role="alert">$fault</pre>
<script>
// Asks until the site is sound again; while the preview starts anew nobody answers.
const ask = () => fetch(location).then(
  (answer) => answer.status === 500 ? setTimeout(ask, 1000) : location.reload(),
  () => setTimeout(ask, 1000));
setTimeout(ask, 1000);
</script>
</body>
</html>
""")

log = logging.getLogger("mkdocs.preview")


class RefusedTexts(logging.Handler):
    """Keeps what MkDocs and the generator report as an error during one build."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Takes one report."""
        self.texts.append(record.getMessage())


@dataclass
class Preview:
    """The folder that is shown, and what is wrong with the last build; empty where nothing is."""

    site: str
    address: str
    fault: str = ""
    started_plugins: bool = False

    def rebuild(self) -> None:
        """Builds the site anew. Never raises for a fault of the site: it is kept and reported."""
        reports = RefusedTexts()
        logging.getLogger("mkdocs").addHandler(reports)
        try:
            config = self._configuration()
            build(config, serve_url=self.address)
        except Exception as error:
            # Whatever an edit has broken, the preview goes on and says what it is.
            if not (reports.texts and isinstance(error, SystemExit)):
                log.error("%s: %s", type(error).__name__, error)
            self.fault = "\n".join(reports.texts)
        else:
            self.fault = ""
        finally:
            logging.getLogger("mkdocs").removeHandler(reports)
        if self.fault:
            step("Waiting for the error to be mended (Ctrl+C ends)")

    def _configuration(self) -> MkDocsConfig:
        config = load_config(str(ROOT / "mkdocs.yml"), site_dir=self.site, strict=False)
        if not self.started_plugins:
            config.plugins.on_startup(command="serve", dirty=False)
            self.started_plugins = True
        config.site_url = self.address
        return config


def main() -> int:
    """Serves until Ctrl+C, SIGTERM or the end of standard input. Returns 1 for a taken port."""
    parser = argparse.ArgumentParser(prog="preview.py", description=__doc__.split("\n")[0])
    parser.add_argument("--port", type=int, required=True, help="port on this computer")
    port = parser.parse_args().port
    signal.signal(signal.SIGTERM, _end)
    with contextlib.suppress(KeyboardInterrupt), _temporary_folder() as folder:
        mount = urlsplit(os.environ.get("SITE_URL", "/")).path or "/"
        preview = Preview(folder, f"http://{HOST}:{port}{mount}")
        server = LiveReloadServer(preview.rebuild, HOST, port, folder, mount)
        server.error_handler = lambda code: _page_of_error(Path(folder), code)
        server.set_app(with_faults_shown(server.serve_request, preview))
        threading.Thread(target=_end_with_standard_input, daemon=True).start()
        return _serve(server, preview)
    return 0


def _serve(server: LiveReloadServer, preview: Preview) -> int:
    _show_log()
    edited: dict[Path, int] = {}
    # What is edited during the first build is not seen by the server, which watches later.
    while edited != (edited := _times(ROOT / "docs")):
        preview.rebuild()
    server.watch(str(ROOT / "docs"))
    # MkDocs gives this method no types.
    serve: Callable[[], None] = server.serve
    try:
        serve()
    except OSError as error:
        print(f"preview: {preview.address}: {error.strerror}", file=sys.stderr)
        return 1
    finally:
        server.shutdown()
    return 0


def _times(folder: Path) -> dict[Path, int]:
    times = {}
    for path in folder.rglob("*"):
        with contextlib.suppress(OSError):
            times[path] = path.stat().st_mtime_ns
    return times


def with_faults_shown(
    serve_request: Callable[[dict[str, Any], Any], Iterable[bytes]], preview: Preview
) -> Callable[[dict[str, Any], Any], Iterable[bytes]]:
    """The WSGI application that answers for a page with the fault as long as there is one."""

    def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        is_reload = environ["PATH_INFO"].startswith("/livereload/")
        if not preview.fault or is_reload:
            return serve_request(environ, start_response)
        page = ERROR_PAGE.substitute(fault=html.escape(preview.fault)).encode()
        start_response(
            "500 Internal Server Error",
            [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(page)))],
        )
        return [page]

    return application


def _page_of_error(folder: Path, code: int) -> bytes | None:
    page = folder / f"{code}.html"
    return page.read_bytes() if page.is_file() else None


def _show_log() -> None:
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(logging.Formatter("%(levelname)-8s-  %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)


def _end_with_standard_input() -> None:
    while os.read(sys.stdin.fileno(), 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def _end(number: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


@contextlib.contextmanager
def _temporary_folder() -> Iterator[str]:
    folder = tempfile.mkdtemp(prefix="preview-")
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    speak_in_any_encoding()
    sys.exit(main())
