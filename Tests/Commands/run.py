#!/usr/bin/env python3
"""Runs the command transcripts: `$ command`, the expected output, `? exit code` when it is not 0.

Each transcript runs in an empty folder with the project's archive as `archive/` and the fixtures of Tests/Fixtures.
`%` at the start of a line runs a shell command without comparing its output. With MAKI_RECORD=1 the transcripts are
written anew and the run fails, so that nobody takes a recording for a test."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from calling import environment

ROOT = Path(__file__).resolve().parent.parent.parent
MAKI = Path(sys.argv[1]).resolve()
RECORD = os.environ.get("MAKI_RECORD") == "1"


def run(transcript: Path) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "registry-data", Path(folder) / "archive")
        if (ROOT / "Tests/Fixtures").is_dir():
            shutil.copytree(ROOT / "Tests/Fixtures", Path(folder) / "fixtures")
        variables = environment(
            PATH=f"{MAKI.parent}:/usr/bin:/bin", HOME=folder, TZ="Pacific/Kiritimati", PROJECT=str(ROOT))
        actual = []
        for line in transcript.read_text(encoding="utf-8").splitlines():
            if line.startswith("#") and not actual:
                actual.append(line)
            elif line.startswith("% "):
                actual.append(line)
                subprocess.run(line[2:], shell=True, cwd=folder, env=variables, capture_output=True, timeout=120)
            elif line.startswith("$ "):
                actual.append(line)
                result = subprocess.run(
                    line[2:], shell=True, cwd=folder, env=variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                    timeout=120, stdin=subprocess.DEVNULL)
                output = result.stdout.decode("utf-8", "replace").replace(folder, "FOLDER")
                output = re.sub(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", "INSTANT", output)
                actual += output.rstrip("\n").split("\n") if output else []
                if result.returncode:
                    actual.append(f"? {result.returncode}")
                if result.returncode >= 128 or result.returncode < 0:
                    print(f"{transcript.name}: {line} ended with {result.returncode}", file=sys.stderr)
                    return False
        text = "\n".join(actual) + "\n"
        if RECORD:
            transcript.write_text(text, encoding="utf-8")
            return False
        if text != transcript.read_text(encoding="utf-8"):
            expected = transcript.read_text(encoding="utf-8").splitlines()
            print(f"{transcript.name} differs:", file=sys.stderr)
            import difflib
            print("\n".join(list(difflib.unified_diff(expected, text.splitlines(), lineterm=""))[:40]), file=sys.stderr)
            return False
        return True


results = [run(path) for path in sorted((ROOT / "Tests/CommandTranscripts").glob("*.txt"))]
print(f"transcripts: {sum(results)} passed, {len(results) - sum(results)} failed")
sys.exit(0 if all(results) and results else 1)
