#!/usr/bin/env python3
"""Publication by construction: what a decision hides is in no file the register writes, and changes no byte of them.

One archive holds every type of record in many histories: levels, withheld fields, lifts, withdrawals, of records and of
what is about them. Every text of the catalogue carries a marker (`planting.py`); what may be seen is reckoned apart from the
program (`decisions.py`). Three proofs:

1. No hidden marker is in anything written: pages, twins, feeds, search, tables, workbook, database, releases, reports,
   previews, of the latest day and of earlier ones.
2. Other values where nobody may look change no byte.
3. Every marker that may be seen is in each place it belongs to, so that the search cannot look at nothing.

  matrix.py MAKI [--places]     --places shows where which fields were found
"""
import functools
import gzip
import hashlib
import io
import json
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import planting
from calling import environment, now
from checking import check, finish
from decisions import RANK, Decisions
from planting import CONTRADICTIONS, FILLER, KINDS, ROOT, TEXTS, VOCABULARIES, Plant

MAKI = str(Path(sys.argv[1]).resolve())

# Histories of a deployment. Groups: a and b halve the single fields, t are whole branches.
HISTORIES = [
    ["full"], ["full"], ["full"], ["full"], ["reduced"], ["aggregate-only"],
    ["full -a -t"], ["full -a", "full"], ["full -b", "full"], ["full -t", "full"], ["full", "full -a"], ["full", "full -b"],
    ["full -a", "full +a"], ["full -t -b", "full +t"], ["full", "full -b", "full"], ["full -a", "full", "full -b"],
    ["reduced", "full"], ["full", "reduced"], ["reduced", "full +full"], ["full", "reduced", "full"], ["full -a", "reduced", "full +full"],
    ["aggregate-only", "full"], ["aggregate-only", "reduced"], ["full", "aggregate-only"], ["aggregate-only", "full +full"],
    ["full", "aggregate-only", "full"], ["aggregate-only", "full +reduced", "full"], ["aggregate-only", "full +full", "aggregate-only"],
    ["full", "full w"], ["full -b", "full w"], ["reduced", "reduced w"], ["aggregate-only", "aggregate-only w"],
    ["full", "reduced w"], ["full", "aggregate-only w"], ["reduced", "full w"], ["aggregate-only", "full w"],
]
# Histories of what is about an open deployment: its own decisions.
OWN = [["full -a -t"], ["full", "full -b"], ["full -t", "full +t"], ["full -a", "full", "full -b"], ["aggregate-only"], ["full", "aggregate-only"],
       ["aggregate-only", "full +full"], ["aggregate-only", "full +full", "aggregate-only"], ["full", "full w"], ["full", "aggregate-only w"], ["reduced"], ["reduced", "full"]]
# Drafts for `maki preview`: type, history whose last revision is the draft, and what it is about.
DRAFTS = [("deployment", ["full -a -t"], ""), ("deployment", ["aggregate-only"], ""), ("deployment", ["full -b", "full -a"], ""),
          ("deployment", ["aggregate-only", "full +reduced"], ""), ("incident", ["full"], "hidden")]
# A record at level `reduced` shows these texts (record model, decision 17), and no others.
REDUCED = {"legalBasis[].citation", "legalBasis[].url"}
# What a restricted record may tell through what the register derives of it: its class and the authority that supervises it,
# both from Annex III and the exceptions from it, the name the register gives it, and whether there is an assessment.
DERIVED = ("classification", "decision", "usage.context", "fria")
VARIANTS = [
    {}, {"agent.isAgent": True, "biometrics.used": True, "decision.role": "full-automation"},
    {"status": "pilot", "classification.outOfScope": "2.12"}, {"classification.isAiSystem": "unclear"},
]
BASES = {"deployment": "records/bund-musteramt/musteramt-2025-0001/0003", "fria": "records/bund-musteramt/fria-musteramt-2025-0001/0001",
         "incident": "records/bund-musteramt/musteramt-vorfall-2026-0001/0001", "label": "records/bund-musteramt/musteramt-text-2026-0001/0001",
         "authority": "authorities/bund-musteramt/0002"}
# Texts without a marker: identifiers are looked for by themselves, and `base` is of drafts alone.
UNMARKED = re.compile(r"^(id|authority|base\..*)$")


def groups(kind) -> tuple:
    """The groups of withheld paths of a type, and the JSON Pointers that name them."""
    single = [f for f in kind.fields.values() if f.restriction == "F" and f.type not in ("object", "map") and not f.is_list
              and not any(above.endswith("{}") for above in f.ancestors)]
    branches = [f for f in kind.fields.values() if f.restriction == "F" and (f.type in ("object", "map") or f.is_list)
                and not any(kind[above].restriction == "F" for above in f.ancestors[1:])]
    names = {"a": single[::2], "b": single[1::2], "t": branches[::2]}
    paths = {name: {field.path for field in fields} for name, fields in names.items()}

    def pointer(path: str) -> str:
        return "/" + "/".join(step.removesuffix("[]") + ("/0" if step.endswith("[]") else "") for step in path.split("."))
    pointers = {name: [pointer(f.path).removesuffix("/0") if f.is_list else pointer(f.path) for f in fields] for name, fields in names.items()}
    return paths, pointers


class Story:
    """One record with its revisions, and for each of its markers whether it may be seen."""
    count = 0

    def __init__(self, type: str, id: str, words: list, about: "Story | None" = None, variant: int = 0, changes: dict | None = None,
                 number: int = 0):
        Story.count += 0 if number else 1
        self.words = words
        self.number, self.type, self.id, self.about = number or Story.count, type, id, about
        self.kind = KINDS[type]
        paths, self.pointers = groups(self.kind)
        self.decisions = Decisions(words, paths)
        self.variant, self.changes = VARIANTS[variant % len(VARIANTS)], changes or {}
        self.revisions, self.plants = [], []
        for index in range(len(words)):
            self.add(index)

    def time(self, index: int) -> str:
        """The first is of the first day; what is about a deployment comes after its revision of the day."""
        return f"2026-11-{index + 1:02}T{10 if self.about is None else 11}:{self.number % 60:02}:00Z"

    def add(self, index: int) -> None:
        number, step = index + 1, self.decisions.steps[index]
        base = json.loads((ROOT / f"registry-data/{BASES[self.type]}.json").read_text(encoding="utf-8"))
        for key in ("publication", "changeNote", "supersedes", "fria", "withdrawal"):
            base.pop(key, None)
        base |= {"id": self.id, "revision": number, "recordedAt": self.time(index)}
        if self.about is not None:
            base |= {"deployments": [self.about.id]} if self.type == "fria" else {"deployment": self.about.id}
        if self.type == "deployment":
            # Only such systems may be shown in part.
            for path, value in ({"usage.context": "asylum", "classification.annexIII": ["III.7.b"]} | self.variant).items():
                *above, last = path.split(".")
                place = base
                for word in above:
                    place = place.setdefault(word, {})
                place[last] = value
        base |= self.changes
        plant = Plant(base, self.number, number)
        record = plant.record
        if step["withdrawn"]:
            plant.markers.clear()
            record = {key: record[key] for key in ("schemaVersion", "recordType", "id", "revision", "recordedAt", "origin", "authority")}
            record["withdrawal"] = {"reason": plant.marker("withdrawal.reason") + FILLER}
        record["publication"] = self.decisions.stated(index, plant.marker, self.pointers)
        self.revisions.append(record)
        self.plants.append(plant)

    # What may be seen

    def known(self, day: str = "9999") -> int:
        """How many revisions had been accepted by the end of a day."""
        return sum(self.time(index)[:10] <= day for index in range(len(self.revisions)))

    def level(self, index: int, day: str = "9999") -> str:
        """The level of a revision: the stricter of its own and that of the deployment it is about, as it stood then."""
        own = self.decisions.level(index)
        if self.about is None:
            return own
        end = self.time(index + 1) if index + 1 < self.known(day) else "9999"
        standing = [i for i in range(self.about.known(day)) if self.about.time(i) < end]
        return max(own, self.about.level(standing[-1] if standing else 0), key=RANK.get)

    @functools.cache
    def is_shown(self, index: int, day: str = "9999") -> bool:
        """Whether a revision has a page on a day: the record must have one, and only deployments show less than all."""
        allowed = ("full", "reduced") if self.type == "deployment" else ("full",)
        return index < self.known(day) and self.level(self.known(day) - 1, day) in allowed and self.level(index, day) in allowed

    def shows(self, index: int, path: str, day: str = "9999") -> bool:
        """Whether the value at a path of a revision may be seen on a day; decisions taken later count on every day."""
        if not self.is_shown(index, day) or any(self.kind[above].restriction == "I" for above in self.kind[path].ancestors):
            return False
        if self.level(index, day) == "reduced":
            return path in REDUCED
        withheld = self.decisions.effective(index)[1]
        # A translation is withheld with its original.
        paths = [path, path.removeprefix("translations.en.")]
        return not any(above in withheld for one in paths if one in self.kind.fields for above in self.kind.withholdable(one))

    def markers(self):
        """All markers: text, revision, path, whether it may be seen."""
        for index, plant in enumerate(self.plants):
            for text, path in plant.markers.items():
                yield text, index, path, self.shows(index, path)

    @property
    def is_hidden(self) -> bool:
        """Whether the record as a whole is nowhere."""
        return not self.is_shown(len(self.revisions) - 1)

    # Other values

    def changed(self, index: int, renamed, draft: "Story | None" = None) -> dict:
        """The revision with other values of the same kind wherever nobody may look, not even in a preview of a draft."""
        record = json.loads(json.dumps(self.revisions[index]))
        for field in self.kind.children[""]:
            if field.path not in CONTRADICTIONS:
                self.change(record, field, index, [self, draft] if draft else [self])
        return json.loads(renamed(json.dumps(record)))

    def change(self, parent: dict, field, index: int, seen: list) -> None:
        value = parent.get(field.name)
        if value is None:
            return
        if field.type in ("object", "map"):
            for item in value if isinstance(value, list) else value.values() if field.type == "map" else [value]:
                for part in self.kind.children.get(field.path, []):
                    self.change(item, part, index, seen)
        elif field.type not in TEXTS and not any(one.shows(index, field.path) or one.is_derived(index, field.path) for one in seen):
            parent[field.name] = list(dict.fromkeys(other(field, item) for item in value)) if isinstance(value, list) else other(field, value)

    def is_derived(self, index: int, path: str) -> bool:
        return self.level(index) == "reduced" and path.startswith(DERIVED)


# What rules would refuse when it changed alone.
BOUND = re.compile(r"^(recordType|id|authority|origin|status|state|kind|deployments?|performedOn|updatedOn)$|^dates|^classification|applies$|faceImages$|^biometrics.kind")


def other(field, value):
    """Another value of the same kind."""
    if BOUND.search(field.path) or field.type == "reference":
        return value
    if isinstance(value, bool):
        return not value
    if isinstance(value, (int, float)):
        return value - 1 if value - 1 >= field.row.get("minimum", 0) else value + 1
    codes = [item["code"] for item in VOCABULARIES.get(field.row.get("vocabulary", ""), {}).get("items", [])]
    return codes[(codes.index(value) + 1) % len(codes)] if value in codes else value


def stories() -> list:
    found = []

    def deployment(words: list, **options) -> Story:
        count = sum(story.type == "deployment" for story in found)
        story = Story("deployment", f"musteramt-2026-{len(found) + 1:04}", words, variant=count, **options)
        found.append(story)
        return story

    def about(story: Story, words: list, types: tuple = ("fria", "incident", "label")) -> None:
        for type in types:
            number = f"{Story.count + 1:04}"
            id = {"fria": f"fria-musteramt-2026-{number}", "incident": f"musteramt-vorfall-{number}", "label": f"musteramt-inhalt-{number}"}[type]
            found.append(Story(type, id, words, about=story))

    for words in HISTORIES:
        story = deployment(words)
        # Withheld fields are a matter of the record alone, its level one of all that is about it.
        if any(level in " ".join(words) for level in ("reduced", "aggregate-only")):
            about(story, ["full"] * min(len(words), 2))
            for revision in story.revisions:
                if "withdrawal" not in revision:
                    revision.setdefault("fria", {})["id"] = found[-3].id
    opened = found[0]
    for words in OWN:
        about(opened, words)
    # One replaces another: open by open, open by hidden, hidden by open.
    for words, old in ((["full"], 0), (["aggregate-only"], 1), (["full"], 5)):
        deployment(words, changes={"supersedes": [s for s in found if s.type == "deployment"][old].id})
    # From a public source: the source is as hidden as the rest.
    for words in (["full"], ["aggregate-only"], ["reduced"]):
        deployment(words, changes={"origin": "public-source"})
    found.append(Story("authority", "bund-musterprobe", ["full", "full"]))
    # An assessment of two systems is as hidden as the more hidden one; the open one must not name the other.
    hidden = next(s for s in found if s.type == "deployment" and s.is_hidden)
    both = Story("fria", "fria-musteramt-beide", ["full"], about=hidden)
    both.revisions[0]["deployments"] = [opened.id, hidden.id]
    found.append(both)
    # Drafts: new ones, and further revisions of records that are there.
    drafts = []
    for type, words, target in DRAFTS:
        id = f"musteramt-2026-{900 + len(drafts)}" if type == "deployment" else f"musteramt-vorfall-{900 + len(drafts)}"
        options = {"about": {"open": opened, "hidden": hidden}.get(target)}
        if len(words) > 1:
            found.append(Story(type, id, words[:-1], **options))
            options["number"] = found[-1].number
        drafts.append(Story(type, id, words, **options))
    return found, drafts


def write(archive: Path, records: list) -> None:
    for record in records:
        top = archive / "authorities" if record["recordType"] == "authority" else archive / "records" / record["authority"]
        folder = top / record["id"]
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{record['revision']:04}.json").write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")


# Searching


def run(*arguments, expected=0) -> subprocess.CompletedProcess:
    result = subprocess.run([MAKI, *map(str, arguments)], capture_output=True, text=True, env=environment())
    check(f"maki {arguments[0]} ends with {expected}", result.returncode == expected, result.stdout + result.stderr)
    if result.returncode != expected:
        # What was not written cannot be searched.
        finish("publication matrix")
    return result


def contents(folder: Path) -> dict:
    """Every file below a folder; workbooks, databases and packed files are unpacked as well."""
    found = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name, data = str(path.relative_to(folder)), path.read_bytes()
        # The only time in what is written that is of the call.
        found[name] = NOW.sub(b"", data) if name.startswith("preview/") else data
        if data[:2] == b"PK":
            with zipfile.ZipFile(io.BytesIO(data)) as book:
                found |= {f"{name}!{part}": book.read(part) for part in book.namelist()}
        elif data[:2] == b"\x1f\x8b":
            found[f"{name}!"] = gzip.decompress(data)
        elif data[:15] == b"SQLite format 3":
            with sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True) as database:
                for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                    rows = database.execute(f'SELECT * FROM "{table}"').fetchall()
                    found[f"{name}!{table}"] = "\n".join(map(str, rows)).encode()
    return found


NOW = re.compile(now().strftime("%Y-%m-%dT").encode() + rb"\d\d:\d\d:\d\dZ")
DAYS = ("2026-11-01", "2026-11-02")
PLACES = [
    (r"^2026-11-01/", "export of the first day"), (r"^2026-11-02/", "export of the second day"),
    (r"^site/en/[^!]*/revision-\d+/", "revision, English"), (r"^site/[^!]*/fassung-\d+/", "revision, German"),
    (r"^site/en/[^!]*/history/", "history, English"), (r"^site/[^!]*/verlauf/", "history, German"),
    (r"^site/en/[^!]*/eu-database/", "EU database, English"), (r"^site/[^!]*/eu-datenbank/", "EU database, German"),
    (r"^site/en/(systems|assessments|incidents|labels|authorities)/[^/]*/index.html$", "page, English"),
    (r"^site/(systeme|folgenabschaetzungen|vorfaelle|kennzeichnungen|behoerden)/[^/]*/index.html$", "page, German"),
    (r"^site/en/.*\.md$", "Markdown, English"), (r"^site/[^d].*\.md$", "Markdown, German"),
    (r"^site/(systeme|folgenabschaetzungen|vorfaelle|kennzeichnungen|behoerden)/([^/]*)/\2\.csv$", "twin in CSV"),
    (r"^site/api/v1/records/[^/]*\.json$", "API"), (r"^site/api/v1/records/[^/]*/\d+\.json$", "API, revision"),
    (r"\.atom$", "feed"), (r"^site/suche/", "search"), (r"^report/", "report"), (r"sitemap", "sitemap"), (r"/aufsicht/", "supervision"),
    (r"^site/daten/\d{4}-", "dated release"), (r"^site/daten/aktuell/.*\.sqlite!", "SQLite"), (r"^site/daten/aktuell/.*\.xlsx!", "workbook"),
    (r"^site/daten/aktuell/[^/]*with-history\.jsonl$", "JSON Lines, history"), (r"^site/daten/aktuell/[^/]*\.jsonl$", "JSON Lines"),
    (r"^site/daten/aktuell/[^/]*\.csv$", "tables in CSV"), (r"\.html$", "other page"), (r"\.csv$", "other CSV"), (r"", "other"),
]


@functools.cache
def place(name: str) -> str:
    """What a file is, in words."""
    return next(label for pattern, label in PLACES if re.search(pattern, name))


def produce(archive: Path, work: Path, drafts: dict, days: int) -> dict:
    """Everything the register writes of an archive for others."""
    work.mkdir()
    register = work.parent / (work.name + ".sqlite")
    common = ["--register", register, "--quiet"]
    run("build", "--archive", archive, *common, "--sources", ROOT, "--output", work / "site", "--release")
    # Of other values one of the days tells as much as both.
    for day in DAYS[:days]:
        run("export", "all", *common, "--output", work / day, "--as-of", day)
    run("report", "--year", "2026", *common, "--sources", ROOT, "--output", work / "report")
    (work / "status.txt").write_text(run("status", "--json", *common).stdout, encoding="utf-8")
    (work / "preview").mkdir()
    for name, draft in drafts.items():
        file, before = work.parent / "draft.json", archive / "records" / draft["authority"] / name / f"{draft['revision'] - 1:04}.json"
        draft = {key: value for key, value in draft.items() if key not in ("revision", "recordedAt")}
        if before.exists():
            draft["base"] = {"revision": int(before.stem), "sha256": hashlib.sha256(before.read_bytes()).hexdigest()}
        file.write_text(json.dumps(draft, ensure_ascii=False, indent=1), encoding="utf-8")
        run("preview", file, "--archive", archive, *common, "--sources", ROOT, "--output", work / "preview" / name)
    return contents(work)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        told, drafts = stories()
        renamed = renaming(told, drafts)
        # What a draft opens in earlier revisions stays as it is.
        opening = {draft.number: draft for draft in drafts}
        archives = {"first": [r for story in told for r in story.revisions],
                    "second": [story.changed(index, renamed, opening.get(story.number)) for story in told for index in range(len(story.revisions))]}
        previews = {"first": {d.id: d.revisions[-1] for d in drafts}, "second": {d.id: d.changed(len(d.revisions) - 1, renamed) for d in drafts}}
        files = {}
        for which, records in archives.items():
            archive = folder / which / "archive"
            for authority in ("bund-musteramt", "bund-bnetza", "bund-bmwe"):
                shutil.copytree(ROOT / "registry-data/authorities" / authority, archive / "authorities" / authority)
            write(archive, records)
            files[which] = produce(archive, folder / which / "written", previews[which], 2 if which == "first" else 1)
        search(told, drafts, files["first"])
        different = sorted(n for n in files["first"].keys() | files["second"].keys()
                           if files["first"].get(n) != files["second"].get(n) and not n.startswith(("site.", DAYS[1])))
        check("other hidden values change no byte", not different, different[:10])


def renaming(told: list, drafts: list):
    """A function that puts other markers in the place of hidden ones; records that are nowhere have other names, too."""
    kept = {draft.id for draft in drafts}
    replaced = {story.id: story.id.replace("-2026-", "-2026-7").replace("vorfall-", "vorfall-7").replace("inhalt-", "inhalt-7")
                for story in told if story.is_hidden and story.id not in kept}
    for story in told + drafts:
        for text, _, _, shown in story.markers():
            replaced[text] = text.replace("770", "771") if text.startswith("770") else text.replace("zq", "q") + "anders"[:1 + ord(text[-1]) % 6]
    for story in told + drafts:
        # What a draft opens is there to be seen.
        for text in [text for text, _, _, shown in story.markers() if shown]:
            replaced.pop(text, None)
    pattern = re.compile("zq[0-9a-z]{6}|770[0-9]{8}|" + "|".join(sorted(map(re.escape, [i for i in replaced if "-" in i]), key=len, reverse=True)))

    def renamed(text: str) -> str:
        return pattern.sub(lambda match: replaced.get(match[0], match[0]), text)
    return renamed


def search(told: list, drafts: list, files: dict) -> None:
    found, previewed, seen = {}, {}, {}
    for file, data in files.items():
        for marker in planting.found(data) | planting.found(file.encode()):
            found.setdefault(marker, set()).add(file)
    for draft in drafts:
        for marker, index, path, shown in draft.markers():
            own = {file for file in found.get(marker, ()) if file.startswith(f"preview/{draft.id}/")}
            previewed[marker] = own
            if not shown:
                check(f"preview of {draft.words}: {path} of revision {index + 1} is hidden", not own, sorted(own)[:5])
            elif index + 1 == len(draft.revisions):
                check(f"preview of {draft.words}: {path} is shown", {"German", "English", "JSON"} <= set(map(sort, own)), own)
    for story in told:
        for marker, index, path, shown in story.markers():
            files_of = found.get(marker, set()) - previewed.get(marker, set())
            if not shown:
                check(f"{story.id} {index + 1} ({story.level(index)}): {path} is hidden", not files_of, sorted(files_of)[:5])
                continue
            for day in DAYS:
                if not story.shows(index, path, day):
                    check(f"{story.id} {index + 1}: {path} is hidden on {day}", not any(file.startswith(day) for file in files_of), sorted(files_of)[:5])
            places = {place(file) for file in files_of}
            seen.setdefault((story.type, path, index + 1 == len(story.revisions), story.level(index)), []).append(places)
            missing = expected(story, index, path) - places
            check(f"{story.id} {index + 1}: {path} is shown", not missing, f"missing: {sorted(missing)}")
    covered(told, drafts)
    if "--places" in sys.argv:
        everywhere = {}
        for (type, path, is_last, level), sets in seen.items():
            everywhere.setdefault((type, is_last, level), {})[path] = set.intersection(*sets)
        for key, paths in everywhere.items():
            common = set.intersection(*paths.values())
            print(key, "common:", sorted(common))
            for path, places in sorted(paths.items()):
                print("   ", path, sorted(places - common))


def covered(told: list, drafts: list) -> None:
    """Every text of the catalogue must have been hidden once and, unless it is internal, shown once."""
    met = {(story.type, path, shown) for story in told + drafts for _, _, path, shown in story.markers()}
    for type, kind in KINDS.items():
        for field in kind.fields.values():
            path, is_text = planting.REPEATED.get(field.path, field.path), field.type in TEXTS or field.type == "email"
            # Sources are of systems alone, and nothing of an authority is hidden or withdrawn.
            of_header = path.startswith(("source.", "withdrawal.", "publication."))
            if not is_text or UNMARKED.search(path) or (of_header and (type == "authority" or path.startswith("source.") and type != "deployment")):
                continue
            if type != "authority":
                check(f"{type}: some record hides {path}", (type, path, False) in met)
            if not any(kind[above].restriction == "I" for above in field.ancestors):
                check(f"{type}: some record shows {path}", (type, path, True) in met)


def sort(file: str) -> str:
    """What a file of a preview is."""
    return "JSON" if file.endswith(".json") else "English" if "/en/" in file else "German" if file.endswith(".html") else ""


def expected(story: Story, index: int, path: str) -> set:
    """The places where a text that may be seen must be found."""
    is_last, is_single = index + 1 == len(story.revisions), not re.search(r"\[\]|{}", path)
    if story.type == "authority":
        page = {"nameDe": {"page, German"}, "nameEn": {"page, English"}, "website": {"page, German", "page, English"}}.get(path, set())
        return (page if is_last else set()) | ({"API", "JSON Lines", "tables in CSV", "SQLite"} if is_last else {"API, revision"})
    is_full, is_withdrawn = story.level(index) == "full", "withdrawal" in story.revisions[index]
    # The page of an assessment has no identifiers of its parts, and reasons of a rating only beside the rating.
    has_page = not re.search(r"\[\]\.id$|^risks\[\]\.(inherent|residual)\.reasoning$", path)
    found = {"API, revision", "JSON Lines, history", "SQLite", "dated release", "tables in CSV"}
    if story.about is None:
        found |= {PLACES[number][1] for number, day in enumerate(DAYS) if index < story.known(day)}
    if has_page and (not is_last or len([i for i in range(len(story.revisions)) if story.is_shown(i)]) > 1):
        found |= {"revision, German", "revision, English"}
    if is_last:
        found |= {"API", "JSON Lines", "Markdown, German", "Markdown, English", "twin in CSV"}
        found |= {"page, German", "page, English"} if has_page else set()
        found |= {"workbook"} if is_single and is_full and story.type in ("deployment", "fria") else set()
        if story.type == "deployment":
            found |= {"supervision"} if is_full and not is_withdrawn else set()
            found |= {"feed"} if path in ("name", "shortDescription", "changeNote", "withdrawal.reason") and is_full else set()
    return found


if __name__ == "__main__":
    main()
    finish("publication matrix")
