"""A figure, the goal that stands beside it, and a table of them."""

from collections.abc import Sequence
from dataclasses import dataclass

MET, SHORT = "met", "short"


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` of `title`, in `unit`; good enough below `goal`, if there is one. `more` says what it is made of."""

    title: str
    value: float
    unit: str
    goal: float | None = None
    more: str = ""

    @property
    def verdict(self) -> str:
        """Whether the goal is reached; "" without one."""
        if self.goal is None:
            return ""
        return MET if self.value < self.goal else SHORT

    def __str__(self) -> str:
        wanted = f"< {self.goal:,g} {self.unit}" if self.goal is not None else ""
        return (
            f"{self.title:<70} {self.value:>9,.2f} {self.unit:<3} {wanted:>12}  {self.verdict:<5}  {self.more}".rstrip()
        )


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest of `values` that at least `percent` of a hundred do not exceed."""
    inorder = sorted(values)
    return inorder[max(0, -(-len(inorder) * percent // 100) - 1)]
