#!/usr/bin/env python3
"""A tree that was built again and again through a random history is, byte for byte, the one built at once at its end."""
import datetime
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from checking import check, finish

ROOT = Path(__file__).resolve().parent.parent.parent
MAKI = str(Path(sys.argv[1]).resolve())
OFFICE = "records/bund-musteramt/"
# Who is named by the entries of this office, and an authority without any: the others' pages would be built thirty times.
AUTHORITIES = ["musteramt", "probeanstalt", "bnetza", "bnetza-kammer", "bfdi", "bmwe", "bmi", "bmf"]
# Nothing is accepted in the future: all days of the archive lie this many earlier, and time goes on from there.
EARLIER = 300
START = datetime.date(2026, 11, 24) - datetime.timedelta(days=EARLIER)
DECISION = {"decidedBy": "Leitung", "decidedOn": "2026-01-15", "reviewDate": "2027-01-01"}
OPEN = {"level": "full"}
COUNTED = {"level": "aggregate-only", "ground": "ifg-3", **DECISION}
REDUCED = {"level": "reduced", "ground": "aia-49-4", **DECISION}
STEPS = int(os.environ.get("MAKI_STEPS", "6"))
random.seed(int(os.environ.get("MAKI_SEED", "20261127")))


# A value that is a day or begins with one, not a day within a text.
DAY = re.compile(r'"(\d{4}-\d\d-\d\d)(?=["T])')


def earlier(match: re.Match) -> str:
    return f'"{datetime.date.fromisoformat(match[1]) - datetime.timedelta(days=EARLIER)}'


class Register:
    """An archive that grows, with a day that goes on."""

    def __init__(self, folder: Path):
        self.data = folder / "data"
        self.day = 0
        for part in [OFFICE, *(f"authorities/bund-{name}" for name in AUTHORITIES)]:
            shutil.copytree(ROOT / "registry-data" / part, self.data / part)
        for file in [*self.data.glob("authorities/*/*.json"), *self.data.glob("records/*/*/*.json")]:
            file.write_text(DAY.sub(earlier, file.read_text(encoding="utf-8")), encoding="utf-8")
        shutil.copytree(ROOT / "templates", folder / "sources/templates")
        shutil.copytree(ROOT / "site", folder / "sources/site")
        self.sources = folder / "sources"

    @property
    def today(self) -> str:
        return str(START + datetime.timedelta(days=self.day))

    def stamp(self) -> str:
        self.day = min(self.day + random.choice([0, 0, 0, 1, 12]), EARLIER - 5)
        return f"{self.today}T09:00:00Z"

    def latest(self, folder: str) -> dict:
        return json.loads(sorted((self.data / folder).glob("*.json"))[-1].read_text(encoding="utf-8"))

    def revise(self, folder: str, **change) -> str:
        place = self.data / folder
        record = self.latest(folder)
        if "withdrawal" in record:
            return f"{folder} is withdrawn already"
        number = record["revision"] + 1
        record.update(revision=number, recordedAt=self.stamp(), changeNote=f"Änderung {number}", **change)
        (place / f"{number:04}.json").write_text(json.dumps(record, ensure_ascii=False, indent=2), encoding="utf-8")
        return f"{folder} revision {number}: {', '.join(change)}"

    def reduce(self, folder: str) -> str:
        """Shows a system in part, which only some may be."""
        record = self.latest(folder)
        return self.revise(folder, publication=REDUCED, usage=dict(record.get("usage", {}), context="asylum"),
                           classification=dict(record.get("classification", {}), annexIII=["III.7.b"]))

    def go_on(self, folder: str) -> str:
        """The next thing in the life of a system."""
        record = self.latest(folder)
        status, day = {"planned": ("in-use", "inUseFrom"), "development": ("in-use", "inUseFrom"), "pilot": ("in-use", "inUseFrom"),
                       "in-use": ("retired", "endedOn"), "suspended": ("retired", "endedOn")}.get(record.get("status"), (None, None))
        if not status:
            return f"{folder} has ended already"
        return self.revise(folder, status=status, dates={**record.get("dates", {}), day: self.today})

    def withdraw(self, folder: str, reason: str) -> str:
        kept = ("schemaVersion", "recordType", "id", "origin", "authority", "source", "publication", "deployments")
        record = self.latest(folder)
        if "withdrawal" in record:
            return f"{folder} is withdrawn already"
        number = record["revision"] + 1
        record = {key: record[key] for key in kept if key in record}
        record.update(revision=number, recordedAt=self.stamp(), withdrawal={"reason": reason})
        (self.data / folder / f"{number:04}.json").write_text(json.dumps(record, ensure_ascii=False, indent=2), encoding="utf-8")
        return f"{folder} withdrawn"

    def add(self, model: str, own: str, **change) -> str:
        # The first revision: a later one may be hidden or withdrawn.
        record = json.loads((self.data / model / "0001.json").read_text(encoding="utf-8"))
        record.update(id=own, revision=1, recordedAt=self.stamp(), **change)
        place = self.data / OFFICE / own
        place.mkdir()
        (place / "0001.json").write_text(json.dumps(record, ensure_ascii=False, indent=2), encoding="utf-8")
        return f"new {own}"

    def systems(self) -> list:
        return [OFFICE + place.name for place in sorted((self.data / OFFICE).glob("musteramt-20*"))]


def steps(register: Register, number: int):
    """One of the things that happen to a register or its site; returns what it was and further options."""
    system = random.choice(register.systems())
    fria = OFFICE + random.choice(["fria-musteramt-2025-0001", "fria-musteramt-2025-0002", "fria-musteramt-2025-0004"])
    text = f"Ganz neuer Text Nummer {number}, der etwas erklärt."
    own = system.rsplit("/", 1)[1]
    return random.choice([
        lambda: register.revise(system, name=f"Umbenannt {number}", purpose=text),
        lambda: register.revise(system, translations={"en": {"kind": "human", "name": f"Renamed {number}", "shortDescription": "Short."}}),
        lambda: register.go_on(system),
        lambda: register.reduce(system),
        lambda: register.revise(system, publication=COUNTED),
        lambda: register.revise(system, publication=OPEN),
        lambda: register.withdraw(system, "Der Eintrag war ein Irrtum."),
        lambda: register.revise(fria, nextReviewOn="2027-01-15", publicSummary=text * 8),
        lambda: register.withdraw(fria, "Die Prüfung wird neu begonnen."),
        lambda: register.add(OFFICE + "fria-musteramt-2025-0001", f"fria-musteramt-2027-{number:04}", deployments=[own]),
        lambda: register.add(OFFICE + "musteramt-vorfall-2026-0001", f"musteramt-vorfall-2027-{number:04}", deployment=own),
        lambda: register.add(OFFICE + "musteramt-2025-0001", f"musteramt-2027-{number:04}", name=f"Nachfolger {number}", supersedes=own),
        lambda: register.revise("authorities/bund-musteramt", nameDe=f"Amt Nummer {number}"),
        lambda: edit(register.sources / "templates/record.mustache", f"<!-- {number} -->\n"),
        lambda: edit(register.sources / "site/pages/datenschutz.de.md", f"\n\nAbsatz {number}.\n"),
    ])()


def is_withdrawn(place: Path) -> bool:
    return "withdrawal" in json.loads(sorted(place.glob("*.json"))[-1].read_text(encoding="utf-8"))


def edit(file: Path, text: str) -> str:
    with open(file, "a", encoding="utf-8") as stream:
        stream.write(text)
    return f"{file.name} edited"


def disturb(public: Path) -> str:
    """What should not happen to a tree: the next build mends it."""
    files = [path for path in sorted(public.glob("systeme/*/index.html"))]
    victim = random.choice(files)
    kind = random.randrange(5)
    if kind == 0:
        with open(victim, "a", encoding="utf-8") as stream:
            stream.write("<!-- von Hand -->")
        os.utime(victim)
        return f"{victim.parent.name} edited by hand"
    if kind == 1:
        shutil.rmtree(victim.parent)
        return f"{victim.parent.name} deleted by hand"
    if kind == 2:
        shutil.rmtree(public.with_name("public.previous"), ignore_errors=True)
        return "the tree before deleted"
    if kind == 3:
        moved = public.with_name("moved")
        shutil.copytree(public, moved)
        shutil.rmtree(public)
        moved.rename(public)
        return "the tree replaced by a copy"
    return "nothing"


def build(folder: Path, output: str, register: str, *options: str) -> subprocess.CompletedProcess:
    return subprocess.run([MAKI, "build", "--archive", "data", "--register", register, "--sources", "sources", "--output", output, *options],
                          cwd=folder, capture_output=True, text=True)


def tree(folder: Path) -> dict:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    register = Register(folder)
    assert build(folder, "public", "r.sqlite").returncode == 0
    for number in range(STEPS):
        what = [steps(register, 10 * number + turn) for turn in range(random.choice([1, 1, 2]))] + [disturb(folder / "public")]
        options = random.choice([[], [], [], ["--base-url", "https://e.example/ki"], ["--languages", "de"], ["--as-of", "2026-02-10"]])
        again = build(folder, "public", "r.sqlite", *options)
        # A register of its own: what the archive says is all that counts.
        fresh = build(folder, f"fresh-{number}", f"fresh-{number}.sqlite", *options)
        first, second = tree(folder / "public"), tree(folder / f"fresh-{number}")
        wrong = sorted(path for path in first.keys() | second.keys() if first.get(path) != second.get(path))
        same = again.returncode == fresh.returncode == 0 and not wrong
        check(f"step {number}, {'; '.join(what + options)}", same, f"{again.stdout[:300]} {fresh.stdout[:300]} {wrong[:6]}")
        if not same:
            break
        shutil.rmtree(folder / f"fresh-{number}", ignore_errors=True)
        shutil.rmtree(folder / f"fresh-{number}.previous", ignore_errors=True)
    # A dated release holds what is current on its day and nothing of earlier trees, and stays as it is.
    data = folder / "public/daten"
    published = {}
    for turn in range(2):
        register.day += 1
        system = next(system for system in register.systems() if not is_withdrawn(register.data / system))
        register.revise(system, **dict(publication=[COUNTED, OPEN][turn]))
        check("a release is made", build(folder, "public", "r.sqlite", "--release").returncode == 0)
        dated = sorted(path.name for path in data.glob("20*"))
        new = [name for name in dated if name not in published]
        check("one release was added", len(new) == 1, str(dated))
        published.update({name: tree(data / name) for name in new})
        # Files that name other files of the release lead to the release itself, and its checksums follow.
        own = lambda files: {path: content for path, content in files.items() if not path.endswith((".jsonld", ".ttl", ".atom", "SHA256SUMS"))}
        check("a release is what is current", all(own(published[name]) == own(tree(data / "aktuell")) for name in new))
        check("releases stay", all(tree(data / name) == files for name, files in published.items()))
    # What is kept is not rendered: a change that leaves number, size and time of a file alone stays, until the page is
    # made of something else or nobody remembers what it was made of.
    def scribble(page: Path) -> None:
        times = page.stat()
        with open(page, "r+b") as stream:
            stream.write(b"<!doctype")
        os.utime(page, ns=(times.st_atime_ns, times.st_mtime_ns))

    systems = [system for system in register.systems() if not is_withdrawn(register.data / system)][:2]
    pages = [folder / "public/systeme" / system.rsplit("/", 1)[1] / "index.html" for system in systems]
    scribbled = lambda: [page.read_bytes().startswith(b"<!doctype") for page in pages]
    assert build(folder, "public", "r.sqlite").returncode == 0
    for page in pages:
        scribble(page)
    register.day += 1
    register.revise(systems[0], name="Zum letzten Mal umbenannt")
    check("a build renders the changed record alone", build(folder, "public", "r.sqlite").returncode == 0 and scribbled() == [False, True], str(scribbled()))
    (folder / "public.pages").unlink()
    check("without its ledger a build renders everything", build(folder, "public", "r.sqlite").returncode == 0 and scribbled() == [False, False], str(scribbled()))
finish("built again and again")
