"""Archives that have the same bytes whenever they are made of the same files: sorted names, one time, no owner."""
import gzip
import hashlib
import io
import subprocess
import tarfile
from pathlib import Path

from . import Refusal

# Settings of whoever runs this must not change what git writes.
NEUTRAL = [word for setting in (
    "core.autocrlf=false", "core.attributesFile=/dev/null", "core.quotePath=false", "log.showSignature=false", "tar.umask=0022",
) for word in ("-c", setting)]


def git(root: Path, *words: str) -> bytes:
    """What git prints; its complaint becomes a sentence."""
    try:
        done = subprocess.run(["git", *NEUTRAL, *words], cwd=root, capture_output=True)
    except FileNotFoundError:
        raise Refusal("git is not installed.", code=2) from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise Refusal(f"git {words[0]} failed: {said[-1] if said else 'it does not say why'}", code=2)
    return done.stdout


class Entry:
    """One file of an archive, or a link."""

    def __init__(self, content: bytes, is_program: bool = False, link: str = ""):
        self.content, self.is_program, self.link = content, is_program, link


def files_of_commit(root: Path, commit: str) -> dict:
    """Names and entries of everything a commit holds."""
    entries = {}
    with tarfile.open(fileobj=io.BytesIO(git(root, "archive", "--format=tar", commit))) as archive:
        for member in archive:
            if member.issym():
                entries[member.name] = Entry(b"", link=member.linkname)
            elif member.isfile():
                entries[member.name] = Entry(archive.extractfile(member).read(), bool(member.mode & 0o100))
    return entries


def files_of_folder(folder: Path) -> dict:
    """Names, from this folder on, and entries of all files in it."""
    entries = {}
    for file in folder.rglob("*"):
        name = file.relative_to(folder).as_posix()
        if file.is_symlink():
            entries[name] = Entry(b"", link=str(file.readlink()))
        elif file.is_file():
            entries[name] = Entry(file.read_bytes(), bool(file.stat().st_mode & 0o100))
    return entries


def unpack(entries: dict, folder: Path) -> None:
    """Writes entries into an empty folder."""
    for name, entry in entries.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if entry.link:
            place.symlink_to(entry.link)
        else:
            place.write_bytes(entry.content)
            place.chmod(0o755 if entry.is_program else 0o644)


def pack(entries: dict, folder: str, time: int, place: Path) -> None:
    """Writes an archive in which all files lie in one folder and have one time."""
    with open(place, "wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=time) as packed:
        with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive:
            for name in sorted(entries, key=lambda name: name.encode()):
                entry, member = entries[name], tarfile.TarInfo(f"{folder}/{name}")
                member.mtime, member.size = time, len(entry.content)
                member.mode = 0o755 if entry.is_program else 0o644
                if entry.link:
                    member.type, member.linkname, member.mode = tarfile.SYMTYPE, entry.link, 0o777
                archive.addfile(member, io.BytesIO(entry.content))


def sums(folder: Path) -> str:
    """SHA-256 of every file in a folder, as `sha256sum -c` reads it."""
    return "".join(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n"
                   for file in sorted(folder.iterdir(), key=lambda file: file.name))
