"""The map of passages as inline SVG: collections differ by colour and by shape, the nearest passages by number."""

from collections.abc import Callable, Sequence
from math import cos, dist, pi, sin

from app.lesson.run import Neighbour, Plane, Point
from app.ui.language import Words
from app.ui.markup import escaped
from app.ui.run_steps import number, table

_WIDTH, _HEIGHT, _MARGIN = 640, 420, 24
_RADIUS = 12
_STEP, _DIRECTIONS = 8, 16
"""A label that finds its place taken moves away by steps of so many units, in so many directions."""

_KEPT = (
    "На плоскости видно {kept} % различий между отрывками, остальное сплющено: близкое по смыслу бывает нарисовано далеко. "
    "Линии ведут к отрывкам, которые ближе всего на самом деле."
)

COLLECTIONS = {"legislation": "законы", "funds": "фонды", "courses": "курсы", "uploads": "свои документы"}
_SHAPES = {
    "legislation": "M{x} {y}m-2.5-2.5h5v5h-5z",
    "funds": "M{x} {y}m-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z",
    "courses": "M{x} {y}m0-3.5l3.5 6h-7z",
    "uploads": "M{x} {y}m0-4l4 4l-4 4l-4-4z",
}
_OTHER = "M{x} {y}m-3-1h6v2h-6z"
_STAR = "m0-12l3 9h9l-7 5l3 9l-8-6l-8 6l3-9l-7-5h9z"

Place = tuple[int, int]
Scale = Callable[[Point], Place]


def plane_html(plane: Plane, words: Words) -> str:
    """The picture, its legend, and the same in words: the nearest passages with their cosines."""
    scale = _scale([plane.question, *(point for points in plane.points.values() for point in points)])
    dots = "".join(f"<path class='{_kind(c)}' d='{_path(c, points, scale)}'/>" for c, points in plane.points.items())
    star = x, y = scale(plane.question)
    places = [scale(neighbour.at) for neighbour in plane.nearest]
    labels = _apart(places, star)
    lines = "".join(f"<path class='line' d='M{x} {y}L{at[0]} {at[1]}L{to[0]} {to[1]}'/>" for at, to in zip(places, labels, strict=True))
    near = "".join(_near(n, neighbour, label) for n, (neighbour, label) in enumerate(zip(plane.nearest, labels, strict=True), 1))
    picture = (
        f"<svg class='plane' viewBox='0 0 {_WIDTH} {_HEIGHT}' role='group' aria-label='{words('Карта отрывков и вопрос на ней')}'>"
        f"{dots}{lines}{near}<path class='question' d='M{x} {y}{_STAR}'><title>{words('Вопрос')}</title></path></svg>"
    )
    legend = "".join(
        f"<li><svg viewBox='-6 -6 12 12' aria-hidden='true'><path class='{_kind(c)}' d='{_shape(c).format(x=0, y=0)}'/></svg>"
        f"{words(COLLECTIONS[c]) if c in COLLECTIONS else escaped(c)} — {len(points)}</li>"
        for c, points in plane.points.items()
    )
    rows = [
        (str(n), f"{escaped(hit.heading or hit.locator)} <small>{escaped(hit.locator)}</small>", number(hit.cosine))
        for n, hit in enumerate(plane.nearest, 1)
    ]
    kept = words(_KEPT).format(kept=number(plane.kept * 100, 0))
    head = ("№", words("Отрывок"), words("Близость"))
    marked = f"<li><svg viewBox='-13 -13 26 26' aria-hidden='true'><path class='question' d='M0 0{_STAR}'/></svg>{words('вопрос')}</li>"
    return f"<p>{kept}</p><ul class='legend'>{marked}{legend}</ul>{picture}{table(words('Ближайшие к вопросу отрывки'), head, rows)}"


def _kind(collection: str) -> str:
    return collection if collection in _SHAPES else "other"


def _shape(collection: str) -> str:
    return _SHAPES.get(collection, _OTHER)


def _path(collection: str, points: Sequence[Point], scale: Scale) -> str:
    places = dict.fromkeys(map(scale, points))  # points that fall on one another are drawn once
    return "".join(_shape(collection).format(x=x, y=y) for x, y in places)


def _apart(places: Sequence[Place], star: Place) -> list[Place]:
    """Where the labels of `places` stand so that none hides another or the star: the free place nearest to each."""
    taken = [star]
    for x, y in places:
        around = (
            (round(x + away * cos(turn)), round(y + away * sin(turn)))
            for away in range(0, _WIDTH, _STEP)
            for turn in (2 * pi * n / _DIRECTIONS for n in range(_DIRECTIONS))
        )
        free = (place for place in around if _inside(place) and all(dist(place, other) > 2 * _RADIUS for other in taken))
        taken.append(next(free, (x, y)))
    return taken[1:]


def _inside(place: Place) -> bool:
    return all(_RADIUS < at < side - _RADIUS for at, side in zip(place, (_WIDTH, _HEIGHT), strict=True))


def _near(n: int, neighbour: Neighbour, place: Place) -> str:
    """A numbered point that tells its name when it is pointed at, tapped or reached by the keyboard."""
    x, y = place
    side, shift = ("end", -_RADIUS - 4) if x > _WIDTH / 2 else ("start", _RADIUS + 4)
    name = escaped(neighbour.heading or neighbour.locator)
    return (
        f"<g class='near' tabindex='0' role='img' aria-label='{n}. {name}'>"
        f"<circle class='{_kind(neighbour.collection)}' cx='{x}' cy='{y}' r='{_RADIUS}'/>"
        f"<text class='number' x='{x}' y='{y + 5}'>{n}</text>"
        f"<text class='name' x='{x + shift}' y='{y - 10}' text-anchor='{side}'>{name}</text></g>"
    )


def _scale(points: Sequence[Point]) -> Scale:
    """From the plane to the picture, whole numbers, `y` upwards."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, low = min(xs), min(ys)
    wide, high = (max(xs) - left) or 1.0, (max(ys) - low) or 1.0

    def scaled(point: Point) -> Place:
        x, y = point
        return (
            round(_MARGIN + (x - left) / wide * (_WIDTH - 2 * _MARGIN)),
            round(_HEIGHT - _MARGIN - (y - low) / high * (_HEIGHT - 2 * _MARGIN)),
        )

    return scaled
