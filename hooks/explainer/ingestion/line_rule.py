"""What a rule for lines of a page is; the rules stand in `navigation_rules` and `credit_rules`.

A rule sees a line in simplified script and half-width forms (`characters.folded`), trimmed. The
examples of a rule are its tests: what it drops, and what looks similar and must stay.
"""

import re
from dataclasses import dataclass

from explainer.text.han import HAN


@dataclass(frozen=True)
class LineRule:
    """A kind of line that does not belong to the text."""

    id: str
    reason: str
    """What the line is, in words, for the report."""
    pattern: re.Pattern[str]
    anywhere: bool
    """Whether the pattern is looked for in the whole line; else it begins with the line."""
    needs_company: bool
    """Whether the line stays unless the lines beside it are dropped by other rules.

    A number, a telephone number or 地址： may be text; among the credits of a page it is none.
    """
    drops: tuple[str, ...]
    keeps: tuple[str, ...]

    def applies(self, plain: str) -> bool:
        """Whether the rule drops a line, which is folded and trimmed."""
        found = self.pattern.search(plain) if self.anywhere else self.pattern.match(plain)
        return found is not None


def line_rule(
    identifier: str,
    reason: str,
    pattern: str,
    drops: tuple[str, ...],
    keeps: tuple[str, ...],
    *,
    anywhere: bool = False,
    needs_company: bool = False,
) -> LineRule:
    """A rule; its pattern is verbose and ignores case."""
    compiled = re.compile(pattern, re.VERBOSE | re.IGNORECASE)
    return LineRule(identifier, reason, compiled, anywhere, needs_company, drops, keeps)


LABEL = r"[\[(【]?\s*"
# To the end of a line that is no clause of a sentence.
UNTIL_END = rf"(?!.*[{HAN}],[{HAN}])[^。!?]*$"
TIME = r"\d{4}(?:-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|年\d{1,2}月\d{1,2}日)"
_MONTH = r"(?-i:[A-Z])[a-z]{2,8}\.?"
ENGLISH_TIME = rf"\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH},?\s\d{{4}}|{_MONTH}\s\d{{1,2}},?\s\d{{4}}"
CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"
