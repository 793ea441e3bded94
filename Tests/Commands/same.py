#!/usr/bin/env python3
"""Same archive, same bytes: in another folder, time zone, locale and umask, and as recorded in Tests/Golden."""
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from calling import environment

ROOT = Path(__file__).resolve().parent.parent.parent
MAKI = str(Path(sys.argv[1]).resolve())
GOLDEN = ROOT / "Tests/Golden/site.sha256"


def build(folder: str, variables: dict, umask: int) -> dict:
    shutil.copytree(ROOT / "registry-data", Path(folder) / "data")
    subprocess.run([MAKI, "build", "--archive", "data", "--register", "r.sqlite", "--sources", str(ROOT), "--quiet"], cwd=folder,
                   env=environment(**variables), check=True, preexec_fn=lambda: os.umask(umask))
    public = Path(folder) / "public"
    return {str(p.relative_to(public)): (hashlib.sha256(p.read_bytes()).hexdigest(), oct(p.stat().st_mode & 0o777))
            for p in sorted(public.rglob("*")) if p.is_file()}


with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory(prefix="ein anderer Ordner ä") as two:
    first = build(one, {"TZ": "America/Los_Angeles", "LANG": "en_US.UTF-8"}, 0o022)
    second = build(two, {"TZ": "Asia/Kathmandu", "LANG": "C", "LC_ALL": "C"}, 0o077)
    sums = "".join(f"{digest}  {path}\n" for path, (digest, _) in sorted(first.items()))
    problems = []
    if first != second:
        problems.append("builds differ: " + ", ".join(p for p in first if first.get(p) != second.get(p))[:400])
    data = Path(one) / "public/daten/aktuell"
    if subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=data).returncode:
        problems.append("SHA256SUMS does not hold")
    if os.environ.get("MAKI_RECORD") == "1":
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(sums, encoding="utf-8")
        problems.append("recorded, not tested")
    elif sums != GOLDEN.read_text(encoding="utf-8"):
        golden = set(GOLDEN.read_text(encoding="utf-8").splitlines())
        changed = [line.split("  ")[1] for line in sums.splitlines() if line not in golden]
        problems.append(f"{len(changed)} files are not as recorded, first: {changed[:5]}; if meant, run scripts/record-golden")
for problem in problems:
    print(problem, file=sys.stderr)
print(f"same bytes: {3 - len(problems)} passed, {len(problems)} failed")
sys.exit(1 if problems else 0)
