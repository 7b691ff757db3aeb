"""The pages in both languages side by side, one for each pair of pages that has one."""

from collections.abc import Mapping

from explainer.addresses import markdown_file
from explainer.build.written import WrittenPage
from explainer.pages.parallel import parallel_page
from explainer.processes import shared_out

KINDS = frozenset(("source", "mechanism", "level", "post", "term"))


def parallel_pages(pages: Mapping[str, WrittenPage]) -> dict[str, WrittenPage]:
    """Each page by its Markdown file, which lies beside those of the default language.

    `pages` are those of all languages by their Markdown file.
    """
    pairs = [
        (chinese, english)
        for name, chinese in pages.items()
        if name.startswith("zh/")
        and chinese.page.kind in KINDS
        and (english := pages.get(f"en/{name.removeprefix('zh/')}"))
    ]

    def written(index: int) -> WrittenPage:
        chinese, english = pairs[index]
        page, html = parallel_page((chinese.page, chinese.html), (english.page, english.html))
        return WrittenPage(page, html, ())

    made = shared_out(written, len(pairs))
    return {f"zh/{markdown_file(page.page.address)}": page for page in made}
