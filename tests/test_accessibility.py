"""Every page, in both languages, at every size and in all colours: anyone can use it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.every_page import (
    DOUBLE_LETTERS,
    PARTS,
    TEXT_SPACING,
    axe,
    faults,
    look_at_pages,
    show_scheme,
    use_style,
)

PHONE: ViewportSize = {"width": 390, "height": 844}
# 400 % zoom in a window of 1280 × 1024 leaves this.
NARROW: ViewportSize = {"width": 320, "height": 256}
WIDE: ViewportSize = {"width": 1280, "height": 1024}

# The contrast of every word is measured by page_faults.js, in each scheme; axe, which needs a
# hundred times as long for that, checks it on each kind of page (test_browser.py).
RULES_OF_MARKUP = {"rules": {"color-contrast": {"enabled": False}}}
RULES_OF_SIZE = {"runOnly": ["target-size", "scrollable-region-focusable"]}


def _look(page: Page) -> Iterator[str]:
    page.set_viewport_size(PHONE)
    for fault in axe(page, RULES_OF_MARKUP):
        yield f"axe at 390: {fault}"
    for fault in faults(page, "width", "targets", "language"):
        yield f"at 390: {fault}"
    for scheme in ("default", "slate"):
        show_scheme(page, scheme)
        for fault in faults(page, "contrast"):
            yield f"{scheme} at 390: {fault}"
    page.set_viewport_size(WIDE)
    for fault in axe(page, RULES_OF_SIZE):
        yield f"axe at 1280: {fault}"
    for fault in faults(page, "width", "targets", "contrast"):
        yield f"slate at 1280: {fault}"
    show_scheme(page, "default")
    for fault in faults(page, "contrast"):
        yield f"default at 1280: {fault}"
    use_style(page, DOUBLE_LETTERS)
    for fault in faults(page, "width"):
        yield f"letters of 200 %: {fault}"
    use_style(page, "")
    page.set_viewport_size(NARROW)
    for fault in faults(page, "width"):
        yield f"at 320: {fault}"
    use_style(page, TEXT_SPACING)
    for fault in faults(page, "width"):
        yield f"text spacing at 320: {fault}"
    use_style(page, "")
    page.emulate_media(media="print")
    show_scheme(page, "slate")
    for fault in faults(page, "contrast"):
        yield f"printed from dark: {fault}"
    page.emulate_media(media="screen")


@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_has_a_fault(browser: Browser, real_site: Path, site_url: str, part: int) -> None:
    found = look_at_pages(browser, real_site, site_url, part, _look)
    assert not found, "\n".join(found)
