"""What of all that is kept one build was made from: the rest is deleted at its end."""

from dataclasses import dataclass, field

from explainer.work.derived import Derived, keep_only
from explainer.work.kept_files import files_in


@dataclass
class Used:
    """What a build, or a part of it, has taken from a folder or kept there."""

    names: set[str] = field(default_factory=set)
    """The names of what was derived."""
    files: set[str] = field(default_factory=set)
    """The names of the kept files."""

    def add(self, other: "Used") -> None:
        """Takes in what another part of the build has used."""
        self.names |= other.names
        self.files |= other.files

    def keep_alone(self, derived: Derived) -> None:
        """Deletes from the folder whatever is not among it."""
        keep_only(derived, self.names)
        keep_only(files_in(derived), self.files)
