"""What a finished page must not hold: anything that runs, loads from elsewhere or leads away.

The texts of the corpus are escaped and prose is checked before; this is the last gate, for
whatever a template, a setting or a piece of raw HTML lets through.
"""

import re
from collections.abc import Collection, Iterator

from lxml import etree
from lxml import html as lxml_html

from explainer.build.security_policy import inline_scripts
from explainer.build.unsafe_elements import shortened, unsafe_element

# A browser reads what stands in these as text, unless they stand in a drawing: then markup in
# them is markup. No page of the site has any there.
_TEXT_ELEMENT = re.compile(r"<(title|textarea|style|script)\b[^>]*>(.*?)</\1\s*>", re.I | re.S)


def page_faults(html: str, known_scripts: Collection[str]) -> list[str]:
    """What is wrong with a finished page, each fault once, with the markup that shows it.

    `known_scripts` is the code of the inline scripts that the templates of the theme hold.
    """
    return list(dict.fromkeys(_faults(html, frozenset(known_scripts))))


def _faults(html: str, known_scripts: Collection[str]) -> Iterator[str]:
    for code in inline_scripts(html):
        if code not in known_scripts:
            yield f"a script that is none of the theme's: <script>{shortened(code)}"
    for match in _TEXT_ELEMENT.finditer(html):
        if match[1].lower() != "script" and "<" in match[2]:
            yield f"markup where only text may be: {shortened(match[0])}"
    for element in lxml_html.document_fromstring(html).iter(etree.Element):
        # What is checked is the same wherever the same tag stands, and most tags stand often.
        yield from unsafe_element(element.tag, *element.items())
