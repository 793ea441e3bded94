"""Builds what a release consists of, from a tag alone."""
import os
import platform
import shutil
import subprocess
import tempfile
from pathlib import Path

from . import Refusal, dependencies, places
from .packing import Entry, files_of_commit, files_of_folder, git, pack, sums, unpack

# What people get with the program: what `maki build` reads, and what explains it.
FOLDERS = ("site", "templates", "registry-data")
TEXTS = ("README.md", "LICENSE", "CHANGELOG.md", "SECURITY.md", "publiccode.yml")


def commit_of(root: Path, tag: str) -> str:
    """The commit the tag of a release points to."""
    if not tag.startswith("v") or not places.FORM.fullmatch(tag[1:]):
        raise Refusal(f"{tag} is no tag of a release; they are called v1.2.0.", code=64)
    try:
        return git(root, "rev-parse", "--verify", "--quiet", f"refs/tags/{tag}^{{commit}}").decode().strip()
    except Refusal:
        raise Refusal(f"There is no tag {tag}.") from None


# The language of each manual page, and its place below share.
MANUALS = {"man/man1/maki.1": "en_GB.UTF-8", "man/de/man1/maki.1": "de_DE.UTF-8"}


def run(tree: Path, time: int, *command: str, language: str = "en_GB.UTF-8", commit: str = "") -> str:
    """What a program of the tagged tree prints."""
    variables = {**os.environ, "SOURCE_DATE_EPOCH": str(time), "LANG": language, "LC_ALL": language, "TZ": "UTC", "MAKI_COMMIT": commit}
    try:
        done = subprocess.run(command, cwd=tree, env=variables, stdout=subprocess.PIPE, text=True)
    except OSError as error:
        raise Refusal(f"{command[0]} of the tagged tree cannot be run: {error.strerror}.", code=2) from None
    if done.returncode:
        raise Refusal(f"{command[0]} failed in the tagged tree, with exit code {done.returncode}.", code=2)
    return done.stdout


def check_tree(tree: Path, tag: str) -> str:
    """Refuses a tag whose files do not say what the tag says; gives back the version."""
    problems = places.disagreements(tree) + dependencies.inexact(tree)
    if problems:
        raise Refusal(*problems)
    number = places.version(tree)
    if tag != f"v{number}":
        raise Refusal(f"The tag is {tag}, but the files under it are version {number}; its tag would be v{number}.")
    if places.newest(places.read(tree, "CHANGELOG.md"))[1] == "unreleased":
        raise Refusal(f"CHANGELOG.md under {tag} calls {number} unreleased.")
    return number


def manuals(tree: Path, time: int, program: Path) -> dict:
    """The manual pages, as the program describes itself."""
    return {name: Entry(run(tree, time, "scripts/manual", str(program), language=language).encode())
            for name, language in MANUALS.items()}


def calls_itself(tree: Path, time: int, program: Path) -> str:
    """The version a program says it is."""
    return run(tree, time, str(program), "--version").splitlines()[0].removeprefix("maki ").strip()


def program_files(tree: Path, time: int, number: str, commit: str) -> dict:
    """Builds the program in `tree` and gives back what belongs into its archive."""
    said = run(tree, time, "scripts/build", commit=commit).strip().splitlines()
    program = Path(said[-1]) if said else tree
    if not program.is_file():
        raise Refusal("scripts/build did not say where the program lies.", code=2)
    named = calls_itself(tree, time, program)
    if named != number:
        raise Refusal(f"The program that was built calls itself version {named}, not {number}.")
    entries = {"maki": Entry(program.read_bytes(), is_program=True)}
    for folder in FOLDERS:
        entries.update({f"{folder}/{name}": entry for name, entry in files_of_folder(tree / folder).items()})
    for name in TEXTS:
        entries[name] = Entry((tree / name).read_bytes())
    return entries | manuals(tree, time, program)


def fill(root: Path, tag: str, commit: str, tree: Path, output: Path, source_only: bool) -> None:
    """Makes the files of a release in `output`; `tree` is an empty folder to work in."""
    time = int(git(root, "show", "-s", "--format=%ct", commit))
    source = files_of_commit(root, commit)
    unpack(source, tree)
    number = check_tree(tree, tag)
    resolved = tree / "Package.resolved"
    # A release without the program takes the list of packages from here; otherwise the build makes its own.
    if source_only and not resolved.exists() and (root / resolved.name).exists():
        shutil.copy(root / resolved.name, resolved)
    program = {} if source_only else program_files(tree, time, number, commit)
    problems = dependencies.departures(tree, resolved)
    if problems:
        raise Refusal(*problems)
    bill = run(tree, time, "scripts/sbom").encode()
    pack(source, f"maki-{number}-source", time, output / f"maki-{number}-source.tar.gz")
    (output / f"maki-{number}.cdx.json").write_bytes(bill)
    if program:
        program |= {"maki.cdx.json": Entry(bill), "Package.resolved": Entry(resolved.read_bytes())}
        machine = f"{platform.system().lower()}-{platform.machine()}"
        pack(program, f"maki-{number}", time, output / f"maki-{number}-{machine}.tar.gz")
    (output / "SHA256SUMS").write_text(sums(output), encoding="utf-8")


def build(root: Path, tag: str, output: Path, source_only: bool) -> list:
    """Builds a release into a new folder, whole or not at all; gives back the names of its files."""
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        raise Refusal(f"{output} exists already; name a folder that does not, or delete it.", code=2)
    commit = commit_of(root, tag)
    # The path of the sources gets into the program, so it is the same each time.
    tree = Path(tempfile.gettempdir()) / f"maki-release-{tag}"
    partial = output.with_name(output.name + ".partial")
    for folder in (tree, partial):
        if folder.exists() or folder.is_symlink():
            raise Refusal(f"{folder} was left by a build that was interrupted, or one is running; if not, delete it.", code=2)
    try:
        tree.mkdir(mode=0o700)
        partial.mkdir(parents=True)
        fill(root, tag, commit, tree, partial, source_only)
        if output.exists():
            output.rmdir()
        partial.rename(output)
    except OSError as error:
        raise Refusal(f"{error.filename or output}: {error.strerror}.", code=2) from None
    finally:
        shutil.rmtree(tree, ignore_errors=True)
        shutil.rmtree(partial, ignore_errors=True)
    return sorted(file.name for file in output.iterdir())
