"""Faults of records: fields, ids, references, lists, dates, languages."""

from tests.sabotage.fault import (
    DIAGRAMS,
    INTERFACE,
    MECHANISM,
    SOURCE,
    TERMS,
    VOCABULARY,
    Fault,
    appended,
    changed,
    cut,
)

_MORE_IDS = "".join(f"[[@gone-{number}]]" for number in range(9))

FIELDS = [
    changed(SOURCE, "place: china\n", "", "the field `place` is missing", 2),
    changed(SOURCE, "place: china", "plaec: china", "unknown field `plaec`"),
    changed(SOURCE, "kind: document-extract", "kind:", "is empty"),
    changed(SOURCE, "kind: document-extract", "kind: null", "is empty"),
    changed(SOURCE, "en: Not stated", "en: null", "is empty"),
    changed(SOURCE, "en: Not stated", "en: ~", "is empty"),
    changed(SOURCE, "en: Not stated", "en: yes", "put quotes around"),
    changed(SOURCE, "en: Not stated", "en: Null", "put quotes around"),
    changed(SOURCE, "en: Not stated", "en: true", "must be a text; put quotes around true"),
    changed(SOURCE, "en: Not stated", "en: 2016", "must be a text; put quotes around 2016"),
    changed(SOURCE, "en: Not stated", "en: [a, b]", "must be a text, not a list"),
    changed(SOURCE, "en: Not stated", "en: {a: b}", "must be a text, not a list"),
    changed(SOURCE, "en: Not stated", 'en: "  "', "is empty"),
    changed(SOURCE, "inferred: true", "inferred: maybe", "must be true or false"),
    changed(SOURCE, "inferred: true", "inferred: on", "put quotes around"),
    changed(
        SOURCE, "coverage: {zh: 全文, en: Whole}", "coverage: whole", "must be a group of fields"
    ),
    changed(SOURCE, "levels: [central]\n", "levels: central\n", "must be a list", name="levels"),
    changed(
        SOURCE,
        "levels: [central]\n",
        "levels: [[central]]\n",
        "must be a text",
        name="list in list",
    ),
    changed(SOURCE, "levels: [central]\n", "levels: []\n", "is empty", name="empty list"),
    changed(SOURCE, "nature: duty", "nature: dutty", 'did you mean "duty"?'),
    changed(SOURCE, "sha256: 0", "sha256: g", "is not a SHA-256"),
    changed(
        SOURCE,
        "        en: County Party secretaries reported in December 2016.\n",
        "",
        "the field `en` is missing",
        61,
    ),
    changed(SOURCE, "        functions: [plan]\n", "", "a duty names at least one function", 40),
    changed(
        SOURCE,
        "        date: 2016-12\n",
        "",
        "a milestone has a date",
        "milestone:",
        name="date gone",
    ),
    changed(INTERFACE, "site_name:", "site_nam:", 'did you mean "site_name"?'),
    changed(VOCABULARY, "beside_chain: true", "beside_chain: ja", "must be true or false"),
    changed(MECHANISM, "order: 1", "order: first", "must be a whole number"),
    changed(MECHANISM, "flow: up", "flow: upwards", "is not one of"),
    changed(
        MECHANISM,
        "level: county, zh",
        "level: county, term: overall-planning, zh",
        "exactly one level, term or clause",
    ),
]

NUMBERS = [
    changed(SOURCE, "paragraphs: 3", "paragraphs: 99999999999999999999", "must be a"),
    changed(SOURCE, "paragraphs: 3", "paragraphs: 5001", "must be at most 5000"),
    changed(SOURCE, "paragraphs: 3", "paragraphs: 0", "must be at least 1"),
    changed(SOURCE, "paragraphs: 3", "paragraphs: -3", "must be at least 1"),
    changed(
        SOURCE,
        "paragraphs: 3",
        f"paragraphs: {'9' * 5000}",
        "must be a whole number",
        name="5000 digits",
    ),
    changed(SOURCE, "paragraphs: 3", "paragraphs: 3.5", "must be a whole number"),
    changed(SOURCE, "paragraphs: 3", "paragraphs: 0x10", "must be a whole number"),
    changed(SOURCE, "at: [3]", "at: [\uff14]", "must be a whole number in digits 0-9"),
    changed(SOURCE, "at: [3]", "at: [4]", "there is no paragraph 4"),
    changed(SOURCE, "at: [3]", "at: [0]", "must be at least 1"),
    changed(SOURCE, "at: [1, 2]", "at: [1, 1]", "1 stands twice"),
    changed(
        SOURCE,
        "  paragraphs: 3\n",
        "  paragraphs: 3\n  left_out:\n    - {paragraphs: [9], zh: 标题。, en: The title.}\n",
        "there is no paragraph 9",
        22,
    ),
    changed(
        SOURCE,
        "  paragraphs: 3\n",
        "  paragraphs: 3\n  left_out:\n    - {paragraphs: [3], zh: 标题。, en: The title.}\n"
        "    - {paragraphs: [3], zh: 署名。, en: The signature.}\n",
        "paragraph 3 is left out above already",
        23,
    ),
    changed(MECHANISM, "order: 1", "order: 4294967296", "must be at most 1000"),
    changed(
        SOURCE,
        "22.6亿元资金",
        f"{'9' * 6000}亿元资金",
        "is longer than 5000 characters",
        name="6000 digits in a text",
        line=52,
    ),
    changed(
        SOURCE,
        "22.6亿元资金",
        f"{'9' * 4400}亿元资金",
        "the figures differ",
        name="4400 digits in a text",
        line=53,
    ),
]

DATES = [
    changed(
        SOURCE,
        """        zh: 县委书记在2016年12月报告。
        en: County Party secretaries reported in December 2016.
        date: 2016-12
        date_inferred: true
        milestone: {zh: 县里报告, en: Counties report}
        inferred: {zh: 年份没有印出。, en: The year is not printed.}
""",
        """        zh: 县委书记在12月（推断为2016年）报告。
        en: County Party secretaries reported in December 2016.
        date: 2016-12
        date_inferred: true
        milestone: {zh: 县里报告, en: Counties report}
        inferred: {zh: 2016年没有印出。, en: The year 2016 is not printed.}
""",
        '2016 is inferred, as `inferred` says; add "inferred" here',
        "reported in December 2016",
        name="inferred year stated bare",
    ),
    changed(SOURCE, "date: 2016-10", "date: 0000", "0000 is not meant"),
    changed(SOURCE, "date: 2016-10", 'date: "0000-10"', "0000 is not meant"),
    changed(SOURCE, "date: 2016-10", "date: \uff12\uff10\uff11\uff16-10", "in digits 0-9"),
    changed(SOURCE, "date: 2016-10", "date: 2016-1", "a date is written"),
    changed(SOURCE, "date: 2016-10", "date: 2016/10", "a date is written"),
    changed(SOURCE, "date: 2016-10", "date: 2018-02-30", "2018-02-30 does not exist"),
    changed(SOURCE, "date: 2016-10", "date: 201610", "a date is written"),
    changed(SOURCE, "date: 2016-10", "date: 2016年10月", "a date is written"),
    changed(SOURCE, "date: 2016-12-29", "date: {year: 2016}", "must be a text"),
]

IDS = [
    changed(SOURCE, "id: centre-plans", "id: Centre-Plans", "is not an id"),
    changed(SOURCE, "id: centre-plans", "id: centre_plans", "is not an id"),
    changed(SOURCE, "id: reports", "id: 报告", "is not an id"),
    changed(
        SOURCE, "id: reports", f"id: {'r' * 300}", "is longer than 80 characters", name="id of 300"
    ),
    changed(
        TERMS,
        "id: county-party-secretary",
        f"id: {'r' * 300}",
        "is longer than 80 characters",
        name="term id of 300",
    ),
    changed(SOURCE, "id: reports", "id: paragraph-3", "is already taken on this page"),
    changed(SOURCE, "id: reports", "id: endnotes", "is already taken on this page"),
    changed(SOURCE, "id: reports", "id: endnote-1", "is already taken on this page"),
    changed(SOURCE, "id: reports", "id: chain", "is already taken on this page"),
    changed(SOURCE, "id: reports", "id: diagram-x", "is already taken on this page"),
    changed(SOURCE, "id: reports", "id: duties", "is already taken on this page"),
    changed(SOURCE, "id: reports", "id: county-reports", "is already taken on this page"),
    appended(
        TERMS,
        "  - {id: index, zh: 目录, en: index, pinyin: mùlù, category: role,\n"
        "     brief: {zh: 一词。, en: A word.}, body: {zh: 它的用法。, en: Its use.}}\n",
        'the id "index" is kept',
    ),
    appended(
        TERMS,
        "  - {id: con, zh: 控制, en: control, pinyin: kòngzhì, category: role,\n"
        "     brief: {zh: 一词。, en: A word.}, body: {zh: 它的用法。, en: Its use.}}\n",
        'the id "con" is kept',
    ),
    changed(
        SOURCE,
        "identified:\n",
        "      - {id: county-funds, at: [3], nature: event, levels: [county],\n"
        "         zh: 县里又报告。, en: Counties reported again.}\nidentified:\n",
        "is already taken at",
    ),
    changed(
        VOCABULARY,
        "  - {id: fund,",
        "  - {id: plan, zh: 计划, en: Plans}\n  - {id: fund,",
        "is already taken at",
    ),
    changed(
        TERMS,
        "pinyin: tǒngchóu\n",
        "pinyin: tǒngchóu\n    variants: {zh: [县委书记]}\n",
        "is already a form of the term",
        "variants: {zh: [县委书记]}",
    ),
    changed(SOURCE, "id: example-decision", "id: exampel-decision", "must be the name of the file"),
]

REFERENCES = [
    changed(VOCABULARY, "question: means", "question: meens", 'did you mean "means"?'),
    changed(VOCABULARY, "functions: [plan]", "functions: [plann]", 'did you mean "plan"?'),
    changed(
        SOURCE,
        "levels: [county, village]\n        functions",
        "levels: [county, vilage]\n        functions",
        'did you mean "village"?',
    ),
    changed(SOURCE, "place: china", "place: chna", 'unknown place "chna"'),
    changed(
        SOURCE, "functions: [fund, plan]", "functions: [fund, plann]", 'unknown function "plann"'
    ),
    changed(SOURCE, "clause: county-funds}", "clause: county-fund}", 'no clause "county-fund"'),
    changed(
        SOURCE,
        "{from: central, to: county",
        "{from: central, to: central",
        "leads from one level to another",
    ),
    changed(
        TERMS,
        "related: [overall-planning]",
        "related: [overall-plan]",
        'unknown term "overall-plan"',
    ),
    changed(TERMS, "[[overall-planning]]。", "[[overall-plan]]。", "unknown term"),
    changed(TERMS, "category: mechanism", "category: mechanics", 'unknown category "mechanics"'),
    changed(
        TERMS,
        "related: [overall-planning]",
        "related: [county-party-secretary]",
        "does not refer to itself",
    ),
    changed(
        TERMS,
        "related: [overall-planning]",
        "broader: [county-party-secretary]",
        "does not refer to itself",
    ),
    changed(
        TERMS, "{term: county-party-secretary,", "{term: overall-planning,", "not told from itself"
    ),
    changed(TERMS, "used_by: [example-decision]", "used_by: [example]", 'unknown source "example"'),
    changed(
        MECHANISM,
        "clauses: [centre-plans, county-funds, county-reports]",
        "clauses: [county-funds, county-reports]",
        "cited, but not listed: centre-plans",
    ),
    changed(
        MECHANISM,
        "{from: planning, to: county",
        "{from: planing, to: county",
        'unknown box "planing"',
    ),
    changed(MECHANISM, "place: china", "place: chine", 'unknown place "chine"'),
    changed(
        DIAGRAMS, "clause: centre-plans", "clause: centre-plan", 'did you mean "centre-plans"?'
    ),
    changed(
        MECHANISM,
        "[[@county-reports]]。\n    en: Counties report every year [[@county-reports]]",
        f"{_MORE_IDS}[[@county-reports]]。\n"
        f"    en: Counties report every year {_MORE_IDS}[[@county-reports]]",
        "9 ids of the kind clause are unknown",
        name="nine unknown ids",
    ),
]

QUESTIONS = [
    changed(
        VOCABULARY,
        "zh: 县的办法是资金[[@county-funds]]。\n"
        "        en: The means of the county are funds [[@county-funds]].\n",
        "zh: 县的办法是资金。\n        en: The means of the county are funds.\n",
        "no source, no claim",
        "- question: means",
    ),
    changed(VOCABULARY, "question: task", "question: means", "this question is answered above"),
    changed(
        VOCABULARY,
        "      - question: means\n"
        "        zh: 县的办法是资金[[@county-funds]]。\n"
        "        en: The means of the county are funds [[@county-funds]].\n",
        "",
        'answer "means", and nothing says what they amount to',
        "explained:",
    ),
    changed(
        VOCABULARY,
        "en: The means of the county are funds",
        "en: The means of the county are" + " money and funds" * 30,
        "shorten it to 90",
    ),
    changed(
        VOCABULARY,
        "functions: [fund]",
        "functions: [fund, plan]",
        'the function "plan" answers "task" already',
    ),
    changed(
        VOCABULARY,
        "functions:\n",
        "functions:\n  - {id: report, zh: 报告, en: Reports}\n",
        'no question has the function "report"',
    ),
    changed(
        VOCABULARY,
        "functions:\n",
        "functions:\n  - {id: task, zh: 任务, en: Tasks}\n",
        '"task" is the id of a function',
        "{id: task, functions: [plan]",
    ),
]

LISTS = [
    changed(
        SOURCE,
        "levels: [central]\n        functions",
        "levels: [central, central]\n        functions",
        "central stands twice",
    ),
    changed(SOURCE, "functions: [fund, plan]", "functions: [fund, fund]", "fund stands twice"),
    changed(
        MECHANISM,
        "clauses: [centre-plans,",
        "clauses: [centre-plans, centre-plans,",
        "centre-plans stands twice",
    ),
    changed(
        MECHANISM,
        "terms: [county-party-secretary]",
        "terms: [county-party-secretary, county-party-secretary]",
        "stands twice",
    ),
    changed(TERMS, "zh: [县委的书记]", "zh: [县委的书记, 县委的书记]", "县委的书记 stands twice"),
    changed(
        TERMS,
        "used_by: [example-decision]",
        "used_by: [example-decision, example-decision]",
        "stands twice",
    ),
    changed(
        TERMS,
        "    outside: ",
        "      - {term: county-party-secretary, zh: 又一次。, en: Once more.}\n    outside: ",
        "county-party-secretary stands twice",
    ),
    appended(SOURCE, "links: []\n", "the field stands twice (first on line 27)"),
    changed(
        SOURCE,
        "  - from: society",
        "  - {from: central, to: county, zh: 下达项目, en: assigns projects,\n"
        "     clause: centre-plans}\n"
        "  - from: society",
        "stands",
    ),
    changed(
        SOURCE,
        "          - zh: 22.6亿元\n",
        "          - {zh: 22.6亿元, en: 2.26 billion yuan, measures: {zh: 资金, en: Funds}}\n"
        "          - zh: 22.6亿元\n",
        "the same entry stands twice",
        56,
    ),
    changed(
        SOURCE,
        "levels: [central]\n        functions",
        f"levels: [{', '.join(['central'] * 1200)}]\n        functions",
        "more than 1000 values",
        name="1200 levels",
    ),
    appended(
        TERMS,
        f"    broader: [{','.join('a' * 200_000)}]\n",
        "more than 1000 values",
        name="200000 values of a field",
    ),
]

LANGUAGES = [
    changed(
        SOURCE,
        "title: {zh: 示例决定, en: Example Decision}",
        "title: {zh: Example Decision, en: 示例决定}",
        "the languages are swapped",
    ),
    changed(
        SOURCE,
        "title: {zh: 示例决定, en: Example Decision}",
        "title: {zh: 示例决定, en: 示例决定}",
        "the English is the same as the Chinese",
    ),
    changed(
        SOURCE,
        "title: {zh: 示例决定, en: Example Decision}",
        "title: {zh: Example Decision, en: Example Decision}",
        "the English is the same as the Chinese",
    ),
    changed(
        SOURCE,
        "title: {zh: 示例决定, en: Example Decision}",
        "title: {zh: 示例决定, en: 示例的决定}",
        "the English text is Chinese",
    ),
    changed(
        SOURCE,
        "title: {zh: 示例决定, en: Example Decision}",
        "title: {zh: An example, en: Example Decision}",
        "the Chinese text has no Chinese character",
    ),
    changed(
        SOURCE,
        "zh: 县委书记在2016年12月报告。",
        "zh: 縣委書記在2016年12月報告。",
        "traditional characters: 縣書記報",
    ),
    changed(TERMS, "zh: 统筹\n", "zh: 統籌\n", "traditional characters: 統籌"),
    changed(TERMS, "traditional: 統籌", "traditional: 統一", 'is not "统筹" in traditional script'),
    changed(
        TERMS,
        "traditional: 統籌",
        "traditional: 統籌<script>alert(1)</script>",
        'is not "统筹" in traditional script',
    ),
    changed(
        VOCABULARY, "brief: {zh: 第一级。", "brief: {zh：第一级。", "write `zh: `, a half-width"
    ),
    changed(
        VOCABULARY, "brief: {zh: 第一级。", "brief: {zh:第一级。", "write `zh: `, a half-width"
    ),
    changed(VOCABULARY, "第一级。, en: The", "第一级。, en：The", "write `en: `, a half-width"),
    changed(TERMS, "zh: [县委的书记]", "zh: [縣委的書記]", "traditional characters"),
    changed(
        TERMS, "zh: [县委的书记]", "zh: [county head]", "a Chinese form has Chinese characters"
    ),
    changed(
        TERMS,
        "en: [secretary of the county Party committee]",
        "en: [县委的人]",
        "an English form has no Chinese characters",
    ),
    changed(
        VOCABULARY,
        "short: {zh: 县, en: County}",
        "short: {zh: County, en: 县}",
        "the languages are swapped",
    ),
    changed(VOCABULARY, "zh: 第二级。", "zh: 第二級。", "traditional characters: 級"),
    changed(
        INTERFACE,
        "home: {zh: 首页, en: Home}",
        "home: {zh: Home, en: 首页}",
        "the languages are swapped",
    ),
    changed(
        MECHANISM,
        "en: How counties report.",
        "en: 县怎样报告。",
        "the English is the same as the Chinese",
    ),
    changed(SOURCE, "2.26 billion yuan well", "2.26 million yuan well", "the figures differ"),
    changed(
        SOURCE,
        "lead: {zh: 一份用来测试的决定。",
        "lead: {zh: 一份用来测试的决定",
        "lacks its final mark",
    ),
    changed(SOURCE, "县委书记在2016年12月", "县委书记,在2016年12月", "full-width mark"),
]

PLACEHOLDERS = [
    changed(INTERFACE, "共{terms}个", "共{nothing}个", "nothing fills in {nothing}"),
    changed(INTERFACE, "共{terms}个", "共{}个", '"{}" is no placeholder'),
    changed(INTERFACE, "共{terms}个", "共{0}个", '"{0}" is no placeholder'),
    changed(INTERFACE, "共{terms}个", "共{terms:999999999}个", "is no placeholder"),
    changed(INTERFACE, "共{terms}个", "共{terms!r}个", "is no placeholder"),
    changed(INTERFACE, "共{terms}个", "共{terms.__class__}个", "is no placeholder"),
    changed(INTERFACE, "共{terms}个", "共{{terms}}个", "a placeholder has single braces"),
    changed(INTERFACE, "共{terms}个", "共{terms}{个", '"{" is no placeholder'),
    changed(INTERFACE, "共{terms}个", "共}个", '"}" is no placeholder'),
    changed(INTERFACE, "共{terms}个", "共几个", "the text lacks {terms}"),
    changed(INTERFACE, "Entries: {terms}", "Entries: {term}", 'did you mean "terms"?'),
    changed(INTERFACE, "en: Home}", 'en: "Home {home}"}', "nothing fills in {home}"),
]

HALF_SAVED = [
    cut(SOURCE, "sections:", "the field `sections` is missing", 2),
    cut(SOURCE, "formula:", "the fields `formula`, `sections` are missing", 2),
    cut(SOURCE, "lead:", "restore the rest of the file", 2),
    cut(
        SOURCE,
        "        functions: [fund, plan]",
        "the fields `zh`, `en` are missing",
        "- id: county-funds",
    ),
    cut(SOURCE, " Example Decision}", "the bracket that opens on this line is not closed", 5),
    cut(SOURCE, "的决定。", "the bracket that opens on this line is not closed", 7),
    cut(TERMS, "    en: overall", "are missing", 20),
    cut(TERMS, "In charge of", "the quotation mark that opens on this line is not closed", "body:"),
    cut(MECHANISM, "diagram:", "are missing", 2),
    cut(MECHANISM, "who:", "are missing", 2),
    cut(VOCABULARY, "functions:", "are missing", 2),
    cut(VOCABULARY, "term_categories:", "the field `term_categories` is missing", 2),
    cut(TERMS, "terms:", "the file must consist of", 1),
    cut(INTERFACE, "site_name", "the field `site_name` is missing", 2),
    cut(INTERFACE, "search:", "restore the rest of the file", 2),
    changed(
        SOURCE, "- id: centre-plans\n        at", "- at", "the field `id` is missing", "- at: [1]"
    ),
    changed(TERMS, "- id: overall-planning\n    zh", "- zh", "the field `id` is missing"),
    changed(SOURCE, "sections:\n", "section:\n", "unknown field `section`", name="section"),
    changed(MECHANISM, "id: example-reports\n", "", "the field `id` is missing", 2),
]

CORPUS_FAULTS: list[Fault] = [
    *FIELDS,
    *NUMBERS,
    *DATES,
    *IDS,
    *REFERENCES,
    *QUESTIONS,
    *LISTS,
    *LANGUAGES,
    *PLACEHOLDERS,
    *HALF_SAVED,
]
