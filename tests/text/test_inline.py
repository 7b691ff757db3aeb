"""Inline Markdown of corpus texts: markup, links, and nothing that a text could smuggle in."""

import pytest
from explainer.text.inline import plain_text, render_inline
from explainer.text.markdown import Reference, references
from markupsafe import Markup, escape


def link(reference: Reference) -> Markup:
    """Shows what a reference was read as."""
    return Markup("<{}:{}:{}>").format(reference.kind, reference.target, reference.text)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("县级**党委**负责", "县级<strong>党委</strong>负责"),
        ("a `code` b", "a <code>code</code> b"),
        ("见[[term-id]]", "见<term:term-id:>"),
        ("见[[term-id|这里]]。", "见<term:term-id:这里>。"),
        ("对[[@clause-id]]", "对<clause:clause-id:>"),
        ("对 [[~background-id]]", "对<background:background-id:>"),
        ("`[[not-a-link]]`", "<code>[[not-a-link]]</code>"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ('<img src=x onerror="x">', "&lt;img src=x onerror=&#34;x&#34;&gt;"),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("# 不是标题", "# 不是标题"),
        ("1. 不是列表", "1. 不是列表"),
        ("参加COVID，\nSARS", "参加COVID，SARS"),
        ("以\nMIT\n发布", "以\nMIT\n发布"),
        ("the “chain”\nholds", "the “chain”\nholds"),
        ("50 < 60 & 70", "50 &lt; 60 &amp; 70"),
    ],
)
def test_rendering(text: str, html: str) -> None:
    assert str(render_inline(text, escape, link)) == html


def test_words_inside_a_link_are_not_linked_again() -> None:
    html = render_inline("看 [县委](https://example.org/) 和县委", lambda _: Markup("*"), link)
    assert str(html) == '*<a href="https://example.org/">县委</a>*'


def test_plain_text_keeps_the_words_only() -> None:
    text = "**重**的[[term-id|话]]`x`[[@clause]]"
    shown = plain_text(text, lambda reference: reference.text)
    assert shown == "重的话x"


def test_references_are_found_in_order() -> None:
    found = [
        (reference.target, reference.kind) for reference in references("[[a]] [[@b|c]] [[~d]]")
    ]
    assert found == [("a", "term"), ("b", "clause"), ("d", "background")]
