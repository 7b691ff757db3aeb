"""The pages in both languages side by side, one for each pair of pages that has one."""

from collections.abc import Mapping

from explainer.addresses import markdown_file, parallel_address
from explainer.build.kept_pages import KeptPages, kept_or_made
from explainer.build.written import WrittenPage, written_page
from explainer.pages.parallel import parallel_page

KINDS = frozenset(("source", "mechanism", "level", "post", "term"))


def parallel_pages(
    pages: Mapping[str, WrittenPage], kept: KeptPages | None = None
) -> dict[str, WrittenPage]:
    """Each page by its Markdown file, which lies beside those of the default language.

    `pages` are those of all languages by their Markdown file; `kept` are those of an earlier build.
    """
    pairs = [
        (chinese, english)
        for name, chinese in pages.items()
        if name.startswith("zh/")
        and chinese.page.kind in KINDS
        and (english := pages.get(f"en/{name.removeprefix('zh/')}"))
    ]

    given = [
        (
            f"zh/{markdown_file(parallel_address(chinese.page.address))}",
            (chinese.digest, english.digest),
        )
        for chinese, english in pairs
    ]

    def written(index: int) -> tuple[WrittenPage, tuple[()]]:
        chinese, english = pairs[index]
        page, html = parallel_page((chinese.page, chinese.html), (english.page, english.html))
        return written_page(page, html), ()

    made = kept_or_made(kept, given, written)
    return {name: page for (name, _), page in zip(given, made, strict=True)}
