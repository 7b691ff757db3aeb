"""What the Chinese and the English twin of a prose page must have in common."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from explainer.checks.fences import check_twin_fences
from explainer.checks.level_rules import differing_levels
from explainer.corpus.level_signs import LevelSigns
from explainer.languages import Language
from explainer.problems.problem import Fault, Problem, shown
from explainer.prose.head import TEXTS
from explainer.prose.page import ProsePage
from explainer.prose.sections import ITALICS, Section
from explainer.text.han import HAN
from explainer.text.markdown import REFERENCE, references
from explainer.text.names import Names
from explainer.text.negations import lost_negation
from explainer.text.numerals import difference_message, differing_figures, read_figures
from explainer.text.opposites import opposite_words
from explainer.text.wording import wrong_language

# Chinese without a Latin letter; several English words without Chinese: one may be a name.
_OTHER = {
    "en": re.compile(rf"[^A-Za-z]*[{HAN}]{{2}}[^A-Za-z]*"),
    "zh": re.compile(rf"[^{HAN}]*[A-Za-z]+ [a-z]{{3}}[^{HAN}]*"),
}

_OTHER_SENTENCE = {
    "en": re.compile(rf"[^A-Za-z]*[{HAN}]{{2}}[^A-Za-z]*。"),
    "zh": re.compile(rf"[^{HAN}]*(?:[A-Za-z]+ ){{2}}[^{HAN}]*\."),
}


def check_twins(
    chinese: Mapping[str, ProsePage],
    english: Mapping[str, ProsePage],
    label: str,
    signs: LevelSigns,
    faulty: Collection[str] = (),
) -> Iterator[Problem]:
    """Every difference between the twins: a page without its twin, headings, directives, links.

    `label` is how messages name the folder that holds zh/ and en/, `signs` are those of the levels.
    Pages whose path is in `faulty` have faults of their own and are not compared: most differences
    would follow from them.
    """
    renamed = dict(_renamed(chinese, english))
    for zh, en in renamed.items():
        path = english[en].path
        message = f"it has the headings of {path}; if it was renamed, rename that file too"
        yield Problem(chinese[zh].path, 1, "", message)
    matched = {*renamed, *renamed.values()}
    misnamed = {path.lower() for path in faulty}
    for pages, others, folder in ((chinese, english, "en"), (english, chinese, "zh")):
        for name, page in pages.items():
            # A page with faults of its own is mended first.
            twin = f"{label}/{folder}/{name}"
            lacks = name not in others and name not in matched and twin not in misnamed
            if lacks and page.path not in faulty:
                message = f"the page has no twin; write {twin}"
                yield Problem(page.path, 1, "", message)
    pairs = [
        (chinese[name], english[name])
        for name in sorted(chinese.keys() & english.keys())
        if chinese[name].path not in faulty and english[name].path not in faulty
    ]
    for zh_page, en_page in pairs:
        yield from _compare(zh_page, en_page, signs)
    yield from _names(pairs)


def _renamed(
    chinese: Mapping[str, ProsePage], english: Mapping[str, ProsePage]
) -> Iterator[tuple[str, str]]:
    """Names of pages without a twin that have the same headings, Chinese and English."""
    without = {
        tuple(heading.anchor for heading in english[name].headings): name
        for name in english.keys() - chinese.keys()
    }
    for name in sorted(chinese.keys() - english.keys()):
        anchors = tuple(heading.anchor for heading in chinese[name].headings)
        # A page that has only its title is like any other.
        if len(anchors) > 1 and anchors in without:
            yield name, without.pop(anchors)


def _compare(zh: ProsePage, en: ProsePage, signs: LevelSigns) -> Iterator[Problem]:
    form = [
        *_first_difference(
            zh,
            en,
            "heading",
            [(heading.line, f"{'#' * heading.level} #{heading.anchor}") for heading in zh.headings],
            [(heading.line, f"{'#' * heading.level} #{heading.anchor}") for heading in en.headings],
        ),
        *_first_difference(
            zh,
            en,
            "directive",
            [
                (directive.line, _directive(directive.name, directive.values))
                for directive in zh.directives
            ],
            [
                (directive.line, _directive(directive.name, directive.values))
                for directive in en.directives
            ],
        ),
        *check_twin_fences(zh.path, zh.fences, en.path, en.fences),
    ]
    yield from form
    yield from _heads_in_wrong_languages(zh, en)
    if zh.head.styles != en.head.styles:
        line = en.head.lines.get("styles", 1)
        message = f"{zh.path} has other style sheets; name the same in both"
        yield Problem(en.path, line, "styles", message)
    others = [*_other_languages(zh, "zh"), *_other_languages(en, "en")]
    yield from others
    # A paragraph of the other language may be one too many.
    blocks = [] if form or others else list(_block_differences(zh, en))
    yield from blocks
    if not blocks:
        # What a missing block holds would be missed once more.
        lacking = [*_link_differences(en, zh)] or [*_link_differences(zh, en)]
        # Where each has another, the second would be told as the other half of the first.
        yield from lacking
        moved = list(_moved_blocks(zh, en))
        yield from moved
        yield from _figure_differences(zh, en)
        if not moved:
            yield from _opposites(zh, en, signs)
        yield from _mark_differences(zh, en)
        yield from _mark_differences(en, zh)


def _directive(name: str, values: Mapping[str, str]) -> str:
    return " ".join([name, *(f"{key}={value}" for key, value in values.items())])


def _first_difference(
    zh: ProsePage,
    en: ProsePage,
    kind: str,
    chinese: list[tuple[int, str]],
    english: list[tuple[int, str]],
) -> Iterator[Problem]:
    """Only the first: all that follow a missing heading would differ too."""
    for index in range(max(len(chinese), len(english))):
        left = chinese[index] if index < len(chinese) else (0, "")
        right = english[index] if index < len(english) else (0, "")
        if left[1] != right[1]:
            message = (
                f"the {kind}s differ from here: {left[1] or 'none'} in {zh.path}:{left[0]}, "
                f"{right[1] or 'none'} here; both languages have the same in the same order"
            )
            yield Problem(en.path, right[0] or 1, right[1], message)
            return


def _heads_in_wrong_languages(zh: ProsePage, en: ProsePage) -> Iterator[Problem]:
    """Titles and descriptions of which one is written in the language of the other."""
    for name in TEXTS:
        if fault := wrong_language(getattr(zh.head, name), getattr(en.head, name)):
            page = zh if fault[0] == "zh" else en
            yield Problem(page.path, page.head.lines.get(name, 1), name, fault[1])


def _other_languages(page: ProsePage, language: Language) -> Iterator[Problem]:
    """Headings and paragraphs of a page that are written in the other language."""
    for section in page.sections:
        for block in section.blocks:
            words = REFERENCE.sub(" ", " ".join(text for _, text in block)).strip()
            form = _OTHER[language] if block is section.blocks[0] else _OTHER_SENTENCE[language]
            if form.fullmatch(words):
                message = f'"{shown(words)}" is in the other language; translate it'
                yield Problem(page.path, block[0][0], f"#{section.anchor}", message)


def _block_differences(zh: ProsePage, en: ProsePage) -> Iterator[Problem]:
    """Sections that both pages have and that do not consist of the same blocks."""
    chinese = {section.anchor: section for section in zh.sections}
    for section in en.sections:
        twin = chinese.get(section.anchor)
        if twin is None:
            continue
        left, right = Counter(twin.kinds), Counter(section.kinds)
        only = [
            f"{_counted(left[kind], kind)} in {zh.path}:{twin.line}, {right[kind]} here"
            for kind in sorted(left.keys() | right.keys())
            if left[kind] != right[kind]
        ]
        if only:
            message = f"the languages differ below this heading: {'; '.join(only)}; write both"
            yield Problem(en.path, section.line, f"#{section.anchor}", message)


def _counted(count: int, kind: str) -> str:
    """2 paragraphs, 1 item of a list, 3 items of a list."""
    noun, space, rest = kind.partition(" ")
    ending = "" if count == 1 else "es" if noun.endswith("x") else "s"
    return f"{count} {noun}{ending}{space}{rest}"


def _moved_blocks(zh: ProsePage, en: ProsePage) -> Iterator[Problem]:
    """The first block that cites what another one of its section cites in the other language."""
    twins: dict[str, list[tuple[int, Counter[str], Counter[str]]]] = {}
    for anchor, line, chinese, english in _twin_blocks(zh, en):
        twins.setdefault(anchor, []).append((line, _cited(chinese), _cited(english)))
    for anchor, blocks in twins.items():
        for line, of_twin, cited in blocks:
            if cited and cited != of_twin and any(cited == other for _, other, _ in blocks):
                message = f"{zh.path} has this paragraph in another place; put both in one order"
                yield Problem(en.path, line, f"#{anchor}", message)
                break


def _cited(text: str) -> Counter[str]:
    return Counter(reference.signed_target for reference in references(text))


def _figure_differences(zh: ProsePage, en: ProsePage) -> Iterator[Problem]:
    """Sections whose figures differ; sections are those of the headings both have."""
    chinese = {section.anchor: section for section in zh.sections}
    for section in en.sections:
        if section.anchor in chinese:
            only_zh, only_en = differing_figures(chinese[section.anchor].words, section.words)
            if only_zh or only_en:
                message = difference_message(only_zh, only_en)
                line = _line_of_figure(chinese[section.anchor], section, only_zh, only_en)
                where = (en.path, line, f"#{section.anchor}")
                yield Problem(*where, message, fault=Fault.FIGURES_DIFFER)


def _opposites(zh: ProsePage, en: ProsePage, signs: LevelSigns) -> Iterator[Problem]:
    """Blocks that have another unit, rate, bound, day or level than their twins, or deny what
    their twins state.
    """
    for anchor, line, chinese, english in _twin_blocks(zh, en):
        differs = opposite_words(chinese, english) or differing_levels(chinese, english, signs)
        if differs:
            yield Problem(en.path, line, f"#{anchor}", f"{differs}; mend one")
        elif denied := lost_negation(chinese, english):
            yield Problem(en.path, line, f"#{anchor}", denied)


def _names(pairs: Sequence[tuple[ProsePage, ProsePage]]) -> Iterator[Problem]:
    """Blocks of English pages that name another person or place than their twins."""
    blocks = [(en.path, *block) for zh, en in pairs for block in _twin_blocks(zh, en)]
    names = Names((chinese, english) for *_, chinese, english in blocks)
    for path, anchor, line, chinese, english in blocks:
        if difference := names.difference(chinese, english):
            yield Problem(path, line, f"#{anchor}", f"{difference}; mend one")


def _twin_blocks(zh: ProsePage, en: ProsePage) -> Iterator[tuple[str, int, str, str]]:
    """The blocks of sections that consist of as many: anchor, English line, and both texts."""
    chinese = {section.anchor: section for section in zh.sections}
    for section in en.sections:
        twin = chinese.get(section.anchor)
        if twin is None or len(twin.blocks) != len(section.blocks):
            continue
        for left, right in zip(twin.blocks, section.blocks, strict=True):
            texts = ["\n".join(text for _, text in block) for block in (left, right)]
            yield section.anchor, right[0][0], texts[0], texts[1]


def _line_of_figure(
    twin: Section, section: Section, only_zh: Sequence[str], only_en: Sequence[str]
) -> int:
    """The line of an English section that states one of the figures, or of the block whose twin
    states one; else that of its heading.
    """
    lines = (line for block in section.blocks for line in block if only_en)
    for at, words in lines:
        if read_figures(words, "en").stated & {*only_en}:
            return at
    if len(twin.blocks) == len(section.blocks):
        for left, right in zip(twin.blocks, section.blocks, strict=True):
            if read_figures("\n".join(text for _, text in left), "zh").stated & {*only_zh}:
                return right[0][0]
    return section.line


def _mark_differences(page: ProsePage, twin: ProsePage) -> Iterator[Problem]:
    """What stands out in more blocks of a section than in those of its twin."""
    others = {section.anchor: section for section in twin.sections}
    for section in page.sections:
        if section.anchor not in others:
            continue
        of_twin = Counter(kind for _, kind in others[section.anchor].marks)
        # The title of a work is in italics where Chinese has marks of its own for it.
        of_twin[ITALICS] += others[section.anchor].words.count("《")
        for kind, count in (Counter(kind for _, kind in section.marks) - of_twin).items():
            line = [at for at, name in section.marks if name == kind][-count]
            message = f"{twin.path} has {kind} in fewer places; mark both or neither"
            yield Problem(page.path, line, f"#{section.anchor}", message)


def _link_differences(page: ProsePage, twin: ProsePage) -> Iterator[Problem]:
    missing = Counter(name for _, name, _ in _links(page))
    missing -= Counter(name for _, name, _ in _links(twin))
    for line, name, written in _links(page):
        if missing[name] > 0:
            missing[name] -= 1
            message = f"{twin.path} lacks this link; add it there or delete it here"
            yield Problem(page.path, line, written, message)


def _links(page: ProsePage) -> Iterator[tuple[int, str, str]]:
    """The links and pictures of a page: line, what twins have in common, and as written.

    Pictures and pages of other hosts may have one for each language.
    """
    for line, reference in page.references:
        yield line, reference.signed_target, reference.source
    for target in page.targets:
        is_own = target.address and not urlsplit(target.address).scheme
        name = "picture" if target.is_picture else target.address if is_own else "elsewhere"
        yield target.line, f"({name})", target.address
