"""Faults of mkdocs.yml, of templates and of assets."""

from tests.sabotage.fault import SETTINGS, Fault, appended, changed, cut, deleted, written

_CSS = "docs/assets/stylesheets/site.css"
_JS = "docs/assets/javascripts/site.js"
_MAIN = "docs/theme/main.html"
_ICON = "docs/assets/images/favicon.svg"

SETTINGS_FAULTS = [
    deleted(SETTINGS, "the file is missing"),
    written(SETTINGS, "", "the file is empty"),
    written(SETTINGS, b"site_name: \xff\n", "is not UTF-8"),
    written(SETTINGS, "- a\n", "must consist of"),
    changed(
        SETTINGS,
        "site_dir: site\n",
        "<<<<<<< ours\nsite_dir: site\n=======\nsite_dir: out\n>>>>>>> theirs\n",
        "a merge conflict",
    ),
    changed(
        SETTINGS,
        "site_name: 责任链",
        'site_name: "责任链',
        "quotation mark that opens on this line",
    ),
    changed(SETTINGS, "site_name: 责任链", "site_name：责任链", "full-width colon"),
    changed(SETTINGS, "site_dir: site\n", "site_dir: site\nsite_dir: site\n", "stands twice", 8),
    changed(SETTINGS, "strict: true", "strict: false", "write `strict: true`"),
    changed(SETTINGS, "strict: true\n", "", "write `strict: true`", 1),
    changed(SETTINGS, "  font: false\n", "", "write `font: false`", 10),
    changed(SETTINGS, "font: false", "font: {text: Roboto}", "write `font: false`"),
    changed(SETTINGS, "name: material", "name: mkdocs", "write `name: material`"),
    changed(
        SETTINGS, "custom_dir: docs/theme", "custom_dir: theme", "write `custom_dir: docs/theme`"
    ),
    changed(SETTINGS, "docs_dir: docs", "docs_dir: pages", "write `docs_dir: docs`"),
    changed(SETTINGS, "hooks:\n  - hooks/site_hooks.py\n", "", "the generator is not started", 1),
    changed(
        SETTINGS,
        '"https://responsibility-chain.example/"',
        '"https://e.example/\'x/"',
        "is no address of a site",
    ),
    changed(
        SETTINGS,
        '"https://responsibility-chain.example/"',
        "'https://e.example/\"x/'",
        "is no address of a site",
    ),
    changed(
        SETTINGS,
        '"https://responsibility-chain.example/"',
        "responsibility-chain.example",
        "is no address of a site",
    ),
    changed(
        SETTINGS, '"https://responsibility-chain.example/"', "https://e.example", "ends with /"
    ),
    changed(
        SETTINGS,
        '"https://github.com/responsibility-chain/responsibility-chain"',
        '"javascript:alert(1)"',
        "is no address of a site",
    ),
    changed(SETTINGS, "site_name: 责任链\n", "", "the name of the site is missing", 1),
    changed(
        SETTINGS, "  - 对照: compare.md", "  - 对照: compared.md", "there is no page compared.md"
    ),
    changed(
        SETTINGS, "  - 对照: compare.md", "  - compare.md", "an entry of the navigation has a title"
    ),
    changed(
        SETTINGS,
        "            对照: Compare\n",
        "",
        '"对照" of nav is not translated',
        "nav_translations:",
    ),
    changed(
        SETTINGS,
        "assets/stylesheets/site.css",
        "assets/stylesheets/sit.css",
        "there is no docs/assets/stylesheets/sit.css",
    ),
    changed(
        SETTINGS,
        "assets/stylesheets/site.css",
        "https://cdn.example/site.css",
        "is on another host",
    ),
    changed(
        SETTINGS,
        "extra_css:",
        "extra_javascript:\n  - //cdn.example/x.js\nextra_css:",
        "is on another host",
        "- //cdn.example/x.js",
        name="script of another host",
    ),
    changed(
        SETTINGS,
        "javascript: assets/javascripts/mermaid.js",
        "javascript: https://cdn.example/mermaid.js",
        "is on another host",
    ),
    changed(
        SETTINGS,
        "favicon: assets/images/favicon.svg",
        "favicon: assets/favicon.svg",
        "there is no docs/assets/favicon.svg",
    ),
    changed(SETTINGS, "extra_css:", "extra_cs:", 'did you mean "extra_css"?'),
    changed(
        SETTINGS,
        "fallback_to_default: false",
        "fallback_to_default: true",
        "write `fallback_to_default: false`",
    ),
    changed(SETTINGS, "watch:\n", "watch: &all\n", "anchors"),
    cut(SETTINGS, "  - mermaid2:", "the generator is not started", 1),
]

ASSET_FAULTS = [
    deleted(_CSS, "there is no docs/assets/stylesheets/site.css", "stylesheets/site.css", SETTINGS),
    deleted("docs/assets/stylesheets/drawn.css", "the file is missing"),
    written("docs/assets/stylesheets/vocabulary.css", ".a{}", "the build writes this file", 0),
    deleted(
        "docs/assets/stylesheets/search.css",
        "there is no docs/assets/stylesheets/search.css",
        "stylesheets/search.css",
        "docs/assets/javascripts/search.js",
    ),
    deleted(
        "docs/assets/javascripts/search.js",
        "there is no docs/assets/javascripts/search.js",
        "/search.js",
        _JS,
    ),
    deleted(
        "docs/assets/javascripts/matrix.js",
        "there is no docs/assets/javascripts/matrix.js",
        "/matrix.js",
        _JS,
    ),
    deleted(
        _JS,
        "there is no docs/assets/javascripts/site.js",
        "javascripts/site.js",
        "docs/theme/base.html",
    ),
    deleted("docs/theme", "the folder is missing"),
    written(_JS, b"let x = '\xff';\n", "is not UTF-8"),
    written(_CSS, b"\xff\n", "is not UTF-8"),
    written(_ICON, b"<svg>\xff</svg>\n", "is not UTF-8"),
    written(
        _ICON,
        '<svg xmlns="http://www.w3.org/2000/svg">\n<script>alert(1)</script></svg>\n',
        "a picture runs nothing",
        2,
    ),
    written(
        _ICON,
        '<svg xmlns="http://www.w3.org/2000/svg">\n<g onload="alert(1)"/></svg>\n',
        "a picture runs nothing",
        2,
    ),
    written(
        _ICON,
        '<svg xmlns="http://www.w3.org/2000/svg">\n<image href="https://x.example/a.png"/></svg>\n',
        "loads from another host",
        2,
    ),
    appended(_CSS, '@import url("https://fonts.example/css");\n', "loads from another host"),
    appended(
        _CSS, "@font-face { src: url(//fonts.example/a.woff2); }\n", "loads from another host"
    ),
    appended(
        _CSS,
        "h1 { background: url(../images/gone.svg); }\n",
        "there is no docs/assets/images/gone.svg",
    ),
    appended(_JS, 'import("https://cdn.example/x.js");\n', "loads from another host"),
    appended(_JS, 'import("./gone.js");\n', "there is no docs/assets/javascripts/gone.js"),
    appended(
        _MAIN, '<script src="https://cdn.example/x.js"></script>\n', "loads from another host"
    ),
    appended(
        _MAIN,
        '<link rel="stylesheet" href="https://fonts.example/x.css">\n',
        "loads from another host",
    ),
    appended(_MAIN, '<img alt="" src="//img.example/x.png">\n', "loads from another host"),
    appended(_MAIN, "{% if page %}\n", "not a valid template"),
    changed(_MAIN, "{{ description | e }}", "{{ description | shout }}", "not a valid template"),
    appended(_MAIN, "{% endblock %}\n", "not a valid template"),
    appended(_MAIN, "{{ page.title\n", "not a valid template"),
    appended(
        _MAIN, '{% include "partials/gone.html" %}\n', "there is no template partials/gone.html"
    ),
    appended(_MAIN, "{{ descripton }}\n", "nothing called descripton; mend the name; did you mean"),
    appended(_MAIN, "{{ page.titel }}\n", "page has nothing called titel"),
    appended(_MAIN, "{{ config.site_nam }}\n", "config has nothing called site_nam"),
    appended(_MAIN, "{{ interface.homme.text(language) }}\n", "interface has nothing called homme"),
    appended(_JS, "const half = ;\n", "not a valid script: unexpected token in expression"),
    appended(_JS, "export function half() {\n", "it ends too early"),
    written(_JS, "(" * 50_000, "nested too deeply to be read"),
    appended(_JS, "<<<<<<< ours\n", "a merge conflict"),
    appended("docs/assets/javascripts/figure.js", "/* half\n", "unexpected end of comment"),
    written(
        "docs/corpus/schemas/person.json", "{}\n", "no kind of record has this schema; delete it", 0
    ),
    changed(
        _MAIN,
        '{% extends "base.html" %}',
        '{% extends "bas.html" %}',
        "there is no template bas.html",
    ),
    written(_MAIN, b"{% extends 'base.html' %}\n\xff\n", "is not UTF-8", 2),
    written(
        _MAIN,
        "<<<<<<< ours\n{% extends 'base.html' %}\n=======\n>>>>>>> theirs\n",
        "a merge conflict",
    ),
]

PROJECT_FAULTS: list[Fault] = [*SETTINGS_FAULTS, *ASSET_FAULTS]
