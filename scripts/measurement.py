"""One measured value and its limit."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measurement:
    """What was measured; a limit of 0 stands for none."""

    what: str
    value: float
    unit: str
    limit: float = 0

    @property
    def within(self) -> bool:
        """Whether the value keeps to its limit."""
        return not self.limit or self.value <= self.limit

    def __str__(self) -> str:
        limit = f", limit {self.limit:g} {self.unit}" if self.limit else ""
        return f"{self.what}: {self.value:.4g} {self.unit}{limit}"
