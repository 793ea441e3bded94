#!/usr/bin/env python3
"""Kills submit and build at many moments: what is left is the old or the new state, and a re-run completes it."""
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
MAKI = str(Path(sys.argv[1]).resolve())
random.seed(20261124)


def tree(folder: Path) -> dict:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file() and not p.name.startswith(".")}


def killed(arguments: list, folder: str, delay: float) -> None:
    process = subprocess.Popen([MAKI] + arguments, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    process.wait()


def taken(arguments: list, folder: str) -> float:
    """Seconds that a call takes which is not killed."""
    start = time.monotonic()
    assert run(arguments, folder) == 0
    return time.monotonic() - start


def run(arguments: list, folder: str) -> int:
    return subprocess.run([MAKI] + arguments, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode


failures = 0
with tempfile.TemporaryDirectory() as folder:
    place = Path(folder)
    # A small register: what is left does not depend on how many entries there are, and a moment is found in it as well.
    shutil.copytree(ROOT / "Tests/Fixtures/small-register", place / "registry-data")
    submit = ["submit", "drafts", "--register", "r.sqlite"]
    build = ["build", "--register", "r.sqlite", "--sources", str(ROOT)]
    assert run(["submit", "registry-data", "--register", "r.sqlite"], folder) == 0
    assert run(build, folder) == 0
    before = tree(place / "public")
    length = taken(build, folder)
    assert tree(place / "public") == before, "building again changed something"
    (place / "drafts").mkdir()
    text = (ROOT / "Tests/Fixtures/drafts/gut.json").read_text(encoding="utf-8")
    for number in range(3):
        (place / f"drafts/d{number}.json").write_text(text.replace("musteramt-2026-0007", f"musteramt-2026-01{number}0"))
    shutil.copytree(place / "registry-data", place / "saved")
    whole = taken(submit, folder)
    for attempt in range(12):
        delay = random.random() * whole
        shutil.rmtree(place / "registry-data")
        shutil.copytree(place / "saved", place / "registry-data")
        for name in ["r.sqlite", "r.sqlite-wal", "r.sqlite-shm"]:
            (place / name).unlink(missing_ok=True)
        run(["submit", "registry-data", "--register", "r.sqlite"], folder)
        killed(submit, folder, delay)
        # A load completes what was accepted; all drafts of a call are in, or none.
        code = run(["submit", "registry-data", "--register", "r.sqlite"], folder)
        found = len(list((place / "registry-data").glob("records/bund-musteramt/musteramt-2026-01*/0001.json")))
        again = run(submit, folder)
        complete = len(list((place / "registry-data").glob("records/bund-musteramt/musteramt-2026-01*/0001.json")))
        if code != 0 or found not in (0, 3) or again != 0 or complete != 3:
            print(f"submit killed after {delay:.3f} s: load {code}, {found} files, again {again}, then {complete}", file=sys.stderr)
            failures += 1
    assert run(build, folder) == 0
    after = tree(place / "public")
    for attempt in range(8):
        (place / "drafts/d0.json").write_text(text.replace("musteramt-2026-0007", f"musteramt-2026-02{attempt}0"))
        run(["submit", "drafts/d0.json", "--register", "r.sqlite"], folder)
        old = tree(place / "public")
        killed(build, folder, random.random() * length)
        now = tree(place / "public")
        code = run(build, folder)
        new = tree(place / "public")
        if now not in (old, new) or code != 0 or new == old:
            print(f"build killed: neither old nor new, or the re-run failed ({code})", file=sys.stderr)
            failures += 1
print(f"kill and restart: {20 - failures} passed, {failures} failed")
sys.exit(1 if failures else 0)
