"""Passages as points of the plane: the two directions in which their vectors differ most (principal components, Pearson 1901)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.lesson.run import Candidate, Neighbour, Plane, Point
from rag.types import Passage

Vector = NDArray[np.float32]
_NEAREST = 8


@dataclass(frozen=True, slots=True)
class Projection:
    """From `(n, d)` vectors to the plane: `axes` is `(d, 2)`; `kept`, the share of the spread that is left."""

    mean: Vector
    axes: Vector
    kept: float

    @classmethod
    def of(cls, vectors: Vector) -> "Projection":
        """The plane in which `vectors` lie widest apart; a point where there is nothing to tell apart."""
        mean = vectors.mean(axis=0)
        centred = vectors - mean
        spread, directions = np.linalg.eigh(centred.T @ centred)  # ascending
        return cls(mean, directions[:, -2:][:, ::-1], float(spread[-2:].sum() / max(spread.sum(), 1e-12)))

    def place(self, vector: Vector) -> Point:
        x, y = (vector - self.mean) @ self.axes
        return round(float(x), 3), round(float(y), 3)


def plane(
    projection: Projection, vectors: Mapping[str, Vector], passages: Mapping[str, Passage], vector: Vector, found: Sequence[Candidate]
) -> Plane:
    """The map of `vectors` with the question's own `vector`, and on it those of `found` that are nearest by cosine."""
    points: dict[str, list[Point]] = defaultdict(list)
    for passage_id, held in vectors.items():
        points[passages[passage_id].collection].append(projection.place(held))
    nearest = sorted((hit for hit in found if hit.passage_id in vectors), key=lambda hit: -hit.dense)[:_NEAREST]
    return Plane(
        points={collection: tuple(placed) for collection, placed in points.items()},
        question=projection.place(vector),
        nearest=tuple(
            Neighbour(
                passage_id=hit.passage_id,
                heading=hit.heading,
                locator=hit.locator,
                collection=hit.collection,
                cosine=hit.dense,
                at=projection.place(vectors[hit.passage_id]),
            )
            for hit in nearest
        ),
        kept=projection.kept,
    )
