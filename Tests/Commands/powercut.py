#!/usr/bin/env python3
"""Cuts the power: what a command has acknowledged is on the disk, what it replaces is whole before and after.

The commands work on an ext4 file system in a file (a loop device; needs root). The file is copied as it is at one moment,
without asking the system to write anything more: what had not reached the disk is missing in the copy, as after a power
cut. The copy is mounted, which replays the journal of the file system, and looked at.

What it lacks: a real disk may also change the order of writes between two barriers. Seeing that needs dm-log-writes,
which records every write; where the kernel has it, its place is in `snapshot`.
"""
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import injection
from checking import check, finish

MAKI = str(Path(sys.argv[1]).resolve())
# The call before which the power goes, beside the end of the command: name, end of the path, number on that path.
MOMENTS = {
    "submit": [("rename", ".pending.tmp", 1), ("fsync", "registry-data", 1), ("renameat2", "0001.json.tmp", 1), ("unlink", "registry-data/.pending", 1)],
    "withdraw": [], "workbook": [("rename", "", 1)], "tables": [("renameat2", "daten.new", 1)],
}
# After these commands have said that they are done, the new state must be there; a tree may be the old one, but whole.
ACKNOWLEDGED = ("submit", "withdraw")


def system(*words: str) -> bool:
    return subprocess.run(words, capture_output=True).returncode == 0


def mounted(image: Path, place: Path) -> bool:
    """Mounts a file system that writes nothing by itself for five minutes."""
    place.mkdir(exist_ok=True)
    return system("mount", "-o", "loop,commit=300", str(image), str(place))


def snapshot(disk: Path, copy: Path) -> None:
    shutil.copyfile(disk, copy)


def cut(scene: injection.Scene, folder: Path, moment: tuple | None) -> None:
    """One run of a command that ends with a power cut: at its end, or before a call."""
    disk, copy = folder / "disk", folder / "copy"
    what = f"{scene.name}, power cut " + (f"before {moment[0]} {moment[1]}" if moment else "after its end")
    scene.folder = folder / "mounted/run"
    tracing = None
    if moment:
        found = [c for c in scene.calls(moment[0]) if c.path.endswith(moment[1]) and c.number >= moment[2]]
        check(f"{what}: there is such a call", found)
        options = [word for path in found[0].paths for word in ("-P", path)] if found else []
        tracing = options + ["-e", f"trace={moment[0]}", "-e", f"inject={moment[0]}:signal=KILL:when={found[0].number if found else 1}"]
    scene.fresh()
    # What was there before is on the disk.
    system("sync", "-f", str(folder / "mounted"))
    result = scene.run(tracing=tracing)
    snapshot(disk, copy)
    check(f"{what}: it came so far", bool(moment) == (result.returncode != 0), result.stderr[:300])
    check(f"{what}: the disk can be read", mounted(copy, folder / "seen"))
    try:
        scene.folder = folder / "seen/run"
        problems = scene.settle()
        state = scene.where()
        wanted = ("new",) if not moment and scene.name in ACKNOWLEDGED else ("old", "new")
        check(what, state in wanted and not problems, (state, problems))
        again = scene.run()
        check(f"{what}: a second run completes it", scene.where() == "new", (scene.where(), again.stderr[:300]))
    finally:
        system("umount", str(folder / "seen"))


with tempfile.TemporaryDirectory() as name:
    folder = Path(name).resolve()
    with open(folder / "disk", "wb") as disk:
        disk.truncate(96 << 20)
    if os.geteuid() or not injection.usable() or not system("mkfs.ext4", "-q", "-F", str(folder / "disk")) or not mounted(folder / "disk", folder / "mounted"):
        print("power cuts: left out, they need root, strace, mkfs.ext4 and a loop device")
        sys.exit(0)
    try:
        work = folder / "work"
        work.mkdir()
        for scene in injection.scenes(MAKI, work, list(MOMENTS)):
            scene.links = False
            for moment in (None, *MOMENTS[scene.name]):
                cut(scene, folder, moment)
    finally:
        system("umount", str(folder / "mounted"))
finish("power cuts")
