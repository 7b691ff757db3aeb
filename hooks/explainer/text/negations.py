"""Whether a text denies what its translation states.

Words that deny are many, and many a true translation has none of them: 不能按时到位 is to arrive
late. So a Chinese sentence is told only where the very verb that it denies stands in an English one
that has no word at all that may deny.
"""

import re

from explainer.text.sentence_pairs import is_one_sentence, sentence_pairs

_ENGLISH_DENIAL = re.compile(
    r"\b(?:do|does|did|is|are|was|were|ha[sd]|have|can|could|will|would|may|must|should|to) not\b"
    r"|\bcannot\b|n['’]t\b|\bnever\b|\bno longer\b",
    re.IGNORECASE,
)
_ANY_IN_CHINESE = re.compile("[不没未无非否别勿莫免缺除仅只难易禁停拒防某另]|以外|还在")
# What 不 makes another word with, of another sense than that of the second character denied.
_NO_DENIALS = (
    "断同仅但管论少到足久过止妨禁料乏时只等一错好便利满良实当力平准严精端法懈折扣移遗拘穷计堪愧慎绝外定限"
    "分如失惜难易多大高低超及下开变明矛扎强愁合甘相成经"
)
_CHINESE_DENIAL = re.compile(
    # Whether it is signed (签不签) is a question.
    rf"(?<!不)(?P<verb>.?)不(?![{_NO_DENIALS}]|(?P=verb))"
    r"|(?<!并)未(?!来|必|央|成年|免|雨|知|尽)|并[非未]|绝非|无[须需法]|禁止|严禁|毫无|[切请]勿"
)
# So is whether it is done (完成没有). What is not written is often said in other words.
_NOT_DONE = re.compile(r"(?<![了成])没(?!收|落|有?由|有?[，。；：、）？”]|$)")
_ANY_IN_ENGLISH = re.compile(
    r"\b(?:no|not|none|nor|nobody|nothing|nowhere|never|neither|cannot|without|unless|except|only"
    r"|alone|simply|too|little|few|less|hardly|rarely|outside|beyond|before|another|other\w*|apart"
    r"|instead|rather|yet|still|whether|away|short|free|open|bad\w*|weak|poorly|slack"
    r"|false|silent|last|fail\w*|lack\w*|miss\w*|absen\w*|omit\w*|ceas\w+|leav\w+|left|refus\w*"
    r"|forb\w+|prohibit\w*|bans?|banned|den(?:y|ied|ies)|stop\w*|avoid\w*|rid|end(?:s|ed|ing)?"
    r"|abolish\w*|prevent\w*|remain\w*|stay\w*|keep\w*|kept|unchanged|spare[sd]?|reject\w*|want\w*"
    r"|los(?:es?|t|ing)|neglect\w*|ignor\w*|differ\w*|compatible|falls?|pain|wrong\w*|withh\w+|hard|difficult)\b"
    r"|n['’]t\b|\w+less\b|-free\b"
    r"|\b(?:unable|un(?!a|if|io|iq|it|iv|der|til)[a-z]{3}|in(?:ab|acc|ac?tion|adeq|appr|compl|cons|corr|diff"
    r"|eff|eq|evit|suff|valid|vis)|im(?:bal|part|perf|poss|prop)|il(?:leg|log)|ir(?:reg|rel|resp)"
    r"|dis(?:a|cont|cour|hon|like|miss|pens|qual|reg|sat|trust)|mis(?:con|man|read|tak|und|use)|non-)",
    re.IGNORECASE,
)
# Verbs of the texts with the words by which a translation says each of them.
_VERBS = tuple(
    (re.compile(chinese), re.compile(rf"\b(?:{english})", re.IGNORECASE))
    for chinese, english in (
        ("承担|负", "bear|assume|tak(?:e|ing)|responsib|in charge|answer"),
        ("建立|设立|成立|组建|形成", "set|establish|buil|form|creat"),
        ("制定|编制|拟定", "draw|drew|drawn|mak|made|formulat|prepar|set"),
        ("报告|汇报", "report"),
        ("签", "sign"),
        ("检查|督查|巡查|核查|核对|调查|抽查", "check|inspect|survey|investigat|audit|verif|look"),
        ("公布|公开|公示|公告", "publi|disclos|post|announc"),
        ("使用|用", "us(?:e|ing)"),
        ("要求|请求", "ask|requir|call|demand|want|request"),
        (
            "写|印|注明|说明|说|提到|提出",
            "writ|wrote|print|giv|gave|say|said|nam|stat|explain|propos|tell|told|mention",
        ),
        ("[要应须能]", r"(?:is|are) to\b|must|should|shall|need|ha(?:s|ve) to\b|can\b|may\b"),
        ("做好|解决", "do\\b|doing|prepar|well|put|settl|solv|resolv"),
        ("参加|参与|出席", "t(?:ake|aking|ook) part|attend|particip|join"),
        ("组织|动员", "organis|mobilis"),
        ("落实|执行|实施|实行|推进", "implement|carr|put into|practi|enforc|push"),
        (
            "完成|实现|达到|脱贫|摘帽",
            "complet|fulfil|reach|achiev|realis|lift|out of poverty|delist|met\\b|meet",
        ),
        ("考核|评估|评价", "assess|evaluat|apprais|rate"),
        ("追究|追责|问责|处分|惩处|查处", "account|punish|penal|disciplin|deal"),
        ("奖励|表彰", "reward|commend|prais"),
        ("支持|帮扶|帮助|扶持", "support|help|assist"),
        ("统筹|协调|衔接", "overall|coordinat|link|tie"),
        ("监督|监管|监测", "supervis|oversight|oversee|watch|monitor"),
        (
            "整合|集中|投入|投放|安排|拨",
            "pool|concentrat|devot|invest|allocat|arrang|schedul|put",
        ),
        ("加强|强化|改进|完善|提高", "strengthen|reinforc|improv|better|rais|stronger|build"),
        ("选|任|派|配", "choos|chosen|select|appoint|send|sent|head|given"),
        ("印发|发布|出台|批准|同意", "issu|releas|approv|adopt|agree"),
        ("保持|稳定|继续|坚持", "keep|kept|stable|continu|uphold|persist"),
        (
            "开会|召开|举行|讨论|研究|发言|讲话",
            "meet|met\\b|held|hold|discuss|stud|spoke|speak|speech",
        ),
    )
)
# What a text does not say, and what nobody may do: their translations have few ways to deny.
_NARROW = (
    (
        re.compile("没有?(?:写|说|讲|注明|标明|列|提|给出|解释|点名|交代)"),
        re.compile(
            r"\b(?:say|says|said|nam|giv|gave|stat(?:e|es|ed|ing)\b|mention|explain|specif|tell|print"
            r"|writ|wrote|list)",
            re.IGNORECASE,
        ),
    ),
    (
        re.compile("(?<![能不])不[能可得准许应](?!不)"),
        re.compile(r"\b(?:may|can|could|must|should|shall|ought|(?:is|are|was|were) to)\b"),
    ),
)
_NARROW_IN_ENGLISH = re.compile(
    r"\b(?:not|no|nor|none|never|neither|nobody|nothing|nowhere|cannot|without|whether|un\w+"
    r"|lack\w*|silent|leave\w*|left|open|omit\w*|impossible|in\w+ible|wrong|fail\w*|forbid\w*"
    r"|ban\w*|prohibit\w*|miss\w*|absent\w*|beyond|little|less|few\w*|rather|stop\w*|bar\w*"
    r"|out of|blank|elsewhere|avoid\w*|prevent\w*|only|alone|instead)\b|n['’]t\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile("[，。；：？！]")
_DENIED_TWICE = re.compile("[不没未无非免]")
_NEAR = 12
# No English sentence is this many times as long as the Chinese beside it says the same.
_TOO_LONG = 8
_QUOTED = re.compile('“[^”]*”|"[^"]*"')


def lost_negation(zh: str, en: str) -> str:
    """What is wrong where one language denies and nothing in the other does; "" for nothing.

    Of several sentences each is looked at beside its own.
    """
    if denied := _denied_in_english(zh, en):
        return denied
    if is_one_sentence(zh):
        # A title says in a word what it denies.
        found = _denied(zh, en) or _denied(zh, en, _NOT_DONE) if "。" in zh else ""
        if not found and "。" in zh:
            found = _unsaid(zh, en)
        if not found and "“" in zh and _QUOTED.search(en):
            found = _denied(_QUOTED.sub("", zh), _QUOTED.sub("", en))
    else:
        pairs = sentence_pairs(zh, en)
        for left, right in pairs:
            if len(right) < _TOO_LONG * len(left) and (denied := _denied_in_english(left, right)):
                return denied
        found = next(filter(None, (_denied(*pair) or _unsaid(*pair) for pair in pairs)), "")
    return f'"{found}" denies what the English states; mend one' if found else ""


def _denied_in_english(zh: str, en: str) -> str:
    if (match := _ENGLISH_DENIAL.search(en)) and not _ANY_IN_CHINESE.search(zh):
        return f'"{match[0]}" denies what the Chinese states; mend one'
    return ""


def _unsaid(zh: str, en: str) -> str:
    """The words by which a Chinese sentence says that a thing is not said or not allowed, where the
    English says or allows it.
    """
    for denial, said in _NARROW:
        if (match := denial.search(zh)) and said.search(en) and not _NARROW_IN_ENGLISH.search(en):
            return match[0]
    return ""


def _denied(zh: str, en: str, denial: re.Pattern[str] = _CHINESE_DENIAL) -> str:
    """The words of a Chinese sentence that deny a verb of the English one; "" where there are none,
    or where something in the English may deny too.
    """
    if not denial.search(zh) or _ANY_IN_ENGLISH.search(en):
        return ""
    for match in denial.finditer(zh):
        clause = _CLAUSE_END.split(zh[match.end() - 1 :])[0]
        # Who does not report (不报告的) may be who is late, and cannot but (不能不) is must.
        if clause.endswith("的") or _DENIED_TWICE.search(clause, 1):
            continue
        behind = clause[:_NEAR]
        if any(verb.search(behind) and said.search(en) for verb, said in _VERBS):
            return zh[match.start() : match.end() + 2].rstrip("，。；：、")
    return ""
