"""Fails or kills one system call of a command, and looks at what is left: the state before or the state after, and an exit
code that says which.

A call is named by its name, the path it touches and its number among the calls of that name on that path within one thread
(`strace -P`), so the same name means the same call in every run, however the threads take turns. Calls that differ only in
the name of a file of one kind (one page of thousands) are one class; of each class some are taken.

What is not done: short writes cannot be faked by strace (it would report bytes nobody wrote); a limit on the size of files
makes real ones (`limited`). A kill comes before its call; after a call is before the next one.
"""
import errno
import os
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from calling import environment

ROOT = Path(__file__).resolve().parent.parent.parent
OUTPUT = ("EIO", "EACCES", "ENOSPC", "EINTR")
# The plausible errors of each call; every other call is only traced through.
ERRORS = {
    "openat": ("EMFILE", "EACCES", "EIO"), "read": ("EIO", "EINTR"), "pread64": ("EIO", "EINTR"),
    "write": ("ENOSPC", "EIO", "EINTR"), "pwrite64": ("ENOSPC", "EIO", "EINTR"), "fsync": ("EIO",), "fdatasync": ("EIO",), "syncfs": ("EIO",),
    "rename": OUTPUT, "renameat2": OUTPUT, "link": OUTPUT, "mkdir": OUTPUT, "unlink": OUTPUT, "rmdir": OUTPUT,
    "ftruncate": OUTPUT, "getdents64": ("EIO",), "newfstatat": ("EIO", "EACCES"), "flock": ("EIO", "EINTR"),
}
# How messages say why, in German.
REASONS = {
    "EIO": ("Fehler des Datenträgers",), "EACCES": ("keine Berechtigung", "darf nicht gelesen werden"), "ENOSPC": ("Datenträger voll",),
    "EMFILE": ("zu viele offene Dateien",),
}
# What SQLite says instead of the reason of the system.
# It takes a page that cannot be read for a damaged one, and a file that cannot be opened for writing for a read-only one.
SQLITE = ("disk I/O error", "database or disk is full", "unable to open database file", "locking protocol", "database is locked", "malformed",
          "read-only", "readonly")
# Temporary names nobody can foretell.
RANDOM = re.compile(r"\.dat\.nosync|\.maki-\d+")
CHANGES = re.compile(r'"recordedAt": ?"[^"]*"')


@dataclass(frozen=True)
class Call:
    """One system call of a command, by a name that stays the same."""
    name: str
    # As the call was given it, and in full.
    paths: tuple
    number: int

    @property
    def path(self) -> str:
        return self.paths[-1] if self.paths else ""


class Scene:
    """A command on a prepared folder, with the two states it may leave."""

    # Files whose content is compared; the register and locks are looked at separately.
    watched = ("registry-data",)
    # Whether the prepared folder is on the same file system.
    links = True

    def __init__(self, maki: str, work: Path, name: str, arguments: list):
        self.maki, self.work, self.name, self.arguments = maki, work, name, arguments
        self.base, self.folder = work / f"{name}-base", work / "run"
        self.variables = environment(SWIFT_BACKTRACE="enable=no")
        self.old = self.new = None

    # Running

    def fresh(self) -> None:
        """Puts the prepared folder in its place: files nobody may write into as links, the others as copies."""
        shutil.rmtree(self.folder, ignore_errors=True)

        def put(source: str, target: str) -> None:
            copied = not self.links or "sqlite" in source or "registry-data" in source
            shutil.copy2(source, target) if copied else os.link(source, target)
        shutil.copytree(self.base, self.folder, copy_function=put, symlinks=True)

    def run(self, arguments: list | None = None, tracing: list | None = None, **options) -> subprocess.CompletedProcess:
        command = [self.maki] + (self.arguments if arguments is None else arguments)
        if tracing is not None:
            command = ["strace", "-f", "-qq", "-y", "-o", str(self.work / "trace")] + tracing + command
        return subprocess.run(command, cwd=self.folder, capture_output=True, env=self.variables, stdin=subprocess.DEVNULL,
                              text=True, errors="replace", **options)

    # States

    def tree(self) -> dict:
        """All files that count, by path; the time of acceptance differs from run to run."""
        found = {}
        for top in self.watched:
            place = self.folder / top
            for path in sorted(place.rglob("*")) if place.is_dir() else [place] if place.exists() else []:
                # What an interrupted command leaves before it accepts anything counts for nothing.
                if path.is_file() and not path.name.startswith(".") and path.suffix != ".tmp":
                    content = path.read_bytes()
                    if top == "registry-data":
                        content = CHANGES.sub('"recordedAt": ""', content.decode("utf-8", "replace")).encode()
                    found[str(path.relative_to(self.folder))] = hash(content)
        return found

    def register(self) -> frozenset | None:
        """The revisions in the register file, read in a copy so that looking changes nothing; None when it cannot be read."""
        with tempfile.TemporaryDirectory(dir=self.work) as name:
            for file in self.folder.glob("r.sqlite*"):
                shutil.copy(file, name)
            try:
                with sqlite3.connect(f"{name}/r.sqlite") as database:
                    return frozenset(database.execute("SELECT id, revision FROM revision"))
            except sqlite3.Error:
                return None

    def state(self) -> tuple:
        return self.tree(), self.register()

    def learn(self) -> None:
        """Runs the command undisturbed: the state before, and the one after."""
        self.fresh()
        self.old = self.state()
        result = self.run()
        if result.returncode:
            raise SystemExit(f"{self.name} fails undisturbed: {result.stdout}{result.stderr}")
        self.new = self.state()
        if self.old == self.new:
            raise SystemExit(f"{self.name} changes nothing")

    # Calls

    def calls(self, names: str) -> list:
        """All calls of these names that touch something in the folder, in the order of the run."""
        self.fresh()
        self.run(tracing=["-e", "trace=" + names])
        counts, found, everything = {}, {}, {}
        for line in (self.work / "trace").read_text(encoding="utf-8", errors="replace").splitlines():
            match = re.match(r"(\d+)\s+(\w+)\((.*)", line)
            if not match:
                continue
            thread = match[1], match[2]
            everything[thread] = everything.get(thread, 0) + 1
            paths = self.touched(match[2], match[3])
            if paths and RANDOM.search(paths[-1]):
                # The name is another one in every run: counted among all calls of its thread.
                found.setdefault(Call(match[2], (), everything[thread]), None)
            elif paths:
                counts[thread, paths] = counts.get((thread, paths), 0) + 1
                found.setdefault(Call(match[2], paths, counts[thread, paths]), None)
        return list(found)

    def touched(self, name: str, text: str) -> tuple:
        """The path a traced call touches, as given and in full; empty when it lies elsewhere or has no stable name."""
        if name in ("read", "pread64", "write", "pwrite64", "fsync", "fdatasync", "syncfs", "ftruncate", "getdents64", "flock"):
            match = re.match(r"\d+<([^>]*)>", text)
            paths = (match[1],) if match else ()
        else:
            match = re.match(r'(?:AT_FDCWD(?:<[^>]*>)?, |\d+<[^>]*>, )?"([^"]*)"', text)
            paths = (match[1], str(self.folder / match[1])) if match and match[1] else ()
            if match and match[1].startswith("/"):
                paths = (match[1],)
        inside = paths and paths[-1].startswith(f"{self.folder}/")
        return paths if inside and not paths[-1].endswith("(deleted)") else ()

    def kind(self, call: Call) -> tuple:
        """Calls of one kind do the same for another file of many."""
        if not call.paths:
            return call.name, "", 0
        path = call.path.removeprefix(f"{self.folder}/")
        top, _, rest = path.partition("/")
        if top.split(".")[0] in ("public", "daten", "sources") and rest:
            path = f"{top}/*{Path(rest).suffix}"
        elif top == "registry-data":
            # What was there before the command is one as the other.
            own = any(word in path for word in ("musteramt-2026-0007", "0004", "/."))
            path = path if own else re.sub(r"[a-z0-9-]*\d{4}[^/]*|bund-[a-z]+", "*", path)
        return call.name, path, call.number

    def chosen(self, calls: list, most: int) -> list:
        """At most so many of each kind: the first, the last, and some between."""
        kinds = {}
        for call in calls:
            kinds.setdefault(self.kind(call), []).append(call)
        kept = {call for own in kinds.values() for call in spread(own, most)}
        return [call for call in calls if call in kept]

    # Faults

    def disturbed(self, call: Call, fault: str) -> tuple:
        """Runs the command with a fault at a call: the result, and whether it came to the call at all."""
        what = "signal=KILL" if fault == "KILL" else f"error={fault}"
        self.fresh()
        options = [word for path in call.paths for word in ("-P", path)]
        result = self.run(tracing=options + ["-e", f"trace={call.name}", "-e", f"inject={call.name}:{what}:when={call.number}"])
        trace = (self.work / "trace").read_text(encoding="utf-8", errors="replace")
        return result, "(INJECTED)" in trace or (fault == "KILL" and "killed by SIGKILL" in trace)

    def limited(self, size: int) -> subprocess.CompletedProcess:
        """Runs the command with a limit on the size of files: what crosses it is written in part, then fails."""
        def limit() -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        self.fresh()
        return self.run(preexec_fn=limit)

    # Judging

    def where(self) -> str:
        """What is there now: `old`, `new`, or neither."""
        tree = self.tree()
        return "old" if tree == self.old[0] else "new" if tree == self.new[0] else "neither"

    def settle(self) -> list:
        """What somebody does next; sentences about what goes wrong with it."""
        return []

    def leftovers(self) -> list:
        """What is wrong after a second run."""
        return []

    def is_tolerated(self, message: str) -> bool:
        """Whether a failed command says that its work is done all the same."""
        return False

    def judge(self, result: subprocess.CompletedProcess, fault: str, path: str) -> tuple:
        """`old` or `new`, and all that is wrong with what a fault left."""
        problems, code, said = [], result.returncode, result.stderr
        killed = fault == "KILL"
        if killed != (code < 0 or code >= 128):
            problems.append(f"exit code {code}" if killed else f"crash, exit code {code}")
        elif not killed and code not in (0, 2):
            problems.append(f"exit code {code} for a fault of the system")
        first = self.where()
        if code == 0 and (first != "new" or self.register() != self.new[1]):
            problems.append(f"says it is done, but there is {first}")
        problems += self.settle() if code else []
        settled = self.where()
        if settled == "neither":
            problems.append("neither the old nor the new state")
        if not killed and code != 0:
            accepted = self.is_tolerated(said)
            if accepted != (settled == "new"):
                problems.append("says it failed, and it is done" if settled == "new" else "says it is accepted, and it is not")
            if code == 2:
                problems += self.unclear(said, fault, path)
        again = self.run() if code or problems else result
        if self.where() != "new":
            problems.append(f"the second run does not do it (exit code {again.returncode})")
        elif settled == "old" and again.returncode:
            problems.append(f"the second run fails with {again.returncode}: {again.stderr[:200]}")
        return settled, problems + (self.leftovers() if killed else [])

    def unclear(self, said: str, fault: str, path: str) -> list:
        """What a message lacks: the place or the reason. SQLite has its own words for reasons."""
        database = "sqlite" in path or not path
        lines = [line for line in said.splitlines() if line.startswith("maki: ")]
        problems = [] if len(lines) == 1 else [f"{len(lines)} sentences instead of one"]
        text = " ".join(lines)
        # The archive's own messages repeat the words of the system.
        reasons = (*REASONS.get(fault, ()), os.strerror(getattr(errno, fault)))
        if not any(reason in text for reason in reasons) and not (database and any(word in text for word in SQLITE)):
            problems.append("the message has no reason")
        file = Path(path.removeprefix(f"{self.folder}/"))
        name = re.sub(r"(\.tmp|\.new|\.previous|\.lock|-wal|-shm|-journal)$", "", file.name)
        if path and name not in text and (str(file.parent) == "." or str(file.parent) not in text):
            problems.append("the message has no path")
        return [f"{problem}: {said.strip()[-200:]}" for problem in problems]


class ArchiveScene(Scene):
    """A command that adds a revision to the archive."""

    def settle(self) -> list:
        load = self.run(["submit", "registry-data", "--register", "r.sqlite"])
        return [f"then the archive does not load: {load.stderr[:200]}"] if load.returncode else []

    def leftovers(self) -> list:
        check = self.run(["fsck", "--register", "r.sqlite"])
        return [f"fsck finds: {check.stdout[:200]}{check.stderr[:200]}"] if check.returncode else []

    def is_tolerated(self, message: str) -> bool:
        return "angenommen und gespeichert" in message


class ReadingScene(Scene):
    """Commands that only read, on a folder that is prepared."""

    def __init__(self, maki: str, work: Path, name: str, base: Path):
        super().__init__(maki, work, name, [])
        self.base = base


class OutputScene(Scene):
    """A command that replaces a tree or a file."""

    def __init__(self, *words, output: str):
        super().__init__(*words)
        self.watched = (output,)

    def leftovers(self) -> list:
        left = [name for name in os.listdir(self.folder) if name.startswith(self.watched[0]) and self.is_mixed(name)]
        return [f"{name} is left, and not whole" for name in left]

    def is_mixed(self, name: str) -> bool:
        """Whether something beside the output is taken for it; trees in the making and locks are not."""
        return not name.removeprefix(self.watched[0]).startswith((".new", ".lock", ".previous", ".pages", ".releases", ".maki-")) and name not in self.watched

    def is_tolerated(self, message: str) -> bool:
        return "an seinem Platz" in message


def spread(items: list, most: int) -> list:
    """At most so many items, with the first and the last."""
    if len(items) <= most:
        return items
    return [items[round(i * (len(items) - 1) / max(most - 1, 1))] for i in range(most)]


def usable() -> bool:
    """Whether there is a strace that may be used."""
    return bool(shutil.which("strace")) and not subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True).returncode


def scenes(maki: str, work: Path, names: list) -> list:
    """The commands on a small archive: five authorities, a system and its assessment."""
    base = work / "small"
    for part in ("records/bund-musteramt/musteramt-2025-0001", "records/bund-musteramt/fria-musteramt-2025-0001",
                 *(f"authorities/bund-{name}" for name in ("musteramt", "bnetza", "bfdi", "bmwe", "bmi"))):
        shutil.copytree(ROOT / "registry-data" / part, base / "registry-data" / part)
    shutil.copy(ROOT / "Tests/Fixtures/drafts/gut.json", base / "gut.json")
    load = ["submit", "registry-data", "--register", "r.sqlite"]
    submit = ["submit", "gut.json", "--register", "r.sqlite"]
    withdraw = ["withdraw", "musteramt-2025-0001", "--reason", "Das Verfahren wurde eingestellt.", "--register", "r.sqlite"]
    build = ["build", "--register", "r.sqlite", "--sources", "sources", "--output", "public", "--quiet"]
    export = ["export", "all", "--register", "r.sqlite", "--output", "daten", "--quiet"]
    tables = ["export", "csv", "--register", "r.sqlite", "--output", "daten", "--quiet"]
    book = ["export", "ki-transparenzregister.xlsx", "--register", "r.sqlite", "--output", "buch.xlsx"]
    table = {
        "submit": lambda: ArchiveScene(maki, work, "submit", submit), "withdraw": lambda: ArchiveScene(maki, work, "withdraw", withdraw),
        "build": lambda: OutputScene(maki, work, "build", build, output="public"),
        "export": lambda: OutputScene(maki, work, "export", export, output="daten"),
        # The same as `export` in less time.
        "tables": lambda: OutputScene(maki, work, "tables", tables, output="daten"),
        "workbook": lambda: OutputScene(maki, work, "workbook", book, output="buch.xlsx"),
    }
    result = []
    for name in names:
        scene = table[name]()
        shutil.copytree(base, scene.base)
        before = [load]
        if name in ("build", "export", "tables", "workbook"):
            for folder in ("site", "templates") if name == "build" else ():
                shutil.copytree(ROOT / folder, scene.base / "sources" / folder)
            # The output of an archive without the last revision is there; the command replaces it.
            before = [load, scene.arguments, submit]
        for arguments in before:
            done = subprocess.run([maki, *arguments], cwd=scene.base, capture_output=True, text=True, env=scene.variables)
            if done.returncode:
                raise SystemExit(f"{name} cannot be prepared: {done.stdout}{done.stderr}")
        scene.learn()
        result.append(scene)
    return result
