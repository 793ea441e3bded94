#!/usr/bin/env python3
"""The order of folders is read from the code: what a file names counts, what stands in comments and texts does not."""
import sys
import tempfile
from pathlib import Path

from checking import check, finish

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
import folders  # noqa: E402

with tempfile.TemporaryDirectory() as name:
    sources = Path(name)

    def write(path: str, text: str) -> None:
        file = sources / "House" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def circles() -> list:
        return folders.problems(sources)

    write("Cellar/Stone.swift", "package struct Stone {}\nprivate struct Hidden {}\n")
    write("Roof/Tile.swift", "struct Tile { let below: Stone }\n")
    check("one way is no circle", circles() == [], circles())
    check("what is used comes first", folders.picture(sources) == "House: Cellar → Roof", folders.picture(sources))
    write("Cellar/Word.swift", '/// Unlike `Tile`.\nlet word = "Tile" // Tile\nlet long = """\n  Tile\n  """\n')
    check("words in comments and texts are no use", circles() == [], circles())
    write("Roof/Hidden.swift", "private struct Hidden {}\n")
    check("what only its file can see is no use", circles() == [], circles())
    write("Cellar/Way.swift", 'let way = "\\(Tile.self)"\n')
    found = circles()
    check("what stands in an interpolation is one, and the circle names files and types",
          len(found) == 1 and "Way.swift names Tile" in found[0] and "Tile.swift names Stone" in found[0], found)
    write("Attic/Box.swift", "struct Box { let tile: Tile }\n")
    check("a folder that only uses a circle is in none", folders.picture(sources) == "House: (Cellar, Roof) → Attic", folders.picture(sources))
    found = circles()
    check("and is not named with it", len(found) == 1 and "Attic" not in found[0], found)
    write("Cellar/Way.swift", "let way = 1\n")
    check("a circle that is undone is none", circles() == [], circles())

finish("folders")
