#!/usr/bin/env python3
"""Fails or kills single system calls: what was acknowledged is there, what failed is not, and the exit code says which.

Needs strace and permission to use it; a sample of the calls, not all of them. With --all every call is taken in turn, with --order only
the order of calls that makes durable what is accepted or built is looked at.
"""
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from calling import environment
from checking import check, finish

ROOT = Path(__file__).resolve().parent.parent.parent
MAKI = str(Path(sys.argv[1]).resolve())
EVERY = "--all" in sys.argv
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


def calls(arguments: list, base: Path, names: str, mentions: str) -> list:
    """Which of the calls of each name, counted from one, touch files whose path holds a text."""
    folder = fresh(base)
    result = run(arguments, folder, ["-e", "trace=" + names])
    assert result.returncode == 0, result.stderr
    counts, found = {}, []
    for line in (folder / "trace").read_text(encoding="utf-8", errors="replace").splitlines():
        match = re.match(r"\d+\s+(\w+)\(", line)
        if match and match[1] in names.split(","):
            counts[match[1]] = counts.get(match[1], 0) + 1
            if mentions in line:
                found.append((match[1], counts[match[1]]))
    shutil.rmtree(folder)
    return found


def fresh(base: Path) -> Path:
    folder = Path(tempfile.mkdtemp(dir=base.parent))
    shutil.rmtree(folder)
    shutil.copytree(base, folder)
    return folder


def sample(found: list, most: int) -> list:
    return found if EVERY or len(found) <= most else [found[round(i * (len(found) - 1) / (most - 1))] for i in range(most)]


if not shutil.which("strace") or subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True).returncode:
    print("single system calls: left out, there is no strace here or it may not be used")
    sys.exit(0)

FILE = "registry-data/records/bund-musteramt/musteramt-2026-0007/0001.json"
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

    # Killed at any call: everything or nothing, and the next load completes it.
    for call, number in sample(calls(submit, base, "openat,write,fsync,rename,renameat2,unlink,mkdir", "registry-data"), 12):
        folder = fresh(base)
        run(submit, folder, ["-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={number}"])
        loaded = run(load, folder)
        check(f"killed at {call} {number}: the archive loads", loaded.returncode == 0, loaded.stderr + loaded.stdout)
        again = run(submit, folder)
        check(f"killed at {call} {number}: then it is accepted", again.returncode == 0 and (folder / FILE).exists(), again.stderr)
        check(f"killed at {call} {number}: nothing is left over", run(["fsck", "--register", "r.sqlite"], folder).returncode == 0)
        shutil.rmtree(folder)

    # A call that fails: exit code 0 means stored for good; any other that it is not, or the message says that it is.
    for fault in ("EIO", "ENOSPC"):
        found = calls(submit, base, "openat,write,pwrite64,fsync,fdatasync,rename,renameat2,unlink,newfstatat,read,pread64,getdents64,mkdir", "registry-data") \
            + calls(submit, base, "pwrite64,fdatasync", "r.sqlite")
        if fault == "ENOSPC":
            found = [f for f in found if f[0] in ("write", "pwrite64", "mkdir", "openat")]
        for call, number in sample(found, 24):
            folder = fresh(base)
            result = run(submit, folder, ["-e", f"trace={call}", "-e", f"inject={call}:error={fault}:when={number}"])
            crashed = result.returncode < 0 or result.returncode > 128
            check(f"{fault} at {call} {number}: no crash", not crashed, result.returncode)
            loaded = run(load, folder)
            there = (folder / FILE).exists() and json.loads((folder / FILE).read_text(encoding="utf-8"))["revision"] == 1
            said = "angenommen und gespeichert" in result.stderr
            check(f"{fault} at {call} {number}: the exit code says what is stored",
                  (result.returncode == 0 or said) == there and result.returncode in (0, 2) and loaded.returncode == 0,
                  (result.returncode, there, result.stderr[:300], loaded.stderr[:200]))
            shutil.rmtree(folder)

    # Reading that fails is never an absence: the same answer, or exit code 2.
    wanted = {}
    for arguments in (["validate", "gut.json", "--register", "r.sqlite", "--as-of", "2026-11-24"], ["export", "deployments.csv", "--register", "r.sqlite"],
                      ["status", "--register", "r.sqlite"]):
        whole = run(arguments, base).stdout
        for fault in ("EIO", "EINTR"):
            for call, number in sample(calls(arguments, base, "pread64,newfstatat,openat,read", "r.sqlite"), 8):
                if fault == "EINTR" and call == "newfstatat":
                    continue
                folder = fresh(base)
                result = run(arguments, folder, ["-e", f"trace={call}", "-e", f"inject={call}:error={fault}:when={number}"])
                check(f"maki {arguments[0]}, {fault} at {call} {number}", result.returncode == 2 or result.stdout == whole,
                      (result.returncode, result.stderr[:200], result.stdout[:200]))
                shutil.rmtree(folder)
finish("single system calls")
