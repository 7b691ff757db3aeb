"""The head of a page: what search engines and programs that show a link learn of it.

The structured data are those of schema.org, as a data block that no browser runs.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from explainer.addresses import DATA, GLOSSARY, HOME
from explainer.build.cards import card_path, card_title, pictured_address
from explainer.build.page_head import Head
from explainer.build.written import WrittenPage
from explainer.corpus.corpus import Corpus
from explainer.exports.files import FOLDER, DataFiles
from explainer.exports.wording import LICENCE_ADDRESS
from explainer.languages import DEFAULT_LANGUAGE, HTML_LANGUAGE, Language
from explainer.pages.page import Page
from explainer.text.quotation_marks import curled

LONGEST_DESCRIPTION = 160
"""Characters; programs that show more cut it themselves."""

_SENTENCE_ENDS = "。！？.!?"
_PAUSES = "，；：、,;: "


def page_heads(
    pages: Mapping[str, WrittenPage], corpus: Corpus, url: str, data: DataFiles
) -> dict[str, Head]:
    """The head of each page by its Markdown file; `url` is where the site is published."""
    titles = {
        (written.page.language, written.page.address): written.page.title
        for written in pages.values()
    }
    shown = {
        (written.page.language, written.page.address): card_title(written.page, corpus)
        for written in pages.values()
    }
    return {
        name: Head(
            title=""
            if written.page.address == HOME
            else _printed(written.page.standing_title or written.page.title, written.page),
            description=_printed(shortened(written.page.description), written.page),
            picture=card_path(written.page),
            picture_shows=_printed(
                corpus.interface.picture_shows.text(written.page.language).format(
                    title=shown[written.page.language, pictured_address(written.page)]
                ),
                written.page,
            ),
            structured=_in_script(_structured(written.page, corpus, url, titles, data=data)),
        )
        for name, written in pages.items()
    }


def _printed(text: str, page: Page) -> str:
    """A text as the page itself prints it."""
    return curled(text) if page.language == "en" else text


def shortened(text: str, longest: int = LONGEST_DESCRIPTION) -> str:
    """A text of at most `longest` characters: whole sentences, or cut at a pause and so marked."""
    if len(text) <= longest:
        return text
    head = text[:longest]
    end = max(head.rfind(mark) for mark in _SENTENCE_ENDS)
    if end >= longest // 2:
        return head[: end + 1]
    head = head[:-1]
    pause = max(head.rfind(mark) for mark in _PAUSES)
    return f"{head[:pause] if pause > 0 else head}…"


def _in_script(graph: dict[str, Any]) -> str:
    """JSON that cannot end the script element it stands in."""
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _structured(
    page: Page,
    corpus: Corpus,
    url: str,
    titles: Mapping[tuple[Language, str], str],
    *,
    data: DataFiles,
) -> dict[str, Any]:
    root = url if page.language == DEFAULT_LANGUAGE else f"{url}{page.language}/"
    about = {
        "@id": f"{root}{page.address}",
        "url": f"{root}{page.address}",
        "description": page.description,
        "inLanguage": HTML_LANGUAGE[page.language],
        "license": LICENCE_ADDRESS,
    }
    site_name = corpus.interface.site_name.text(page.language)
    if page.address == HOME:
        graph: list[dict[str, Any]] = [{"@type": "WebSite", "name": site_name} | about]
    else:
        graph = [_thing(page, corpus, root, about, data), _trail(page, corpus, root, titles)]
        graph[0]["isPartOf"] = {"@type": "WebSite", "name": site_name, "url": root}
    return {"@context": "https://schema.org", "@graph": graph}


def _thing(
    page: Page, corpus: Corpus, root: str, about: dict[str, str], data: DataFiles
) -> dict[str, Any]:
    if page.address == DATA:
        site = {"@type": "Organization", "name": corpus.interface.site_name.text(page.language)}
        files = list(_downloads(data, root.removesuffix(f"{page.language}/")))
        dataset = {"@type": "Dataset", "name": page.standing_title, "version": data.edition}
        return dataset | about | {"creator": site, "distribution": files}
    term = corpus.terms.get(page.address.removeprefix(GLOSSARY).rstrip("/"))
    if page.kind == "term" and term:
        glossary = {
            "@type": "DefinedTermSet",
            "@id": f"{root}{GLOSSARY}",
            "name": corpus.interface.glossary.text(page.language),
        }
        # A defined term belongs to its set and has no language or licence of its own.
        own = {key: about[key] for key in ("@id", "url", "description")}
        names = {"name": page.title, "alternateName": [term.zh, term.en], "termCode": term.id}
        return {"@type": "DefinedTerm"} | names | own | {"inDefinedTermSet": glossary}
    return {"@type": "Article", "headline": page.standing_title or page.title} | about


def _downloads(data: DataFiles, url: str) -> Iterator[dict[str, Any]]:
    for file in data.whole:
        entry = file.entry()
        yield {
            "@type": "DataDownload",
            "name": file.path,
            "encodingFormat": entry.media_type,
            "contentUrl": f"{url}{FOLDER}{file.path}",
            "sha256": entry.sha256,
        }


def _trail(
    page: Page, corpus: Corpus, root: str, titles: Mapping[tuple[Language, str], str]
) -> dict[str, Any]:
    """The pages above a page, from the home page down to it."""
    home = corpus.interface.site_short_name.text(page.language)
    parts = page.address.rstrip("/").split("/")
    addresses = ["/".join(parts[: end + 1]) + "/" for end in range(len(parts))]
    steps = [(home, HOME)]
    for address in addresses:
        if name := titles.get((page.language, address)):
            steps.append((name, address))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": f"{root}{address}"}
            for place, (name, address) in enumerate(steps, 1)
        ],
    }
