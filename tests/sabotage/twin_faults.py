"""What one language says and its translation leaves out, exchanges or says of another."""

from pathlib import Path

from tests.sabotage.fault import SOURCE, VOCABULARY, Fault, changed

_EN, _ZH = "docs/en/index.md", "docs/zh/index.md"
_BACKGROUND, _VARIANTS = "docs/corpus/background.yml", "docs/corpus/variants.yml"
_REFERENCES = "docs/corpus/references.yml"
_CHECKS = "决定要求主要负责人检查资金。\n        en: The Decision asks the heads of the county to check the funds."
_SUMMONED = "zh: 被约谈, en: is summoned, clause: county-summons"


def _checked(zh: str, en: str, words: str, name: str) -> Fault:
    """The statement on checks has other texts."""
    return changed(SOURCE, _CHECKS, f"{zh}\n        en: {en}", words, en, name=name)


def _pages(zh: str, en: str, words: str, name: str) -> Fault:
    """Both pages go on with these words, below names of places that they have twice."""
    known = (
        "\n湖北、河南、甘肃报告。\n\n湖北、河南、甘肃检查。\n",
        "\nHubei, Henan and Gansu report.\n\nHubei, Henan and Gansu check.\n",
    )

    def spoil(root: Path) -> None:
        for page, start, text in ((_ZH, known[0], zh), (_EN, known[1], en)):
            with (root / page).open("a", encoding="utf-8") as file:
                file.write(f"{start}\n{text}\n")

    return Fault(name, spoil, _EN, words, en)


def _turned_around(root: Path) -> None:
    text = (root / SOURCE).read_text(encoding="utf-8")
    for old, new in (
        ("zh: 每年报告, en: reports every year, clause: county-reports", _SUMMONED),
        (
            "      - id: county-summons\n",
            "      - id: county-summons\n        acted_on: [county]\n",
        ),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    (root / SOURCE).write_text(text, encoding="utf-8")


TWIN_FAULTS: list[Fault] = [
    _pages(
        "湖北[[~chain-before]]的县报告资金。",
        "Counties of Gansu [[~chain-before]] reported funds.",
        'the names differ: "湖北" only in zh, Gansu only in en',
        "a name exchanged",
    ),
    _pages(
        "河南5个县报告[[~chain-is-long]]（hubei.example.cn）。",
        "Five counties of Hubei reported [[~chain-is-long]] (hubei.example.cn).",
        'the names differ: "河南" only in zh',
        "a name exchanged that is a name of a host too",
    ),
    _checked(
        "决定要求中央、县、村检查资金。",
        "The Decision asks central and county bodies to check the funds.",
        "the levels differ: village only in zh",
        "a level left out of a list",
    ),
    _checked(
        "决定要求中央、县检查资金。",
        "The Decision asks central, county and village bodies to check the funds.",
        "the levels differ: village only in en",
        "a level added to a list",
    ),
    _checked(
        "决定要求村委会主任检查资金。",
        "The Decision asks the county Party secretary to check the funds.",
        "differ",
        "another post",
    ),
    _checked(
        "资金用到哪里，另外的文件没有写。",
        "Another text does say where the funds go.",
        '"没有写" denies what the English states',
        "what is not said is said",
    ),
    _checked(
        "这笔资金不能同另一笔相加。",
        "These funds may be added to the other ones.",
        '"不能" denies what the English states',
        "what may not be done may be done",
    ),
    _checked(
        "县检查资金。村的资金由县检查。",
        "The county checks the funds. Those of villages it does not check.",
        '"does not" denies what the Chinese states',
        "a denial in the second sentence of the English",
    ),
    _checked(
        "近70%的资金由县检查。",
        "The county checks 70% of the funds.",
        '"近70" in zh is rough or a bound',
        "a rough figure made exact",
    ),
    _checked(
        "300万元资金由县检查。",
        "The county checks more than 3 million yuan of the funds.",
        '"more than 3" in en is rough or a bound',
        "an exact figure made a bound",
    ),
    _checked(
        "决定要求主要负责人按规定检查资金。",
        "Funds.",
        "too short to say what the Chinese says",
        "a translation of one word",
    ),
    _checked(
        "决定要求主要负责人按规定检查资金。",
        "The heads check all of all of the funds, them them too.",
        "the word stands twice",
        "a short word written twice",
    ),
    _checked(
        "决定要求主要负责人按规定检查资金。",
        "The heads check the 𝐟unds.",
        "a form that no search finds",
        "a letter of mathematics",
    ),
    changed(
        SOURCE,
        "{levels: [central], zh: 统筹, en: plans, clause: centre-plans}\n    - {levels: [county, village], "
        "zh: 抓落实, en: implement, clause: county-funds}",
        "{levels: [county, village], zh: 抓落实, en: implement, clause: county-funds}\n    - {levels: "
        "[central], zh: 统筹, en: plans, clause: centre-plans}",
        "stands before the part above",
        "{levels: [central]",
        name="the parts of a formula in another order",
    ),
    Fault(
        "an arrow from the level that is acted on",
        _turned_around,
        SOURCE,
        "turn the arrow around",
        "zh: 被约谈",
    ),
    changed(
        SOURCE,
        "        zh: 县委书记在2016年12月报告。\n"
        "        en: County Party secretaries reported in December 2016.\n"
        "        date: 2016-12\n        date_inferred: true\n"
        "        milestone: {zh: 县里报告, en: Counties report}\n"
        "        inferred: {zh: 年份没有印出。, en: The year is not printed.}",
        "        zh: 县委书记在2016年（推断）12月报告。\n"
        "        en: County Party secretaries reported in December 2016 (inferred).\n"
        "        date: 2016-12\n        milestone: {zh: 县里报告, en: Counties report}\n"
        "        inferred: {zh: 2016年是推断的。, en: 2016 is inferred.}",
        "add `date_inferred: true`",
        "date: 2016-12",
        name="a date that is inferred, and not called so",
    ),
    _checked(
        "三项各占10%、20%、30%。",
        "The three shares are 20%, 10% and 30%.",
        "the figures stand in another order: 10% in zh where en has 20%",
        "shares exchanged in a list",
    ),
    _checked(
        "2014年7017万，2015年5575万，2016年4335万。",
        "In 2014 it was 70.17 million, in 2016 55.75 million, in 2015 43.35 million.",
        "the figures stand in another order: 2015 in zh where en has 2016",
        "years exchanged in a list",
    ),
    changed(
        "docs/corpus/poster.yml",
        "zh: 县委书记",
        "zh: 村主任",
        "the posts differ",
        name="a label of another post",
    ),
    changed(
        _BACKGROUND,
        "        milestone: {zh: 旧纲要, en: The old Outline}\n",
        "        listed_only: true\n",
        "add `milestone`",
    ),
    changed(_VARIANTS, "date: 2017-03", "date: 2087-03", "has not come yet"),
    changed(
        _REFERENCES,
        "title: {zh: 旧纲要, en: The old Outline}",
        "title: {zh: 2011—2020年纲要, en: Outline for 2011–2021}",
        "the figures differ: 2020 only in zh; 2021 only in en",
    ),
    changed(
        VOCABULARY,
        "term_categories:\n",
        "said_otherwise:\n  - {readers: {zh: [钱], en: [money]}, texts: {zh: [], en: [funds]}}\n"
        "term_categories:\n",
        "only one side has words in zh",
        "readers: {zh: [钱]",
    ),
]
