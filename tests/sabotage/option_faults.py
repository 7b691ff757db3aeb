"""Faults of options: of plugins, of the theme, of languages, of the menu; and of assets' forms."""

from tests.sabotage.fault import INTERFACE, SETTINGS, Fault, appended, changed, written

_CSS = "docs/assets/stylesheets/reading.css"
_JS = "docs/assets/javascripts/frame.js"
_PICTURE = "docs/assets/images/sketch.svg"
_DATA = "docs/assets/data.json"
_SVG = '<svg xmlns="http://www.w3.org/2000/svg">'
_MENU = "  - 对照: compare.md"
_ADDRESS = '"https://responsibility-chain.example/"]'
_ONE = "sources: {zh: 资料, en: Sources}"

OPTIONS = [
    changed(SETTINGS, "docs_structure: folder", "docs_structur: folder", 'mean "docs_structure"?'),
    changed(SETTINGS, "default: true", "default: 'yes'", "write `default: true`"),
    changed(SETTINGS, "          default: true\n", "", "write `default: true`", 45),
    changed(SETTINGS, "locale: zh", "locale: zh-Hans", "is no language of this site"),
    changed(SETTINGS, "          name: 中文\n", "", "the field `name` is missing", 45),
    changed(SETTINGS, "name: 中文", "name: [中文]", "must be a text"),
    changed(
        SETTINGS,
        'build: true\n          site_name: "The',
        'build: no\n          site_name: "The',
        "write `build: true`",
        name="English is not built",
    ),
    changed(
        SETTINGS,
        "        - locale: en",
        "        - locale: zh\n          name: 中文\n          build: true\n        - locale: en",
        "the language zh stands above already",
        51,
        name="a language twice",
    ),
    changed(SETTINGS, 'site_name: "The Responsibility Chain"', 'site_name: "责任链"', "is Chinese"),
    changed(SETTINGS, 'tion: "How', 'tion: "How</title><b>', "is plain text"),
    changed(SETTINGS, "site_name: 责任链\n", 'site_name: "  "\n', "is empty", 1),
    changed(
        SETTINGS, "site_name: 责任链\n", 'site_name: "责任\\u202e链"\n', "an unseen character", 1
    ),
    changed(
        SETTINGS,
        "      javascript: assets/javascripts/mermaid.js",
        "      javascrip: assets/javascripts/mermaid.js",
        'did you mean "javascript"?',
    ),
    changed(
        SETTINGS,
        "  - mermaid2:\n      javascript: assets/javascripts/mermaid.js\n",
        "",
        "the plugin mermaid2 is missing",
        "plugins:",
    ),
    changed(SETTINGS, "  favicon: assets/images/favicon.svg", "  faviconn: x", 'mean "favicon"?'),
    changed(SETTINGS, "  favicon: assets/images/favicon.svg\n", "", "`favicon` is missing", 10),
    changed(SETTINGS, "favicon: assets/images/favicon.svg", "favicon: mkdocs.yml", "is no picture"),
    changed(SETTINGS, "  language: zh", "  features: [search]\n  language: zh", "unknown field"),
    changed(SETTINGS, "edit/main/docs/", "javascript:alert(1)", "is the way from repo_url"),
    changed(SETTINGS, "repo_name: GitHub", "repo_name: {a: b}", "must be a text"),
    changed(SETTINGS, "    omitted_files: ignore", "    omitted_files: ignor", 'mean "ignore"?'),
    changed(SETTINGS, "validation:\n  nav:", "validation:\n  nave:", 'did you mean "nav"?'),
    changed(SETTINGS, "watch:\n  - docs", "watch:\n  - dosc", "there is no dosc"),
    changed(SETTINGS, "watch:\n  - docs", "watch: docs", "must be a list"),
    changed(
        SETTINGS,
        "  - assets/stylesheets/print.css\n",
        "",
        "every page needs",
        "extra_css:",
    ),
    changed(
        SETTINGS,
        "  - assets/stylesheets/print.css",
        "  - assets/stylesheets",
        "there is no docs/assets/stylesheets;",
    ),
    changed(
        SETTINGS,
        "  - hooks/site_hooks.py",
        "  - hooks/site_hooks.py\n  - hooks/site_hooks.py",
        "is started by hooks/site_hooks.py alone",
    ),
    changed(SETTINGS, "site_dir: site", "copyright: <b>x</b>\nsite_dir: site", "no page is made"),
    changed(SETTINGS, "site_dir: site", "dev_addr: here\nsite_dir: site", "place of the preview"),
    changed(SETTINGS, _ADDRESS, '"https://a:b@e.example/"]', "is no address of a site"),
    changed(SETTINGS, _ADDRESS, '"https://e.example/?a=b/"]', "is no address of a site"),
    changed(SETTINGS, _ADDRESS, '"https://e.example/a/../"]', "is no address of a site"),
]

MENU = [
    changed(SETTINGS, "首页: Home\n", "首页: 首页\n", "is Chinese"),
    changed(SETTINGS, "首页: Home\n", "首页: <b>Home</b>\n", "is plain text"),
    changed(SETTINGS, "首页: Home\n", '首页: ""\n', "is empty"),
    changed(
        SETTINGS, "首页: Home\n", "首页: Sources\n", "the title of another entry", "资料: Sources"
    ),
    changed(SETTINGS, "首页: Home\n", "首页: Home\n            首頁: Home\n", 'no entry "首頁"'),
    changed(SETTINGS, "nav_translations:", "nav_translation:", 'did you mean "nav_translations"?'),
    changed(SETTINGS, _MENU, "  - 对照: [compare.md]", "the navigation has one level"),
    changed(SETTINGS, _MENU, "  - {对照: compare.md, 又: about.md}", "has one title"),
    changed(SETTINGS, _MENU, "  - 首页: compare.md", "another entry has this title"),
    changed(SETTINGS, _MENU, "  - 12: compare.md", "the title of an entry is a text"),
]

STYLES = [
    appended(_CSS, ".x { color red; }\n", "no browser reads what stands here"),
    appended(_CSS, ".x { color: ; }\n", "color has no value"),
    appended(_CSS, ".x { color: var(--nothing-sets-it); }\n", "nothing sets --nothing-sets-it"),
    appended(_CSS, ".x { color: #ggg; }\n", "#ggg is no colour"),
    appended(_CSS, ".x { color\uff1a red; }\n", "is a full-width mark"),
    appended(_CSS, ".x { background: u\\72l(https://x.example/a.png); }\n", "another host"),
    appended(_CSS, ".x { background: image-set('//x.example/a.png' 1x); }\n", "another host"),
    appended(_CSS, ".x { background: url(/assets/images/a.svg); }\n", "an address from the root"),
    appended(_CSS, ".x { width: calc(1px + (2px * 3); }\n", "is not closed; add )"),
    appended(_CSS, '.x { content: "half; }\n', 'is not closed; add "'),
    appended(_CSS, "/* half\n", "the comment that opens on this line is not closed"),
    appended(_CSS, "@import 'other.css';\n", "a sheet that imports another one"),
    appended(_CSS, "@medai print { .x { color: red; } }\n", "is no rule that browsers know"),
    appended(_CSS, "// words\n.x { color: red; }\n", "selects nothing"),
]

FORMS = [
    written(_DATA, '{"a": 1,}\n', "not valid JSON", 1),
    written(_DATA, '{"a": 1, "a": 2}\n', "stands twice in one object", 1),
    written(_DATA, '{"a": NaN}\n', "is no number that browsers read", 1),
    written(_PICTURE, "<html><body>x</body></html>\n", "no picture at all", 1),
    written(_PICTURE, "<svg><path/></svg>\n", "no picture at all", 1),
    written(_PICTURE, f'{_SVG}\n<a href="java&#x73;cript:x()"/></svg>\n', "runs nothing", 2),
    written(_PICTURE, f"{_SVG}\n<foreignObject/></svg>\n", "runs nothing and holds no page", 2),
    written(_PICTURE, f"<?xml-stylesheet href='a.css'?>\n{_SVG}</svg>\n", "an instruction", 1),
    written("docs/assets/images/half.png", b"\x89PNG\r\n\x1a\nIHDR", "the file is damaged", 0),
    written("docs/assets/images/图.svg", f"{_SVG}</svg>\n", "names of assets are a-z", 0),
    written("docs/assets/images/A.svg", f"{_SVG}</svg>\n", "names of assets are a-z", 0),
    appended(_JS, "eval('1');\n", "runs no text as code"),
    appended(_JS, "new Image().src = 'https://x.example/p.gif';\n", "loads from another host"),
]

WORDS = [
    changed(INTERFACE, _ONE, 'sources: {zh: 资料, en: "<b>Sources</b>"}', "write it without HTML"),
    changed(INTERFACE, _ONE, 'sources: {zh: 资料, en: "Sources&nbsp;"}', "the character itself"),
    changed(
        INTERFACE, _ONE, 'sources: {zh: "资料%s", en: "Sources %s"}', "a placeholder is {name}"
    ),
    changed(INTERFACE, _ONE, 'sources: {zh: "资料{{a}}", en: "{{a}} x"}', "has single braces"),
    changed(INTERFACE, _ONE, 'sources: {zh: "[[a]]资料", en: "[[a]] x"}', "has no links"),
    changed(INTERFACE, _ONE, 'sources: {zh: "资料,全部", en: Sources}', "the full-width mark"),
    changed(INTERFACE, _ONE, 'sources: {zh: "3份资料", en: "4 sources"}', "the figures differ"),
    changed(INTERFACE, _ONE, 'sources: {zh: 资料, en: "a\\nb"}', "write it on one line"),
    changed(INTERFACE, "{kind} · published", "{kind} {kind} · published", "stands twice", 6),
]

OPTION_FAULTS: list[Fault] = [*OPTIONS, *MENU, *STYLES, *FORMS, *WORDS]
