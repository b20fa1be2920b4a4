"""Every sentence exists in both languages, is used, gets its values and is well typeset."""

from __future__ import annotations

import ast
import builtins
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import jinja2
import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent

from matching.language import LANGUAGES

PACKAGE = Path(__file__).parents[2] / "matching"
CATALOGUES = PACKAGE / "locales"
AREAS = sorted(path.name for path in (CATALOGUES / "fr").glob("*.ftl"))
SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"

# Keys that the code puts together, by what they start with.
PREFIXES = (
    "cli-info-count-",  # one for each count of the manifest
    "commitment-",
    "facet-",
    "feature-",
    "kind-",
    "reason-likeness",  # both may be followed by the side that is a request
    "reason-need",
)
# These carry a key, and get more values on their way to the screen.
LEFT_TO_WHOEVER_SPEAKS = {"CellError", "_unknown"}
SPOKEN_BY_NAME = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")


class Message(NamedTuple):
    """A message of a catalogue: where it is, its sentence with ``…`` for values, its variables."""

    area: str
    text: str
    variables: frozenset[str]


def read(pattern) -> tuple[str, set[str]]:
    """The text of a pattern, with ``…`` for each value, and the variables it names."""
    texts, variables = [], set()

    def visit(node):
        if isinstance(node, fluent.TextElement):
            texts.append(node.value)
        elif isinstance(node, fluent.VariableReference):
            variables.add(node.id.name)
        elif isinstance(node, fluent.Placeable):
            texts.append("…")
        for child in vars(node).values():
            for one in child if isinstance(child, list) else [child]:
                if isinstance(one, fluent.BaseNode) and not isinstance(one, fluent.Span):
                    visit(one)

    visit(pattern)
    return "".join(texts), variables


@cache
def messages(language: str) -> dict[str, Message]:
    found = {}
    for area in AREAS:
        source = (CATALOGUES / language / area).read_text(encoding="utf-8")
        for entry in FluentParser().parse(source).body:
            assert not isinstance(entry, fluent.Junk), (language, area, entry.content)
            if isinstance(entry, fluent.Message):
                assert entry.id.name not in found, f"{entry.id.name} is twice in {language}"
                text, variables = read(entry.value)
                found[entry.id.name] = Message(area, text, frozenset(variables))
    return found


@cache
def calls() -> tuple[tuple[str, str, frozenset[str] | None], ...]:
    """Every call that names a message first: where, the key, the names of its values.

    The names are None where the code passes them all at once, or leaves them to whoever speaks.
    """
    found = []
    for path, tree in sources():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            first = node.args[0]
            raises = name.endswith("Error") and not hasattr(builtins, name)
            speaks = name in {"say", "_unknown"} or raises
            if speaks and isinstance(first, ast.Constant) and isinstance(first.value, str):
                names = {word.arg for word in node.keywords}
                left = None in names or name in LEFT_TO_WHOEVER_SPEAKS
                whole = None if left else frozenset(names)
                found.append((f"{path.name}:{node.lineno}", first.value, whole))
    return (*found, *calls_of_templates())


@cache
def calls_of_templates() -> tuple[tuple[str, str, frozenset[str]], ...]:
    """The same of the templates of pages."""
    return tuple(
        (f"{path.name}:{call.lineno}", call.args[0].value, frozenset(w.key for w in call.kwargs))
        for path, tree in templates()
        for call in tree.find_all(jinja2.nodes.Call)
        if isinstance(call.node, jinja2.nodes.Name)
        and call.node.name == "say"
        and isinstance(call.args[0], jinja2.nodes.Const)
    )


@cache
def templates() -> tuple[tuple[Path, jinja2.nodes.Template], ...]:
    paths = sorted(PACKAGE.rglob("*.jinja"))
    environment = jinja2.Environment(autoescape=True)
    return tuple((p, environment.parse(p.read_text(encoding="utf-8"))) for p in paths)


@cache
def sources() -> tuple[tuple[Path, ast.Module], ...]:
    paths = sorted(PACKAGE.rglob("*.py"))
    return tuple((path, ast.parse(path.read_text(encoding="utf-8"))) for path in paths)


@cache
def words_of_the_code() -> frozenset[str]:
    trees = (tree for _, tree in sources())
    return frozenset(
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ) | {key for _, key, _ in calls_of_templates()}


def test_both_languages_have_the_same_files_and_keys():
    for language in LANGUAGES:
        assert sorted(path.name for path in (CATALOGUES / language).glob("*.ftl")) == AREAS
    french, english = messages("fr"), messages("en")
    assert {key: one.area for key, one in french.items()} == {
        key: one.area for key, one in english.items()
    }


def test_a_message_has_the_same_variables_in_both_languages():
    french, english = messages("fr"), messages("en")
    different = {
        key: (sorted(one.variables), sorted(english[key].variables))
        for key, one in french.items()
        if key in english and one.variables != english[key].variables
    }
    # A list of known values may be glossed in one language and given by the code in the other.
    assert {key: v for key, v in different.items() if set(v[0]) ^ set(v[1]) != {"known"}} == {}


def test_every_message_the_code_names_exists():
    known = messages("fr")
    assert [(where, key) for where, key, _ in calls() if key not in known] == []
    starts = {key.partition("-")[0] for key in known} - {"list", "reason", "unknown"}
    spoken = {
        word
        for word in words_of_the_code()
        if SPOKEN_BY_NAME.fullmatch(word) and word.partition("-")[0] in starts
    }
    assert spoken - known.keys() == set()


def test_every_message_gets_the_values_it_needs():
    needed = messages("en")
    wrong = [
        (where, key, sorted(given), sorted(needed[key].variables))
        for where, key, given in calls()
        if given is not None and not needed[key].variables <= given
    ]
    assert wrong == []


def test_no_message_is_left_over():
    words = words_of_the_code()
    unused = [
        key
        for key in messages("fr")
        if key not in words and not key.startswith(PREFIXES) and not _is_put_together(key)
    ]
    assert unused == []


def _is_put_together(key: str) -> bool:
    """Whether some f-string of the code starts as ``key`` does and leaves only its end open."""
    return any(key.startswith(start) for start in _open_ended())


@cache
def _open_ended() -> frozenset[str]:
    starts = set()
    for _, tree in sources():
        for node in ast.walk(tree):
            first = node.values[0] if isinstance(node, ast.JoinedStr) and node.values else None
            if isinstance(first, ast.Constant) and re.fullmatch(r"(?:[a-z]+-){2,}", first.value):
                starts.add(first.value)
    return frozenset(starts)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_prefixes_lead_somewhere(prefix):
    assert any(key.startswith(prefix) for key in messages("fr"))


FRENCH_FAULTS = {
    "a sign without its no-break space": (
        rf"(?<![{SPACES}\s])[;?!»](?=\s|$|[,.)»])|(?<=[^{SPACES}\s]):(?=\s|$)"
    ),
    "an ordinary space before a sign": r" [:;?!»%](?=\s|$|[,.)])",
    "an opening quote without its no-break space": rf"«(?![{SPACES}])",
    "three dots": r"\.\.\.",
}
ENGLISH_FAULTS = {
    "a space before a sign": rf"[ {SPACES}][:;?!%](?=\s|$|[,.)])",
    "a French quote": r"[«»]",
    "three dots": r"\.\.\.",
}

# Commands and JSON are written as they are typed.
_AS_TYPED = re.compile(r"^ +matching .*$|\"[^\"]*\":?", re.MULTILINE)


@pytest.mark.parametrize(
    ("language", "fault"),
    [("fr", fault) for fault in FRENCH_FAULTS] + [("en", fault) for fault in ENGLISH_FAULTS],
)
def test_sentences_are_well_typeset(language, fault):
    pattern = re.compile((FRENCH_FAULTS if language == "fr" else ENGLISH_FAULTS)[fault])
    found = [
        (message.area, key, message.text[max(0, hit.start() - 20) : hit.end() + 10])
        for key, message in messages(language).items()
        for hit in pattern.finditer(_AS_TYPED.sub("", message.text))
    ]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_stand_alone(language):
    """Each is parsed by itself when it is said: one that refers to another could not be."""
    for path in sorted((CATALOGUES / language).glob("*.ftl")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\{\s*-?[a-z][\w-]*\s*\}", text), path.name
        entries = FluentParser().parse(text).body
        assert all(isinstance(e, fluent.Message | fluent.BaseComment) for e in entries), path.name


class Words(HTMLParser):
    """The words that a page shows or has read out, its attributes of style left out."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_data(self, data):
        attributes = r'[a-z-]+="[^"]*"'  # written by a macro, for the tag that calls it
        self.found += re.findall(r"[^\W\d_]{2,}", re.sub(attributes, "", data))

    def handle_starttag(self, _tag, attrs):
        spoken = {"aria-label", "title", "alt", "placeholder"}
        self.found += [
            value for name, value in attrs if name in spoken and re.search(r"\w", value or "")
        ]


def test_templates_of_the_web_page_hold_no_sentence():
    """Every word comes from the catalogues, save the names of the languages in themselves."""
    shown = Words()
    for path in sorted((PACKAGE / "web").rglob("*.jinja")):
        text = path.read_text(encoding="utf-8")
        shown.feed(re.sub(r"(?s)\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", text))
    assert shown.found == ["English", "Français"]
