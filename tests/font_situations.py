"""Chromium as it is on machines with other fonts: only those of a situation are there.

Each browser gets a fontconfig of its own, which knows one folder with the fonts of the situation.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright

from tests.conftest import DRAW_NOTHING, browser_program

FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))


@dataclass(frozen=True)
class Situation:
    """The fonts that a machine has; the first is that of every text without a font of its own."""

    family: str
    files: tuple[str, ...]
    """The names of the font files, as patterns."""
    packages: str
    """The Debian packages that hold them."""


SITUATIONS = {
    "liberation": Situation(
        "Liberation Sans",
        ("LiberationSans-*.ttf", "NotoSansCJK-*.ttc"),
        "fonts-liberation fonts-noto-cjk",
    ),
    "dejavu-only": Situation("DejaVu Sans", ("DejaVuSans*.ttf",), "fonts-dejavu-core"),
    "cjk-for-latin": Situation("Noto Sans CJK SC", ("NotoSansCJK-*.ttc",), "fonts-noto-cjk"),
    "wide": Situation(
        "DejaVu Sans Mono",
        ("DejaVuSansMono*.ttf", "NotoSansCJK-*.ttc"),
        "fonts-dejavu-core fonts-noto-cjk",
    ),
}

_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <match target="pattern">
    <edit name="family" mode="append_last"><string>{family}</string></edit>
  </match>
  <alias binding="same">
    <family>sans-serif</family>
    <prefer><family>{family}</family></prefer>
  </alias>
</fontconfig>
"""


def configure_fonts(situation: Situation, folder: Path) -> Path:
    """Writes a fontconfig that knows only the fonts of a situation; gives its file."""
    fonts = folder / "fonts"
    fonts.mkdir(parents=True)
    for pattern in situation.files:
        found = [file for place in FONT_FOLDERS for file in sorted(place.rglob(pattern))]
        if not found:
            pytest.fail(f"no {pattern}: install the Debian packages {situation.packages}")
        for file in found:
            (fonts / file.name).symlink_to(file)
    configuration = folder / "fonts.conf"
    configuration.write_text(
        _CONFIGURATION.format(fonts=fonts, cache=folder / "cache", family=situation.family),
        encoding="utf-8",
    )
    return configuration


@contextmanager
def browser_with_fonts(
    playwright: Playwright, situation: Situation, folder: Path
) -> Iterator[Browser]:
    """Chromium, which draws nothing, on a machine that has the fonts of a situation."""
    program, arguments = browser_program()
    configuration = configure_fonts(situation, folder)
    environment = {**os.environ, "FONTCONFIG_FILE": str(configuration)}
    launched = playwright.chromium.launch(
        executable_path=program, args=[*arguments, DRAW_NOTHING], env=dict(environment)
    )
    yield launched
    launched.close()
