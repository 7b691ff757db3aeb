"""Bytes read one byte late: known texts are damaged by the same mechanism and mended again."""

import re

import pytest
from explainer.ingestion.byte_shift import Doubtful, Mended, find_damage
from explainer.ingestion.edits import apply_edits
from explainer.ingestion.pinyin_readings import injected_readings

# Traditional script: only its bytes fall into step again soon.
SENTENCE = (
    "各縣負責修路，省裡派人檢查。各縣的賬目張榜公示，省裡的隊伍按月報告，縣裡的隊伍看護橋樑。"
)
TEXT = "\n".join([SENTENCE] * 4)
PLACES = range(len(SENTENCE), 2 * len(SENTENCE))


def lose_lead_byte(text: str, place: int) -> str:
    """The text as read when the first byte of one character has become a `?`."""
    content = text[place:].encode("gbk")
    return text[:place] + "?" + content[1:].decode("gbk", errors="replace")


def split_by_reading(text: str, place: int, reading: str) -> str:
    """The text after a tool put a reading between the two bytes of a character."""
    content = text[place:].encode("gbk")
    late = content[1:].decode("gbk", errors="replace")
    return f"{text[:place]}?{reading}){late}"


def mended(text: str) -> str:
    edits = [found.edit for found in find_damage(text) if isinstance(found, Mended)]
    return apply_edits(text, edits)


def falls_into_step(damaged: str) -> bool:
    """Whether the damage ends at an ASCII letter, as it does but at the end of a text."""
    return "\ufffd" not in damaged and len(re.findall(r"[\x40-\x7e]", damaged)) == 1


@pytest.mark.parametrize("place", PLACES)
def test_a_lost_lead_byte_is_put_back_or_left_but_never_guessed(place: int) -> None:
    damaged = lose_lead_byte(TEXT, place)
    assert mended(damaged) in (TEXT, damaged)


def test_nearly_every_lost_lead_byte_is_put_back() -> None:
    damaged = [text for place in PLACES if falls_into_step(text := lose_lead_byte(TEXT, place))]
    failed = [text for text in damaged if mended(text) != TEXT]
    assert len(damaged) > 20
    assert len(failed) <= len(damaged) // 10


@pytest.mark.parametrize(
    ("text", "split", "reading"),
    [
        ("體系嚴謹的領導，嚴謹的領隊", "的", "shù"),
        ("結合縣域實際，結合市域實際", "實", "qū"),
    ],
)
def test_a_reading_between_two_bytes_tells_the_lost_one(
    text: str, split: str, reading: str
) -> None:
    damaged = split_by_reading(text, text.index(split), reading)
    assert damaged != text
    assert mended(damaged) == text


def test_readings_around_and_inside_the_damage_are_passed_over() -> None:
    text = "嚴(yán)謹(jǐn)?shù)念(niàn)I(lǐng)導(dǎo)，嚴謹的人"
    repaired = mended(text)
    assert apply_edits(repaired, injected_readings(repaired)) == "嚴謹的領導，嚴謹的人"


@pytest.mark.parametrize(
    "text",
    [
        "誰負責?各縣負責。各縣的賬目誰查?A縣查。",
        "你去嗎?我和B君都去。",
        "為什麼?因為沒有路。What next? We build it.",
        "是不是??要查。",
        "The road (xiàn) is open? Yes, A road.",
    ],
)
def test_a_question_stays_a_question(text: str) -> None:
    assert find_damage(text) == []


def test_what_the_text_does_not_decide_is_reported() -> None:
    damaged = lose_lead_byte("甲方負責修橋。\n乙方驗收槐樹路段和記賬。", 12)
    assert [type(place) for place in find_damage(damaged)] == [Doubtful]


def test_the_set_phrase_of_this_field_is_known_beforehand() -> None:
    text = "全省（自治區、直轄市）的縣都要修路。"
    assert mended(lose_lead_byte(text, 1)) == text


@pytest.mark.parametrize("place", [7, 8])
def test_damage_without_an_end_is_reported(place: int) -> None:
    damaged = lose_lead_byte("各村要把名单公示在门口，每月检查一次。", place)
    assert [type(found) for found in find_damage(damaged)] == [Doubtful]


def test_a_full_stop_before_a_heading_word_is_put_back() -> None:
    text = "村里負責看護等。考查組每月到村。"
    damaged = text.replace("。考查組", "??疾榻M", 1)
    assert mended(damaged) == text
