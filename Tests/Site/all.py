#!/usr/bin/env python3
"""Builds the site of the project's archive and a hostile one, and looks at both in a browser."""
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
MAKI = str((ROOT / sys.argv[1]).resolve())


def run(*command: object) -> None:
    subprocess.run([str(part) for part in command], cwd=ROOT, check=True)


with tempfile.TemporaryDirectory() as folder:
    work = Path(folder)
    try:
        run(MAKI, "build", "--register", work / "register.sqlite", "--output", work / "site", "--quiet")
        run(sys.executable, "Tests/Site/hostile_archive.py", "registry-data", work / "hostile-data")
        run(MAKI, "build", "--archive", work / "hostile-data", "--register", work / "hostile.sqlite", "--output", work / "hostile", "--quiet")
        run(sys.executable, "Tests/Site/run.py", work / "site", MAKI, work / "hostile")
        run(sys.executable, "Tests/Site/search.py", work / "site", MAKI)
    except subprocess.CalledProcessError as error:
        sys.exit(error.returncode or 1)
