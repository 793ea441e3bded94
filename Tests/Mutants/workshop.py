"""A copy of the checkout into which all faults are compiled, each behind a number; one at a time is switched on.

Compiling a program for each fault would take hours. Instead `text` becomes `(chosenFault() == 7 ? (fault) : (text))`,
and the number of the fault that is switched on is a place in the finished program, which is written there before a test
runs: no environment, file or system call can tell. 0 is none, and then every test has to pass. Faults in files that are
read when the program runs (templates, texts) are put into the copy for the time of their test.
"""
import re
import shutil
import subprocess
import zlib
from pathlib import Path

MARK = b"the fault that is switched on: \0"
ASK = '\n@_silgen_name("maki_chosen_fault") private func chosenFault() -> Int32\n'
ANSWER = """
// Put here by scripts/mutants.
__attribute__((used)) static volatile const struct { char mark[32]; int number; } maki_switch = {"%s", 0};
int maki_chosen_fault(void) { return maki_switch.number; }
""" % MARK[:-1].decode()
HOST = "Sources/CRegisterResources/CRegisterResources.c"


class Workshop:
    def __init__(self, root: Path):
        self.root = root
        self.copy = root / ".build" / "mutants"
        self.numbers = {}
        self.broken = {}
        self.lines = {}

    # Copying

    def contents(self, faults: list) -> dict:
        """The files of the copy: those of the checkout, the faults that compile put behind their numbers."""
        names = subprocess.run(["git", "ls-files", "-coz", "--exclude-standard"], cwd=self.root, capture_output=True,
                               check=True).stdout.decode().split("\0")
        files = {name: (self.root / name).read_bytes() for name in names if name and (self.root / name).is_file()}
        by_file = {}
        for fault in faults:
            if fault.is_compiled and fault.id not in self.broken:
                by_file.setdefault(fault.file, []).append(fault)
        self.lines = {}
        for name, own in by_file.items():
            text, self.lines[name] = self.switched(files[name].decode(), own)
            files[name] = text.encode()
        files[HOST] = files[HOST] + ANSWER.encode()
        return files

    def switched(self, content: str, faults: list) -> tuple:
        """The text of a file with its faults, and the lines they take up."""
        spans = {}
        for fault in faults:
            spans.setdefault(fault.span(content), []).append(fault)
        result, position, lines = "", 0, []
        for (start, end), own in sorted(spans.items()):
            result += content[position:start]
            first = result.count("\n") + 1
            result += self.choice(content[start:end], own)
            lines.append((first, result.count("\n") + 1, [fault.id for fault in own]))
            position = end
        return result + content[position:] + ASK, lines

    def choice(self, text: str, faults: list) -> str:
        for fault in faults:
            ask = f"chosenFault() == {self.numbers[fault.id]}"
            text = (f"if {ask} {{ {fault.fault} }} else {{ {text} }}" if fault.is_statement
                    else f"({ask} ? ({fault.fault}) : ({text}))")
        return text

    def synchronise(self, files: dict) -> None:
        """Writes only what differs, so that only that is compiled again."""
        kept = (".build", ".venv")
        for path in sorted(self.copy.rglob("*")) if self.copy.is_dir() else []:
            name = str(path.relative_to(self.copy))
            if name.split("/")[0] not in kept and path.is_file() and name not in files:
                path.unlink()
        for name, content in files.items():
            path = self.copy / name
            if not path.is_file() or path.read_bytes() != content:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
                shutil.copymode(self.root / name, path)
        tools = self.copy / ".venv"
        if not tools.exists() and (self.root / ".venv").exists():
            tools.symlink_to((self.root / ".venv").resolve())

    # Building

    def build(self, faults: list) -> None:
        """Compiles all faults; those that do not compile are noted in `broken` and left out."""
        # The same for good: a fault that comes or goes moves no other, and only its file is compiled again.
        self.numbers = {fault.id: zlib.crc32(fault.id.encode()) >> 1 for fault in faults}
        if len(set(self.numbers.values()) | {0}) != len(faults) + 1:
            raise SystemExit("Two faults have the same number: give one of them another name.")
        while True:
            self.synchronise(self.contents(faults))
            result = subprocess.run(["swift", "build", "--build-tests"], cwd=self.copy, capture_output=True, text=True)
            output = result.stdout + result.stderr
            (self.copy / ".build/mutants.log").write_text(output, encoding="utf-8")
            if result.returncode == 0:
                return
            errors = re.findall(r"^(/\S+?):(\d+):\d+: error: (.*)$", output, re.MULTILINE)
            found = {name: reason for path, line, reason in errors for name in self.at(path, int(line))}
            if not found:
                raise SystemExit("The copy does not build:\n" + output[-4000:])
            for name, reason in found.items():
                print(f"does not compile: {name}: {reason}", flush=True)
            self.broken.update(found)

    def at(self, path: str, line: int) -> list:
        """The faults at a line of the copy."""
        try:
            name = str(Path(path).resolve().relative_to(self.copy.resolve()))
        except ValueError:
            return []
        return [one for first, last, own in self.lines.get(name, []) if first <= line <= last for one in own]

    # Switching

    def choose(self, fault) -> None:
        """Switches a fault on; None switches all off."""
        number = self.numbers[fault.id] if fault is not None and fault.is_compiled else 0
        for program in ("maki", "makiPackageTests.xctest"):
            path = (self.copy / ".build/debug" / program).resolve()
            with path.open("r+b") as file:
                place = file.read().find(MARK)
                if place < 0:
                    raise SystemExit(f"{path} has no switch")
                file.seek(place + len(MARK))
                file.write(number.to_bytes(4, "little"))
        if fault is not None and not fault.is_compiled:
            path = self.copy / fault.file
            content = path.read_text(encoding="utf-8")
            start, end = fault.span(content)
            path.write_text(content[:start] + fault.fault + content[end:], encoding="utf-8")

    def restore(self, fault) -> None:
        if not fault.is_compiled:
            shutil.copyfile(self.root / fault.file, self.copy / fault.file)

    # Testing

    def test(self, test: tuple, limit: int, name: str = "") -> tuple:
        """Whether a test passed, and the first thing it says is wrong; empty when it says nothing.

        All it says is kept in `.build/said/NAME.txt` of the copy.
        """
        if test[0] == "swift":
            command = [str(self.copy / ".build/debug/makiPackageTests.xctest"), "--testing-library", "swift-testing",
                       "--filter", test[1]]
        else:
            tools = self.copy / ".venv/bin/python"
            command = [str(tools) if tools.exists() else "python3", *test[1:]]
        try:
            result = subprocess.run(command, cwd=self.copy, capture_output=True, text=True, errors="replace",
                                    timeout=limit)
        except subprocess.TimeoutExpired:
            return False, ""
        output = re.sub(r"\x1b\[[0-9;]*m", "", result.stdout + result.stderr)
        if name:
            place = self.copy / ".build/said" / f"{name}.txt"
            place.parent.mkdir(exist_ok=True)
            place.write_text(output, encoding="utf-8")
        if test[0] == "swift" and "Test run with 0 tests" in output:
            raise SystemExit(f"no test is called {test[1]}")
        return result.returncode == 0, complaint(output.replace(str(self.copy) + "/", ""), test[0])


def complaint(output: str, kind: str) -> str:
    """What a failing test says first."""
    if kind == "swift":
        found = re.search(r"✘ Test (.+?) recorded an issue(.*?)(?: at \S+:\d+:\d+)?: (.*)", output)
        return shortened(f"{found[1]}: {found[3]}") if found else ""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    named = [line for line in lines if re.match(r"(failed: |!! |.*: FAILED$|.* differs:$)", line)]
    if named:
        index = lines.index(named[0])
        more = lines[index + 1] if named[0].endswith((": FAILED", " differs:")) and index + 1 < len(lines) else ""
        return shortened((named[0] + " " + more).strip())
    if any(line.startswith("Traceback") for line in lines):
        return shortened(lines[-1]) if lines[-1].startswith("AssertionError: ") else ""
    rest = [line for line in lines if not re.search(r"\d+ (?:passed|failed)", line)]
    return shortened(rest[0]) if rest else ""


def shortened(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip()
    return text if len(text) <= 200 else text[:199] + "…"
