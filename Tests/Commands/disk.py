#!/usr/bin/env python3
"""Full and read-only disks, and two commands at once: one clear sentence and exit 2, or waiting; nothing lost."""
import fcntl
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import xml.etree.ElementTree
import zipfile
from pathlib import Path

from checking import check, finish

ROOT = Path(__file__).resolve().parent.parent.parent
MAKI = str(Path(sys.argv[1]).resolve())


def run(arguments: list, folder: Path) -> subprocess.CompletedProcess:
    return subprocess.run([MAKI] + arguments, cwd=folder, capture_output=True, text=True)


def clear(result: subprocess.CompletedProcess) -> bool:
    lines = [line for line in result.stderr.splitlines() if not line.startswith("[")]
    return result.returncode == 2 and len(lines) == 1 and lines[0].startswith("maki: ")


def holds(process: int, name: str) -> bool:
    """Whether a process has a file of this name open."""
    for link in Path(f"/proc/{process}/fd").glob("*"):
        try:
            if link.readlink().name == name:
                return True
        except OSError:
            pass  # It was closed meanwhile.
    return False


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    shutil.copytree(ROOT / "registry-data", folder / "registry-data")
    shutil.copy(ROOT / "Tests/Fixtures/drafts/gut.json", folder / "gut.json")
    assert run(["submit", "registry-data", "--register", "r.sqlite"], folder).returncode == 0

    lock = open(folder / "registry-data/.lock", "w")
    fcntl.flock(lock, fcntl.LOCK_EX)
    second = subprocess.Popen([MAKI, "submit", "gut.json", "--register", "r.sqlite"], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    while second.poll() is None and not holds(second.pid, ".lock"):
        time.sleep(0.01)
    accepted = folder / "registry-data/records/bund-musteramt/musteramt-2026-0007"
    check("a second submit waits for the first", second.poll() is None and not accepted.exists(), "it did not wait")
    fcntl.flock(lock, fcntl.LOCK_UN)
    message = second.communicate()[1]
    check("it goes on when the first is done", second.returncode == 0 and accepted.exists(), message)

    # SQLite closes the file to everybody for a moment when the last command leaves it, or the first one comes.
    holder = sqlite3.connect(folder / "r.sqlite", isolation_level=None, check_same_thread=False)
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN IMMEDIATE")
    holder.execute("CREATE TABLE held (x INTEGER)")
    threading.Timer(1, lambda: (holder.execute("ROLLBACK"), holder.close())).start()
    readers = [subprocess.Popen([MAKI, *command, "--register", "r.sqlite"], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
               for command in (["history", "musteramt-2025-0001"], ["status"], ["export", "systeme.csv"])]
    said = [reader.communicate()[1] for reader in readers]
    check("readers wait until the file is free", [reader.returncode for reader in readers] == [0, 0, 0], str(said))
    outcomes = []
    command = [MAKI, "history", "musteramt-2025-0001", "--register", "r.sqlite"]
    for turn in range(4):
        readers = [subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for _ in range(8)]
        if turn % 2:
            run(["submit", "registry-data", "--register", "r.sqlite"], folder)
        outcomes += [reader.communicate()[1] for reader in readers if reader.wait()]
    check("readers at the same time do not disturb each other", not outcomes, str(outcomes[:2]))

    def whole(path: Path) -> bool:
        """A workbook whose parts are all there."""
        with zipfile.ZipFile(path) as book:
            return book.testzip() is None and all(
                xml.etree.ElementTree.fromstring(book.read(name)) is not None for name in book.namelist())

    name = "ki-transparenzregister.xlsx"
    workbook = folder / name
    assert run(["export", name, "--register", "r.sqlite", "--output", name], folder).returncode == 0
    check("a workbook is whole", whole(workbook))

    disk = folder / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(disk)], capture_output=True).returncode:
        print("no small disk can be mounted here: its part is left out")
    else:
        try:
            result = run(["build", "--register", "r.sqlite", "--sources", str(ROOT), "--output", "disk/public"], folder)
            check("a full disk while building", clear(result), result.stderr)
            check("nothing half-built is left", not (disk / "public").exists())
            for path in disk.iterdir():
                shutil.rmtree(path) if path.is_dir() else path.unlink()
            (disk / "fill").write_bytes(b"x" * 600 * 1024)
            result = subprocess.run([MAKI, "export", name, "--register", "r.sqlite", "--output", "b.xlsx"], cwd=folder,
                                    capture_output=True, text=True, env={**os.environ, "TMPDIR": str(disk), "TMP": str(disk)})
            check("a full folder for temporary files", result.returncode == 0 and (folder / "b.xlsx").read_bytes() == workbook.read_bytes(), result.stderr)
            (disk / "fill").unlink()
            (disk / name).write_bytes(b"the old one")
            outcomes = set()
            for room in range(40, 600, 40):
                (disk / "fill").write_bytes(b"x" * (590 - room) * 1024)
                result = run(["export", name, "--register", "r.sqlite", "--output", f"disk/{name}"], folder)
                outcomes.add(result.returncode)
                if result.returncode == 0:
                    check(f"{room} kB of room: the workbook is whole", (disk / name).read_bytes() == workbook.read_bytes())
                else:
                    check(f"{room} kB of room: a clear sentence, and the old file stays",
                          clear(result) and (disk / name).read_bytes() == b"the old one" and len(list(disk.iterdir())) == 2, result.stderr)
            check("there was too little room", 2 in outcomes, str(outcomes))
            for path in disk.iterdir():
                path.unlink()
            (disk / "fill").write_bytes(b"x" * 400_000)
            result = run(["submit", "registry-data", "--register", "disk/r.sqlite"], folder)
            check("a full disk while loading", clear(result), result.stderr)
            for path in disk.iterdir():
                path.unlink()
            subprocess.run(["mount", "-o", "remount,size=4m", str(disk)], check=True)
            archive = disk / "archive"
            shutil.copytree(ROOT / "registry-data/authorities", archive / "authorities")
            assert run(["submit", "disk/archive", "--archive", "disk/archive", "--register", "small.sqlite"], folder).returncode == 0
            (disk / "fill").write_bytes(b"x" * 500_000)
            with open(disk / "fill", "ab", buffering=0) as fill:
                try:
                    while True:
                        fill.write(b"x" * 512)
                except OSError:
                    pass
            text = (folder / "gut.json").read_text(encoding="utf-8").replace("musteramt-2026-0007", "musteramt-2026-0008")
            (folder / "neu.json").write_text(text, encoding="utf-8")
            result = run(["submit", "neu.json", "--archive", "disk/archive", "--register", "small.sqlite"], folder)
            check("a full disk while submitting", clear(result), result.stderr)
            check("nothing was accepted", not list(archive.glob("records/**/0001.json")) and run(["history", "musteramt-2026-0008", "--register", "small.sqlite"], folder).returncode == 2)
            (disk / "fill").unlink()
            result = run(["submit", "neu.json", "--archive", "disk/archive", "--register", "small.sqlite"], folder)
            check("with room again it is accepted", result.returncode == 0, result.stderr)
            subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
            result = run(["build", "--register", "r.sqlite", "--sources", str(ROOT), "--output", "disk/public"], folder)
            check("a read-only output", clear(result), result.stderr)
        finally:
            subprocess.run(["umount", str(disk)], check=True)
finish("disks and locks")
