"""Which parts of the tests passed on exactly these files: they need not run again.

A part counts as passed for a fingerprint of every file of the project, of what the tests find beside it, of the compiler
and of the variables that steer tests. What failed or left something out is not kept."""
import hashlib
import json
import os
import subprocess
from pathlib import Path


def fingerprint(root: Path) -> str | None:
    """SHA-256 over all files of the project that git does not ignore, and over what else decides about the tests; None
    where git does not tell the files: in a source archive, or in a checkout of somebody else."""
    digest = hashlib.sha256()

    def add(*parts: object) -> None:
        for part in parts:
            data = part if isinstance(part, bytes) else str(part).encode()
            digest.update(f"{len(data)}:".encode() + data)

    try:
        listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=root, capture_output=True)
    except OSError:
        return None  # there is no git
    if listed.returncode:
        return None
    for name in sorted(set(listed.stdout.split(b"\0")) - {b""}):
        file = root / os.fsdecode(name)
        if file.is_symlink():
            add(name, "link", os.readlink(file))
        elif file.is_file():
            add(name, file.stat().st_mode & 0o111, file.read_bytes())
    # Suites of others are large: their names, sizes and times say whether they are the same.
    for file in sorted((root.parent / "shared").rglob("*")) if (root.parent / "shared").is_dir() else []:
        if file.is_file():
            add(file, file.stat().st_size, file.stat().st_mtime_ns)
    add(*sorted(f"{name}={value}" for name, value in os.environ.items() if name.startswith("MAKI_") and name != "MAKI_TEST_SHIFT"))
    add(subprocess.run(["swift", "--version"], capture_output=True).stdout)
    return digest.hexdigest()


class Passed:
    """The parts that passed on these files, kept in a file that may be deleted at any time."""

    def __init__(self, file: Path, key: str | None):
        self.file, self.key = file, key
        try:
            kept = json.loads(file.read_text(encoding="utf-8"))
            self.counts = kept["passed"] if key is not None and kept["key"] == key else {}
        except (OSError, ValueError, KeyError, TypeError):
            # No such file, or half of one: then nothing is known, and everything runs.
            self.counts = {}

    def keep(self, name: str, passed: int) -> None:
        if self.key is None:
            return
        self.counts[name] = passed
        self.file.parent.mkdir(parents=True, exist_ok=True)
        fresh = self.file.with_suffix(".new")
        fresh.write_text(json.dumps({"key": self.key, "passed": self.counts}), encoding="utf-8")
        fresh.replace(self.file)
