"""The browser and the fonts of the tests, installed where that is possible."""

import os
import platform
import shutil
import subprocess
from pathlib import Path

from launcher.project import RefusalError, step

FONTS = {
    "fonts-noto-cjk": "Noto Sans CJK SC",
    "fonts-liberation": "Liberation Sans",
    "fonts-dejavu-core": "DejaVu Sans",
}
"""The Debian packages of the fonts that drawings are tried in, and a family of each."""

LIBRARY_OF_THE_DRIVER = "libatomic1"
"""The Debian package of what Playwright's own program needs and Chromium does not bring along."""

HEADLESS_CHROMIUM = "chromium-headless-shell"
"""Chromium without the interface that no test sees; with it the tests take less time."""


def find_chromium(python: str) -> str:
    """The program of Chromium or Chrome, installed where that is possible.

    Raises RefusalError with the command that installs it, or what drives it.
    """
    _ensure_fonts()
    _ensure_driver(python)
    is_named = bool(os.environ.get("CHROMIUM"))
    if not is_named and _is_debian_root() and not shutil.which(HEADLESS_CHROMIUM):
        step("Installing Chromium for the browser tests (once)")
        _apt_install(HEADLESS_CHROMIUM)
    if found := _installed_chromium(python):
        return found
    if _is_debian_root():
        _apt_install("chromium")
    else:
        step("Installing Playwright's Chromium for the browser tests (once)")
        subprocess.run([python, "-m", "playwright", "install", "chromium"], check=False)
    if found := _installed_chromium(python):
        return found
    raise RefusalError(
        "the browser tests need Chromium: install it (Debian: apt-get install "
        f"{HEADLESS_CHROMIUM} fonts-noto-cjk) or name its program in the variable CHROMIUM"
    )


def _installed_chromium(python: str) -> str:
    named = os.environ.get("CHROMIUM")
    if named:
        if shutil.which(named):
            return named
        raise RefusalError(f"the variable CHROMIUM names {named}, which is no program")
    names = (
        HEADLESS_CHROMIUM,
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
    )
    places = (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    )
    for name in (*names, *places):
        if found := shutil.which(name):
            return found
    code = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
    )
    asked = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
    own = asked.stdout.strip()
    return own if own and Path(own).is_file() else ""


def _is_debian_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and bool(shutil.which("apt-get"))


def _apt_install(*packages: str) -> None:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    # A new system knows no packages, and what an old one knows may be gone from where they lie.
    tried = subprocess.run(install, env=environment, capture_output=True, check=False)
    if tried.returncode:
        subprocess.run(["apt-get", "update", "-qq"], env=environment, check=False)
        subprocess.run(install, env=environment, check=False)


def _ensure_fonts() -> None:
    """Without these fonts the tests of drawings mean nothing.

    Raises RefusalError with the command that installs what is missing.
    """
    if platform.system() != "Linux" or not (missing := _missing_fonts()):
        return
    if _is_debian_root():
        step("Installing fonts for the browser tests (once)")
        _apt_install("fontconfig", *missing)
    if missing := _missing_fonts():
        packages = " ".join(["fontconfig", *missing])
        raise RefusalError(f"the browser tests need fonts; on Debian: apt-get install {packages}")


def _ensure_driver(python: str) -> None:
    """Without its driver no browser can be told anything.

    Raises RefusalError with the command that installs what the driver lacks.
    """
    if not _fault_of_driver(python):
        return
    if _is_debian_root():
        step("Installing a library for the browser tests (once)")
        _apt_install(LIBRARY_OF_THE_DRIVER)
    if fault := _fault_of_driver(python):
        raise RefusalError(
            f"Playwright, which drives the browser, does not start: {fault}; "
            f"on Debian: apt-get install {LIBRARY_OF_THE_DRIVER}"
        )


def _fault_of_driver(python: str) -> str:
    """The last line of what it says where it does not start; "" where it does."""
    started = subprocess.run(
        [python, "-m", "playwright", "--version"],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    said = started.stderr.strip().splitlines() or [f"status {started.returncode}"]
    return said[-1] if started.returncode else ""


def _missing_fonts() -> list[str]:
    """The packages whose fonts are not there; all where nothing can list fonts."""
    if not shutil.which("fc-list"):
        return list(FONTS)
    listed = subprocess.run(
        ["fc-list", ":", "family"], capture_output=True, encoding="utf-8", check=False
    )
    return [package for package, family in FONTS.items() if family not in listed.stdout]
