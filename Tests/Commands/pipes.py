#!/usr/bin/env python3
"""A reader who has gone ends the printing, not the work; a full output is one sentence and exit code 2."""
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from calling import environment
from checking import check, finish

ROOT = Path(__file__).resolve().parent.parent.parent
MAKI = str(Path(sys.argv[1]).resolve())


def closed_pipe() -> int:
    """The writing end of a pipe nobody reads."""
    reading, writing = os.pipe()
    os.close(reading)
    return writing


def run(arguments: list, folder: Path, gone: str = "") -> subprocess.CompletedProcess:
    """Runs maki; the streams named in `gone` (out, err) have no reader."""
    pipes = {name: closed_pipe() for name in ("out", "err") if name in gone}
    try:
        return subprocess.run(
            [MAKI] + arguments, cwd=folder, stdin=subprocess.DEVNULL, text=True, env=variables,
            stdout=pipes.get("out", subprocess.PIPE), stderr=pipes.get("err", subprocess.PIPE))
    finally:
        for pipe in pipes.values():
            os.close(pipe)


variables = environment()
STORED = ["--register", "r.sqlite"]
DEPLOYMENT = "records/bund-musteramt/musteramt-2026-0007"
with tempfile.TemporaryDirectory() as name:
    start = Path(name) / "start"
    # A small archive: all authorities, one system and its assessment.
    for part in ("authorities", "records/bund-musteramt/musteramt-2025-0001", "records/bund-musteramt/fria-musteramt-2025-0001"):
        shutil.copytree(ROOT / "registry-data" / part, start / "registry-data" / part)
    shutil.copy(ROOT / "Tests/Fixtures/drafts/gut.json", start / "gut.json")
    text = (start / "gut.json").read_text(encoding="utf-8")
    (start / "schlecht.json").write_text(text.replace('"status"', '"statsu"'), encoding="utf-8")
    assert run(["submit", "registry-data"] + STORED, start).returncode == 0
    names = sorted(p.name for p in (start / "registry-data/authorities").iterdir())
    null = next(n for n in names if not (start / "registry-data/records" / n).exists())

    # Command, what proves that its work is done, exit code whoever reads.
    cases = [
        (["submit", "gut.json"] + STORED, lambda f: (f / "registry-data" / DEPLOYMENT / "0001.json").exists(), 0),
        (["submit", "schlecht.json"] + STORED, lambda f: not (f / "registry-data" / DEPLOYMENT).exists(), 1),
        (["validate", "gut.json"], lambda f: True, 0),
        (["validate", "schlecht.json"], lambda f: True, 1),
        (["validate", "schlecht.json", "--format", "json"], lambda f: True, 1),
        (["confirm", "musteramt-2025-0001"] + STORED,
         lambda f: len(list((f / "registry-data/records/bund-musteramt/musteramt-2025-0001").glob("*.json"))) == 1 + revisions, 0),
        (["withdraw", "musteramt-2025-0001", "--reason", "Der Einsatz wurde nie begonnen."] + STORED,
         lambda f: len(list((f / "registry-data/records/bund-musteramt/musteramt-2025-0001").glob("*.json"))) == 1 + revisions, 0),
        (["null-report", null, "--date", "2026-11-01"] + STORED,
         lambda f: len(list((f / "registry-data/authorities" / null).glob("*.json"))) > 1, 0),
        (["build", "--sources", str(ROOT), "--languages", "de"] + STORED, lambda f: (f / "public/index.html").exists(), 0),
        (["revise", "musteramt-2025-0001", "--output", "neu.json"] + STORED, lambda f: (f / "neu.json").exists(), 0),
        (["status"] + STORED, lambda f: True, 0),
        (["fsck"] + STORED, lambda f: True, 0),
        # What is printed is the product: nobody has it.
        (["export", "deployments.csv"] + STORED, lambda f: True, 2),
        (["revise", "musteramt-2025-0001"] + STORED, lambda f: True, 2),
        (["schema", "deployment"], lambda f: True, 2),
    ]
    revisions = len(list((start / "registry-data/records/bund-musteramt/musteramt-2025-0001").glob("*.json")))
    for number, (arguments, is_done, code) in enumerate(cases):
        for gone in (("out", "err", "out err") if number < 2 else ("out",) if code == 2 else ("out err",)):
            # Without a product on standard output it does not matter whether anybody reads messages.
            wanted = 0 if code == 2 and "out" not in gone else code
            folder = Path(name) / f"{number}-{gone.replace(' ', '')}"
            shutil.copytree(start, folder)
            result = run(arguments, folder, gone)
            check(f"maki {' '.join(arguments[:2])}, no reader of {gone}: exit code", result.returncode == wanted, result.returncode)
            check(f"maki {' '.join(arguments[:2])}, no reader of {gone}: the work", is_done(folder))
            shutil.rmtree(folder)

    if Path("/dev/full").exists():
        for number, (arguments, is_done, code) in enumerate(cases):
            if arguments[0] in ("withdraw", "null-report", "build"):
                continue  # They print as the others do.
            folder = Path(name) / f"full-{number}"
            shutil.copytree(start, folder)
            with open("/dev/full", "w") as full:
                result = subprocess.run([MAKI] + arguments, cwd=folder, stdin=subprocess.DEVNULL, text=True, env=variables,
                                        stdout=full, stderr=subprocess.PIPE)
            prints = arguments[0] not in ("build",) and "--output" not in arguments
            sentence = [line for line in result.stderr.splitlines() if "Ausgabe ließ sich nicht schreiben" in line]
            check(f"maki {' '.join(arguments[:2])}, full output: exit code", result.returncode == (2 if prints else 0), (result.returncode, result.stderr))
            check(f"maki {' '.join(arguments[:2])}, full output: one sentence", len(sentence) == (1 if prints else 0), result.stderr)
            check(f"maki {' '.join(arguments[:2])}, full output: the work", is_done(folder))
            shutil.rmtree(folder)
    help_text = run(["--help"], start, "out")
    check("maki --help without a reader", help_text.returncode == 0, help_text.returncode)
finish("readers who have gone")
