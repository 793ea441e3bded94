"""Records in which every text of the catalogue carries a marker of its own, so that whatever leaves can be traced back.

The fields come from the catalogue's files: a new field is planted without touching this. A marker is eight letters and
digits, `zq`, two for the record, one for the revision, three for the field, or eleven digits where a format wants
numbers; both are found in any text, whatever stands around them."""
import json
import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
RESOURCES = ROOT / "Sources/CRegisterResources/Resources"
MARKERS = (re.compile(rb"zq[0-9a-z]{6}"), re.compile(rb"770\d{8}"))
LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"
FILLER = " ist der Anfang eines Textes, der so lang ist, wie das Register es für diese Antwort verlangt, und er sagt sonst nichts."
TEXTS = ("string", "text", "url")


@dataclass(frozen=True)
class Field:
    """One line of the catalogue: its path, the parts it has, and what may be withheld of it."""
    path: str
    type: str
    restriction: str
    row: dict

    @property
    def name(self) -> str:
        return self.path.split(".")[-1].removesuffix("[]").removesuffix("{}")

    @property
    def is_list(self) -> bool:
        return self.path.endswith("[]")

    @property
    def parent(self) -> str:
        return self.path.rpartition(".")[0]

    @property
    def ancestors(self) -> list:
        """The field and all it is part of."""
        steps = self.path.split(".")
        return [".".join(steps[:length]) for length in range(len(steps), 0, -1)]


class Kind:
    """A type of record: its fields by path, the header's among them."""

    def __init__(self, name: str):
        rows = []
        for file in sorted(RESOURCES.glob("fields-*.json")):
            data = json.loads(file.read_text(encoding="utf-8"))
            if data["recordType"] in ("header", name):
                rows += data["fields"]
        # What has ended may be stated no more.
        self.fields = {row["path"]: Field(row["path"], row["type"], row["class"], row) for row in rows if "until" not in row}
        self.order = {path: number for number, path in enumerate(self.fields)}
        self.children = {}
        for field in self.fields.values():
            self.children.setdefault(field.parent, []).append(field)

    def __getitem__(self, path: str) -> Field:
        return self.fields[path]

    def withholdable(self, path: str) -> list:
        """The path and those above it that a decision may name."""
        return [above for above in self[path].ancestors if self[above].restriction == "F"]


def vocabularies() -> dict:
    found = {}
    for file in sorted(RESOURCES.glob("vocabular*.json")):
        data = json.loads(file.read_text(encoding="utf-8"))
        found |= data.get("vocabularies", data)
    return found


VOCABULARIES = vocabularies()
KINDS = {name: Kind(name) for name in ("deployment", "fria", "incident", "label", "authority")}
# Identifiers inside an assessment, and the lists whose identifiers they repeat.
REPEATED = {"risks[].groups[]": "affectedGroups[].id", "measures[].risks[]": "risks[].id"}
# What a record only states when it is the case: other values would contradict the rest of the record.
CONTRADICTIONS = {
    "base", "supersedes", "withdrawal", "publication", "revision", "recordedAt",
    # A system cannot be all of these at once.
    "classification.outOfScope", "parent", "organOf", "successor", "dates.endedOn", "usageSuspendedOn", "resumedOn", "exception",
}


def found(data: bytes) -> set:
    """The markers in a text."""
    return {marker.decode() for pattern in MARKERS for marker in pattern.findall(data)}


class Plant:
    """One revision with markers in all its texts, on the base of a valid record.

    `markers` says for each marker at which path of the catalogue it stands."""

    def __init__(self, base: dict, number: int, revision: int, length: int = 0):
        self.kind = KINDS[base["recordType"]]
        self.number, self.revision, self.length = number, revision, length
        self.markers = {}
        self.record = json.loads(json.dumps(base))
        self.ids = {}
        for field in self.kind.children[""]:
            self.member(self.record, field)

    # Markers

    def marker(self, path: str, format: str = "") -> str:
        field = self.kind.order[path]
        if format in ("e164", "leika-id", "maki-id"):
            text = f"770{self.number:03}{self.revision}{field:04}"
        else:
            text = "zq" + digits(self.number, 2) + digits(self.revision, 1) + digits(field, 3)
        self.markers[text] = path
        return text

    def text(self, field: Field) -> str:
        """A text the field accepts, with its marker at the beginning."""
        row, format = field.row, field.row.get("format", "")
        marker = self.marker(REPEATED.get(field.path, field.path), format)
        if format == "email":
            return marker + "@musteramt.example"
        if format == "e164":
            return "+49" + marker
        if format == "leika-id":
            return "000" + marker
        if format == "maki-id":
            return "BD" + marker
        if field.type == "url":
            return f"https://www.musteramt.example/{marker}"
        if format:
            return marker
        text = marker
        while len(text) < row.get("minLength", 0):
            text += FILLER
        return text[:row.get("maxLength", 10_000)]

    # Values

    def member(self, parent: dict, field: Field) -> None:
        """Replaces a text that is there by one with a marker, and adds what is missing and may be stated."""
        if any(above in CONTRADICTIONS for above in field.ancestors):
            return
        old = parent.get(field.name)
        if old is None and not self.applies(field):
            return
        value = self.value(field, old)
        if value is not None:
            parent[field.name] = value

    def applies(self, field: Field) -> bool:
        def holds(part: dict) -> bool:
            if "all" in part:
                return all(map(holds, part["all"]))
            if "any" in part:
                return any(map(holds, part["any"]))
            found = self.stated(part["field"])
            return found is not None if "exists" in part else found in part.get("is", [])
        return all(holds(self.kind[above].row["applicable"]) for above in field.ancestors if "applicable" in self.kind[above].row)

    def stated(self, path: str):
        value = self.record
        for step in path.split("."):
            value = value.get(step.removesuffix("[]")) if isinstance(value, dict) else None
        return value

    def value(self, field: Field, old):
        if field.is_list:
            items = old if isinstance(old, list) and old else [None]
            found = [self.single(field, item) for item in items[:1 if field.type in TEXTS else None]]
            return [item for item in found if item is not None] or None
        return self.single(field, old)

    def single(self, field: Field, old):
        if field.type == "map":
            return self.map(field, old)
        if field.type == "object":
            result = dict(old or {})
            for part in self.kind.children.get(field.path, []):
                self.member(result, part)
            return result or None
        if field.row.get("vocabulary") or field.type in ("reference", "pointer", "const", "instant", "enum"):
            return old if old is not None or field.type != "enum" else self.code(field)
        if field.type in TEXTS:
            return old if field.path in ("id", "authority") else self.text(field)
        if field.type == "email":
            marker = self.marker(field.path)
            return f"{marker}@musteramt.example"
        if old is not None:
            return old
        return {"boolean": False, "date": "2026-01-15", "number": 2.5}.get(field.type) if field.type != "integer" else max(field.row.get("minimum", 1), 1)

    def map(self, field: Field, old):
        result = json.loads(json.dumps(old or {}))
        codes = [item["code"] for item in VOCABULARIES[field.row["vocabulary"]]["items"]]
        for code in [code for code in codes if code in result][:1] or codes[:1]:
            entry = result.setdefault(code, {})
            for part in self.kind.children.get(field.path, []):
                self.member(entry, part)
        return result or None

    @staticmethod
    def code(field: Field):
        items = VOCABULARIES.get(field.row.get("vocabulary", ""), {}).get("items", [])
        return next((item["code"] for item in items if "until" not in item), None)


def digits(number: int, length: int) -> str:
    text = ""
    for _ in range(length):
        text = LETTERS[number % 36] + text
        number //= 36
    return text
