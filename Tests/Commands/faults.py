#!/usr/bin/env python3
"""Fails or kills single system calls: what was acknowledged is there, what failed is not, and the exit code says which.

Needs strace and permission to use it. The calls that decide are named, of the others there is a sample; `scripts/faults`
takes every one. With --order only the order of calls that makes durable what is accepted or built is looked at.
"""
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import injection
from calling import environment
from checking import check, finish

ROOT = Path(__file__).resolve().parent.parent.parent
MAKI = str(Path(sys.argv[1]).resolve())
ENVIRONMENT = environment(SWIFT_BACKTRACE="enable=no")


def run(arguments: list, folder: Path, options: list | None = None) -> subprocess.CompletedProcess:
    command = ([] if options is None else ["strace", "-f", "-qq", "-y", "-o", "trace"] + options) + [MAKI] + arguments
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, env=ENVIRONMENT, stdin=subprocess.DEVNULL)


def steps(folder: Path, mentions: str) -> list:
    """The traced calls that touch files whose path holds a text, in order (`rename` for all its kinds, `open` for `openat`)."""
    found = []
    for line in (folder / "trace").read_text(encoding="utf-8", errors="replace").splitlines():
        call = re.match(r"\d+\s+(\w+)\((.*)", line)
        if call and mentions in line and not line.rstrip().endswith("ENOENT (No such file or directory)"):
            found.append((call[1].removesuffix("at2").removesuffix("at"), call[2]))
    return found


def in_order(steps: list, wanted: list) -> None:
    """Checks that calls come one after the other: what each is for, its name, what it touches, whether the last counts."""
    last, before = -1, ""
    for name, kind, text, is_last in wanted:
        places = [i for i, (call, rest) in enumerate(steps) if call == kind and text in rest]
        place = (places[-1] if is_last else places[0]) if places else -1
        check(f"{name}: there is such a call", place >= 0, (kind, text))
        if place >= 0:
            check(f"{name}, after: {before}", place > last, (kind, text))
            last, before = place, name


def fresh(base: Path) -> Path:
    folder = Path(tempfile.mkdtemp(dir=base.parent))
    shutil.rmtree(folder)
    shutil.copytree(base, folder)
    return folder


if not injection.usable():
    print("single system calls: left out, there is no strace here or it may not be used")
    sys.exit(0)

with tempfile.TemporaryDirectory() as name:
    base = Path(name) / "base"
    for part in ("authorities/bund-musteramt", "records/bund-musteramt/musteramt-2025-0001", "records/bund-musteramt/fria-musteramt-2025-0001"):
        shutil.copytree(ROOT / "registry-data" / part, base / "registry-data" / part)
    shutil.copy(ROOT / "Tests/Fixtures/drafts/gut.json", base / "gut.json")
    for authority in ("bund-bnetza", "bund-bfdi", "bund-bmwe", "bund-bmi"):
        shutil.copytree(ROOT / "registry-data/authorities" / authority, base / "registry-data/authorities" / authority, dirs_exist_ok=True)
    load = ["submit", "registry-data", "--register", "r.sqlite"]
    prepared = run(load, base)
    assert prepared.returncode == 0, prepared.stdout + prepared.stderr
    submit = ["submit", "gut.json", "--register", "r.sqlite"]

    # The order that makes an accepted revision durable: file, folder, journal, its name; then the names of the files.
    folder = fresh(base)
    assert run(submit, folder, ["-e", "trace=openat,fsync,rename,renameat,renameat2,unlink,unlinkat,mkdir"]).returncode == 0
    own = "musteramt-2026-0007"
    in_order(steps(folder, "registry-data"), [
        ("the new folder is made", "mkdir", own, False), ("it is durable in the folder above", "fsync", "bund-musteramt>", False),
        ("the file is durable", "fsync", "0001.json.tmp", False), ("its folder is durable", "fsync", own + ">", False),
        ("the journal is durable", "fsync", ".pending.tmp", False), ("the journal gets its name", "rename", ".pending.tmp", False),
        ("that name is durable", "fsync", "registry-data>", False), ("the file gets its name", "rename", "0001.json.tmp", False),
        ("the file's name is durable", "fsync", own + ">", True), ("the journal goes", "unlink", ".pending\"", True)])
    shutil.rmtree(folder)

    # A draft that `new` acknowledges: its bytes, its name, the folder that holds the name.
    folder = fresh(base)
    assert run(["new", "label", "--no-input", "--authority", "bund-musteramt", "--register", "r.sqlite", "--output", "entwurf.json"],
               folder, ["-e", "trace=openat,fsync,rename,renameat,renameat2"]).returncode == 0
    in_order(steps(folder, folder.name), [
        ("the draft is durable", "fsync", "entwurf.json.maki-", False), ("it gets its name", "rename", "entwurf.json.maki-", False),
        ("that name is durable", "fsync", f"{folder.name}>", True)])
    shutil.rmtree(folder)

    # An exported file is on the disk before it replaces another.
    folder = fresh(base)
    assert run(["export", "codes.csv", "--register", "r.sqlite", "--output", "codes.csv"], folder, ["-e", "trace=fsync,rename"]).returncode == 0
    in_order(steps(folder, "codes.csv.maki-"), [("the exported file is durable", "fsync", "codes.csv", False), ("it gets its name", "rename", "codes.csv", False)])
    shutil.rmtree(folder)

    # A site is on the disk before it takes the place of the old one: the first, and one that replaces it.
    folder = fresh(base)
    build = ["build", "--register", "r.sqlite", "--sources", str(ROOT), "--output", "public", "--quiet"]
    for what in ("a first site", "a second site"):
        assert run(build, folder, ["-e", "trace=openat,syncfs,rename,renameat,renameat2"]).returncode == 0
        in_order(steps(folder, "public.new"), [
            (f"{what} is written", "open", "O_CREAT", True), (f"{what} is on the disk", "syncfs", "public.new>", True), (f"{what} takes its place", "rename", "public\"", False)])
    shutil.rmtree(folder)
    if "--order" in sys.argv:
        finish("order of system calls")

    # The calls that decide, by name. A kill before the journal has its name leaves the old state, from then on the new one:
    # between journal and names, before the names are on the disk, and before the journal goes.
    kept = "registry-data/records/bund-musteramt/musteramt-2026-0007"
    named = {
        "submit": [
            ("mkdir", kept, 1, "KILL", "old"), ("write", kept + "/0001.json.tmp", 1, "ENOSPC", "old"), ("fsync", kept + "/0001.json.tmp", 1, "EIO", "old"),
            ("fsync", ".pending.tmp", 1, "KILL", "old"), ("fsync", ".pending.tmp", 1, "EIO", "old"), ("rename", ".pending.tmp", 1, "KILL", "old"),
            ("rename", ".pending.tmp", 1, "EACCES", "old"), ("fsync", "registry-data", 1, "KILL", "new"), ("fsync", "registry-data", 1, "EIO", "new"),
            ("renameat2", kept + "/0001.json.tmp", 1, "KILL", "new"), ("fsync", kept, 2, "KILL", "new"),
            ("unlink", "registry-data/.pending", 1, "KILL", "new"), ("unlink", "registry-data/.pending", 1, "EIO", "new"),
            ("pwrite64", "r.sqlite-wal", -1, "ENOSPC", "new"), ("openat", "registry-data/.lock", 1, "EMFILE", "old"), ("read", "gut.json", 1, "EIO", "old")],
        # Whatever is read last is read before anything is accepted: then a failure is one.
        "withdraw": [("pread64", "r.sqlite", -1, "EIO", "new")],
        "workbook": [("rename", "", 1, "ENOSPC", "old"), ("newfstatat", "r.sqlite", 1, "EIO", "old")],
        "tables": [("syncfs", "daten.new", 1, "EIO", "old"), ("renameat2", "daten.new", 1, "KILL", "old")],
    }
    work = Path(name).resolve() / "single"
    work.mkdir()
    for scene in injection.scenes(MAKI, work, list(named)):
        calls = scene.calls(",".join({call for call, *_ in named[scene.name]}))
        for call, path, number, fault, wanted in named[scene.name]:
            met = [c for c in calls if c.name == call and c.path.endswith(path) and (number < 0 or c.number == number)]
            what = f"{scene.name}, {fault} at {call} {path} ({number})"
            check(f"{what}: there is such a call", met)
            if met:
                chosen = met[0 if number > 0 else -1]
                result, was_met = scene.disturbed(chosen, fault)
                state, problems = scene.judge(result, fault, chosen.path)
                check(what, was_met and state == wanted and not problems, (was_met, state, problems))

    # Reading that fails is never an absence: the same answer, or exit code 2.
    scene = injection.ReadingScene(MAKI, work, "reading", base)
    for arguments in (["validate", "gut.json", "--register", "r.sqlite", "--as-of", "2026-11-24"], ["export", "deployments.csv", "--register", "r.sqlite"],
                      ["status", "--register", "r.sqlite"]):
        scene.arguments = arguments
        scene.fresh()
        whole = scene.run().stdout
        calls = [call for call in scene.calls("pread64,newfstatat") if call.path.endswith("r.sqlite")]
        for fault, kinds in (("EIO", ("pread64", "newfstatat")), ("EINTR", ("pread64",))):
            for call in injection.spread([call for call in calls if call.name in kinds], 2):
                result, _ = scene.disturbed(call, fault)
                check(f"maki {arguments[0]}, {fault} at {call.name} {call.number}", result.returncode == 2 or result.stdout == whole,
                      (result.returncode, result.stderr[:200], result.stdout[:200]))
finish("single system calls")
