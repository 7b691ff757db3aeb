"""Names that only one of styles, scripts and templates has, and what is left over in them."""

from pathlib import Path

from tests.sabotage.fault import Fault, changed

_BASE = "docs/theme/base.html"
_HEADER = "docs/theme/partials/header.html"
_FOOTER = "docs/theme/partials/footer.html"
_CITE = "docs/assets/javascripts/cite.js"
_SITE = "docs/assets/stylesheets/site.css"
_PRINT = "docs/assets/stylesheets/print.css"


def _linked(root: Path) -> None:
    """Puts a link to a file outside of the project in place of a picture."""
    picture, elsewhere = root / "docs/assets/images/favicon.svg", root.parent / "favicon.svg"
    elsewhere.unlink(missing_ok=True)
    picture.rename(elsewhere)
    picture.symlink_to(elsewhere)


MISNAMED_FAULTS: list[Fault] = [
    changed(_PRINT, ".printed {", ".prined {", 'did you mean "printed"?'),
    changed(_FOOTER, "md-footer-meta", "md-footer-mata", 'did you mean "md-footer-meta"?'),
    changed(_BASE, 'class="md-main"', 'class="md-m\u0430in"', 'did you mean "md-main"?'),
    changed(_CITE, '"cite-dialog"', '"cite-dialogue"', 'did you mean "cite-dialog"?'),
    changed(_CITE, '(".cite")', '(".ciet")', 'did you mean "cite"?'),
    changed(_CITE, "dataset.copied", "dataset.copyed", 'did you mean "copied"?'),
    changed(
        "docs/assets/javascripts/site.js",
        "const { openCiteDialog } = await",
        "const { openCiteDialogs: openCiteDialog } = await",
        "cite.js exports no openCiteDialogs",
    ),
    changed(_SITE, "--problem: #9c2a2a", "--problem: #9c2a2", "#9c2a2 is no colour"),
    changed(_SITE, "--inferred: #7a5a00", "--inferred: #e9e0c0", "words of this colour have"),
    changed(
        _SITE,
        "--inferred: #e2c069",
        "--inferred: #4a4033",
        "choose a lighter one",
        name="in the dark",
    ),
    changed(_SITE, "always light. */", "always light.", "the comment that opens on this line"),
    changed(
        _BASE,
        "{{ interface.skip_to_content.text(language) }}",
        "{ interface.skip_to_content.text(language) }}",
        "}} has no other half",
    ),
    changed(_BASE, "{#- The frame", "{- The frame", "#} has no other half"),
    changed(
        _HEADER, "interface.close_menu.text(language)", "interface.close_menu.text", "in a language"
    ),
    changed(_HEADER, 'icon("material/menu")', 'icon("material/menuu")', "the theme has no icon"),
    changed(_HEADER, 'popovertarget="menu" aria', 'popovertarget="menus" aria', 'the id "menus"'),
    changed("docs/theme/404.html", "'en/sources/'", "'en/source/'", "there is no page source/"),
    Fault(
        "a picture that is a link to a file elsewhere",
        _linked,
        "docs/assets/images/favicon.svg",
        "a link to a file elsewhere",
        0,
    ),
    changed(
        _FOOTER,
        '{% include "partials/copyright.html" %}',
        '{% include "partials/footer.html" %}',
        "without end",
    ),
]

# What has a name of its own, a style that others put together, a colour on another ground.
SOUND_STYLES = """
.nature-of-its-own { color: #c00; } .quite-another__part { --marks: #0f0f0f; }
[data-md-color-scheme="default"] { --on-dark: #fff; } .dark { background: #000; color: var(--on-dark); }
/* A comment with a / and a * in it. */
"""
