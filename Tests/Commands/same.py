#!/usr/bin/env python3
"""Same archive, same bytes: in another folder, time zone, locale and umask. Or the same as another commit wrote.

  same.py MAKI                    two builds in different surroundings, compared
  same.py MAKI --write FOLDER     what this program makes of the archive, kept in a folder
  same.py MAKI --compare FOLDER   the same again, compared with the folder; see scripts/same-bytes"""
import difflib
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


def build(folder: Path, variables: dict, umask: int = 0o022) -> Path:
    shutil.copytree(ROOT / "registry-data", folder / "data")
    subprocess.run([MAKI, "build", "--archive", "data", "--register", "r.sqlite", "--sources", str(ROOT), "--quiet"], cwd=folder,
                   env=environment(**variables), check=True, preexec_fn=lambda: os.umask(umask))
    return folder / "public"


def tree(public: Path) -> dict:
    """Bytes and permissions of every file."""
    return {str(p.relative_to(public)): (p.read_bytes(), oct(p.stat().st_mode & 0o777)) for p in sorted(public.rglob("*")) if p.is_file()}


def difference(name: str, before: dict, after: dict) -> str:
    """The first lines that differ in a file."""
    texts = [side[name][0].decode("utf-8", "replace").splitlines() if name in side else [] for side in (before, after)]
    lines = difflib.unified_diff(*texts, f"before/{name}", f"after/{name}", n=0, lineterm="")
    return "\n".join(line[:300] for _, line in zip(range(12), lines)) or f"{name}: {[side.get(name, ('', 'absent'))[1] for side in (before, after)]}"


def compare(what: str, before: dict, after: dict) -> None:
    different = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    shown = "\n".join(difference(name, before, after) for name in different[:3])
    check(what, before and not different, f"{len(different)} of {len(after)} files differ: {', '.join(different[:40])}\n{shown}")


with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory(prefix="ein anderer Ordner ä") as two:
    site = build(Path(one), {"TZ": "America/Los_Angeles", "LANG": "en_US.UTF-8"})
    if "--write" in sys.argv:
        kept = Path(sys.argv[sys.argv.index("--write") + 1])
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(site, kept)
        print(f"{len(tree(kept))} files kept in {kept}")
        sys.exit(0)
    if "--compare" in sys.argv:
        compare("every file is as the other program wrote it", tree(Path(sys.argv[sys.argv.index("--compare") + 1])), tree(site))
    else:
        other = build(Path(two), {"TZ": "Asia/Kathmandu", "LANG": "C", "LC_ALL": "C"}, 0o077)
        compare("surroundings change no byte and no permission", tree(site), tree(other))
        sums = subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=site / "daten/aktuell", capture_output=True, text=True)
        check("SHA256SUMS holds", sums.returncode == 0, sums.stdout)
finish("same bytes")
