#!/usr/bin/env python3
"""Gives every command that writes files names made to lead elsewhere, in every place a name can come from: no file
appears, changes or vanishes but where the command was told to write."""
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
MAKI = Path(sys.argv[1]).resolve()
SAMPLE = json.loads((ROOT / "Tests/Fixtures/drafts/gut.json").read_text(encoding="utf-8"))
NAMES = [
    "../opfer/x", "bund-../opfer/x", "bund-../../opfer/x", "/tmp/../opfer/x", "bund-x/../../opfer/x", "..", ".", "",
    "bund-", "bund-.", "bund-..", "bund-\u0000x", "bund-x\ny", "bund-x\u001b[2J", "bund-x\\..\\y", "bund-ä", "-rf",
    "bund-" + "a" * 300, "bund-x\u202ey", "bund-.versteckt", "bund-x y", "$HOME", "bund-%2e%2e%2fx",
]
failures = []


def state(folder):
    return {str(p.relative_to(folder)): p.read_bytes() if p.is_file() else None for p in sorted(folder.rglob("*"))}


def run(where, *arguments, **more):
    return subprocess.run([MAKI, *arguments], cwd=where, capture_output=True, timeout=120, **more)


def check(label, where, written, action):
    """Runs a command and compares everything around the places it may write to."""
    before = state(where)
    result = action()
    after = state(where)
    if result.returncode not in (0, 1, 2, 64):
        failures.append(f"{label}: ended with {result.returncode}")
    for path in sorted(before.keys() | after.keys()):
        if before.get(path) != after.get(path) and not any(path == w or path.startswith(w + "/") for w in written):
            failures.append(f"{label}: touched {path!r}")
    for path in after:
        if path not in before and any(ord(c) < 32 for c in path):
            failures.append(f"{label}: control character in {path!r}")


def draft(**changes):
    return json.dumps({**SAMPLE, **changes}, ensure_ascii=False)


with tempfile.TemporaryDirectory() as name:
    base = Path(name)
    for part in ["site", "templates"]:
        os.symlink(ROOT / part, base / part)
    (base / "opfer").mkdir()
    (base / "opfer/brief.txt").write_text("bleibt")
    (base / "archiv").mkdir()
    (base / "archiv/records").mkdir()
    (base / "archiv/authorities").mkdir()
    common = ["--archive", "archiv", "--register", "r.sqlite"]
    free = ["archiv", "r.sqlite", "r.sqlite-wal", "r.sqlite-shm", "r.sqlite.lock"]
    mapping = {"mapping": "1", "columns": {"b": {"field": "authority"}, "name": {"field": "name"}}, "key": "nr"}
    # Every name in a cell, as authority and as number of the list: one import of them all.
    (base / "l.json").write_text(
        json.dumps([{"nr": value, "b": value, "name": "Ein Verfahren"} for value in NAMES]), encoding="utf-8")
    (base / "m.json").write_text(json.dumps({**mapping, "input": {"format": "json"}}))
    check("import cells", base, ["aus"],
          lambda: run(base, "import", "--mapping", "m.json", "l.json", "--output", "aus", *common))
    names = {p.name for p in (base / "aus").glob("*")} if (base / "aus").exists() else set()
    if len(names) != len(NAMES) + 1 or any(not n.isascii() or n.startswith(".") for n in names):
        failures.append(f"import cells: wrote {sorted(names)}")
    for index, value in enumerate(NAMES):
        # As a constant, as the beginning and as a value of a mapping.
        output = f"aus-{index}"
        (base / "l.json").write_text(json.dumps([{"b": "x", "name": "Ein Verfahren"}]))
        column = {"slug": value, "field": "authority"} if index % 2 else {"field": "authority", "values": {"x": value}}
        (base / "m.json").write_text(json.dumps(
            {**mapping, "input": {"format": "json"}, "columns": {"b": column}, "record": {"authority": value}}))
        check(f"import mapping {value!r}", base, [output],
              lambda: run(base, "import", "--mapping", "m.json", "l.json", "--output", output, *common))
    for value in NAMES[:8]:
        # Identifier and authority of a draft.
        for field in ["id", "authority"]:
            (base / "d.json").write_text(draft(**{field: value}), encoding="utf-8")
            for command in [["submit", "d.json"], ["preview", "d.json", "--output", "vorschau"]]:
                check(f"{command[0]} {field} {value!r}", base, [*free, "vorschau"],
                      lambda: run(base, *command, *common))
            left = [p for p in state(base / "archiv") if "opfer" in p or ".." in p]
            if left:
                failures.append(f"submit {field} {value!r}: {left}")
    for value in NAMES[:3]:
        for command in [
            ["withdraw", "--reason", "Ein Grund.", "--", value], ["confirm", "--", value],
            ["null-report", "--date", "2026-01-01", "--", value],
        ]:
            check(f"{command[0]} {value!r}", base, free, lambda: run(base, command[0], *common, *command[1:]))
        for command in [
            ["revise", *common, "--output", "neu.json", "--", value],
            ["new", "deployment", "--no-input", "--authority=" + value, "--output", "neu.json", *common],
            ["new", "fria", "--no-input", "--for=" + value, "--output", "neu.json", *common],
            ["export", "--register", "r.sqlite", "--output", "neu.json", "--", value],
        ]:
            check(f"{command[0]} {value!r}", base, [*free, "neu.json"], lambda: run(base, *command))
            (base / "neu.json").unlink(missing_ok=True)
    for year in [-1, 10**18, 99999]:
        (base / "m.json").write_text(json.dumps({**mapping, "input": {"format": "json"}, "year": year}))
        (base / "l.json").write_text(json.dumps([{"b": "bund-x", "name": "Ein Verfahren"}]))
        result = run(base, "import", "--mapping", "m.json", "l.json", "--output", "jahr", *common)
        if result.returncode != 1 or (base / "jahr").exists():
            failures.append(f"year {year}: {result.returncode}")
    # A register that holds what no command accepts: the archive written from it stays in its folder.
    target = Path(tempfile.mkdtemp(dir=base))
    shutil.copytree(ROOT / "registry-data/authorities", target / "archiv/authorities")
    (target / "archiv/records").mkdir()
    run(target, "build", "--archive", "archiv", "--register", "r.sqlite", "--output", "site", "--quiet")
    if (target / "r.sqlite").exists():
        base_id = "bund-musteramt"
        with sqlite3.connect(target / "r.sqlite") as db:
            tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
            for trigger in tables:
                db.execute(f'DROP TRIGGER "{trigger}"')
            db.execute("PRAGMA foreign_keys = OFF")
            db.execute("UPDATE revision SET bytes = cast(replace(cast(bytes AS text), '\"id\": \"bund-musteramt\"', "
                       "'\"id\": \"../../opfer\"') AS blob) WHERE record_id = ?", [base_id])
            db.execute("UPDATE revision SET record_id = '../../opfer' WHERE record_id = ?", [base_id])
            db.execute("UPDATE record SET id = '../../opfer', authority = '../../opfer' WHERE id = ?", [base_id])
        results = []
        check("export archive", target, ["r.sqlite", "r.sqlite-wal", "r.sqlite-shm", "heraus"],
              lambda: results.append(
                  run(target, "export", "archive", "--register", "r.sqlite", "--output", "heraus")) or results[-1])
        if results[-1].returncode != 2:
            failures.append(f"export archive: ended with {results[-1].returncode}: {results[-1].stderr.decode()}")
    else:
        failures.append("no register was made")
    if (base / "opfer/brief.txt").read_text() != "bleibt" or len(list((base / "opfer").iterdir())) != 1:
        failures.append("the victim's folder was touched")

for failure in failures:
    print(failure, file=sys.stderr)
print(f"{len(NAMES)} names in every place, {len(failures)} failures")
sys.exit(1 if failures else 0)
