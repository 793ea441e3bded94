"""Which folder of a module uses which other one, read from the types that its files name.

The compiler keeps modules apart, but not the folders in them. A folder uses another when one of its files names a type
that is declared there; members of types are not followed, because their names are not unique."""
import re
from collections import defaultdict
from pathlib import Path

DECLARATION = re.compile(
    r"^(?:@\w+(?:\([^)]*\))?\s+)*(?:public |package |internal |final |indirect )*"
    r"(?:struct|class|enum|protocol|actor|typealias)\s+(\w+)", re.M)
NAME = re.compile(r"\b[A-Z]\w+")
INTERPOLATION = re.compile(r"\\\(([^)]*)")


def code(text: str) -> str:
    """A source without comments and texts; what stands in interpolations counts."""
    text = re.sub(r"//.*", "", text)
    text = re.sub(r'"""[\s\S]*?"""', lambda found: " ".join(INTERPOLATION.findall(found[0])), text)
    return re.sub(r'"(?:\\.|[^"\\\n])*"', lambda found: " ".join(INTERPOLATION.findall(found[0])), text)


class Module:
    """The files of a module by folder; those beside the folders belong to a folder with the name of the module."""

    def __init__(self, place: Path):
        self.name = place.name
        self.folders = defaultdict(dict)
        for file in sorted(place.rglob("*.swift")):
            steps = file.relative_to(place).parts
            self.folders[steps[0] if len(steps) > 1 else place.name][file.name] = code(file.read_text(encoding="utf-8"))
        self.home = {}
        for folder, files in self.folders.items():
            for text in files.values():
                self.home.update(dict.fromkeys(DECLARATION.findall(text), folder))

    def uses(self) -> dict:
        """For each folder the others it uses, each with the file and the type that show it."""
        result = {folder: {} for folder in self.folders}
        for folder, files in self.folders.items():
            for file, text in files.items():
                for name in sorted(set(NAME.findall(text))):
                    other = self.home.get(name, folder)
                    if other != folder:
                        result[folder].setdefault(other, f"{file} names {name}")
        return result


def layers(uses: dict) -> tuple[list, list, list]:
    """Folders in the order in which they can be read, each after those it uses; those that use each other in circles; and
    those that come after the circles."""
    order, left = [], dict(uses)
    while True:
        ready = sorted(folder for folder in left if not set(left[folder]) & set(left))
        if not ready:
            break
        order.append(ready)
        for folder in ready:
            del left[folder]
    # What only uses folders of a circle is in none itself.
    behind = []
    while ready := sorted(folder for folder in left if not any(folder in uses[other] for other in left)):
        behind.insert(0, ready)
        for folder in ready:
            del left[folder]
    return order, sorted(left), behind


def circle(uses: dict, left: list) -> str:
    """One way round among the folders of circles, with what shows each step."""
    path = [left[0]]
    while True:
        following = next((other for other in sorted(uses[path[-1]]) if other in left), None)
        if following in path:
            steps = path[path.index(following):] + [following]
            return "; ".join(f"{a} uses {b} ({uses[a][b]})" for a, b in zip(steps, steps[1:]))
        path.append(following)


def problems(sources: Path) -> list:
    """The circles, one sentence for each module that has any."""
    found = []
    for place in sorted(sources.iterdir()):
        if not any(place.rglob("*.swift")):
            continue
        uses = Module(place).uses()
        if left := layers(uses)[1]:
            found.append(f"Sources/{place.name}: folders use each other: {circle(uses, left)}")
    return found


def picture(sources: Path) -> str:
    """The folders of each module in the order in which they can be read, lowest first."""
    lines = []
    for place in sorted(sources.iterdir()):
        if any(place.rglob("*.swift")):
            order, left, behind = layers(Module(place).uses())
            steps = [", ".join(each) for each in order] + ([f"({', '.join(left)})"] if left else []) + [", ".join(each) for each in behind]
            if len(steps) > 1 or left:
                lines.append(f"{place.name}: {' → '.join(steps)}")
    return "\n".join(lines)


if __name__ == "__main__":
    print(picture(Path(__file__).resolve().parent.parent / "Sources"))
