"""The mission file to start from, each of its keys explained."""

from __future__ import annotations

import re
import textwrap

from matching.language import Language, say

_WIDTH = 98
_COMMENT = re.compile(r"^#~ ([a-z_]+)$", re.MULTILINE)
_WORDS = re.compile(r"~([a-z_]+)~")

# A line "#~ name" is replaced by the comment of that name, ~name~ by the words of that name.
_SKELETON = """\
#~ head

#~ name
name = "Mission de mai 2027"
name_en = "Mission of May 2027"

#~ place
place = "Centre des congrès"

#~ host
# host = "…"
#~ time_zone
# time_zone = "America/Toronto"

#~ online
online = false

#~ issued
# issued = 2027-05-03

#~ delegates
# delegates = ["delegates.xlsx"]

[meetings]
#~ slot_minutes
slot_minutes = 20
#~ change_minutes
change_minutes = 5
#~ at_least
at_least = 0
#~ at_most
at_most = 8
#~ in_a_row
in_a_row = 4
#~ total
# total = 120
#~ fairness
fairness = 0.0
#~ reserves
reserves = 3
#~ lowest_score
# lowest_score = 0.2
#~ known_links
# known_links = "leave-out"

[tables]
#~ tables
count = 12
# names = ["A1", "A2", "B1", "B2"]

#~ online_hours
[online_hours]
start = "09:00"
end = "18:00"

#~ sessions
[[sessions]]
id = "~afternoon_id~"
label = "Mardi après-midi"
label_en = "Tuesday afternoon"
date = 2027-05-11
start = "13:30"
end = "17:00"
#~ breaks
breaks = [{ start = "15:10", end = "15:30" }]

[[sessions]]
id = "~morning_id~"
label = "Mercredi matin"
label_en = "Wednesday morning"
date = 2027-05-12
start = "09:00"
end = "12:00"
breaks = [{ start = "10:15", end = "10:35" }]
#~ session_tables
# tables = 10

#~ floors
# [[floors]]
# domain = "sante"
# at_least = 3
"""


def mission_template(language: Language) -> str:
    """Return a mission file with every key, commented in ``language``, ready to be read."""
    worded = _WORDS.sub(lambda found: _say(found[1], language), _SKELETON)
    return _COMMENT.sub(lambda found: _commented(_say(found[1], language)), worded)


def _say(name: str, language: Language) -> str:
    return say(f"mission-input-template-{name.replace('_', '-')}", language)


def _commented(text: str) -> str:
    return "\n".join(f"# {line}" for line in textwrap.wrap(text, _WIDTH, break_on_hyphens=False))
