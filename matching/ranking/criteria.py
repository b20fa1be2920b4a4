"""What a suggestion must satisfy besides being good: filters, all of them optional."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from matching.index.population import Population
from matching.index.traits import Flags
from matching.profiles.model import KINDS
from matching.territories import Territories


@dataclass(frozen=True)
class Criteria:
    """Filters by identifier; values of one filter are alternatives, filters add up."""

    axes: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    commitments: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Take a lone text where a list is meant for the list of that text."""
        for field in fields(self):
            value = getattr(self, field.name)
            listed = (value,) if isinstance(value, str) else tuple(value)
            object.__setattr__(self, field.name, listed)

    def admitted(self, population: Population, territories: Territories) -> Flags:
        """Return for each profile of ``population`` whether it passes every filter."""
        traits = population.traits
        passed = np.ones(len(population.profiles), np.bool_)
        for wanted, marks in (
            (self.axes, traits.axes),
            (self.domains, traits.domains),
            (self.commitments, traits.commitments),
        ):
            if wanted:
                passed &= marks.any_of(wanted)
        if self.kinds:
            passed &= np.isin(
                traits.kinds, [at for at, kind in enumerate(KINDS) if kind in self.kinds]
            )
        if self.cities:
            matching = [
                name
                for name in traits.city_names
                if any(territories.city_matches(name, wanted) for wanted in self.cities)
            ]
            passed &= traits.in_cities(matching)
        barred = [population.row_of[name] for name in self.exclude if name in population.row_of]
        passed[barred] = False
        return passed
