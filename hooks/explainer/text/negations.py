"""Whether a text denies what its translation states.

Words that deny are many, and most have a twin that does not: 不断 is steadily, 不到位 is weak. So
one language is asked for plain denials alone, the other for any word that may stand for one.
"""

import re

from explainer.text.sentence_pairs import is_one_sentence, sentence_pairs

_ENGLISH_DENIAL = re.compile(
    r"\b(?:do|does|did|is|are|was|were|ha[sd]|have|can|could|will|would|may|must|should|to) not\b"
    r"|\bcannot\b|n['’]t\b|\bnever\b|\bno longer\b",
    re.IGNORECASE,
)
_ANY_IN_CHINESE = re.compile("[不没未无非否别勿莫免缺除仅只难易禁停拒防某另]|以外")
# What 不 makes another word with, of another sense than that of the second character denied.
_NO_DENIALS = (
    "断同仅但管论少到足久过止妨禁料乏时只等一错好便利满良实当力平准严精端法懈折扣移遗拘穷计堪愧慎绝外定限"
    "分如失惜难易多大高低超及下开变明矛扎强愁合甘相成"
)
_CHINESE_DENIAL = re.compile(
    # Done or not done (完成没有), whether it is signed (签不签), are questions.
    rf"(?<!不)(?P<verb>.?)不(?![{_NO_DENIALS}]|(?P=verb))"
    r"|(?<![了成])没(?!收|落|有?由|有?[，。；：、）？”]|$)"
    r"|(?<!并)未(?!来|必|央|成年|免|雨|知|尽)|并[非未]|绝非|无[须需法]|禁止|严禁|毫无|[切请]勿"
)
_PLAIN_CHINESE_DENIAL = re.compile(
    "(?P<verb>.?)不(?!(?P=verb))(?:[由向再能会要应该须把让许准宜予需]|允许|承担|报告|公布|公开|使用|参加|执行)"
    "|并非|绝非|无[须需]"
)
_ANY_IN_ENGLISH = re.compile(
    r"\b(?:no|not|none|nor|nobody|nothing|nowhere|never|neither|cannot|without|unless|except|only"
    r"|alone|simply|too|little|few|less|hardly|rarely|outside|beyond|before|another|other\w*|apart"
    r"|instead|rather|yet|still|whether|away|short|free|open|bad\w*|weak|poorly|slack"
    r"|false|silent|last|fail\w*|lack\w*|miss\w*|absen\w*|omit\w*|ceas\w+|leav\w+|left|refus\w*"
    r"|forb\w+|prohibit\w*|bans?|banned|den(?:y|ied|ies)|stop\w*|avoid\w*|rid|end(?:s|ed|ing)?"
    r"|abolish\w*|prevent\w*|remain\w*|stay\w*|keep\w*|kept|unchanged|spare[sd]?|reject\w*|want\w*"
    r"|los(?:es?|t|ing)|neglect\w*|ignor\w*|differ\w*|compatible|falls?|pain|wrong\w*|hard|difficult)\b"
    r"|n['’]t\b|\w+less\b|-free\b"
    r"|\b(?:un(?!a|if|io|iq|it|iv|der|til)[a-z]{3}|in(?:ab|acc|ac?tion|adeq|appr|compl|cons|corr|diff"
    r"|eff|eq|evit|suff|valid|vis)|im(?:bal|part|perf|poss|prop)|il(?:leg|log)|ir(?:reg|rel|resp)"
    r"|dis(?:a|cont|cour|hon|like|miss|pens|qual|reg|sat|trust)|mis(?:con|man|read|tak|und|use)|non-)",
    re.IGNORECASE,
)
_QUOTED = re.compile('“[^”]*”|"[^"]*"')


def lost_negation(zh: str, en: str) -> str:
    """What is wrong where one language denies and nothing in the other does; "" for nothing.

    Of several sentences each is looked at beside its own.
    """
    if (match := _ENGLISH_DENIAL.search(en)) and not _ANY_IN_CHINESE.search(zh):
        return f'"{match[0]}" denies what the Chinese states; mend one'
    if is_one_sentence(zh):
        # A title says in a word what it denies.
        found = _denied(_CHINESE_DENIAL, zh, en) if "。" in zh else ""
        if not found and "“" in zh and _QUOTED.search(en):
            found = _denied(_PLAIN_CHINESE_DENIAL, _QUOTED.sub("", zh), _QUOTED.sub("", en))
    else:
        pairs = sentence_pairs(zh, en)
        each = (_denied(_PLAIN_CHINESE_DENIAL, left, right) for left, right in pairs)
        found = next(filter(None, each), "")
    return f'"{found}" denies what the English states; mend one' if found else ""


def _denied(denial: re.Pattern[str], zh: str, en: str) -> str:
    """The words of a Chinese sentence that deny; "" where something in the English may too."""
    match = denial.search(zh)
    if not match or _ANY_IN_ENGLISH.search(en):
        return ""
    return zh[match.start() : match.end() + 2].rstrip("，。；：、")
