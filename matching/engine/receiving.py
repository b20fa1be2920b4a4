"""Turns whoever asks into a population: somebody indexed, or a guest who is encoded for it."""

from __future__ import annotations

from functools import lru_cache

from matching.embedding.protocol import Encoder
from matching.engine.choosing import Choosing
from matching.errors import RequestError
from matching.index.population import Population, encode_profiles
from matching.language import Language
from matching.profiles.model import Profile
from matching.ranking.request import Request

_REMEMBERED = 32
"""Requests whose vectors are remembered: who asks for suggestions then asks why."""


class Receiving:
    """Receives those who ask one index."""

    def __init__(self, choosing: Choosing, encoder: Encoder) -> None:
        self._choosing = choosing
        self._encoder = encoder
        self._told = lru_cache(maxsize=_REMEMBERED)(self._encoded)

    def population_of(
        self, query: Profile | Request, language: Language, left_out: tuple[str, ...] = ()
    ) -> Population:
        """Return the population of who asks; none of ``left_out`` lends it anything.

        Raises:
            RequestError: the territory is unknown, or the text of a request cannot be used.
            EncoderError: the model cannot be had.
        """
        territories = self._choosing.territories
        profile = query.to_profile(language, territories) if isinstance(query, Request) else query
        if profile == self._choosing.lookup.by_id(profile.id):
            return self._choosing.one(profile)
        return self._told(profile, left_out)

    def _encoded(self, profile: Profile, left_out: tuple[str, ...] = ()) -> Population:
        contents = self._choosing.contents
        if profile.territory not in contents.sides:
            raise RequestError(
                "error-territory", given=profile.territory, known=", ".join(contents.sides)
            )
        encoded = encode_profiles([profile], self._encoder)
        return contents.receive(encoded, profile.territory, left_out)
