"""The pages in both languages side by side, one for each pair of pages that has one."""

from collections.abc import Iterator, Mapping

from explainer.addresses import markdown_file
from explainer.build.written import WrittenPage
from explainer.pages.parallel import parallel_page

KINDS = frozenset(("source", "mechanism", "level", "post", "term"))


def parallel_pages(pages: Mapping[str, WrittenPage]) -> Iterator[tuple[str, WrittenPage]]:
    """Each page by its Markdown file, which lies beside those of the default language.

    `pages` are those of all languages by their Markdown file.
    """
    for name, chinese in pages.items():
        language, _, path = name.partition("/")
        english = pages.get(f"en/{path}")
        if language == "zh" and english and chinese.page.kind in KINDS:
            page, html = parallel_page((chinese.page, chinese.html), (english.page, english.html))
            yield f"zh/{markdown_file(page.address)}", WrittenPage(page, html)
