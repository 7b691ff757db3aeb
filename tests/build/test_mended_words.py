"""What is mended in a finished page: the language of foreign words, and notes side by side."""

import re

import pytest
from explainer.build.mended_words import join_notes, mend_words
from explainer.languages import LANGUAGES

ENGLISH = [
    ("the word 书记 here", "the word [书记] here"),
    ("the word “书记” here", "the word “[书记]” here"),
    ("says 中央“两不愁、三保障”2016年12月.", "says [中央“两不愁、三保障”2016年12月]."),
    ("《关于“十三五”规划》, a title", "[《关于“十三五”规划》], a title"),
    ("中共中央 国务院 issued it", "[中共中央 国务院] issued it"),
    ('<b lang="zh-Hans">书记</b> 省', '<b lang="zh-Hans">书记</b> [省]'),
    ('<b lang="zh-Hant"><b>書</b>記</b>省', '<b lang="zh-Hant"><b>書</b>記</b>[省]'),
    ('<a title="书记 > 省">x</a>', '<a title="书记 > 省">x</a>'),
    ("<code>决定.txt</code>", "<code>[决定].txt</code>"),
    ("<script>'省'</script><title>省</title>", "<script>'省'</script><title>省</title>"),
    ("<svg><text>省</text><svg/></svg>县", "<svg><text>省</text><svg/></svg>[县]"),
    ("<!-- 省 <b> -->县", "<!-- 省 <b> -->[县]"),
]
CHINESE = [
    ("译作duties as major actors，不作别的", "译作[duties as major actors]，不作别的"),
    ("文字以 CC BY 4.0 授权", "文字以 [CC BY] 4.0 授权"),
    ("写作first-in-command project。", "写作[first-in-command project]。"),
    ("也写mayor", "也写[mayor]"),
    ("要求&lt;img src=x&gt;中央", "要求&lt;[img src]=x&gt;中央"),
    ("写作Party &amp; government。", "写作[Party &amp; government]。"),
    ("见Chicago和GB/T 7714", "见Chicago和GB/T 7714"),
    ("在https://example.org/a-b/里", "在https://example.org/a-b/里"),
    ("写作a &amp; b和&lt;b&gt;", "写作[a &amp; b]和&lt;b&gt;"),
    ("写作&lt;some words&gt;，&amp;more", "写作&lt;[some words]&gt;，&amp;[more]"),
    ("<code>site.py serve now</code>", "<code>site.py serve now</code>"),
    ('<b lang="zh-Latn-pinyin">shū jì</b>', '<b lang="zh-Latn-pinyin">shū jì</b>'),
]


@pytest.mark.parametrize(("html", "marked"), ENGLISH)
def test_chinese_on_an_english_page(html: str, marked: str) -> None:
    wanted = marked.replace("[", '<span lang="zh-Hans">').replace("]", "</span>")
    assert mend_words(html, "en") == wanted


@pytest.mark.parametrize(("html", "marked"), CHINESE)
def test_english_on_a_chinese_page(html: str, marked: str) -> None:
    wanted = marked.replace("[", '<span lang="en">').replace("]", "</span>")
    assert mend_words(html, "zh") == wanted


VERBATIM = [
    "<code>it's</code>",
    "<svg><text>it's</text></svg>",
    "<script>'so'</script><kbd>'</kbd>",
]
QUOTED = [
    ("says &#34;so&#34;.", "says “so”."),
    ("\"'So' it is,\" he said", "“‘So’ it is,” he said"),
    ("the site's 2015&#39;s and the '90s", "the site’s 2015’s and the ’90s"),
    ('("<b>so</b>")', "(“<b>so</b>”)"),
    ('says "<a href="x">so</a>"<sup>1</sup>', 'says “<a href="x">so</a>”<sup>1</sup>'),
    ('<p>so</p><p>"so"</p>', "<p>so</p><p>“so”</p>"),
    ('<title>"So"</title>', "<title>“So”</title>"),
    (
        "<code>it's</code><svg><text>it's</text></svg>",
        "<code>it's</code><svg><text>it's</text></svg>",
    ),
    ("<script>'so'</script><kbd>'</kbd>", "<script>'so'</script><kbd>'</kbd>"),
]


@pytest.mark.parametrize(("html", "wanted"), QUOTED)
def test_quotation_marks_of_english_are_printed_curled(html: str, wanted: str) -> None:
    assert mend_words(html, "en") == wanted
    # On a Chinese page it is so in what is marked as English.
    text = html.replace("<title>", "<i>").replace("</title>", "</i>")
    mended = wanted.replace("<title>", "<i>").replace("</title>", "</i>")
    around = '<div lang="en">{}</div><p>省\'</p>'
    assert mend_words(around.format(text), "zh") == around.format(mended)


@pytest.mark.parametrize("piece", ["中“", "《中", "中 ", "a'", "ab-", "Ab, ", '<a "', "<!--", "<"])
def test_long_input_of_every_kind_is_done_with(piece: str) -> None:
    # What took quadratic time would take minutes here.
    html = piece * 64_000
    for language in LANGUAGES:
        marked = mend_words(html, language)
        bare = re.sub(r'<span lang="[^"]+">|</span>', "", marked)
        assert re.sub('[“”"]', '"', re.sub("[‘’]", "'", bare)) == html.replace("“", '"')


@pytest.mark.parametrize("kind", ["cited", "background-note"])
def test_only_notes_without_a_word_between_them_are_joined(kind: str) -> None:
    note = f'<sup class="{kind}"><a>1</a></sup>'
    html = f"a{note}{note} b{note}, c{note}"
    assert join_notes(html).count("note--next") == 1
