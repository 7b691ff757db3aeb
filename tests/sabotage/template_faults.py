"""Faults of the markup of templates, of their blocks, and of which templates there are."""

from tests.sabotage.fault import Fault, appended, changed, deleted

_BASE = "docs/theme/base.html"
_MAIN = "docs/theme/main.html"
_NOT_FOUND = "docs/theme/404.html"
_HEADER = "docs/theme/partials/header.html"
_NO_CODE = "the policy of the pages runs no such code"
_ELSEWHERE = "this loads from another host"

MARKUP = [
    appended(_MAIN, "<script>alert(1)</script>\n", "an inline script"),
    appended(_HEADER, '<script type="module">import "./x.js"</script>\n', "an inline script"),
    appended(_HEADER, '<script src="/x.js"></script>\n', "an address from the root fails"),
    changed(_BASE, '<body dir="ltr"', '<body onload=x() dir="ltr"', _NO_CODE),
    changed(
        _BASE, '<body dir="ltr"', "<body\nonfocus\n='x()' dir='ltr'", _NO_CODE, name="over lines"
    ),
    appended(_NOT_FOUND, '<a href="java&#115;cript:x()">x</a>\n', _NO_CODE),
    appended(_NOT_FOUND, "<a href=\"{{ 'javascript:x()' }}\">x</a>\n", _NO_CODE),
    appended(_HEADER, "<style>body { display: none; }</style>\n", _NO_CODE),
    appended(_HEADER, '<p style="color:red">x</p>\n', "applies no style= attribute"),
    appended(_HEADER, '<iframe srcdoc="x"></iframe>\n', _NO_CODE),
    appended(_HEADER, '<meta http-equiv="refresh" content="0">\n', _NO_CODE),
    appended(_HEADER, '<base href="https://x.example/">\n', _NO_CODE),
    appended(_HEADER, '<form action="https://x.example/"></form>\n', _ELSEWHERE),
    appended(_HEADER, '<img alt="" srcset="a.png, https://x.example/b.png 2x">\n', _ELSEWHERE),
    appended(_HEADER, '<img alt="" src="{{ \'https://x.example/\' }}b.png">\n', _ELSEWHERE),
    appended(_HEADER, '<video poster="//x.example/p.png"></video>\n', _ELSEWHERE),
    appended(_HEADER, '<a ping="https://x.example/" href="#top">x</a>\n', "of each click"),
    appended(_HEADER, "<div>\n", "the element is not closed in this template"),
    appended(_HEADER, "</div>\n", "nothing opens this </div>"),
    changed(
        _HEADER, "</button>", "", "the element is not closed before the", name="button left open"
    ),
    appended(_HEADER, "<!-- a note\n", "the comment is not closed"),
    appended(_HEADER, "{{ page.title | safe }}\n", "`safe` prints a text as it is"),
    appended(
        _HEADER,
        "{% autoescape false %}{{ page.title }}{% endautoescape %}\n",
        "this prints texts as they are",
    ),
]

PARTS = [
    deleted("docs/theme/partials/palette.html", "no template partials/palette.html", 24, _HEADER),
    deleted(
        "docs/theme/partials/javascripts/palette.html",
        "no template partials/javascripts/palette.html",
        22,
        _BASE,
    ),
    deleted(_BASE, "there is no template base.html", 1, _MAIN),
    deleted(_NOT_FOUND, "the file is missing"),
    changed(_MAIN, "{% block site_meta %}", "{% block site_mta %}", "has no block site_mta"),
    appended(_MAIN, "Words of nobody\n", "outside the blocks of a template that extends one"),
    appended(_MAIN, "{% include 'main.html' %}\n", "leads back to this template"),
    appended(
        _HEADER,
        "{% for at in range(1000000000) %}x{% endfor %}\n",
        "given nothing called range",
    ),
    appended(
        _HEADER,
        "{% macro more() %}{{ more() }}{% endmacro %}{{ more() }}\n",
        "more asks for itself",
    ),
    appended(_MAIN, "{% include config.site_name %}\n", "a template is asked for by its name"),
    appended(_MAIN, "{{ interface.home.txt(language) }}\n", "has nothing called txt"),
]

TEMPLATE_FAULTS: list[Fault] = [*MARKUP, *PARTS]
