"""The faults of Tests/Mutants/*.json: what they change, whom that hurts, and which test has to say so."""
import json
import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
# What differs from before says that something changed, not what is wrong.
SAY_NOTHING = ("Tests/Commands/same.py", "Tests/Commands/golden.py")


@dataclass(frozen=True)
class Fault:
    """One wrong expression or statement.

    `text` is replaced by `fault`. It stands once in the file, or once in `within`, which stands once in the file.
    `test` is a filter for `swift test`, or the words of a command behind the interpreter of Python.
    """
    id: str
    area: str
    wrong: str
    file: str
    text: str
    fault: str
    within: str
    is_statement: bool
    test: tuple

    def span(self, content: str) -> tuple:
        """Where the text stands, or ValueError with the reason why the fault does not apply any more."""
        start, end = 0, len(content)
        if self.within:
            start = once(content, self.within, "within", 0, end)
            end = start + len(self.within)
        start = once(content, self.text, "text", start, end)
        return start, start + len(self.text)

    @property
    def is_compiled(self) -> bool:
        return self.file.endswith(".swift")


def once(content: str, part: str, name: str, start: int, end: int) -> int:
    found = content.find(part, start, end)
    if found < 0:
        raise ValueError(f"its {name} is gone")
    if content.find(part, found + 1, end) >= 0:
        raise ValueError(f"its {name} stands there more than once")
    return found


def areas() -> list:
    """The areas in the order of their files: name, least number, faults."""
    result = []
    for path in sorted(FOLDER.glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        faults = []
        for entry in data["faults"]:
            extra = set(entry) - {"id", "wrong", "file", "text", "fault", "within", "statement", "swift", "command"}
            if extra or ("swift" in entry) == ("command" in entry):
                raise SystemExit(f"{path.name}: {entry.get('id')}: unknown or missing members {sorted(extra)}")
            test = ("swift", entry["swift"]) if "swift" in entry else ("command", *entry["command"].split())
            faults.append(Fault(entry["id"], data["area"], entry["wrong"], entry["file"], entry["text"], entry["fault"],
                                entry.get("within", ""), entry.get("statement", False), test))
        result.append((data["area"], data["least"], faults))
    return result


def problems(root: Path) -> list:
    """What is wrong with the data, a sentence each: stale faults, too few in an area, tests that say nothing."""
    found, seen, spans = [], set(), {}
    for area, least, faults in areas():
        if len(faults) < least:
            found.append(f"{area}: {len(faults)} faults, at least {least} are wanted")
        for fault in faults:
            if fault.id in seen:
                found.append(f"{fault.id}: two faults have this name")
            seen.add(fault.id)
            if not re.fullmatch(r"[a-z0-9-]+", fault.id):
                found.append(f"{fault.id}: names are small letters, digits and hyphens")
            if fault.text == fault.fault:
                found.append(f"{fault.id}: changes nothing")
            if fault.test[0] == "command":
                if not (root / fault.test[1]).is_file():
                    found.append(f"{fault.id}: there is no {fault.test[1]}")
                if fault.test[1] in SAY_NOTHING:
                    found.append(f"{fault.id}: {fault.test[1]} cannot say what is wrong")
            reason = stale(fault, root)
            if reason:
                found.append(f"{fault.id}: stale, {reason} ({fault.file})")
                continue
            start, end = fault.span((root / fault.file).read_text(encoding="utf-8"))
            for other, first, last in spans.setdefault(fault.file, []):
                if start < last and first < end and (start, end) != (first, last):
                    found.append(f"{fault.id}: overlaps with {other}")
            spans[fault.file].append((fault.id, start, end))
    return found


def stale(fault: Fault, root: Path) -> str:
    """Why a fault cannot be put in; empty when it can."""
    path = root / fault.file
    if not path.is_file():
        return "there is no such file"
    try:
        fault.span(path.read_text(encoding="utf-8"))
    except ValueError as error:
        return str(error)
    return ""
