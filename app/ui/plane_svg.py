"""The map of passages as inline SVG: collections differ by colour and by shape, the nearest passages by number."""

from collections.abc import Callable, Sequence

from app.lesson.run import Neighbour, Plane, Point
from app.ui.language import Words
from app.ui.markup import escaped
from app.ui.run_steps import number, table

_WIDTH, _HEIGHT, _MARGIN = 640, 420, 24

COLLECTIONS = {"legislation": "законы", "funds": "фонды", "courses": "курсы", "uploads": "свои документы"}
_SHAPES = {
    "legislation": "M{x} {y}m-2.5-2.5h5v5h-5z",
    "funds": "M{x} {y}m-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z",
    "courses": "M{x} {y}m0-3.5l3.5 6h-7z",
    "uploads": "M{x} {y}m0-4l4 4l-4 4l-4-4z",
}
_OTHER = "M{x} {y}m-3-1h6v2h-6z"
_STAR = "m0-12l3 9h9l-7 5l3 9l-8-6l-8 6l3-9l-7-5h9z"

Scale = Callable[[Point], tuple[int, int]]


def plane_html(plane: Plane, words: Words) -> str:
    """The picture, its legend, and the same in words: the nearest passages with their cosines."""
    scale = _scale([plane.question, *(point for points in plane.points.values() for point in points)])
    dots = "".join(f"<path class='{_kind(c)}' d='{_path(c, points, scale)}'/>" for c, points in plane.points.items())
    near = "".join(_near(n, neighbour, scale) for n, neighbour in reversed([*enumerate(plane.nearest, 1)]))
    x, y = scale(plane.question)
    picture = (
        f"<svg class='plane' viewBox='0 0 {_WIDTH} {_HEIGHT}' role='group' aria-label='{words('Карта отрывков и вопрос на ней')}'>"
        f"{dots}{near}<path class='question' d='M{x} {y}{_STAR}'><title>{words('Вопрос')}</title></path></svg>"
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
    kept = words("На плоскости видно {kept} % различий между отрывками: остальное сплющено.").format(kept=number(plane.kept * 100, 0))
    head = ("№", words("Отрывок"), words("Близость"))
    star = f"<li><svg viewBox='-13 -13 26 26' aria-hidden='true'><path class='question' d='M0 0{_STAR}'/></svg>{words('вопрос')}</li>"
    return f"<ul class='legend'>{star}{legend}</ul>{picture}<p>{kept}</p>{table(words('Ближайшие к вопросу отрывки'), head, rows)}"


def _kind(collection: str) -> str:
    return collection if collection in _SHAPES else "other"


def _shape(collection: str) -> str:
    return _SHAPES.get(collection, _OTHER)


def _path(collection: str, points: Sequence[Point], scale: Scale) -> str:
    places = dict.fromkeys(map(scale, points))  # points that fall on one another are drawn once
    return "".join(_shape(collection).format(x=x, y=y) for x, y in places)


def _near(n: int, neighbour: Neighbour, scale: Scale) -> str:
    """A numbered point that tells its name when it is pointed at, tapped or reached by the keyboard."""
    x, y = scale(neighbour.at)
    side, shift = ("end", -14) if x > _WIDTH / 2 else ("start", 14)
    name = escaped(neighbour.heading or neighbour.locator)
    return (
        f"<g class='near' tabindex='0' role='img' aria-label='{n}. {name}'>"
        f"<circle class='{_kind(neighbour.collection)}' cx='{x}' cy='{y}' r='9'/>"
        f"<text class='number' x='{x}' y='{y + 4}'>{n}</text>"
        f"<text class='name' x='{x + shift}' y='{y - 10}' text-anchor='{side}'>{name}</text></g>"
    )


def _scale(points: Sequence[Point]) -> Scale:
    """From the plane to the picture, whole numbers, `y` upwards."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, low = min(xs), min(ys)
    wide, high = (max(xs) - left) or 1.0, (max(ys) - low) or 1.0

    def scaled(point: Point) -> tuple[int, int]:
        x, y = point
        return (
            round(_MARGIN + (x - left) / wide * (_WIDTH - 2 * _MARGIN)),
            round(_HEIGHT - _MARGIN - (y - low) / high * (_HEIGHT - 2 * _MARGIN)),
        )

    return scaled
