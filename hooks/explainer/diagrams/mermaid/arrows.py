"""Where the arrows of a flow chart end: on the border of their box, head on.

The renderer leaves room for a head at the end of a path, not at its start, where the head of an
arrow stands that leads back up; and some of its paths turn into the border just before they end, so
that the head lies flat below the box.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

# The length of a head beyond the end of its path.
HEAD = 4.0
# A turn along the border of a box that is shorter than this is not seen as one.
_SHORT_TURN = 40.0

# What leads back to its box on the same side and is flatter than this looks like one line; how far
# its lines are apart instead.
_FLAT, _LOOP = 8.0, 16.0

# How far the points of a path are apart at most; a step to the side that is no turn.
_STEP, _JOG = 4.0, 2.0

_COMMAND = re.compile(r"([MLQCA])([^MLQCA]*)")
_NUMBER = re.compile(r"-?\d*\.?\d+(?:e-?\d+)?")


Command = tuple[str, list[float]]


@dataclass(frozen=True)
class Box:
    """The outer measures of a box in the drawing."""

    left: float
    top: float
    right: float
    bottom: float


def short(number: float) -> str:
    """A length with one decimal at most."""
    text = f"{number:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def curved_path(path: str) -> str:
    """One bend from the start of a path to its end, which lie to the left and the right."""
    numbers = [float(number) for number in _NUMBER.findall(path)]
    start, end = numbers[:2], numbers[-2:]
    middle = (start[0] + end[0]) / 2
    bend = (middle, start[1], middle, end[1], *end)
    return f"M{','.join(map(short, start))}C{','.join(map(short, bend))}"


def points_of(path: str) -> list[tuple[float, float]]:
    """Points along a path, close enough to each other to tell what it crosses."""
    ends = [
        (numbers[-2], numbers[-1])
        for numbers in (
            [float(number) for number in _NUMBER.findall(match[2])]
            for match in _COMMAND.finditer(path)
        )
        if len(numbers) >= 2
    ]
    points = ends[:1]
    for (x, y), (next_x, next_y) in pairwise(ends):
        steps = max(1, round(max(abs(next_x - x), abs(next_y - y)) / _STEP))
        points += [
            (x + (next_x - x) * step / steps, y + (next_y - y) * step / steps)
            for step in range(1, steps + 1)
        ]
    return points


def _without_jogs(commands: list[Command]) -> list[Command]:
    """The path without steps to the side that are too small to be meant."""
    for (_, before), (letter, numbers) in pairwise(commands):
        if letter == "L" and abs(numbers[0] - before[-2]) < _JOG:
            numbers[0] = before[-2]
    return commands


def mended_path(path: str, boxes: list[Box], head: Literal["start", "end", "none"]) -> str:
    """The path of an arrow with both ends mended; other paths come back as they are.

    `head` says at which end of the path the head of the arrow stands.
    """
    commands: list[Command] = [
        (match[1], [float(number) for number in _NUMBER.findall(match[2])])
        for match in _COMMAND.finditer(path)
    ]
    if len(commands) < 2 or commands[0][0] != "M" or commands[-1][0] != "L":
        return path
    if loop := _loop(commands):
        return loop
    commands = _straight_start(_without_jogs(commands), boxes)
    commands = _straight_end(commands, boxes, 0 if head == "none" else HEAD)
    if head == "start":
        _move(commands[0][1], commands[1][1][:2], HEAD)
        _move(commands[-1][1], commands[-2][1][-2:], -HEAD)
    return "".join(f"{letter}{','.join(map(short, numbers))}" for letter, numbers in commands)


def _loop(commands: list[Command]) -> str:
    """The path of an arrow from the side of a box back to it, opened; "" for other paths."""
    (left, top), (end, bottom) = commands[0][1][-2:], commands[-1][1][-2:]
    far = min(numbers[-2] for _, numbers in commands)
    if abs(end - left) > 2 * HEAD or abs(bottom - top) > _FLAT or left - far < 2 * HEAD:
        return ""
    top, bottom = (top + bottom - _LOOP) / 2, (top + bottom + _LOOP) / 2
    bend = min(_LOOP / 2, left - far)
    points = (
        f"M{short(left)},{short(top)}L{short(far + bend)},{short(top)}",
        f"Q{short(far)},{short(top)},{short(far)},{short(top + bend)}",
        f"Q{short(far)},{short(bottom)},{short(far + bend)},{short(bottom)}",
        f"L{short(end)},{short(bottom)}",
    )
    return "".join(points)


def _straight_start(commands: list[Command], boxes: list[Box]) -> list[Command]:
    """Starts a path after a first short turn along the border of its box."""
    if [letter for letter, _ in commands[:3]] != ["M", "L", "Q"]:
        return commands
    corner, after = commands[2][1][:2], commands[2][1][2:]
    box = _box_of(corner, commands[0][1], boxes, "bottom")
    if box is None or after[1] <= box.bottom:
        return commands
    return [("M", [corner[0], box.bottom]), ("L", after), *commands[3:]]


def _straight_end(commands: list[Command], boxes: list[Box], room: float) -> list[Command]:
    """Ends a path before a last short turn, with room for the head outside the border."""
    if len(commands) < 4 or [letter for letter, _ in commands[-3:]] != ["L", "Q", "L"]:
        return commands
    corner, before = commands[-2][1][:2], commands[-4][1][-2:]
    box = _box_of(corner, commands[-1][1], boxes, "top")
    if box and before[1] < box.top - room:
        return [*commands[:-3], ("L", [corner[0], box.top - room])]
    box = _box_of(corner, commands[-1][1], boxes, "bottom")
    if box and before[1] > box.bottom + room:
        return [*commands[:-3], ("L", [corner[0], box.bottom + room])]
    return commands


def _box_of(
    corner: list[float], end: list[float], boxes: list[Box], side: Literal["top", "bottom"]
) -> Box | None:
    """The box on whose upper or lower border a path runs from its corner to its end."""
    if abs(end[0] - corner[0]) > _SHORT_TURN:
        return None
    return next(
        (
            box
            for box in boxes
            if box.left < corner[0] < box.right
            and abs(getattr(box, side) - corner[1]) < 1
            and abs(end[1] - corner[1]) < 1
        ),
        None,
    )


def _move(point: list[float], other: list[float], length: float) -> None:
    """Moves a point towards another by a length, away from it by a negative one."""
    distance = ((other[0] - point[0]) ** 2 + (other[1] - point[1]) ** 2) ** 0.5
    if distance > abs(length):
        for axis in (0, 1):
            point[axis] += (other[axis] - point[axis]) / distance * length
