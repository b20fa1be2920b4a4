"""The tables of the REQ, joined by the number of the company (NEQ) in bounded memory.

They have millions of rows, of which few are wanted. The table of companies is read twice: for those
whose seat is in the place, then for those wanted once the other tables were read. What is held is
that of wanted companies alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from matching.sources.open_csv import Columns, read_rows
from matching.sources.parts import wanted_part
from matching.sources.protocol import LeftOut, PlacedRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from matching.sources.parts import Part

_BLANK: Final = ("-",)
_PERSON: Final = "22"
"""How the numbers of natural persons begin."""
_VALUES: Final = Columns(("TYP_DOM_VAL", "COD_DOM_VAL", "VAL_DOM_FRAN"))
_COMPANIES: Final = Columns(
    ("NEQ", "COD_STAT_IMMAT", "COD_INTVAL_EMPLO_QUE", "COD_ACT_ECON_CAE", "DESC_ACT_ECON_ASSUJ"),
    (
        "IND_FAIL",
        "COD_FORME_JURI",
        "DAT_CONSTI",
        "OBJET_SOC",
        "COD_ACT_ECON_CAE2",
        "DESC_ACT_ECON_ASSUJ2",
        "ADR_DOMCL_ADR_DISP",
        "ADR_DOMCL_LIGN2_ADR",
        "ADR_DOMCL_LIGN4_ADR",
    ),
    blank=_BLANK,
)
_ESTABLISHMENTS: Final = Columns(
    ("NEQ", "IND_ETAB_PRINC", "LIGN2_ADR", "LIGN4_ADR"),
    (
        "IND_DISP",
        "COD_ACT_ECON",
        "DESC_ACT_ECON_ETAB",
        "COD_ACT_ECON2",
        "DESC_ACT_ECON_ETAB2",
        "NOM_ETAB",
    ),
    blank=_BLANK,
)
_NAMES: Final = Columns(
    ("NEQ", "NOM_ASSUJ", "STAT_NOM", "TYP_NOM_ASSUJ"), ("DAT_INIT_NOM_ASSUJ",), blank=_BLANK
)
_TYPES: Final = {"M": 2, "N": 1}
"""How well a kind of name serves as the name of the company; others serve least."""

Values = dict[tuple[str, str], str]
Rank = tuple[bool, int, str]


@dataclass
class _Wanted:
    """What other tables say of one company of the place."""

    city: str
    name: str | None = None
    rank: Rank = (False, -1, "")
    trade_name: str | None = None
    activities: list[str] = field(default_factory=list)

    def call(self, row: Mapping[str, str]) -> None:
        """Take a name if it serves better: in force, then by its kind, then the latest."""
        rank = (
            row.get("STAT_NOM") == "V",
            _TYPES.get(row.get("TYP_NOM_ASSUJ", ""), 0),
            row.get("DAT_INIT_NOM_ASSUJ", ""),
        )
        # A name that is no longer in force is chosen by its date alone.
        rank = rank if rank[0] else (False, 0, rank[2])
        if "NOM_ASSUJ" in row and rank > self.rank:
            self.name, self.rank = row["NOM_ASSUJ"], rank


def read_register(
    parts: Sequence[Part], city_of: Callable[[str, str], str | None]
) -> Iterator[PlacedRecord]:
    """Yield one record for each company of the place, and what became of the other rows.

    ``city_of`` takes the line of the city and the postal code, and gives the city if it is wanted.

    Raises:
        FileUnreadableError: a table is missing.
        SourceAnswerError: a table has not the columns that are known.
    """
    companies = wanted_part(parts, "entreprise")
    establishments = wanted_part(parts, "etablissements")
    names = wanted_part(parts, "nom")
    values: Values = {}
    for placed in read_rows(wanted_part(parts, "domainevaleur"), _VALUES):
        if isinstance(placed.value, dict):
            row = placed.value
            code = (row.get("TYP_DOM_VAL", ""), row.get("COD_DOM_VAL", ""))
            values[code] = row.get("VAL_DOM_FRAN", "")
        else:
            yield placed
    wanted = _by_seat(companies, city_of)
    yield from _by_establishment(establishments, city_of, wanted, values)
    for placed in read_rows(names, _NAMES):
        if not isinstance(placed.value, dict):
            yield placed
        elif (found := wanted.get(placed.value.get("NEQ", ""))) is not None:
            found.call(placed.value)
    for placed in read_rows(companies, _COMPANIES):
        value = _joined(placed.value, wanted, values)
        yield PlacedRecord(placed.origin, placed.line, value)


def _by_seat(companies: Part, city_of: Callable[[str, str], str | None]) -> dict[str, _Wanted]:
    """Return the companies whose seat is in the place and may be told."""
    wanted = {}
    for placed in read_rows(companies, _COMPANIES):
        row = placed.value
        if not isinstance(row, dict) or row.get("ADR_DOMCL_ADR_DISP") != "O":
            continue
        number = row.get("NEQ", "")
        city = city_of(row.get("ADR_DOMCL_LIGN2_ADR", ""), row.get("ADR_DOMCL_LIGN4_ADR", ""))
        if city is not None and not number.startswith(_PERSON):
            wanted[number] = _Wanted(city)
    return wanted


def _by_establishment(
    establishments: Part,
    city_of: Callable[[str, str], str | None],
    wanted: dict[str, _Wanted],
    values: Values,
) -> Iterator[PlacedRecord]:
    """Add to ``wanted`` those whose principal establishment is there; drop whose is elsewhere."""
    for placed in read_rows(establishments, _ESTABLISHMENTS):
        row = placed.value
        if not isinstance(row, dict):
            yield placed
            continue
        number = row.get("NEQ", "")
        is_told = row.get("IND_DISP") != "N"
        if row.get("IND_ETAB_PRINC") != "O" or not is_told or number.startswith(_PERSON):
            continue
        city = city_of(row.get("LIGN2_ADR", ""), row.get("LIGN4_ADR", ""))
        if city is None:
            wanted.pop(number, None)
            continue
        codes = ("COD_ACT_ECON", "COD_ACT_ECON2")
        told = (row.get("DESC_ACT_ECON_ETAB"), row.get("DESC_ACT_ECON_ETAB2"))
        labels = (values.get(("ACT_ECON", row.get(code, ""))) for code in codes)
        activities = [text for text in (*told, *labels) if text]
        wanted[number] = _Wanted(city, trade_name=row.get("NOM_ETAB"), activities=activities)


def _joined(row: object, wanted: Mapping[str, _Wanted], values: Values) -> object:
    """Return the record of a company, or what becomes of its row."""
    if not isinstance(row, dict):
        return row
    number = row.get("NEQ", "")
    if number.startswith(_PERSON):
        return LeftOut("source-left-person")
    found = wanted.get(number)
    if found is None:
        return LeftOut("source-left-elsewhere")
    labels = [
        values.get(("ACT_ECON", row.get(code, "")))
        for code in ("COD_ACT_ECON_CAE", "COD_ACT_ECON_CAE2")
    ]
    record: dict[str, Any] = {
        **row,
        "name": found.name,
        "city": found.city,
        "trade_name": found.trade_name,
        "size": values.get(("INTVAL_EMPLO_QUE", row.get("COD_INTVAL_EMPLO_QUE", ""))),
        "form": values.get(("FORME_JURI", row.get("COD_FORME_JURI", ""))),
        "activities": [text for text in (*labels, *found.activities) if text],
    }
    return record
