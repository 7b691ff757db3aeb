"""Tables written in prose: each cell tells its row and its column, on a narrow page as well."""

from explainer.prose.markdown import parsed, rendered
from explainer.prose.tables import with_columns
from lxml import html

TEXT = """\
| Who | To **whom** |
|---|---|
| County | [[letter|the city]] |
| City | province |

| Other |
|---|
| one |
"""


def tables() -> list[html.HtmlElement]:
    """The tables of the text as they are published, without the words in their cells."""
    page = "".join(
        rendered(token) for token in with_columns(parsed(TEXT)) if token.type != "inline"
    )
    return html.fromstring(f"<div>{page}</div>").cssselect("table")


def test_the_head_and_the_first_cell_of_each_row_are_headers() -> None:
    first, second = tables()
    assert [cell.get("scope") for cell in first.cssselect("thead th")] == ["col", "col"]
    assert [cell.get("scope") for cell in first.cssselect("tbody th")] == ["row", "row"]
    assert [cell.get("scope") for cell in second.cssselect("tbody th")] == ["row"]


def test_every_other_cell_names_its_column_without_marks() -> None:
    first, second = tables()
    assert [cell.get("data-column") for cell in first.cssselect("tbody td")] == ["To whom"] * 2
    assert not second.cssselect("td")
