"""The index in traditional script, with texts as an earlier build converted them."""

import pickle
from collections.abc import Sequence

from explainer.build.traditional import NamedForms, traditional_record, traditional_text
from explainer.search.sections import IndexedPage
from explainer.work.derived import Derived, derived_name, keep, read_kept


def known_twins(
    pages: Sequence[IndexedPage], named: NamedForms, derived: Derived
) -> tuple[str, list[IndexedPage]]:
    """The name of what is kept, and the pages as they are in traditional script."""
    name = derived_name(derived, ["traditional texts", repr(sorted(named.forms.items()))])
    content = read_kept(derived, name)
    known: dict[str, str] = pickle.loads(content) if content else {}
    used: dict[str, str] = {}

    def converted(text: str) -> str:
        if text not in used:
            used[text] = known.get(text) or traditional_text(text, named)
        return used[text]

    twins = [
        IndexedPage(
            f"{page.digest} {name}",
            tuple(traditional_record(record, converted) for record in page.records),
        )
        for page in pages
    ]
    if used.keys() != known.keys():
        keep(derived, name, pickle.dumps(used, pickle.HIGHEST_PROTOCOL))
    return name, twins
