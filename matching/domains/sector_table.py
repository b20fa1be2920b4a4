"""What activity codes say of domains: a table of our own, written by hand (one TOML file)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import Field, TypeAdapter, ValidationError

from matching.domains.isic import isic_classes, isic_tree
from matching.errors import RequestError
from matching.profiles.model import Nomenclature

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from matching.profiles.model import SectorCode

Confidences = dict[str, float]
"""A number between 0 and 1 by identifier of domain."""
_CONTENTS = TypeAdapter(
    dict[Nomenclature, dict[str, dict[str, Annotated[float, Field(ge=0, le=1)]]]]
)
_READ_AS: dict[str, Nomenclature] = {"SCIAN": "NAICS"}
_ISIC: Nomenclature = "ISIC"
_NO_SIGN_OF_A_CODE = re.compile(r"[^0-9A-Z]")


@dataclass(frozen=True)
class SectorTable:
    """The domains of codes by nomenclature; codes are kept without dots."""

    codes: Mapping[Nomenclature, Mapping[str, Confidences]]
    unknown: tuple[str, ...] = ()
    """Identifiers of domains that the file names and the territories do not know."""

    @classmethod
    def load(cls, path: Path, domains: Iterable[str]) -> Self:
        """Return the table of the file at ``path``, its entries of unknown ``domains`` left out.

        Raises:
            RequestError: the file cannot be read, or an entry makes no sense; it is named.
        """
        try:
            contents = _CONTENTS.validate_python(
                tomllib.loads(path.read_text(encoding="utf-8")), strict=False
            )
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
            raise RequestError("domains-table", path=str(path), reason=str(fault)) from fault
        except ValidationError as fault:
            first = fault.errors()[0]
            place = " › ".join(str(part) for part in first["loc"])
            raise RequestError(
                "domains-table-entry", path=str(path), place=place, given=str(first["input"])
            ) from fault
        for code in contents.get(_ISIC, {}):
            if code not in isic_tree():
                raise RequestError("domains-table-entry", path=str(path), place=_ISIC, given=code)
        known = set(domains)
        named = {d for part in contents.values() for entry in part.values() for d in entry}
        codes = {
            nomenclature: {
                plain_code(code): {d: value for d, value in entry.items() if d in known}
                for code, entry in part.items()
            }
            for nomenclature, part in contents.items()
        }
        return cls(codes, tuple(sorted(named - known)))

    def confidences(self, code: SectorCode) -> Confidences:
        """Return what ``code`` says of domains; nothing where it says nothing or is unreadable.

        The entry of the code itself, or of the longest beginning of it, in its own nomenclature;
        failing that, the mean over the classes of ISIC it covers of what is said of each.
        """
        own = _READ_AS.get(code.nomenclature, code.nomenclature)
        if own != _ISIC:
            entry = self._entry(own, plain_code(code.code))
            if entry is not None:
                return entry
        classes = isic_classes(code)
        means: Confidences = {}
        for path in classes:
            for domain, value in (self._entry(_ISIC, path[-1]) or {}).items():
                means[domain] = means.get(domain, 0.0) + value / len(classes)
        return means

    def _entry(self, nomenclature: Nomenclature, code: str) -> Confidences | None:
        entries = self.codes.get(nomenclature, {})
        for length in range(len(code), 0, -1):
            if code[:length] in entries:
                return entries[code[:length]]
        return None


def plain_code(code: str) -> str:
    """Return ``code`` in capitals, without dots or spaces."""
    return _NO_SIGN_OF_A_CODE.sub("", code.upper())
