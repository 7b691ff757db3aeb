"""Packs the built site as a folder that opens without a server; started by `site.py zip`."""

import argparse
import os
import sys
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from explainer.addresses import FOLDER_FILE
from explainer.copies.downloads import link_downloads, put_in_place
from explainer.copies.folder import PAGE, files_for_folder, page_for_folder, site_url_of
from launcher.project import SITE, speak_in_any_encoding, step

FOLDER = "site"
"""What lies in the archive, so that unpacking leaves one folder."""
OLDEST = 315_532_800
"""1 January 1980 in seconds since 1970; an archive knows no earlier time."""
_PLAIN_FILE = 0o100644 << 16
_MADE_ON_UNIX = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the archive into the site and links it. Returns 1 where that is not possible."""
    parser = argparse.ArgumentParser(prog="site.py zip", description=__doc__.split("\n")[0])
    parser.add_argument("--site", type=Path, default=SITE, help="folder of the built site (site/)")
    site = parser.parse_args(arguments).site
    file = site / FOLDER_FILE
    made = datetime.fromtimestamp(max(int(os.environ["SOURCE_DATE_EPOCH"]), OLDEST), UTC)
    try:
        with put_in_place(file) as aside:
            write_folder(site, aside, made)
    except ValueError as error:
        print(f"site.py zip: {error}", file=sys.stderr)
        return 1
    link_downloads(site)
    step(f"{file}: {file.stat().st_size / 1_000_000:.1f} MB")
    return 0


def write_folder(site: Path, file: Path, made: datetime) -> None:
    """Writes the archive of a built site; its bytes depend on the site and the time alone."""
    site_url = site_url_of((site / PAGE).read_text(encoding="utf-8"))
    paths = files_for_folder(site)
    known = frozenset(paths)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in paths:
            content = (site / path).read_bytes()
            if path.endswith(".html"):
                content = page_for_folder(content.decode(), path, known, site_url).encode()
            entry = zipfile.ZipInfo(f"{FOLDER}/{path}", made.timetuple()[:6])
            entry.external_attr, entry.create_system = _PLAIN_FILE, _MADE_ON_UNIX
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED, 9)


if __name__ == "__main__":
    speak_in_any_encoding()
    sys.exit(main())
