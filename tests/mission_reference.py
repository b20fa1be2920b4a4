"""The rules of a mission once more, in plain Python from their definitions, and every timetable.

Nothing here reads ``matching.mission.constraints``: what it says is an opinion of its own. A
timetable is a dictionary, the slot of each pair that meets.
"""

from __future__ import annotations

from collections import Counter


def faults(problem, meetings):
    """Return what is wrong with ``meetings``, tables included, as words for a failing test."""
    timetable = {one.pair: one.slot for one in meetings}
    found = timetable_faults(problem, timetable)
    if len(timetable) < len(meetings):
        found.append("a pair meets twice")
    taken = Counter((one.slot, one.table) for one in meetings)
    found += [f"{place} is taken twice" for place, count in taken.items() if count > 1]
    for one in meetings:
        booth = booth_of(problem, one.pair)
        if one.table not in problem.slots[one.slot].tables:
            found.append(f"{one} is at a table that is not there")
        if booth is not None and one.table != booth:
            found.append(f"{one} is not at the booth {booth}")
        if booth is None and one.table in all_booths(problem):
            found.append(f"{one} is at somebody else's booth")
    return found


def timetable_faults(problem, timetable):
    """Return what is wrong with the pairs and slots of ``timetable``, whatever the tables."""
    return [*upper_faults(problem, timetable), *lower_faults(problem, timetable)]


def upper_faults(problem, timetable):
    """Return what there is too much of: more meetings never mend it."""
    found = [f"{pair} may not meet" for pair in timetable if not may_meet(problem, pair)]
    for party in problem.parties.values():
        taken = sorted(slot for pair, slot in timetable.items() if party.id in pair)
        if len(set(taken)) < len(taken):
            found.append(f"{party.id} is in two places at once")
        if set(taken) & party.unavailable:
            found.append(f"{party.id} is away")
        if len(taken) > party.maximum:
            found.append(f"{party.id} has too many meetings")
        if problem.in_a_row is not None and longest_run(problem, taken) > problem.in_a_row:
            found.append(f"{party.id} has too many meetings in a row")
    for slot in problem.slots:
        here = [booth_of(problem, pair) for pair, when in timetable.items() if when == slot.index]
        rooms = [table for table in slot.tables if table not in all_booths(problem)]
        if here.count(None) > len(rooms):
            found.append(f"slot {slot.index} has too few tables")
        for booth, count in Counter(here).items():
            if booth is not None and count > (booth in slot.tables):
                found.append(f"booth {booth} is not free in slot {slot.index}")
    if problem.total is not None and len(timetable) > problem.total:
        found.append("there are too many meetings in all")
    found += [f"{one} was moved" for one in problem.pinned if _moved(one, timetable)]
    return found


def _moved(meeting, timetable):
    return timetable.get(meeting.pair, meeting.slot) != meeting.slot


def lower_faults(problem, timetable):
    """Return what there is too little of."""
    loads = Counter(name for pair in timetable for name in pair)
    found = [
        f"{party.id} has too few meetings"
        for party in problem.parties.values()
        if loads[party.id] < party.minimum
    ]
    found += [f"{pair} do not meet" for pair in obliged_pairs(problem) if pair not in timetable]
    found += [f"{one} is gone" for one in problem.pinned if one.pair not in timetable]
    for floor in problem.floors:
        count = sum(counts_for(problem, floor, pair) for pair in timetable)
        if count < floor.at_least:
            found.append(f"{floor} has only {count}")
    return found


def may_meet(problem, pair):
    """Return whether no exclusion, earlier meeting or low score keeps the two apart."""
    x, y = (problem.parties[name] for name in pair)
    if y.id in x.must_not | x.met or x.id in y.must_not | y.met:
        return False
    score = problem.scores[problem.xs.index(x)][problem.ys.index(y)]
    # A score that is not known compares as neither lower nor higher.
    is_low = bool(score < problem.lowest_score)
    return not is_low or pair in problem.accepted or y.id in x.must or x.id in y.must


def obliged_pairs(problem):
    """Return the pairs one of whom must meet the other."""
    return [
        (x.id, y.id)
        for x in problem.xs
        for y in problem.ys
        if y.id in x.must or x.id in y.must
    ]  # fmt: skip


def longest_run(problem, taken):
    """Return the most slots of ``taken``, in order, that follow one another in one run."""
    longest = length = 0
    last = None
    for slot in taken:
        follows = last == slot - 1 and problem.slots[last].run == problem.slots[slot].run
        length = length + 1 if follows else 1
        longest, last = max(longest, length), slot
    return longest


def counts_for(problem, floor, pair):
    """Return whether both of ``pair`` are of the domain, or on the axis, of ``floor``."""
    both = [problem.parties[name] for name in pair]
    return all(floor.domain is None or floor.domain in party.domains for party in both) and all(
        floor.axis is None or floor.axis in party.axes for party in both
    )


def booth_of(problem, pair):
    """Return where the two meet: the booth of the host's side, else the other's, else None."""
    x, y = (problem.parties[name] for name in pair)
    host, guest = (x, y) if x.territory == problem.host else (y, x)
    if problem.host not in (x.territory, y.territory):
        host, guest = x, y
    return host.table or guest.table


def all_booths(problem):
    """Return every table that is kept for one party."""
    return {party.table for party in problem.parties.values() if party.table}


def best_timetable(problem):
    """Return the timetable with the highest total among all there are, or None.

    Pairs are decided one after the other; a branch ends where something is too much already, or
    where even all the pairs left would not beat the best.
    """
    pairs = [(x.id, y.id) for x in problem.xs for y in problem.ys]
    pairs.sort(key=lambda pair: -problem.score(pair))
    slots = range(len(problem.slots))
    best, best_total = None, -1.0

    def decide(place, timetable, total):
        nonlocal best, best_total
        hope = total + sum(problem.score(pair) for pair in pairs[place:])
        if best is not None and hope <= best_total:
            return
        if place == len(pairs):
            if not lower_faults(problem, timetable):
                best, best_total = dict(timetable), total
            return
        pair = pairs[place]
        for slot in slots:
            more = timetable | {pair: slot}
            if not upper_faults(problem, more):
                decide(place + 1, more, total + problem.score(pair))
        decide(place + 1, timetable, total)

    decide(0, {}, 0.0)
    return best


def total_of(problem, timetable):
    """Return the total score of the pairs of ``timetable``."""
    return sum(problem.score(pair) for pair in timetable)


def greedy_timetable(problem):
    """Return what a careful person would do by hand, or None where that ends in a fault.

    What is pinned, then what is obliged, then the other pairs from the best score down, each in
    the first slot that breaks nothing.
    """
    pairs = sorted(
        ((x.id, y.id) for x in problem.xs for y in problem.ys),
        key=lambda pair: (pair not in obliged_pairs(problem), -problem.score(pair), pair),
    )
    return _filled(problem, pairs)


def taken_in_turns(problem):
    """Return what comes of choosing in turns, or None where that ends in a fault.

    In each round every party of the first territory, in order, names the best partner left.
    """
    order = [*(one.pair for one in problem.pinned), *obliged_pairs(problem)]
    ranked = {
        x.id: sorted((y.id for y in problem.ys), key=lambda y: -problem.score((x.id, y)))
        for x in problem.xs
    }
    order += [(x, ranked[x][turn]) for turn in range(len(problem.ys)) for x in ranked]
    return _filled(problem, order)


def _filled(problem, pairs):
    timetable = {one.pair: one.slot for one in problem.pinned}
    for pair in pairs:
        for slot in range(len(problem.slots)) if pair not in timetable else ():
            if not upper_faults(problem, timetable | {pair: slot}):
                timetable[pair] = slot
                break
    return None if timetable_faults(problem, timetable) else timetable
