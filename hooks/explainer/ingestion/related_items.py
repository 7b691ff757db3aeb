"""What stands around a text: lists of other news under a heading such as 相关新闻, teasers with
time stamps, and what others have answered in a forum.

All are told by their form, never by their subject: a list goes on until a paragraph that is
plainly text; a teaser is a headline, a short paragraph and a time stamp, two of them at least in a
row behind the text; an answer stands below a line that says when it was posted, as the text does.
"""

import re
from collections.abc import Sequence

from explainer.ingestion.characters import SMALL, folded, han_count
from explainer.ingestion.edits import Line
from explainer.ingestion.main_text import OUTSIDE
from explainer.ingestion.navigation_rules import RELATED

IN_LIST = "related-item"
TEASER = "teaser"
REPLY = "reply"

_SENTENCE_END = re.compile(rf"[。!?]|[{SMALL})][.](?=\s|$)")
# A figure with a full stop is a number of a list, unless a word stands in front of it.
_ENDS_SENTENCE = re.compile(
    rf"[。！？!?…][”’）)》]*$|(?:[{SMALL})%]|[A-Z]{{2}}|[{SMALL}][,]?\s[\d,]{{1,12}})[.]['\"”’)]*$"
)

_COMMENTS = re.compile("评论|留言|跟帖|说两句|comments", re.IGNORECASE)

# Above each post of a forum; whoever wrote the first may go on in another.
_POST = re.compile(r"(?:发表|回复)于.*(?:只看|楼)|只看(?:该作者|楼主)")
_OF_THE_AUTHOR = re.compile("^\\W*楼主")

# A paragraph of so many characters (words, in English) and two sentences is text again.
_PLAINLY_TEXT = 60
_SHORTEST_SENTENCE = 20
_PLAINLY_TEXT_WORDS = 40
_LONGEST_HEADLINE = 45
_LONGEST_TEASER = 160


def is_plainly_text(text: str) -> bool:
    """Whether a line is a paragraph of a text rather than a headline or a teaser."""
    if len(_SENTENCE_END.findall(folded(text))) < 2:
        return False
    return han_count(text) >= _PLAINLY_TEXT or len(text.split()) >= _PLAINLY_TEXT_WORDS


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    return bool(_ENDS_SENTENCE.search(text.strip()))


def related_items(lines: Sequence[Line]) -> dict[int, str]:
    """The rule for each line (by its place in `lines`) that belongs to other news.

    `lines` are those of a page with its boilerplate marked as dropped.
    """
    return _lists(lines) | _teasers(lines) | _replies(lines)


def _replies(lines: Sequence[Line]) -> dict[int, str]:
    """What stands below the line of a post behind the first, but for posts of the same author."""
    found: dict[int, str] = {}
    begun = written = False
    inside = False
    for place, line in enumerate(lines):
        text = folded(line.text)
        if line.dropped and _POST.search(text):
            inside = begun and written and not _OF_THE_AUTHOR.match(text)
            begun = True
        elif inside and not line.is_blank and not line.dropped:
            found[place] = REPLY
        elif begun and not line.is_blank and not line.dropped:
            written = True
    return found


def _lists(lines: Sequence[Line]) -> dict[int, str]:
    found: dict[int, str] = {}
    inside = linked = are_comments = False
    # The sentence above, in a list of news; None below a heading or a headline.
    sentence: int | None = None
    is_first = False
    for place, line in enumerate(lines):
        if line.is_blank:
            continue
        if line.dropped == RELATED.id:
            found[place], inside, linked, sentence = RELATED.id, True, False, None
            is_first, are_comments = True, bool(_COMMENTS.search(folded(line.text)))
            continue
        if inside and line.dropped == OUTSIDE:
            linked = True
        elif inside and not line.dropped:
            is_sentence = ends_sentence(line.text) and len(line.text) >= _SHORTEST_SENTENCE
            # The items were links, which the markup tells; a sentence that is none is text. Below a
            # headline a sentence is its teaser; two of them, or one below no headline, are text.
            is_text = is_sentence and (
                linked or (not are_comments and (is_first or sentence is not None))
            )
            if is_text or is_plainly_text(line.text):
                inside = False
                if is_text and sentence is not None:
                    del found[sentence]
            else:
                found[place] = IN_LIST
                sentence = place if is_sentence else None
        is_first = False
    return found


def _teasers(lines: Sequence[Line]) -> dict[int, str]:
    """Teasers behind the text, read from the end of the page."""
    written = [place for place, line in enumerate(lines) if not line.is_blank]
    found: dict[int, str] = {}
    stamps = 0
    index = len(written) - 1
    while index >= 0:
        line = lines[written[index]]
        if line.dropped == "time-stamp":
            item = _item_above(lines, written, index)
            if item is None:
                break
            found |= dict.fromkeys(item, TEASER)
            stamps += 1
            index -= 1
        elif line.dropped or written[index] in found:
            index -= 1
        else:
            break
    return found if stamps > 1 else {}


def _item_above(lines: Sequence[Line], written: Sequence[int], stamp: int) -> list[int] | None:
    """The places of the headline and the teaser above a time stamp; None where there are none."""
    item: list[int] = []
    for place in reversed(written[:stamp]):
        line = lines[place]
        if line.dropped == "time-stamp":
            return None
        if line.dropped:
            continue
        item.append(place)
        text = line.text.strip()
        if not ends_sentence(text) and len(text) <= _LONGEST_HEADLINE:
            return item
        if len(item) > 1 or len(text) > _LONGEST_TEASER:
            return None
    return None
