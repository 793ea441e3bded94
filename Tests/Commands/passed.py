#!/usr/bin/env python3
"""A part is only left out when nothing that decides about it has changed since it passed."""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from checking import check, finish

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import unchanged  # noqa: E402

with tempfile.TemporaryDirectory() as name:
    root = Path(name) / "project"
    root.mkdir()
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    (root / ".gitignore").write_text("made/\n", encoding="utf-8")
    (root / "a.txt").write_text("one", encoding="utf-8")
    seen = {unchanged.fingerprint(root)}

    def changes(what: str, changed: bool = True) -> None:
        key = unchanged.fingerprint(root)
        check(f"{what} {'is' if changed else 'is not'} a change", (key not in seen) == changed)
        seen.add(key)

    changes("nothing", changed=False)
    (root / "a.txt").write_text("two", encoding="utf-8")
    changes("another content")
    (root / "a.txt").rename(root / "b.txt")
    changes("another name")
    (root / "b.txt").chmod(0o755)
    changes("a file that became a program")
    (root / "new.txt").write_text("", encoding="utf-8")
    changes("a file git does not know yet")
    (root / "link").symlink_to("b.txt")
    changes("a link")
    (root / "link").unlink()
    (root / "link").symlink_to("new.txt")
    changes("a link that leads elsewhere")
    (root / "made").mkdir()
    (root / "made/x").write_text("made", encoding="utf-8")
    changes("what was made", changed=False)
    os.environ["MAKI_SEED"] = "7"
    changes("a variable that steers tests")
    shared = Path(name) / "shared"
    shared.mkdir()
    (shared / "suite.json").write_text("[]", encoding="utf-8")
    changes("a suite of others")

    kept = Path(name) / "passed.json"
    unchanged.Passed(kept, "key").keep("unit", 5)
    check("what passed is known afterwards", unchanged.Passed(kept, "key").counts == {"unit": 5})
    unchanged.Passed(kept, "key").keep("site", 2)
    check("parts are kept beside each other", unchanged.Passed(kept, "key").counts == {"unit": 5, "site": 2})
    check("nothing is known of other files", unchanged.Passed(kept, "other").counts == {})
    kept.write_text('{"key": "key", "passed"', encoding="utf-8")
    unchanged.Passed(kept, None).keep("unit", 5)
    check("without a fingerprint nothing is kept", '"passed"' in kept.read_text(encoding="utf-8") and unchanged.Passed(kept, None).counts == {})
    alone = Path(name) / "unpacked"
    alone.mkdir()
    check("a source archive has no fingerprint", unchanged.fingerprint(alone) is None)
    check("half a file says nothing", unchanged.Passed(kept, "key").counts == {})

finish("what passed before")
