"""Faults of the records beside sources and terms: background, posts, formulas, poster, drawings."""

from tests.sabotage.fault import DIAGRAMS, MECHANISM, SOURCE, VOCABULARY, Fault, appended, changed

BG = "docs/corpus/background.yml"
REF = "docs/corpus/references.yml"
POSTS = "docs/corpus/posts.yml"
VAR = "docs/corpus/variants.yml"
MEAS = "docs/corpus/measures.yml"
POSTER = "docs/corpus/poster.yml"
REV = "docs/corpus/reviewed.yml"

RECORD_FAULTS: list[Fault] = [
    changed(
        BG,
        "id: chain-before",
        "id: chain-befor",
        '[[~chain-before]]: unknown background statement "chain-before"',
        2,
    ),
    changed(
        BG,
        "references: [old-outline, a-study]",
        "references: [old-outline, old-outline]",
        "old-outline stands twice in this list",
    ),
    changed(BG, "references: [old-outline, a-study]", "references: []", "is empty"),
    changed(BG, "date: 2011\n", "date: 2011-13\n", "2011-13 does not exist: there is no month 13"),
    changed(
        BG,
        "date: 2011\n",
        "date: 二〇一一\n",
        "a date is written YYYY, YYYY-MM or YYYY-MM-DD, in digits 0-9",
    ),
    changed(
        BG,
        "date: 2011\n",
        "date: 2011-02-29\n",
        "2011-02-29 does not exist: 2011-02 ends on day 28",
    ),
    changed(BG, "in 2011, with", "in 2012, with", "the figures differ: 2011 only in zh"),
    changed(
        BG,
        "id: before-the-decision",
        "id: chain-before",
        'the anchor "chain-before" is already taken on this page',
    ),
    changed(BG, "one_page: true", "one_page: yes", "YAML reads yes as true, false or nothing"),
    changed(
        BG,
        "milestone: {zh: 旧纲要, en: The old Outline}",
        "milestone: {zh: The old Outline, en: 旧纲要}",
        "the languages are swapped",
    ),
    changed(
        BG,
        "zh: 据示例报，链条很长。",
        "zh: 据示例报，链条很长[[@centre-plans",
        "[[@centre-plans: this is not read as a link",
    ),
    changed(
        BG,
        "[[~chain-is-long]]。",
        "[[~chain-is-lnog]]。",
        '[[~chain-is-lnog]]: unknown background statement "chain-is-lnog"',
    ),
    changed(
        BG,
        '[[~chain-before]]。", en',
        '[[@chain-before]]。", en',
        '[[@chain-before]]: unknown clause "chain-before"',
    ),
    changed(BG, "statements:", "statement:", "unknown field `statement`"),
    changed(
        BG,
        "id: chain-is-long",
        "id: chain-before",
        'the background statement id "chain-before" is already taken at docs/co',
    ),
    changed(REF, "kind: work", "kind: wrok", '"wrok" is not one of instrument, work, page'),
    changed(
        REF,
        "id: a-study",
        "id: old-outline",
        'the reference id "old-outline" is already taken at docs/corpus/referen',
    ),
    changed(
        REF,
        "address: https://example.org/outline",
        "address: javascript:alert(1)",
        "is no address of a page",
    ),
    changed(
        REF,
        "address: https://example.org/outline",
        "address: http://exa mple.org/outline",
        "is no address of a page",
    ),
    changed(
        REF,
        "address: https://example.org/outline",
        "address: ftp://example.org/outline",
        "is no address of a page",
    ),
    changed(
        REF,
        "address: https://example.org/outline",
        "address: https://user:pass@example.org/outline",
        "is no address of a page",
    ),
    changed(
        REF,
        "address: https://example.org/outline",
        'address: https://example.org/"onmouseover=x',
        "is no address of a page",
    ),
    changed(
        REF,
        "address: https://example.org/outline",
        "address: https:///outline",
        "is no address of a page",
    ),
    changed(
        REF,
        "address: https://example.org/outline",
        "address: //example.org/outline",
        "is no address of a page",
    ),
    changed(
        REF,
        "address: https://example.org/outline",
        "address: https://example.org/out\\u202eline",
        "is no address of a page",
    ),
    changed(
        REF,
        "number: 示发〔2011〕1号",
        "number: 示发〔2011 1号",
        "the brackets 〔〕 are not in pairs",
    ),
    changed(REF, "number: 示发〔2011〕1号", "number: 2011", "must be a text"),
    changed(
        REF,
        "date: 2020",
        "date: 20200",
        "a date is written YYYY, YYYY-MM or YYYY-MM-DD, in digits 0-9",
    ),
    changed(REF, "date: 2020", "date: 2999", "the year 2999 is not meant"),
    changed(
        REF, "seen: {zh: 提要, en: the abstract}", "seen: {zh: 提要}", "the field `en` is missing"
    ),
    changed(
        REF,
        "publisher: {zh: 示例学报, en: Example Journal}\n",
        "publisher: {zh: 示例学报, en: 示例学报}\n",
        "the English is the same as the Chinese",
    ),
    changed(
        REF,
        "by: {zh: 某学者, en: A Scholar}",
        "by: {zh: 某學者, en: A Scholar}",
        "traditional characters: 學",
    ),
    changed(
        REF,
        "id: news-page",
        "id: news page",
        '"news page" is not an id: use lower-case letters a-z, digits and singl',
    ),
    changed(
        POSTS,
        "diagram: example-diagram",
        "diagram: example-diagramm",
        'unknown diagram "example-diagramm"',
    ),
    changed(
        POSTS, "levels: [county]", "levels: [county, county]", "county stands twice in this list"
    ),
    changed(POSTER, "- level: county\n", "- level: conty\n", 'unknown level "conty"'),
    changed(
        SOURCE,
        "inferred_levels: [village]\n",
        "inferred_levels: [village]\n        acted_on: [central]\n",
        '"central" is no level of this clause',
        name="acted on outside its levels",
    ),
    changed(
        SOURCE,
        "        date: 2016-12\n",
        "        date: 2016-12\n        acted_on: [county]\n",
        "only a duty tells who acts; delete this field",
        name="acted on without a duty",
    ),
    changed(
        SOURCE,
        "        date: 2016-12\n",
        "        date: 2016-12\n        place: nowhere\n",
        'unknown place "nowhere"',
        name="place of a clause",
    ),
    changed(
        POSTS,
        "clauses: [county-reports]",
        "clauses: [county-reports, county-note]",
        '"county-note" is a note of this site and has no word of a source',
        name="note as the word of a source",
    ),
    changed(POSTS, "levels: [county]", "levels: [contry]", 'unknown level "contry"'),
    changed(POSTS, "side: party", "side: partei", 'unknown side "partei"'),
    changed(
        POSTS,
        "term: county-party-secretary",
        "term: county-secretary",
        'unknown term "county-secretary"',
    ),
    changed(
        POSTS,
        "id: village-head",
        "id: county-secretary",
        'the post id "county-secretary" is already taken at docs/corpus/posts.y',
    ),
    changed(
        POSTS,
        "id: village-head",
        "id: index",
        'the id "index" is kept for another page or for the system',
    ),
    changed(
        POSTS,
        "pinyin: xiànwěi shūjì",
        "pinyin: 县委书记",
        "is no pinyin: write the reading in Latin letters with tone marks",
    ),
    changed(POSTS, "pinyin: xiànwěi shūjì", "pinyin: xianwei shuji", "has no tone marks"),
    changed(POSTS, "pinyin: xiànwěi shūjì", "pinyin: shìzhǎng", 'does not read "县委书记"'),
    changed(
        POSTS,
        "clauses: [county-reports]}",
        "clauses: [county-report]}",
        'unknown clause "county-report"',
    ),
    changed(
        POSTS,
        "clauses: [county-reports]}",
        "clauses: [county-reports, county-reports]}",
        "county-reports stands twice in this list",
    ),
    changed(
        POSTS,
        "[[@county-checks]]。\n",
        "[[@county-check]]。\n",
        '[[@county-check]]: unknown clause "county-check"',
    ),
    changed(
        POSTS,
        "en: A summons for a talk [[@county-summons]].",
        "en: A summons for a talk [[@county-checks]].",
        "only one language links to @county-checks, @county-summons",
    ),
    changed(
        POSTS,
        "en: A summons for a talk [[@county-summons]].",
        "en: A summons for a talk.",
        "only one language links to @county-summons",
    ),
    changed(VAR, "change: keeps", "change: keep", '"keep" is not one of keeps, adds, moves, drops'),
    changed(VAR, "date: 2016", "date: 2016-00", "2016-00 does not exist: there is no month 00"),
    changed(
        VAR,
        "id: elsewhere-example",
        "id: national-example",
        'the formula id "national-example" is already taken at docs/corpus/vari',
    ),
    changed(
        VAR,
        "{levels: [county, village], zh: 抓落实, en: implement}",
        "{levels: [county, village], zh: 抓好, en: implement}",
        '"抓好" does not stand in the formula, "中央统筹、县村抓落实"',
    ),
    changed(
        VAR,
        "{levels: [county, village], zh: 抓落实, en: implement}",
        "{levels: [county, central], zh: 抓落实, en: implement}",
        "central has a part of this formula above already",
    ),
    changed(
        VAR,
        "{levels: [central], zh: 统筹, en: plans}",
        "{levels: [], zh: 统筹, en: plans}",
        "is empty",
    ),
    changed(VAR, "one_page: true", "one_page: 1", 'must be true or false, not "1"'),
    changed(
        VAR,
        "references: [old-outline, news-page]",
        "references: [news-page, news-page]",
        "news-page stands twice in this list",
    ),
    changed(
        VAR,
        "place: {zh: 某地, en: Elsewhere}",
        "place: elsewhere",
        "must be a group of fields, such as {zh: …, en: …}",
    ),
    changed(
        VAR,
        "zh: 县负责\n    en: the county answers",
        "zh: the county answers\n    en: 县负责",
        "the languages are swapped",
    ),
    changed(
        MEAS, "reference: old-outline", "reference: old-outlin", 'unknown reference "old-outlin"'
    ),
    changed(MEAS, 'article: "1"', "article: 1", "must be a text"),
    changed(MEAS, "article: 2–3", "article: 3–2", '"3–2" does not follow 1'),
    changed(MEAS, "article: 2–3", 'article: "1"', '"1" does not follow 1'),
    changed(
        MEAS, "clauses: [centre-plans]", "clauses: [centre-plan]", 'unknown clause "centre-plan"'
    ),
    changed(
        MEAS,
        "references: [a-study]",
        "references: [news-page-2]",
        'unknown reference "news-page-2"',
    ),
    changed(
        MEAS,
        "id: old-outline-by-article",
        "id: Old-outline",
        '"Old-outline" is not an id: use lower-case letters a-z, digits and sin',
    ),
    changed(
        POSTER,
        "level: county\n    post",
        "level: central\n    post",
        "this level has a row already",
    ),
    changed(POSTER, "lane: pays, zh", "lane: pay, zh", 'unknown lane "pay"'),
    changed(
        POSTER,
        "{from: county, to: central",
        "{from: central, to: central",
        "the way back leads from a level to one above it",
    ),
    changed(
        POSTER,
        "{from: county, to: central",
        "{from: central, to: county",
        "the way back leads from a level to one above it",
    ),
    changed(
        POSTER,
        "clauses: [county-reports]}",
        "clauses: []}",
        "no source, no claim: name either `clauses` or `background`",
    ),
    changed(POSTER, "id: pays", "id: decides", 'the lane "decides" stands twice'),
    changed(
        POSTER,
        '- {zh: "报告[[@county-reports]]。", en: "It reports [[@county-reports]]."}\n',
        "",
        "not valid YAML: an item of a list begins with a hyphen",
    ),
    changed(
        POSTER,
        "post: {zh: 国务院",
        "post: {zh: " + "国务院和县里的各个部门" * 9,
        "is longer than 60 characters, which no box or arrow holds",
        name="long post",
    ),
    appended(
        REV, "  nothing/at-all: 2018-02-12\n", "must be a group of fields, such as {zh: …, en: …}"
    ),
    changed(REV, "2018-02-12", "2018-02-30", "2018-02-30 does not exist: 2018-02 ends on day 28"),
    changed(
        REV,
        "2018-02-12",
        "12.2.2018",
        "a date is written YYYY, YYYY-MM or YYYY-MM-DD, in digits 0-9",
    ),
    changed(REV, "2018-02-12", "2999-01-01", "the year 2999 is not meant"),
    changed(
        DIAGRAMS,
        "{id: county, level: county, zh: 县, en: County}",
        "{id: central, level: county, zh: 县, en: County}",
        'the box "central" stands twice in this diagram',
    ),
    changed(
        DIAGRAMS,
        "from: central, to: county, zh: 下达",
        "from: county, to: county, zh: 下达",
        "an arrow leads from one box to another",
    ),
    changed(
        DIAGRAMS,
        "clause: centre-plans}",
        "clause: centre-plans}\n      - {from: central, to: county, zh: 下达, en: assigns, clause: centre-plans}",
        "the same entry stands twice in this list",
    ),
    changed(
        DIAGRAMS,
        "level: central, zh: 中央, en: Centre",
        'level: central, zh: 中央, en: "Centre / a / b / c"',
        "the name of a box and its role are parted by one ` / ` in both languag",
    ),
    changed(
        DIAGRAMS,
        "{id: central, level: central, zh: 中央, en: Centre}",
        "{id: central, level: central, zh: " + "中央和县里的各个部门" * 40 + ", en: Centre}",
        "is longer than 60 characters, which no box or arrow holds",
        name="long label",
    ),
    changed(DIAGRAMS, "edges:\n      - {from", "edge:\n      - {from", "unknown field `edge`"),
    changed(
        MECHANISM, "flow: up", "flow: up, flow: down", "the field stands twice (first on line 23)"
    ),
    changed(
        VOCABULARY,
        "outline: rounded",
        "outline: circel",
        '"circel" is not one of rectangle, rounded, pill, cut-corners, pointed,',
    ),
    changed(
        VOCABULARY,
        'light: "#8f2333"',
        'light: "#8f233"',
        '"#8f233" is no colour: write # and six digits or letters a-f',
    ),
    changed(
        VOCABULARY,
        'light: "#8f2333"',
        "light: red",
        '"red" is no colour: write # and six digits or letters a-f',
    ),
    changed(
        VOCABULARY,
        'light: "#8f2333"',
        'light: "#fff;}body{display:none"',
        '"#fff;}body{display:none" is no colour: write # and six digits or lett',
    ),
    changed(
        VOCABULARY,
        "signs: {zh: [县], en: [county]}",
        "signs: {zh: [中央], en: [county]}",
        '"中央" is a sign of "central" already',
    ),
    changed(
        VOCABULARY,
        "signs: {zh: [县], en: [county]}",
        "signs: {zh: [县], en: [central]}",
        '"central" is a sign of "central" already',
    ),
    changed(
        VOCABULARY,
        "- {id: fund, zh: 资金, en: Funds}",
        "- {id: fund, zh: 规划, en: Funds}",
        '"规划" is the name of "plan" already',
    ),
    changed(VOCABULARY, "zh: 第二级。", "zh: 第二级", "the sentence lacks its final mark"),
]
