"""Says which folders .gitlab/CODEOWNERS forgets, and which it names although they are gone.

Every folder directly under the root and every one directly under Sources must be named by itself, with an owner: by its
section or in its own line. Whoever renames a module changes only that file."""
import fnmatch
import re
from pathlib import Path

PLACE = ".gitlab/CODEOWNERS"
# "[Name] @owner", with "^" before for owners who need not agree, "[2]" behind for how many must.
SECTION = re.compile(r"\^?\[([^\]]+)\](?:\[\d+\])?\s*(.*)")
OWNER = re.compile(r"@[\w./-]+")


def ignored(root: Path) -> list:
    """Names of folders git does not keep, as .gitignore writes them."""
    try:
        lines = (root / ".gitignore").read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        lines = []
    return [".git"] + [line.strip().strip("/") for line in lines if line.strip() and not line.startswith("#")]


def folders(root: Path) -> list:
    """The folders that need an owner, as CODEOWNERS writes them."""
    skipped = ignored(root)
    top = [folder for folder in root.iterdir() if folder.is_dir()
           and not any(fnmatch.fnmatch(folder.name, pattern) for pattern in skipped)]
    modules = [folder for folder in (root / "Sources").iterdir() if folder.is_dir()]
    return sorted(f"/{folder.relative_to(root).as_posix()}/" for folder in top + modules)


def gaps(root: Path) -> list:
    """What is wrong with the owners, one sentence each."""
    try:
        lines = (root / PLACE).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return [f"{PLACE} is missing: it says who reviews which folder."]
    problems, named, inherited, here = [], set(), [], set()
    for number, line in enumerate(lines, 1):
        line = line.split("#")[0].strip()
        if not line:
            continue
        section = SECTION.fullmatch(line)
        words = (section[2] if section else line).split()
        owners = words if section else words[1:]
        problems += [f"{PLACE}:{number}: {owner} is no owner; owners begin with @" for owner in owners
                     if not OWNER.fullmatch(owner)]
        if section:
            inherited, here = owners, set()
            continue
        if not owners and not inherited:
            problems.append(f"{PLACE}:{number}: {words[0]} has no owner, neither here nor from its section")
        if words[0] in here:
            problems.append(f"{PLACE}:{number}: {words[0]} is named twice in this section; only the last line would count")
        here.add(words[0])
        named.add(words[0])
        if words[0] != "*" and not (root / words[0].strip("/")).exists():
            problems.append(f"{PLACE}:{number}: {words[0]} is not there; was it renamed?")
    return problems + [f"{PLACE} names no owner of {folder}" for folder in folders(root) if folder not in named]
