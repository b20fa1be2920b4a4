"""A browser without scripts: it reads pages, follows links and fills in forms as a person does."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "rect", "source", "wbr"}
QUIET = {"script", "style", "title"}


@dataclass
class Element:
    """A tag with its attributes and what is inside."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.attributes[name]

    def get(self, name: str, otherwise: str = "") -> str:
        return self.attributes.get(name, otherwise)

    def all(self, *tags: str, **wanted: str) -> list[Element]:
        """Every element inside, in order; ``wanted`` are values of attributes."""
        found = []
        for child in self.children:
            if isinstance(child, Element):
                named = not tags or child.tag in tags
                if named and all(child.get(k.rstrip("_")) == v for k, v in wanted.items()):
                    found.append(child)
                found += child.all(*tags, **wanted)
        return found

    def one(self, *tags: str, **wanted: str) -> Element:
        (found,) = self.all(*tags, **wanted)
        return found

    def with_class(self, name: str) -> list[Element]:
        return [one for one in self.all() if name in one.get("class").split()]

    @property
    def text(self) -> str:
        """What is read inside, with single spaces."""
        parts = [
            child if isinstance(child, str) else child.text
            for child in self.children
            if isinstance(child, str) or child.tag not in QUIET
        ]
        return " ".join(" ".join(parts).replace("\N{NO-BREAK SPACE}", " ").split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = self.open = Element("root", {})
        self.faults: list[str] = []

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"<{tag}> has an attribute twice")
        element = Element(tag, {name: value or "" for name, value in attrs}, self.open)
        self.open.children.append(element)
        if tag not in VOID:
            self.open = element

    def handle_startendtag(self, tag, attrs):
        self.open.children.append(Element(tag, {k: v or "" for k, v in attrs}, self.open))

    def handle_endtag(self, tag):
        if tag != self.open.tag:
            self.faults.append(f"</{tag}> closes <{self.open.tag}>")
            return
        self.open = self.open.parent

    def handle_data(self, data):
        self.open.children.append(data)


def read(text: str) -> Element:
    """The page that ``text`` is; every tag must be closed where it was opened."""
    reader = _Reader()
    reader.feed(text)
    assert reader.faults == []
    assert reader.open is reader.root
    return reader.root


class Browser:
    """Goes from page to page of one client, redirections and cookies included."""

    def __init__(self, client) -> None:
        self.client = client
        self.status = 0
        self.address = ""
        self.page = Element("root", {})

    def open(self, address: str) -> Element:
        return self._arrived(self.client.get(address))

    def follow(self, words: str) -> Element:
        """Follow the one link that reads ``words``."""
        (link,) = [one for one in self.page.all("a") if one.text == words]
        return self.open(urljoin(self.address, link["href"]))

    def submit(
        self, form: Element, button: Element | None = None, *, files=None, **values
    ) -> Element:
        """Send ``form`` as it stands with ``values`` filled in, by ``button``, and ``files``."""
        sent = [*_fields(form, values)]
        if button is not None and button.get("name"):
            sent.append((button["name"], button["value"]))
        address = urljoin(self.address, form["action"])
        if form.get("method") != "post":
            return self.open(f"{address.partition('?')[0]}?{urlencode(sent)}")
        if form.get("enctype") == "multipart/form-data":
            return self._arrived(self.client.post(address, data=dict(sent), files=files))
        headers = {"content-type": "application/x-www-form-urlencoded"}
        return self._arrived(self.client.post(address, content=urlencode(sent), headers=headers))

    def _arrived(self, response) -> Element:
        self.status = response.status_code
        self.address = str(response.url)
        self.page = read(response.text)
        return self.page


def _fields(form: Element, values: dict):
    known = {one["name"] for one in form.all("input", "select", "textarea") if one.get("name")}
    assert set(values) <= known, (values, known)
    for one in form.all("input", "select", "textarea"):
        name = one.get("name")
        if not name or one.get("type") == "file":
            continue
        wanted = values.get(name)
        if one.tag == "select":
            options = [o["value"] for o in one.all("option")]
            chosen = [o["value"] for o in one.all("option") if "selected" in o.attributes]
            value = wanted if wanted is not None else (chosen or options)[0]
            assert value in options
            yield name, value
        elif one.get("type") in ("checkbox", "radio"):
            listed = wanted if isinstance(wanted, (list, tuple)) else [wanted]
            ticked = "checked" in one.attributes if wanted is None else one["value"] in listed
            if ticked:
                yield name, one["value"]
        elif one.tag == "textarea":
            yield name, wanted if wanted is not None else "".join(one.children).removeprefix("\n")
        else:
            yield name, wanted if wanted is not None else one.get("value")
