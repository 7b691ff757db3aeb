"""Every file of data/v1/, with its checksum, from the corpus."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from explainer.addresses import DATA
from explainer.corpus.records.base import Bilingual
from explainer.corpus.records.sources import Source
from explainer.exports.bibliography import bibliography
from explainer.exports.records import (
    ClausePointers,
    ClauseRow,
    DateRow,
    Exported,
    FigureRow,
    FileEntry,
    FormulaRow,
    IndexEntry,
    LinkRow,
    SourceEntry,
    TermEntry,
    TermRow,
    VocabularyEntry,
)
from explainer.exports.rows import (
    figure_rows,
    source_entry,
    term_entry,
    vocabulary_entry,
)
from explainer.exports.skos import concept_scheme, json_ld, turtle
from explainer.exports.tables import (
    TableRows,
    csv_table,
    json_table,
    json_text,
    record_schema,
    table_rows,
    table_schema,
)
from explainer.exports.tbx import tbx, tbx_2008
from explainer.exports.tmx import Unit, tmx, unit_of
from explainer.exports.wording import LICENCE, LICENCE_ADDRESS, Publication

FOLDER = "data/v1/"
INDEX = "index.json"
CHECKSUMS = "SHA256SUMS"

_MEDIA_TYPES = {
    ".json": "application/json",
    ".csv": "text/csv",
    ".tbx": "application/xml",
    ".tmx": "application/xml",
    ".ttl": "text/turtle",
    ".jsonld": "application/ld+json",
}

_RECORDS: Mapping[str, type[Exported]] = {
    "index": IndexEntry,
    "source": SourceEntry,
    "term": TermEntry,
    "vocabulary": VocabularyEntry,
    "clause-files": ClausePointers,
}
_TABLES: Mapping[str, type[Exported]] = {
    "clauses": ClauseRow,
    "terms": TermRow,
    "formulas": FormulaRow,
    "links": LinkRow,
    "figures": FigureRow,
    "dates": DateRow,
}


@dataclass(frozen=True)
class DataFile:
    """A file below data/v1/, what it holds and how it is read."""

    path: str
    text: str
    about: Bilingual | None
    """What it holds; of a file that no page lists nothing."""
    schema: str = ""
    """The path of its JSON Schema below data/v1/."""

    def entry(self) -> FileEntry:
        """What the index says of it."""
        content = self.text.encode()
        ending = f".{self.path.rpartition('.')[2]}"
        return FileEntry(
            path=self.path,
            media_type=_MEDIA_TYPES.get(ending, "text/plain"),
            bytes=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            json_schema=self.schema,
        )


@dataclass(frozen=True)
class DataFiles:
    """All files of data/v1/."""

    whole: tuple[DataFile, ...]
    """Those about the whole, the index and the checksums first."""
    single: tuple[DataFile, ...]
    """Those of a single source, a single term and the schemas."""
    edition: str
    """A digest of them all."""

    def texts(self) -> Iterator[tuple[str, str]]:
        """The text of each file by its path below the root of the site."""
        for file in (*self.whole, *self.single):
            yield f"{FOLDER}{file.path}", file.text


@dataclass(frozen=True)
class ExportedSource:
    """What the files say of a source."""

    id: str
    file: DataFile
    entry: FileEntry
    tables: Mapping[str, TableRows]
    """Its rows of each table but that of the terms."""
    units: tuple[Unit, ...]


def exported_source(site: Publication, source: Source) -> ExportedSource:
    """What the files say of a source; it follows from the source and what it refers to."""
    entry = source_entry(site, source)
    rows: Mapping[str, Iterable[Exported]] = {
        "clauses": entry.clauses,
        "formulas": entry.formula,
        "links": entry.links,
        "figures": figure_rows(site, source),
        "dates": entry.dates,
    }
    file = _single("source", source.id, entry)
    return ExportedSource(
        id=source.id,
        file=file,
        entry=file.entry(),
        tables={name: table_rows(_TABLES[name], own) for name, own in rows.items()},
        units=tuple(map(unit_of, entry.clauses)),
    )


def data_files(site: Publication, sources: Sequence[ExportedSource]) -> DataFiles:
    """Writes every file; `sources` are all sources in their order."""
    interface = site.corpus.interface
    terms = [term_entry(site, term) for term in site.corpus.terms.values()]
    whole = [
        *_tables(site, sources, terms),
        *_term_bases(site, terms),
        DataFile("clauses.tmx", tmx(_units(sources)), interface.data_tmx),
        *(
            DataFile(
                f"bibliography.{language}.json", bibliography(site, language), interface.data_csl
            )
            for language in ("zh", "en")
        ),
        _record("vocabulary.json", vocabulary_entry(site), interface.data_vocabulary, "vocabulary"),
        _record(
            "clause-files.json", _pointers(sources), interface.data_clause_files, "clause-files"
        ),
    ]
    of_term = {entry.id: _single("term", entry.id, entry) for entry in terms}
    schemas = list(_schemas())
    entries = {file.path: file.entry() for file in (*whole, *of_term.values(), *schemas)}
    entries |= {source.file.path: source.entry for source in sources}
    checksums = "".join(f"{entry.sha256}  {path}\n" for path, entry in sorted(entries.items()))
    index = IndexEntry(
        version=1,
        edition=hashlib.sha256(checksums.encode()).hexdigest()[:16],
        licence=LICENCE,
        licence_address=LICENCE_ADDRESS,
        documentation_zh=site.address(DATA, "zh"),
        documentation_en=site.address(DATA, "en"),
        files=tuple(entries[file.path] for file in whole),
        sources={source.id: source.entry for source in sources},
        terms={name: entries[file.path] for name, file in of_term.items()},
        schemas=tuple(entries[file.path] for file in schemas),
    )
    first = [
        _record(INDEX, index, interface.data_index, "index"),
        DataFile(CHECKSUMS, checksums, interface.data_checksums),
    ]
    single = (*(source.file for source in sources), *of_term.values(), *schemas)
    return DataFiles((*first, *whole), single, index.edition)


def _record(path: str, record: Exported, about: Bilingual | None, schema: str) -> DataFile:
    return DataFile(path, json_text(record), about, f"schemas/{schema}.json")


def _single(kind: str, identifier: str, record: Exported) -> DataFile:
    return _record(f"{kind}s/{identifier}.json", record, None, kind)


def _units(sources: Sequence[ExportedSource]) -> Iterator[Unit]:
    return (unit for source in sources for unit in source.units)


def _pointers(sources: Sequence[ExportedSource]) -> ClausePointers:
    return ClausePointers(
        clauses={unit.clause: source.file.path for source in sources for unit in source.units}
    )


def _tables(
    site: Publication, sources: Sequence[ExportedSource], terms: Sequence[TermEntry]
) -> Iterator[DataFile]:
    interface = site.corpus.interface
    tables: Mapping[str, Bilingual] = {
        "clauses": interface.data_clauses,
        "terms": interface.data_terms,
        "formulas": interface.data_formulas,
        "links": interface.data_links,
        "figures": interface.data_figures,
        "dates": interface.data_dates,
    }
    of_terms = table_rows(TermRow, (TermRow(**dict(term)) for term in terms))
    for name, about in tables.items():
        rows = [of_terms] if name == "terms" else [source.tables[name] for source in sources]
        yield DataFile(f"{name}.csv", csv_table(_TABLES[name], rows), about)
        yield DataFile(f"{name}.json", json_table(rows), about, f"schemas/{name}.json")


def _term_bases(site: Publication, terms: Sequence[TermEntry]) -> Iterator[DataFile]:
    interface = site.corpus.interface
    title = interface.site_name.en
    graph = concept_scheme(site, terms)
    yield DataFile("terms.tbx", tbx(site.corpus, title, terms), interface.data_tbx)
    yield DataFile("terms-2008.tbx", tbx_2008(site.corpus, title, terms), interface.data_tbx_2008)
    yield DataFile("terms.ttl", turtle(graph), interface.data_skos)
    yield DataFile("terms.jsonld", json_ld(graph), interface.data_skos)


def _schemas() -> Iterator[DataFile]:
    for name, kind in _RECORDS.items():
        yield DataFile(f"schemas/{name}.json", record_schema(kind), None)
    for name, kind in _TABLES.items():
        yield DataFile(f"schemas/{name}.json", table_schema(kind), None)
