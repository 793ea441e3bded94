#!/usr/bin/env python3
"""Identifiers of records that are only counted are drawn, not counted on: a gap in a series would tell of them."""
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from checking import check, finish

ROOT = Path(__file__).resolve().parent.parent.parent
MAKI = str(Path(sys.argv[1]).resolve())
DRAFT = json.loads((ROOT / "Tests/Fixtures/drafts/gut.json").read_text(encoding="utf-8"))
OFFICE = "registry-data/records/bund-musteramt"


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    shutil.copytree(ROOT / "registry-data", folder / "registry-data")

    def maki(*arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run([MAKI, *arguments], cwd=folder, capture_output=True, text=True)

    def new(kind: str, file: str, *options: str) -> dict:
        """A scaffold without its comments."""
        run = maki("new", kind, "--authority", "bund-musteramt", "--no-input", "--output", file, "--as-of", "2026-11-24", *options)
        check(f"new {kind} {' '.join(options)}", run.returncode == 0, run.stderr)
        text = (folder / file).read_text(encoding="utf-8") if (folder / file).exists() else "{}"
        return json.loads(re.sub(r"^\s*//.*$|\s//[^\"\n]*$", "", text, flags=re.M))

    for kind, head in [("deployment", "musteramt-2026-"), ("fria", "fria-musteramt-2026-"), ("incident", "musteramt-vorfall-2026-"), ("label", "musteramt-inhalt-2026-")]:
        open_one, next_one = (new(kind, f"{kind}-{n}.json")["id"] for n in (1, 2))
        numbers = [int(one.removeprefix(head)) for one in (open_one, next_one)]
        check(f"{kind}: open records are counted on", numbers[1] > numbers[0] and open_one.startswith(head), f"{open_one} {next_one}")
        hidden = [new(kind, f"{kind}-hidden-{n}.json", "--hidden") for n in range(3)]
        ids = [one["id"] for one in hidden]
        check(f"{kind}: hidden ones are drawn", len(set(ids)) == 3 and all(re.fullmatch(head + "[a-z0-9]{8}", one) and not one.removeprefix(head).isdigit() for one in ids), str(ids))
        check(f"{kind}: they say that they are only counted", all(one["publication"]["level"] == "aggregate-only" for one in hidden), str(hidden[0].get("publication")))
        following = numbers[1] + 1
        while (folder / OFFICE / f"{head}{following:04}").exists():
            following += 1
        check(f"{kind}: they leave no gap in the series", new(kind, f"{kind}-3.json")["id"] == f"{head}{following:04}")

    # The warning, at the first revision and only for what is not shown.
    draft = DRAFT
    hidden = {"level": "aggregate-only", "ground": "kimig-20", "decidedBy": "Leitung", "decidedOn": "2026-01-15", "reviewDate": "2027-01-15"}
    assert maki("submit", "registry-data", "--register", "r.sqlite").returncode == 0

    def warns(file: str, **change) -> bool:
        (folder / file).write_text(json.dumps(draft | change, ensure_ascii=False), encoding="utf-8")
        said = maki("submit", file, "--register", "r.sqlite", "--dry-run").stdout
        check(f"{file}: it is a warning that names the way", "[REF-series]" not in said or "Warnung[REF-series]: " in said and "--hidden" in said, said[:400])
        return "[REF-series]" in said

    for own, level, expected in [
        ("musteramt-2026-0801", hidden, True), ("musteramt-2026-0801", {"level": "full"}, False),
        ("musteramt-2026-0801", hidden | {"level": "reduced"}, False), ("musteramt-2026-bcdf2345", hidden, False),
        ("musteramt-2026-08012", hidden, False), ("musteramt-2026-12345678", hidden, False),
    ]:
        check(f"{own}, {level['level']}: warned of {expected}", warns(f"{own}-{level['level']}.json", id=own, publication=level) == expected)
    incident = json.loads(next((folder / OFFICE / "musteramt-vorfall-2026-0001").glob("*.json")).read_text(encoding="utf-8"))
    for key in ("revision", "recordedAt"):
        incident.pop(key)
    for about, expected in [("musteramt-2025-0003", True), (incident["deployment"], False)]:
        draft = incident
        check(f"an incident about {about}: warned of {expected}", warns(f"about-{about}.json", id="musteramt-vorfall-2026-0801", deployment=about) == expected)
    # A record that was accepted keeps its identifier, and nobody is warned again.
    draft = json.loads(max((folder / OFFICE / "musteramt-2025-0003").glob("*.json")).read_text(encoding="utf-8"))
    hidden = draft["publication"]
    for key in ("revision", "recordedAt", "changeNote", "supersedes", "fria"):
        draft.pop(key, None)
    (folder / "neu.json").write_text(json.dumps(draft | {"id": "musteramt-2026-0802"}, ensure_ascii=False), encoding="utf-8")
    run = maki("submit", "neu.json", "--register", "r.sqlite")
    check("a hidden record with a number of the series is accepted with a warning", run.returncode == 0 and "REF-series" in run.stdout, run.stdout + run.stderr)
    check("afterwards it is not warned of", not warns("wieder.json", id="musteramt-2026-0802", publication=hidden, changeNote="Nochmals."))
finish("identifiers of hidden records")
