"""What is not drawn of a Mermaid text."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Refusal:
    """What is not drawn, why, and how to write it instead."""

    line: int
    """The line of the text, from 1."""
    message: str
