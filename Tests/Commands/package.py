#!/usr/bin/env python3
"""The package in a bare Debian 12: it installs with what it needs, and every command works in an empty folder.

usage: package.py [PROGRAM]; without one scripts/build makes it. Needs root, debootstrap and lintian, and leaves the test out
without them. The bare system lies in .build/debian-12, with the packages that were fetched, so that the next run is quick."""
import gzip
import hashlib
import json
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

from checking import check, finish

ROOT = Path(__file__).resolve().parent.parent.parent
SYSTEM = ROOT / ".build/debian-12"
HOME = "home/amt"
LARGEST = 45_000_000


def leave_out(reason: str) -> None:
    print(f"left out: the package in a bare Debian 12 ({reason})")
    sys.exit(0)


def quietly(*words: object, **more: object) -> subprocess.CompletedProcess:
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, **more)


if os.geteuid() != 0:
    leave_out("needs root")
for tool, package in (("debootstrap", "debootstrap"), ("lintian", "lintian"), ("dpkg-shlibdeps", "dpkg-dev"), ("strip", "binutils")):
    if shutil.which(tool) is None:
        leave_out(f"{package} is not installed")
if quietly("unshare", "--mount", "true").returncode:
    leave_out("mounts of its own are not allowed here")


def inside(root: Path, user: str, cwd: str, *words: str, language: str = "de_DE.UTF-8") -> list:
    """The words that call a program in the bare system. Its /proc, without which no Swift program sees its arguments, is
    gone with the call."""
    return [
        "unshare", "--mount", "sh", "-c", 'mount -t proc proc "$0/proc" && exec chroot "$@"', str(root), f"--userspec={user}", str(root),
        "/usr/bin/env", "-i", f"HOME=/{HOME}", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", f"LANG={language}", "LC_CTYPE=C.UTF-8", "TERM=xterm",
        "DEBIAN_FRONTEND=noninteractive", "sh", "-c", 'cd "$0" && exec "$@"', cwd, *words]


def bare_system() -> None:
    """Debian 12 with little more than a package manager and a reader of manuals; made once."""
    if SYSTEM.exists():
        return
    partial = SYSTEM.with_name(SYSTEM.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    done = quietly("debootstrap", "--variant=minbase", "--include=man-db", "bookworm", partial)
    if done.returncode:
        shutil.rmtree(partial, ignore_errors=True)
        leave_out(f"debootstrap failed: {(done.stdout + done.stderr).strip().splitlines()[-1]}")
    partial.rename(SYSTEM)


def contents(deb: Path, folder: Path) -> None:
    quietly("dpkg-deb", "-x", deb, folder, check=True)


def same_twice(program: list, first: Path, folder: Path) -> None:
    """Two packages of one commit are the same, byte for byte, whatever time and time zone it is and whoever makes it."""
    again = folder / "again"
    done = quietly(ROOT / "scripts/package", *program, "--output", again, env={**os.environ, "TZ": "Asia/Tokyo", "LANG": "en_GB.UTF-8"}, umask=0o077)
    for file in sorted(first.iterdir()):
        check(f"{file.name} is the same when it is made again", done.returncode == 0
              and file.read_bytes() == (again / file.name).read_bytes(), done.stderr)


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    made = folder / "made"
    program = ["--program", sys.argv[1]] if len(sys.argv) > 1 else []
    done = quietly(ROOT / "scripts/package", *program, "--output", made)
    check("the package is made", done.returncode == 0, done.stderr)
    if done.returncode:
        finish("package")
    program = program or ["--program", ROOT / ".build/release/maki"]
    deb, archive = sorted(made.iterdir())
    version = (ROOT / "publiccode.yml").read_text(encoding="utf-8").split("softwareVersion: ")[1].split()[0]
    check("its name says version and machine", re.fullmatch(rf"maki_{re.escape(version)}_[a-z0-9]+\.deb", deb.name), deb.name)

    # What is in it.
    tree = folder / "tree"
    contents(deb, tree)
    files = {file.relative_to(tree).as_posix(): file for file in tree.rglob("*") if file.is_file()}
    check("the program is small enough", files["usr/bin/maki"].stat().st_size <= LARGEST, files["usr/bin/maki"].stat().st_size)
    for part in ("templates", "site", "registry-data/mappings"):
        own = {file.relative_to(ROOT / part).as_posix(): file for file in (ROOT / part).rglob("*")
               if file.is_file() and not file.name.startswith(".")}
        there = f"usr/share/maki/{part.removeprefix('registry-data/')}/"
        check(f"all of {part} is in it, unchanged", all(
            there + each in files and files[there + each].read_bytes() == file.read_bytes() for each, file in own.items()), sorted(own))
    commit_time = int(os.environ.get("SOURCE_DATE_EPOCH") or quietly("git", "show", "-s", "--format=%ct", "HEAD", cwd=ROOT).stdout)
    times = {int(file.stat().st_mtime) for file in files.values()}
    check("all files have the time of the commit", times == {commit_time}, times)
    notes = gzip.decompress(files["usr/share/doc/maki/changelog.gz"].read_bytes()).decode()
    check("the changelog has the form of Debian", re.match(rf"maki \({re.escape(version)}\) (unstable|UNRELEASED); urgency=medium\n\n  \* ", notes)
          and re.search(r"\n -- .+ <.+@.+>  \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]0000\n", notes), notes[:300])
    check("no name and no time is packed with it", files["usr/share/doc/maki/changelog.gz"].read_bytes()[3:8] == b"\0" * 5)
    licence = files["usr/share/doc/maki/copyright"].read_text(encoding="utf-8")
    check("the licence is there whole", all(line.strip() in licence for line in (ROOT / "LICENSE").read_text(encoding="utf-8").splitlines()))
    with tarfile.open(archive) as packed:
        archived = {member.name.split("/", 1)[1]: hashlib.sha256(packed.extractfile(member).read()).digest() for member in packed if member.isfile()}
    check("the archive holds the same tree", archived == {each: hashlib.sha256(file.read_bytes()).digest() for each, file in files.items()})
    done = quietly("lintian", "--fail-on", "error", deb)
    check("lintian finds no error", done.returncode == 0, done.stdout)
    same_twice(program, made, folder)

    # Into a bare system.
    bare_system()
    root = folder / "root"
    quietly("cp", "-a", SYSTEM, root, check=True)

    def inside_as(user: str, *words: str, language: str = "de_DE.UTF-8", stdin: str = "", cwd: str = "/" + HOME) -> tuple:
        done = quietly(*inside(root, user, cwd, *words, language=language), input=stdin, timeout=300)
        return done.returncode, done.stdout + done.stderr

    def maki(*words: str, **more: str) -> tuple:
        return inside_as("1000:1000", "maki", *words, **more)

    shutil.copy(deb, root / "srv/maki.deb")
    (root / HOME).mkdir(parents=True)
    os.chown(root / HOME, 1000, 1000)
    fetched = SYSTEM / "var/cache/apt/archives"
    code, text = inside_as("0:0", "apt-get", "install", "--yes", "--no-install-recommends", "/srv/maki.deb")
    if code:
        # Newer versions of what it needs than the list of packages knows.
        inside_as("0:0", "apt-get", "update")
        code, text = inside_as("0:0", "apt-get", "install", "--yes", "--no-install-recommends", "/srv/maki.deb")
    check("it installs with what it needs", code == 0 and "Setting up maki" in text, text)
    for part in ("var/cache/apt/archives", "var/lib/apt/lists"):
        quietly("cp", "-a", "--update", f"{root}/{part}/.", SYSTEM / part)
    check("nothing of the project is there", not (root / str(ROOT).lstrip("/")).exists())

    # Every command, in an empty folder, as somebody who owns nothing else.
    code, text = maki("--version", "--format", "json")
    shown = json.loads(text) if code == 0 else {}
    head = quietly("git", "rev-parse", "HEAD", cwd=ROOT).stdout.strip()
    check("it says which version it is", shown.get("version") == version, text)
    if len(sys.argv) == 1:
        check("and of which commit", shown.get("commit", "").removesuffix("+changes") == head, text)
    for language, word in (("de_DE.UTF-8", "BEFEHLE"), ("en_GB.UTF-8", "SUBCOMMANDS")):
        code, text = maki("--help", language=language)
        check(f"help in {language}", code == 0 and word in text, text)
    names = [line.split()[0] for line in maki("--help", language="en_GB.UTF-8")[1].split("SUBCOMMANDS:")[1].splitlines()
             if re.match(r"  [a-z]", line)]
    check("commands are listed", len(names) > 15, names)
    for command in names:
        code, text = maki("help", command)
        check(f"help {command}", code == 0 and "AUFRUF" in text, text)
    code, text = maki("config")
    check("it finds what was installed", code == 0 and "/usr/share/maki" in text, text)

    def give(source: str, target: str) -> None:
        """Puts what an official brings along into the folder."""
        place = root / HOME / target
        shutil.copytree(ROOT / source, place) if (ROOT / source).is_dir() else shutil.copy(ROOT / source, place)
        for each in [place, *(place.rglob("*") if place.is_dir() else [])]:
            os.chown(each, 1000, 1000)

    give("Tests/Fixtures/drafts/gut.json", "gut.json")
    give("Tests/Fixtures/small-register", "registry-data")
    code, text = maki("submit", "registry-data")
    check("submit loads an archive", code == 0 and (root / HOME / "register.sqlite").exists(), text)
    code, text = maki("validate", "gut.json", "--as-of", "2026-11-24")
    check("validate a good draft", code == 0, text)
    code, text = maki("validate", "-", stdin="{}")
    check("validate finds what is missing", code == 1 and "FORM-" in text, text)
    code, text = maki("new", "deployment", "--authority", "bund-musteramt", "--output", "geruest.json")
    check("new writes a scaffold without a terminal", code == 0 and '"bund-musteramt"' in (root / HOME / "geruest.json").read_text(encoding="utf-8"), text)

    def interview() -> str:
        """Answers on a terminal of its own; everything that was shown."""
        child, terminal = pty.fork()
        if child == 0:
            words = inside(root, "1000:1000", "/" + HOME, "maki", "new", "deployment", "--output", "gefragt.json")
            os.execvp(words[0], words)
        seen, answers, until = b"", [b"bund-musteramt\r", b".\r"], time.monotonic() + 30
        while time.monotonic() < until:
            ready = select.select([terminal], [], [], 0.5)[0]
            if not ready:
                if answers:
                    os.write(terminal, answers.pop(0))
                continue
            try:
                more = os.read(terminal, 65_536)
            except OSError:
                break
            if not more:
                break
            seen += more
        os.close(terminal)
        os.waitpid(child, 0)
        return seen.decode("utf-8", "replace")

    shown = interview()
    asked = root / HOME / "gefragt.json"
    check("new asks on a terminal and keeps the answer", asked.exists() and json.loads(asked.read_text(encoding="utf-8")).get("authority") == "bund-musteramt", shown)
    code, text = maki("submit", "gut.json", "--as-of", "2026-11-24")
    check("submit accepts", code == 0 and list((root / HOME / "registry-data/records").rglob("musteramt-2026-0007/0001.json")), text)
    code, text = maki("build", "--quiet")
    check("build makes the site", code == 0 and (root / HOME / "public/index.html").exists() and list((root / HOME / "public/assets").iterdir()), text)
    code, text = maki("preview", "gut.json", "--quiet")
    check("preview makes a page", code == 0 and list((root / HOME / "vorschau").rglob("*.html")), text)
    code, text = maki("report", "--year", "2025")
    check("report is written", code == 0 and (root / HOME / "bericht-2025.html").exists(), text)
    code, text = maki("export", "deployments.csv")
    check("export prints a table", code == 0 and "musteramt-2026-0007" in text, text)
    code, text = maki("export", "all", "--output", "daten")
    check("export all writes the workbook, too", code == 0 and list((root / HOME / "daten").rglob("*.xlsx")), text)
    code, text = maki("explain", "AIA-27-1", language="en_GB.UTF-8")
    check("explain a rule", code == 0 and "Art. 27" in text, text)
    code, text = maki("schema", "deployment")
    check("schema is the one that is installed", code == 0 and text == (root / "usr/share/maki/schemas/deployment.schema.json").read_text(encoding="utf-8"), text[:200])
    give("registry-data/mappings/tabelle.csv", "liste.csv")
    code, text = maki("import", "--mapping", "tabelle", "liste.csv", "--output", "entwuerfe")
    check("import with a mapping that is installed", code == 0 and list((root / HOME / "entwuerfe").glob("*.json")), text)
    for words in (("status",), ("history", "musteramt-2026-0007"), ("fsck",), ("revise", "musteramt-2026-0007")):
        code, text = maki(*words)
        check(f"maki {' '.join(words)}", code == 0 and text, text)
    code, text = maki("withdraw", "musteramt-2026-0007", "--reason", "Der Einsatz kam nicht zustande.")
    check("withdraw", code == 0, text)

    # Manual and completions.
    for page, word in (("man1/maki.1.gz", "EXIT STATUS"), ("de/man1/maki.1.gz", "RÜCKGABEWERTE")):
        code, text = inside_as("1000:1000", "man", "-P", "cat", "-l", f"/usr/share/man/{page}", language="C.UTF-8")
        plain = re.sub(r".\x08", "", text)
        check(f"the manual {page} is rendered", code == 0 and word in plain and "maki validate" in plain, text[:400])
    code, text = inside_as("1000:1000", "man", "-P", "cat", "maki", language="C.UTF-8")
    check("man maki finds it", code == 0 and "EXIT STATUS" in re.sub(r".\x08", "", text), text[:400])
    code, text = inside_as("1000:1000", "bash", "-c", ". /usr/share/bash-completion/completions/maki && complete -p maki")
    check("bash completes", code == 0 and "maki" in text, text)
    for place in ("usr/share/zsh/vendor-completions/_maki", "usr/share/fish/vendor_completions.d/maki.fish"):
        check(f"{place} knows every command", all(command in (root / place).read_text(encoding="utf-8") for command in names if command != "help"))
    code, text = inside_as("0:0", "dpkg", "--verify", "maki")
    check("dpkg finds every file as it was packed", code == 0 and not text.strip(), text)
    code, text = inside_as("0:0", "apt-get", "remove", "--yes", "maki")
    check("it is removed without a trace", code == 0 and not (root / "usr/share/maki").exists() and not (root / "usr/bin/maki").exists(), text)

finish("package")
