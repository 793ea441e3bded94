#!/usr/bin/env python3
"""Folders without an owner, and owners of folders that are gone, are noticed; usage: owners.py"""
import sys
import tempfile
from pathlib import Path

from checking import check, finish

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
import owners  # noqa: E402

GOOD = """# /Sources/Gone/ @nobody
[Every change] @maki/programm
*
[Sources][2] @maki/recht @maki/programm
/Sources/
/Sources/Rules/
/Sources/Pages/ @maki/gestaltung   # pages
^[More]
/site/ @maki/gestaltung
/.gitlab/ @maki/betrieb
"""


def gaps(text: str, *more: str) -> str:
    """What is said of these owners in a small tree, with more folders if named."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("Sources/Rules", "Sources/Pages", "site/inner", ".gitlab", ".git", ".build", ".venv-3", *more):
            (root / name).mkdir(parents=True)
        (root / ".gitignore").write_text(".build/\n.venv*/\n# site/\n")
        (root / owners.PLACE).write_text(text)
        return "\n".join(owners.gaps(root))


check("owners of everything are in order", gaps(GOOD) == "", gaps(GOOD))
check("a new module needs an owner", gaps(GOOD, "Sources/New") == f"{owners.PLACE} names no owner of /Sources/New/")
check("a new folder needs an owner", gaps(GOOD, "data") == f"{owners.PLACE} names no owner of /data/")
check("Sources as a whole is not enough for a module", "/Sources/Rules/" in gaps(GOOD.replace("/Sources/Rules/\n", "")))
check("a comment names nobody", "/Sources/Rules/" in gaps(GOOD.replace("/Sources/Rules/\n", "# /Sources/Rules/\n")))
check("a module that is gone", "/Sources/Old/ is not there" in gaps(GOOD + "/Sources/Old/ @maki/recht\n"))
check("a section without owners leaves its lines without",
      "/site/ has no owner" in gaps(GOOD.replace("/site/ @maki/gestaltung", "/site/")))
check("what is no owner", "gestaltung is no owner" in gaps(GOOD.replace("/site/ @maki/", "/site/ ")))
check("a folder twice in a section", "named twice" in gaps(GOOD + "/site/ @maki/recht\n"))
with tempfile.TemporaryDirectory() as nothing:
    check("no file at all", owners.gaps(Path(nothing)) == [f"{owners.PLACE} is missing: it says who reviews which folder."])
check("the project's own folders have owners", owners.gaps(ROOT) == [], owners.gaps(ROOT))
listed = owners.folders(ROOT)
check("modules and folders of the project are asked", {"/site/", "/.gitlab/", "/Sources/maki/"} <= set(listed), listed)
finish("owners")
