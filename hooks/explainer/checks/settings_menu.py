"""The menu and the languages of mkdocs.yml: each page once, each title in both languages."""

import re
from collections.abc import Iterator
from typing import Any

from explainer.checks.links import generated_names
from explainer.checks.menu_titles import misplaced_title
from explainer.checks.site import CheckedSite
from explainer.corpus.known_ids import known_ids
from explainer.corpus.yaml_file import Document, Key
from explainer.languages import DEFAULT_LANGUAGE, LANGUAGES
from explainer.problems.problem import Problem, did_you_mean, shown
from explainer.text.han import HAN
from explainer.text.numerals import difference_message, differing_figures
from explainer.text.wording import traditional_characters

_HOME = "index.md"
_HAN = re.compile(f"[{HAN}]")


def menu_and_language_problems(document: Document, checked: CheckedSite) -> list[Problem]:
    """What is wrong with the entries of the menu, with the languages and with its translation."""
    found = list(menu_problems(document, checked))
    found += language_problems(document, menu_is_sound=not found)
    if not found:
        found += _texts_of_languages(document)
    return found or list(_misplaced_titles(document, checked))


def _texts_of_languages(document: Document) -> Iterator[Problem]:
    """Traditional characters in what the Chinese pages say of themselves, and other figures."""
    for key, settings in plugin_settings(document):
        languages = {
            at(language, ("locale",)): (place, language)
            for place, language in enumerate(listed(at(settings, ("languages",))))
        }
        if not set(LANGUAGES) <= languages.keys():
            continue
        for name in ("site_name", "site_description"):
            zh, en = (str(languages[language][1].get(name, "")) for language in LANGUAGES)
            if strays := traditional_characters(zh, ()):
                message = f"traditional characters: {shown(strays)}; write simplified ones"
                yield document.problem((*key, "languages", languages["zh"][0], name), message)
            only_zh, only_en = differing_figures(zh, en)
            if only_zh or only_en:
                message = difference_message(only_zh, only_en)
                yield document.problem((*key, "languages", languages["en"][0], name), message)


def _misplaced_titles(document: Document, checked: CheckedSite) -> Iterator[Problem]:
    """An entry of the sound menu that has the title of another page, in either language."""
    entries = {
        target: (("nav", index, title), title)
        for index, entry in enumerate(listed(document.data.get("nav")))
        for title, target in entry.items()
    }
    message = "this is the title of another page of nav; give each its own"
    titles = {target: title for target, (_, title) in entries.items()}
    if page := misplaced_title(titles, checked, DEFAULT_LANGUAGE):
        yield document.problem(entries[page][0], message)
        return
    for key, settings in plugin_settings(document):
        for place, language in enumerate(listed(at(settings, ("languages",)))):
            translated = at(language, ("nav_translations",))
            if not isinstance(translated, dict) or language["locale"] == DEFAULT_LANGUAGE:
                continue
            words = {page: str(translated.get(title, "")) for page, title in titles.items()}
            if page := misplaced_title(words, checked, language["locale"]):
                here = (*key, "languages", place, "nav_translations", titles[page])
                yield document.problem(here, message)


def language_problems(document: Document, *, menu_is_sound: bool) -> Iterator[Problem]:
    """Both languages are built, and each entry of the menu is translated, and nothing else."""
    found = next(
        ((key, value) for key, value in plugin_settings(document) if key[-1] == "i18n"), None
    )
    if found is None:
        message = "the plugin i18n is missing; without it there is one language"
        yield document.problem(("plugins",), message)
        return
    key, value = found
    for name, wanted in (("docs_structure", "folder"), ("fallback_to_default", False)):
        if isinstance(value, dict) and name in value and value[name] != wanted:
            written = str(wanted).lower() if isinstance(wanted, bool) else wanted
            yield document.problem((*key, name), f"write `{name}: {written}`")
    languages = listed(at(value, ("languages",)))
    if not languages:
        # That is a fault of the form.
        return
    seen: set[str] = set()
    for place, settings in enumerate(languages):
        here = (*key, "languages", place)
        language = at(settings, ("locale",))
        if language not in LANGUAGES:
            message = f"{shown(language)} is no language of this site; they are zh and en"
            yield document.problem((*here, "locale"), message)
        elif language in seen:
            message = f"the language {language} stands above already; delete one"
            yield document.problem((*here, "locale"), message)
        else:
            seen.add(language)
            yield from _language(document, here, language, settings, menu_is_sound)
    # One that is misspelt or stands twice is the one that lacks.
    if len(seen) == len(languages):
        for language in LANGUAGES:
            if language not in seen:
                yield document.problem(
                    (*key, "languages"), f"the language {language} is not built; restore it"
                )


def _language(
    document: Document, key: Key, language: str, settings: dict[str, Any], menu_is_sound: bool
) -> Iterator[Problem]:
    if settings.get("build") is not True and "build" in settings:
        message = f"the language {language} is not built; write `build: true`"
        yield document.problem((*key, "build"), message)
    default = language == DEFAULT_LANGUAGE
    if settings.get("default", False) is not default:
        message = "it is the language of the root of the site"
        if not default:
            message = f"delete `default`: {DEFAULT_LANGUAGE}, not {language}, has the root"
        else:
            message = f"write `default: true`: {message}"
        yield document.problem((*key, "default"), message)
    for name in ("site_name", "site_description"):
        text = settings.get(name)
        if isinstance(text, str) and text.strip() and bool(_HAN.search(text)) is not default:
            said = "the Chinese text has no Chinese character" if default else "the text is Chinese"
            yield document.problem((*key, name), f"{said}; write it in the language {language}")
    translated = settings.get("nav_translations")
    if default or not isinstance(translated, dict):
        if not default and not any("nav" in str(name) for name in settings):
            message = "the titles of nav are not translated; add `nav_translations:`"
            yield document.problem((*key, "nav_translations"), message)
        return
    titles = list(_titles(document.data.get("nav")))
    here = (*key, "nav_translations")
    lacking = [title for title in titles if title not in translated] if menu_is_sound else []
    strays = [title for title in translated if title not in titles]
    if len(lacking) == len(strays) == 1:
        message = f'nav has no entry "{shown(strays[0])}", and "{shown(lacking[0])}" is not'
        yield document.problem((*here, strays[0]), f"{message} translated; mend the name")
    else:
        for title in lacking:
            message = f'the entry "{shown(title)}" of nav is not translated; add it'
            yield document.problem(here, message)
    for title, words in translated.items():
        if title not in titles:
            hint = did_you_mean(str(title), titles)
            message = f'nav has no entry "{shown(title)}"; delete the line{hint}'
            if menu_is_sound and not lacking:
                yield document.problem((*here, title), message)
        elif isinstance(words, str) and _HAN.search(words):
            message = f"{shown(words)} is Chinese; write it in the language {language}"
            yield document.problem((*here, title), message)
        elif list(translated.values()).index(words) < list(translated).index(title):
            message = f"{shown(words)} is the title of another entry already; write another"
            yield document.problem((*here, title), message)


def _titles(nav: Any) -> Iterator[str]:
    for entry in listed(nav):
        if isinstance(entry, dict) and len(entry) == 1:
            yield from (title for title in entry if isinstance(title, str) and title.strip())


def menu_problems(document: Document, checked: CheckedSite) -> Iterator[Problem]:
    """Each entry of the menu has a title of its own and leads to a page of its own."""
    entries = listed(document.data.get("nav"))
    if not entries:
        message = "the navigation is missing; list the pages, `- Title: page.md`"
        yield document.problem(("nav",), message)
        return
    pages = generated_names(known_ids(checked.draft)).union(*checked.prose.values())
    seen: set[str] = set()
    titles: set[str] = set()
    for index, entry in enumerate(entries):
        place: Key = ("nav", index)
        if not isinstance(entry, dict) or len(entry) != 1:
            message = "an entry of the navigation has a title; write `- Title: page.md`"
            if isinstance(entry, dict):
                message = "an entry of the navigation has one title; give each a line with a hyphen"
            yield document.problem(place, message)
            continue
        [(title, target)] = entry.items()
        place = (*place, str(title))
        if not isinstance(title, str) or not title.strip():
            yield document.problem(place, "the title of an entry is a text; write one in quotes")
        elif isinstance(target, (list, dict)):
            message = "the navigation has one level; give each page an entry of its own"
            yield document.problem(place, message)
        elif not target:
            yield document.problem(place, "the page of this entry is missing; write it")
        elif target not in pages and not checked.draft.unsound:
            hint = did_you_mean(str(target), pages)
            message = f"there is no page {shown(target)}{hint or '; mend the name or delete it'}"
            yield document.problem(place, message)
        elif target in seen:
            message = f"{shown(target)} stands in the navigation above already; delete one"
            yield document.problem(place, message)
        elif title in titles:
            yield document.problem(place, "another entry has this title; write another")
        titles.add(str(title))
        seen.add(str(target))
    first = next(iter(entries[0].values()), "") if isinstance(entries[0], dict) else ""
    if first != _HOME and _HOME in seen:
        message = f"the home page, {_HOME}, stands first in the navigation; move it there"
        yield document.problem(("nav", 0), message)


def plugin_settings(document: Document) -> Iterator[tuple[Key, Any]]:
    """The options of each plugin with the key where they stand."""
    for index, plugin in enumerate(listed(document.data.get("plugins"))):
        for name, value in plugin.items() if isinstance(plugin, dict) else ():
            yield ("plugins", index, name), value


def listed(value: Any) -> list[Any]:
    """A list of settings; an empty one in place of anything else."""
    return value if isinstance(value, list) else []


def at(data: Any, key: Key) -> Any:
    """What stands below a key of settings, or None."""
    for part in key:
        data = data.get(part) if isinstance(data, dict) else None
    return data
