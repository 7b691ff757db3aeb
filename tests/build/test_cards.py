"""The pictures for links: words whole and rightly broken, right glyphs, drawn once."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from explainer.build import card_drawing
from explainer.build.card_drawing import CARD_SIZE, layout, picture, write_card
from explainer.build.card_font import glyph, lacking
from explainer.build.cards import Card
from explainer.work.derived import open_derived
from noto_cjk_sans_otc import FONT_PATH
from PIL import Image, ImageFont

from tests.conftest import ROOT, matches_golden

GOLD = (232, 184, 74)
WHITE = (255, 255, 255)
CARD = Card(
    path="en/levels/reach/card.png",
    tag="en",
    title="Reaches: duties and what else the sources say",
    site="The River",
    kind="Level",
    words=(),
    chain=(False, True, False),
    beside=(False,),
    place="docs/corpus/vocabulary.yml:7",
)
CHINESE = replace(CARD, tag="zh-Hans", site="护河责任", kind="层级")
TITLES = {
    "short": replace(CHINESE, title="河段"),
    "two parts": replace(CHINESE, title="河段：职责和各份资料里的其他说法"),
    "term kept whole": replace(
        CHINESE, title="上游河段护河工作责任制实施办法", words=("责任制", "实施办法")
    ),
    "marks": replace(CHINESE, title="“河长负责、河段落实、沿河各户参加”：词义、译法、用例"),
    "traditional": replace(
        CHINESE, tag="zh-Hant", title="「河長負責、河段落實」：詞義、譯法、用例"
    ),
    "mixed": replace(CHINESE, title="2016年River Chief一词在3份资料里的用法和译法"),
    "English": CARD,
    "long English": replace(CARD, title="The chief of each reach answers for its banks " * 6),
    "long word": replace(CARD, title="Wasserstrassenverwaltungsverordnungsentwurf: meaning"),
    "first page": replace(CARD, site="", kind=""),
}
FACES = {"zh-Hans": 2, "zh-Hant": 3, "en": 2}


def described(card: Card) -> str:
    lines = (f"{line.left:4} {line.baseline:4} {line.size:3} {line.text}" for line in layout(card))
    return "\n".join(lines)


def test_the_words_lie_as_they_should() -> None:
    text = "".join(f"# {name}\n{described(card)}\n\n" for name, card in TITLES.items())
    assert matches_golden(ROOT / "tests/golden/build/cards.txt", text)


@pytest.mark.parametrize("name", TITLES)
def test_no_word_is_cut_and_no_line_leaves_its_place(name: str) -> None:
    card = TITLES[name]
    lines = list(layout(card))
    shown = "".join(line.text for line in lines)
    assert shown.replace(" ", "") == f"{card.site}{card.title}{card.kind}".replace(" ", "")
    above = 0
    for line in lines:
        font = ImageFont.truetype(str(FONT_PATH), line.size, index=FACES[card.tag])
        left, top, right, bottom = font.getbbox(line.text, anchor="ls")
        assert line.left + left >= 60
        assert line.left + right <= 900
        assert line.baseline + top >= above
        above = line.baseline + int(bottom) - line.size // 6
        assert line.text[0] not in "，。、；：！？）》”’」』"
        assert line.text[-1] not in "（《“‘「『"
    assert above < CARD_SIZE[1] - 50


def test_a_picture_shows_words_and_the_level_in_gold() -> None:
    image = Image.open(io.BytesIO(picture(CARD)))
    assert image.size == CARD_SIZE
    colours = {colour for _, colour in image.convert("RGB").getcolors() or []}
    assert {GOLD, WHITE} <= colours
    words = image.convert("RGB").crop((0, 0, 880, 630))
    assert WHITE in {colour for _, colour in words.getcolors() or []}
    about_none = picture(replace(CARD, chain=(False, False, False)))
    shown = Image.open(io.BytesIO(about_none)).convert("RGB")
    assert GOLD not in {colour for _, colour in shown.getcolors() or []}


def test_each_script_has_its_own_forms() -> None:
    forms = [glyph("骨", tag, 80) for tag in ("zh-Hans", "zh-Hant")]
    assert forms[0] and forms[1]
    assert forms[0].pixels.tobytes() != forms[1].pixels.tobytes()
    assert picture(CHINESE) != picture(replace(CHINESE, tag="zh-Hant"))


def test_what_the_font_lacks_is_known() -> None:
    assert lacking("县 English，「骨」—1%", "zh-Hant") == []
    assert lacking("县\U0001f600\ue000县\ue000", "zh-Hans") == ["\U0001f600", "\ue000"]


@pytest.mark.parametrize(
    ("title", "fault"),
    [
        ("Reaches \U0001f600", "no \U0001f600 (U+1F600); write “Reaches \U0001f600” otherwise"),
        ("word " * 2000, "is too long for the picture for links; shorten it"),
        ("w" * 200, "is too long for the picture for links; shorten it"),
    ],
)
def test_a_title_that_cannot_be_drawn_is_a_fault_with_its_place(
    tmp_path: Path, title: str, fault: str
) -> None:
    derived = open_derived(tmp_path / "derived", "generator")
    drawn = write_card(replace(CARD, title=title), tmp_path, derived)
    assert len(drawn.faults) == 1
    assert drawn.faults[0].startswith("docs/corpus/vocabulary.yml:7: ")
    assert drawn.faults[0].endswith(fault)
    assert not (tmp_path / CARD.path).exists()


def test_a_picture_is_drawn_again_only_when_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    derived = open_derived(tmp_path / "derived", "generator")
    first = write_card(CARD, tmp_path, derived)
    content = (tmp_path / CARD.path).read_bytes()
    assert content == picture(CARD)
    monkeypatch.setattr(card_drawing, "picture", lambda card: b"drawn again")
    moved = replace(CARD, path="card.png", place="docs/corpus/vocabulary.yml:9")
    assert write_card(moved, tmp_path, derived) == first
    assert (tmp_path / "card.png").read_bytes() == content
    for changed in (
        replace(CARD, title="Reach"),
        replace(CARD, kind="Post"),
        replace(CARD, site="The Stream"),
        replace(CARD, chain=(True, False, False)),
        replace(CARD, beside=(True,)),
        replace(CARD, tag="zh-Hant"),
    ):
        assert write_card(changed, tmp_path, derived).derived != first.derived
        assert (tmp_path / CARD.path).read_bytes() == b"drawn again"
