"""What every record of the corpus is built from: ids, texts in pairs, names.

Every record is frozen and refuses unknown fields. Texts come in pairs (`Bilingual`), ids are ASCII
slugs. What a record may refer to is checked in `checks`, because it needs the other records.
"""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from explainer.languages import Language
from explainer.text.han import joined_lines

Text = Annotated[str, StringConstraints(min_length=1)]

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]


class Record(BaseModel):
    """Base of every record: frozen, no unknown fields, texts trimmed."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, use_attribute_docstrings=True
    )


ChineseText = Annotated[Text, AfterValidator(joined_lines)]
"""A text whose lines may be wrapped in its file without leaving a space."""


class Bilingual(Record):
    """One text in both languages, as inline Markdown."""

    zh: ChineseText
    """The Chinese text, in simplified script."""
    en: Text
    """The English text."""

    def text(self, language: Language) -> str:
        """The wording in `language`."""
        return self.zh if language == "zh" else self.en


class NamedRecord(Bilingual):
    """A member of a closed list: an id and its name in both languages."""

    id: Slug
    """The id that other records refer to: lower-case letters, digits and hyphens."""
