"""Every fault is refused by the check: one message, with its file and its line."""

import faulthandler
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

import pytest
from explainer.checks.packages import LOCKS, PROJECT
from explainer.checks.site import check_site
from explainer.corpus.reading import read_corpus
from explainer.corpus.schemas import write_schemas
from explainer.prose.reviews import reviewed_file, site_pairs
from explainer.work.derived import open_derived
from project_check import Findings, check_project

from tests.conftest import copy_example_docs, copy_project
from tests.sabotage.agreement_faults import AGREEMENT_FAULTS
from tests.sabotage.bounds_faults import BOUNDS_FAULTS
from tests.sabotage.careless_faults import CARELESS_FAULTS
from tests.sabotage.corpus_faults import CORPUS_FAULTS
from tests.sabotage.crossed_faults import CROSSED_FAULTS
from tests.sabotage.fault import FIRST_CHANGE, SOURCE, Fault
from tests.sabotage.file_faults import FILE_FAULTS
from tests.sabotage.follower_faults import FOLLOWER_FAULTS
from tests.sabotage.further_faults import FURTHER_FAULTS
from tests.sabotage.glance_faults import GLANCE_FAULTS
from tests.sabotage.misnamed_faults import MISNAMED_FAULTS, SOUND_STYLES
from tests.sabotage.option_faults import OPTION_FAULTS
from tests.sabotage.pasted_faults import PASTED_FAULTS
from tests.sabotage.prose_faults import PROSE_FAULTS
from tests.sabotage.readers_faults import READERS_FAULTS
from tests.sabotage.record_faults import RECORD_FAULTS
from tests.sabotage.settings_faults import PROJECT_FAULTS
from tests.sabotage.template_faults import TEMPLATE_FAULTS
from tests.sabotage.twin_faults import TWIN_FAULTS
from tests.sabotage.unlike_faults import UNLIKE_FAULTS
from tests.sabotage.wording_faults import WORDING_FAULTS

FAULTS = [
    *CORPUS_FAULTS,
    *RECORD_FAULTS,
    *FILE_FAULTS,
    *PROSE_FAULTS,
    *PROJECT_FAULTS,
    *FURTHER_FAULTS,
    *TEMPLATE_FAULTS,
    *OPTION_FAULTS,
    *WORDING_FAULTS,
    *CARELESS_FAULTS,
    *GLANCE_FAULTS,
    *PASTED_FAULTS,
    *READERS_FAULTS,
    *AGREEMENT_FAULTS,
    *CROSSED_FAULTS,
    *TWIN_FAULTS,
    *MISNAMED_FAULTS,
    *FOLLOWER_FAULTS,
    *BOUNDS_FAULTS,
    *UNLIKE_FAULTS,
]
# A check takes a fifth of a second; whatever takes this long hangs.
LONGEST = 20
# What a check reads beside docs/.
COPIED = ("mkdocs.yml", "hooks/site_hooks.py", PROJECT, *LOCKS)
CHECKED_BEFORE = ".cache/checked"
FEW = 20


def check(root: Path) -> Findings:
    """What is wrong with a project that was sound when it was checked before, as it mostly is."""
    return check_project(root, {}, open_derived(root / CHECKED_BEFORE, ""))


@pytest.fixture(autouse=True, scope="module")
def one_process() -> Iterator[None]:
    """Keeps each check in this process: a copy of it costs more than so small a check."""
    ended = Event()
    beside = Thread(target=ended.wait)
    beside.start()
    yield
    ended.set()
    beside.join()


@pytest.fixture(autouse=True)
def no_hanging() -> Iterator[None]:
    """Ends the process with a traceback where a check never would."""
    faulthandler.dump_traceback_later(LONGEST, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with schemas, which has neither problems nor anything stale."""
    project = copy_project(tmp_path_factory.mktemp("model") / "project", copy_example_docs)
    docs = project.root / "docs"
    write_schemas(docs, read_corpus(docs)[0])
    checked = check_site(docs)
    pairs = site_pairs(checked.draft, checked.prose["zh"])
    text = reviewed_file({}, pairs, "2018-02-12")
    (docs / "corpus/reviewed.yml").write_text(text, encoding="utf-8")
    check(project.root)
    return project.root


@pytest.fixture(scope="module")
def working_copy(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the model for all tests of a process: to make one for each would take longer than
    what they test.
    """
    root = tmp_path_factory.mktemp("working") / "project"
    for folder in ("docs", CHECKED_BEFORE):
        shutil.copytree(model / folder, root / folder)
    (root / "hooks").mkdir()
    for name in COPIED:
        shutil.copy2(model / name, root / name)
    return root


@pytest.fixture
def sound_project(model: Path, working_copy: Path) -> Iterator[Path]:
    """The working copy, to be spoilt; whatever has changed in it is put back at the end."""
    sound = dict(entries(working_copy))
    yield working_copy
    spoilt = dict(entries(working_copy))
    changed = (Path(name) for name in spoilt if spoilt[name] != sound.get(name))
    for path in sorted(changed, reverse=True):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    for path in sorted(Path(name) for name in sound if not os.path.lexists(name)):
        of_model = model / path.relative_to(working_copy)
        if of_model.is_dir():
            path.mkdir()
        else:
            shutil.copy2(of_model, path)


def entries(folder: Path | str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """What lies in a folder and below: of a folder its rights, of all else also when it changed."""
    with suppress(PermissionError), os.scandir(folder) as inside:
        for entry in inside:
            status = entry.stat(follow_symlinks=False)
            if entry.is_dir(follow_symlinks=False):
                yield entry.path, (status.st_mode,)
                yield from entries(entry.path)
            else:
                yield entry.path, (status.st_mode, status.st_mtime_ns, status.st_ino)


def first_change(before: list[str], after: list[str]) -> int:
    """The number of the first line that differs, counted from 1."""
    pairs = enumerate(zip(before, after, strict=False), 1)
    return next((number for number, (old, new) in pairs if old != new), len(before) + 1)


def lines(file: Path) -> list[str]:
    """The lines of a file, whatever it is; none where it is no text."""
    return file.read_bytes().decode(errors="replace").split("\n") if file.is_file() else []


def test_the_example_is_sound(sound_project: Path) -> None:
    assert [str(problem) for problem in check_project(sound_project, {}).problems] == []


def test_there_are_enough_faults_and_no_two_are_alike() -> None:
    names = [fault.name for fault in FAULTS]
    assert len(names) >= 500
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_named_once_at_its_place(fault: Fault, sound_project: Path) -> None:
    before = lines(sound_project / fault.path)
    fault.spoil(sound_project)
    found = check(sound_project)
    assert [str(problem) for problem in found.problems if fault.words in problem.message], [
        str(problem) for problem in found.problems
    ]
    assert len(found.problems) == 1, [str(problem) for problem in found.problems]
    [problem] = found.problems
    assert problem.path == fault.path
    after = lines(sound_project / fault.path)
    if isinstance(fault.line, str):
        assert fault.line in after[problem.line - 1]
    elif fault.line == FIRST_CHANGE:
        assert problem.line == first_change(before, after)
    else:
        assert problem.line == fault.line
    assert "\n" not in str(problem)
    assert not found.warnings


@pytest.mark.parametrize("fault", FAULTS[::FEW], ids=lambda fault: fault.name)
def test_what_was_found_faultless_before_hides_nothing(fault: Fault, sound_project: Path) -> None:
    fault.spoil(sound_project)
    anew = check_project(sound_project, {})
    # What the first of these keeps, the second must not take for faultless.
    assert [check(sound_project), check(sound_project)] == [anew, anew]


def test_line_ends_and_marks_of_byte_order_change_nothing(sound_project: Path) -> None:
    for file in [sound_project / "mkdocs.yml", *(sound_project / "docs").rglob("*")]:
        if file.suffix in (".yml", ".md", ".js", ".css", ".json", ".html"):
            mark = b"" if file.suffix == ".html" else b"\xef\xbb\xbf"
            file.write_bytes(mark + file.read_bytes().replace(b"\n", b"\r\n"))
    found = check_project(sound_project, {})
    assert [str(problem) for problem in (*found.problems, *found.warnings)] == []


STYLES_THAT_BROWSERS_READ = """
.a:is(.b, .c)::before { content: "a: b!"; inset: 0; translate: 1px 2px; text-wrap: balance; }
@container (width > 30em) { .d { font-size: 2cqi; touch-action: none; --e: f:g; } }
.f { color: color-mix(in srgb, red, blue); fill: context-stroke; stroke: none; color: CanvasText; }
.g { display: inline-grid; display: flow-root list-item; position: sticky; overflow: clip; }
.h { color: oklch(50% 0.1 20); color: light-dark(#fff, #000); float: inline-end; }
p[hidden], .x p { display: none; } @media print { a { display: none; } p { color: transparent; } }
h2 { border-color: transparent; } li { margin-left: -2rem; } .y::after { content: "→ " counter(z); }
.i { text-align: match-parent; white-space: break-spaces; align-items: safe center; color: RED; }
@supports (display: subgrid) { .j { color: rgb(10, 20, 0); width: fit-content; order: -2; } }
@media (pointer: coarse) and (prefers-contrast: more) { .k { width: calc((1px + 2px) / 3); } }
@property --h { syntax: "<color>"; inherits: false; initial-value: red }
"""
SCRIPT_THAT_RUNS_NOTHING = """
// element.innerHTML = "x" is not for us
const emptied = (element) => element.innerHTML === "" || element.replaceChildren();
emptied({ alert: 1 });
const label = `a ${[1, 2].map((n) => `${n}`).join("")}`, re = /[/"']+/gu, half = 4 / 2 / 1;
class Counter {
  #count = 0;
  *each() { while (true) { yield this.#count++; } }
}
const until = async ({ limit: most = half, ...rest }) => {
  for (;;) { if (document.hidden || rest.done?.(new Counter())) return label; await most; }
};
let sum = 0;
const options = { once: true }, limited = 1;
options.once = sum == limited;
document.body.style.scrollMarginTop = "1px";
const chosen = { style: { tone: 1 } };
chosen.style.tone = 2;
const plus = (limited, { size = limited } = {}) => { limited = limited + size; return limited; };
if (options.once) sum += plus(`${limited}`);
outer: for (const [key, value] of new Map()) { if (re.test(key)) continue outer; until(value); }
export { until as waited };
"""
WORDS_THAT_MEAN_THEMSELVES = """1. One \\*star\\*,
   about ~5 to ~6 and A^B

    - [words](https://a.example/x_(y))\\
      I. Newton
2. Two

- More
"""


def test_what_is_unusual_and_right_is_accepted(sound_project: Path) -> None:
    for path, text in (
        ("docs/assets/stylesheets/site.css", STYLES_THAT_BROWSERS_READ + SOUND_STYLES),
        ("docs/assets/javascripts/site.js", SCRIPT_THAT_RUNS_NOTHING),
        ("docs/en/index.md", f"\n{WORDS_THAT_MEAN_THEMSELVES}"),
        ("docs/zh/index.md", f"\n{WORDS_THAT_MEAN_THEMSELVES}"),
    ):
        with (sound_project / path).open("a", encoding="utf-8") as file:
            file.write(text)
    assert [str(problem) for problem in check_project(sound_project, {}).problems] == []


IN_BRANCHES = """{% if page %}<p id="one">{% if head %}<b id="two"></b>{% endif %}</p>
{% elif head %}<p id="one"></p>{% else %}<p data-id="one" id="one"></p>{% endif %}"""


def test_an_id_that_stands_in_each_branch_is_printed_once(sound_project: Path) -> None:
    file = sound_project / "docs/theme/base.html"
    frame = '<div class="md-container">'
    text = file.read_text("utf-8").replace(frame, f"{IN_BRANCHES}{frame}", 1)
    file.write_text(text, "utf-8")
    assert [str(problem) for problem in check_project(sound_project, {}).problems] == []


def test_a_variable_of_the_environment_is_checked_too(sound_project: Path) -> None:
    [problem] = check_project(sound_project, {"SITE_URL": "https://e.example/'><x"}).problems
    assert (problem.path, problem.key) == ("mkdocs.yml", "site_url")


def test_a_file_without_the_right_to_read_it_is_named(sound_project: Path) -> None:
    file = sound_project / SOURCE

    def refuse(self: Path) -> bytes:
        if self == file:
            raise PermissionError(13, "Permission denied")
        return original(self)

    original = Path.read_bytes
    with pytest.MonkeyPatch.context() as patched:
        # The superuser, whom containers run tests as, may read everything.
        patched.setattr(Path, "read_bytes", refuse)
        [problem] = check_project(sound_project, {}).problems
    assert problem.path == SOURCE
    assert "give yourself the right to read it" in problem.message


def test_chinese_may_be_wrapped_in_yaml(sound_project: Path) -> None:
    file = sound_project / SOURCE
    text = file.read_text(encoding="utf-8")
    for old, new in (
        ("zh: 决定要求中央统筹，由", "zh: 决定要求中央统筹，\n          由"),
        ("zh: 决定要求县把", "zh: >-\n          决定要求县\n          把"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")
    assert [str(problem) for problem in check_project(sound_project, {}).problems] == []


EDITS_OF_BOTH_PAGES = [
    ("| 级别 | 数 |\n|:--|--:|\n| 县 | 3 |", "| Level | Number |\n|:--|--:|\n| county | 3 |"),
    ("- 县\n    - 乡\n- 省", "- county\n    - township\n- province"),
    ("> 有人说链条很长[[~chain-is-long]]。", "> Somebody calls it long [[~chain-is-long]]."),
    ("他说：“这叫‘统筹’。”", "He said, “This is ‘planning’.”"),
    (
        "五一期间，三农工作照旧，十来个县报告。",
        "Around 1 May farm work went on in ten counties.",
    ),
    ("来自五湖四海的干部三番五次报告。", "Officials from all over reported again and again."),
    ("研究研究，一步一步来，领导领导小组。", "Step by step, those who lead the leading group."),
    ("县里共有\n3个乡、\n22个村。", "The county has three townships and\n22 villages."),
    ("《示例报》和*重点*。", "The *Example Daily* and the *point*."),
    (
        "高5&nbsp;米，上半年不到3次。",
        "5&nbsp;metres, fewer than three in the first half of a year.",
    ),
    ("资金翻了一番多，十之八九的村报告。", "Funds doubled and more; most villages report."),
    ("百年大计，建党一百年，百年未有。", "A plan for ages; the centenary; unseen in a century."),
    ("历时近一个世纪，用了二十年，十二个县。", "Nearly a century, two decades, a dozen counties."),
    ("加倍努力，成倍增长，增长一倍。", "They redoubled their efforts, and funds doubled."),
    (
        "见[县](levels/county.md)和[那里](levels/county.md)。",
        "See [county](levels/county.md), [it](levels/county.md).",
    ),
    ("共3～5个，约50%，满足3+2条件。", "Three to five, about 50%, on 3+2 conditions."),
    (
        "省、市、县检查，报告没有写查哪里；约70%。",
        "Province, city and county check; where is left open; some 70%.",
    ),
    ("县里说，这些不能相加。", "The county says that it is wrong to add them up."),
    ("县里报告°。", "The county reports°."),
    ("县里20 °C，这样说 [[~chain-before]]。", "20 °C, it says so [[~chain-before]]."),
    ("占70%以上，不到90%。", "70% or more, less than 90%."),
    ("渡口边会㸆鱼，\U00020bb7野也去。", "Fish is braised by the ferry, and Yoshino goes too."),
]


@pytest.mark.parametrize(("zh", "en"), EDITS_OF_BOTH_PAGES)
def test_a_sound_edit_of_both_pages_is_accepted(zh: str, en: str, sound_project: Path) -> None:
    for language, text in (("zh", zh), ("en", en)):
        with (sound_project / f"docs/{language}/index.md").open("a", encoding="utf-8") as file:
            file.write(f"\n{text}\n")
    assert [str(problem) for problem in check_project(sound_project, {}).problems] == []
