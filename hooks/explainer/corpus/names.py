"""The names of the members of lists that the generator itself knows, in the interface's words."""

from collections.abc import Mapping

from explainer.corpus.records.base import Bilingual
from explainer.corpus.records.interface import Interface
from explainer.corpus.records.sources import Nature
from explainer.corpus.records.terms import RenderingStatus


def natures(interface: Interface) -> Mapping[Nature, Bilingual]:
    """What a single statement is: a duty, a goal …"""
    return {
        "duty": interface.nature_duty,
        "goal": interface.nature_goal,
        "plan": interface.nature_plan,
        "event": interface.nature_event,
        "result": interface.nature_result,
        "problem": interface.nature_problem,
        "view": interface.nature_view,
        "context": interface.nature_context,
    }


def natures_in_headings(interface: Interface) -> Mapping[Nature, Bilingual]:
    """The heading above statements of a nature: duties, goals …"""
    return {
        "duty": interface.natures_duty,
        "goal": interface.natures_goal,
        "plan": interface.natures_plan,
        "event": interface.natures_event,
        "result": interface.natures_result,
        "problem": interface.natures_problem,
        "view": interface.natures_view,
        "context": interface.natures_context,
    }


def rendering_statuses(interface: Interface) -> Mapping[RenderingStatus, Bilingual]:
    """Whether this site uses a rendering, admits it or advises against it."""
    return {
        "preferred": interface.rendering_preferred,
        "admitted": interface.rendering_admitted,
        "deprecated": interface.rendering_deprecated,
    }


def boxes(interface: Interface) -> Mapping[str, Bilingual]:
    """The titles of boxes in prose that have none of their own, by their kind."""
    return {
        "note": interface.box_note,
        "tip": interface.box_tip,
        "warning": interface.box_warning,
        "example": interface.box_example,
    }
