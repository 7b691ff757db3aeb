"""The cases of bad input: a file each in tests/bad_input, with the edits and the report."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parent / "bad_input"


@dataclass(frozen=True)
class Case:
    """One way to spoil the example, and what the checks must say about it."""

    file: Path
    data: dict[str, Any]

    @property
    def problems(self) -> str:
        """The expected report."""
        return str(self.data["problems"]).rstrip("\n")

    def spoil(self, docs: Path) -> None:
        """Makes the edits of the case in a copy of the example's docs/."""
        for edit in self.data.get("edits", []):
            file = docs / edit["file"]
            text = file.read_text(encoding="utf-8")
            assert edit["old"] in text, f"{self.file.name}: {edit['old']!r} is not in {file.name}"
            file.write_text(text.replace(edit["old"], edit["new"], 1), encoding="utf-8")
        for name, text in self.data.get("write", {}).items():
            (docs / name).write_text(text, encoding="utf-8")
        for name in self.data.get("delete", []):
            (docs / name).unlink()
        for name, digits in self.data.get("bytes", {}).items():
            (docs / name).write_bytes(bytes.fromhex(digits))

    def rewrite(self, report: str) -> None:
        """Replaces the expected report in the file of the case."""
        text = self.file.read_text(encoding="utf-8")
        lines = "".join(f"  {line}\n" for line in report.splitlines())
        expected = f"problems: |\n{lines}"
        self.file.write_text(
            re.sub(r"problems: \|\n(.*)", lambda _: expected, text, flags=re.DOTALL),
            encoding="utf-8",
        )


def read_cases() -> list[Case]:
    """All cases, in the order of their names."""
    return [
        Case(file, yaml.safe_load(file.read_text(encoding="utf-8")))
        for file in sorted(FOLDER.glob("*.yml"))
    ]
