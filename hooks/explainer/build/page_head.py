"""What stands in the head of a page: the form alone, which the check of the templates asks for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Head:
    """What stands in the head of a page about it."""

    title: str
    """A title that says what the page is without the site around it; empty on the home page."""
    description: str
    """As long as programs show it."""
    picture: str
    """The path of its picture below the root of the site."""
    picture_shows: str
    """What the picture shows, for readers who do not see it."""
    structured: str
    """Its structured data, safe inside a script element."""
