"""A package for Debian and an archive of the same tree, from a program that was built: what lies where, and who says so."""
import datetime
import gzip
import hashlib
import os
import re
import shutil
import subprocess
import tempfile
import textwrap
from email.utils import formatdate
from pathlib import Path

from . import Refusal, building, places
from .packing import Entry, files_of_folder, git, pack, unpack

# The most a stripped program may take, in bytes: people fetch it over slow lines.
LARGEST = 45_000_000
SHARE = "usr/share/maki"
DOC = "usr/share/doc/maki"
# Where each shell looks for completions that packages bring.
COMPLETIONS = {
    "bash": "usr/share/bash-completion/completions/maki", "zsh": "usr/share/zsh/vendor-completions/_maki",
    "fish": "usr/share/fish/vendor_completions.d/maki.fish",
}
TYPES = ("deployment", "fria", "incident", "label", "authority")
# The name is made up like those of CODEOWNERS, and example.org belongs to nobody (RFC 2606). Whoever publishes packages
# names themselves, as for every tool of Debian.
MAINTAINER = ("Register team", "register@example.org")


def said(program: Path, *words: str) -> bytes:
    """What the program prints, whatever is settled on this computer."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            done = subprocess.run([program, *words], cwd=folder, stdout=subprocess.PIPE,
                                  env={"PATH": os.environ["PATH"], "LANG": "de_DE.UTF-8", "MAKI_LANGUAGE": "de"})
        except OSError as error:
            raise Refusal(f"{program} cannot be run: {error.strerror}.", code=2) from None
    if done.returncode:
        raise Refusal(f"{program} {' '.join(words)} ended with {done.returncode}.", code=2)
    return done.stdout


def tool(*words: object, cwd: Path | None = None, **variables: str) -> str:
    """What a tool of Debian prints; its complaint becomes a sentence."""
    try:
        done = subprocess.run([str(word) for word in words], cwd=cwd, capture_output=True, text=True,
                              env={**os.environ, "LC_ALL": "C.UTF-8", **variables})
    except FileNotFoundError:
        raise Refusal(f"{words[0]} is not installed.", code=2) from None
    if done.returncode:
        raise Refusal(f"{words[0]} failed: {done.stderr.strip() or done.stdout.strip()}", code=2)
    return done.stdout


def packed(data: bytes) -> Entry:
    """A file as Debian wants it: as small as gzip makes it, without name and time."""
    return Entry(gzip.compress(data, 9, mtime=0))


def maintainer() -> str:
    return f"{os.environ.get('DEBFULLNAME', MAINTAINER[0])} <{os.environ.get('DEBEMAIL', MAINTAINER[1])}>"


def changelog(text: str, number: str, time: int) -> str:
    """CHANGELOG.md in the form of Debian (Policy 4.4), newest first; what is unreleased belongs to this version."""
    sections, notes = [], places.unreleased(text)
    headings = list(places.HEADING.finditer(text))
    for position, heading in enumerate(headings):
        end = headings[position + 1].start() if position + 1 < len(headings) else len(text)
        sections.append((heading[1], heading[2], text[heading.end():end].strip()))
    if not sections or sections[0][0] != number:
        raise Refusal(f"CHANGELOG.md has no section {number}.")
    written = []
    for position, (version, bracket, body) in enumerate(sections):
        is_open = bracket == "unreleased" or (position == 0 and notes)
        lines = (notes + "\n" + body if position == 0 and notes else body).splitlines()
        written.append(f"maki ({version}) {'UNRELEASED' if is_open else 'unstable'}; urgency=medium\n")
        for line in lines:
            if line.startswith("- "):
                written.append(textwrap.fill(line[2:], 78, initial_indent="  * ", subsequent_indent="    ", break_long_words=False))
            elif line.strip():
                written.append(textwrap.fill(line, 78, initial_indent="    ", subsequent_indent="    ", break_long_words=False))
        written.append(f"\n -- {maintainer()}  {formatdate(time if is_open else midday(bracket))}\n")
    return "\n".join(written)


def midday(day: str) -> int:
    """Noon in Greenwich on a day."""
    return (places.day(day) - datetime.date(1970, 1, 1)).days * 86_400 + 43_200


def copyright_text(licence: str) -> str:
    """The licence in the form of Debian (DEP-5). EUPL-1.2 is none of those that every Debian has, so it stands there whole."""
    body = "\n".join(f" {line.rstrip()}" if line.strip() else " ." for line in licence.replace("\f", "").strip().splitlines())
    return f"""Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: maki
Comment: The program holds libraries of others. {DOC}/maki.cdx.json lists them with
 their versions and licences, {DOC}/notices has their texts.

Files: *
Copyright: 2026 the authors of maki
License: EUPL-1.2

License: EUPL-1.2
{body}
"""


def notices(checkouts: Path) -> dict:
    """The texts that the licences of what is in the program want to see handed on."""
    entries = {}
    for folder in sorted(checkouts.iterdir()) if checkouts.is_dir() else []:
        for file in sorted(folder.iterdir()):
            if re.match(r"(LICENSE|NOTICE)(\.(txt|md))?$", file.name) and "docc" not in folder.name:
                kind = "terms" if file.name.startswith("LICENSE") else "notice"
                entries[f"{DOC}/notices/{folder.name.lower()}.{kind}.txt"] = Entry(file.read_bytes())
    if not entries:
        raise Refusal("The packages the program is made of are not there: run  swift package resolve  first.")
    return entries


def tree_of(root: Path, program: Path, stripped: Path, time: int) -> dict:
    """Names and entries of everything that is installed."""
    entries = {"usr/bin/maki": Entry(stripped.read_bytes(), is_program=True)}
    for source, target in (("templates", "templates"), ("site", "site"), ("registry-data/mappings", "mappings")):
        entries |= {f"{SHARE}/{target}/{name}": entry for name, entry in files_of_folder(root / source).items()}
    for name in TYPES:
        entries[f"{SHARE}/schemas/{name}.schema.json"] = Entry(said(program, "schema", name))
        entries[f"{SHARE}/schemas/{name}.public.schema.json"] = Entry(said(program, "schema", name, "--public"))
    for name, page in building.manuals(root, time, program).items():
        entries[f"usr/share/{name}.gz"] = packed(page.content)
    for shell, place in COMPLETIONS.items():
        # Shells read these files; nobody runs them.
        entries[place] = Entry(re.sub(rb"\A#!.*\n", b"", said(program, "--generate-completion-script", shell)))
    number = places.version(root)
    entries[f"{DOC}/changelog.gz"] = packed(changelog(places.read(root, "CHANGELOG.md"), number, time).encode())
    entries[f"{DOC}/copyright"] = Entry(copyright_text(places.read(root, "LICENSE")).encode())
    entries[f"{DOC}/README.md"] = Entry((root / "README.md").read_bytes())
    entries[f"{DOC}/maki.cdx.json"] = Entry(building.run(root, time, "scripts/sbom").encode())
    entries |= notices(root / ".build/checkouts")
    # Files that are not part of a text for anybody: editors and tests leave them.
    return {name: entry for name, entry in entries.items() if not Path(name).name.startswith(".")}


def dependencies_of(stripped: Path) -> str:
    """The packages of Debian whose libraries a program needs, as the libraries themselves say."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "debian").mkdir()
        (place / "debian/control").write_text("Source: maki\n\nPackage: maki\nArchitecture: any\n")
        shown = tool("dpkg-shlibdeps", "-O", "-e", stripped, cwd=place)
    found = re.search(r"^shlibs:Depends=(.+)$", shown, re.MULTILINE)
    if not found:
        raise Refusal("dpkg-shlibdeps found no libraries: is this the program that scripts/build makes?")
    # No library, but the program that opens somebody's editor.
    return found[1] + ", sensible-utils"


def control(number: str, architecture: str, depends: str, size: int) -> str:
    return f"""Package: maki
Version: {number}
Architecture: {architecture}
Maintainer: {maintainer()}
Installed-Size: {-(-size // 1024)}
Depends: {depends}
Section: utils
Priority: optional
Description: register of AI systems used by public authorities
 Describes, checks and publishes the AI systems that federal authorities of
 Germany use: drafts by interview or from lists, findings with legal source
 and remedy, an archive of all revisions, a static site and open data.
 .
 Das KI-Transparenzregister des Bundes: beschreiben, prüfen, einreichen,
 veröffentlichen. Ein Demonstrator, kein amtliches Angebot.
"""


def sums(entries: dict) -> str:
    """MD5 of every file, as dpkg checks what is installed."""
    return "".join(f"{hashlib.md5(entries[name].content, usedforsecurity=False).hexdigest()}  {name}\n" for name in sorted(entries))


def deb(entries: dict, head: str, time: int, place: Path) -> None:
    """Writes a package; the same entries give the same bytes."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "tree"
        root.mkdir()
        control_files = {"DEBIAN/control": Entry(head.encode()), "DEBIAN/md5sums": Entry(sums(entries).encode())}
        unpack(entries | control_files, root)
        for each in [root, *root.rglob("*")]:
            if each.is_dir():
                each.chmod(0o755)
            os.utime(each, (time, time), follow_symlinks=False)
        tool("dpkg-deb", "--root-owner-group", "-Zxz", "-z4", "--build", root, place, SOURCE_DATE_EPOCH=str(time))


def make(root: Path, program: Path, output: Path) -> list:
    """Makes the package and the archive in a folder; gives back their names."""
    time = int(os.environ.get("SOURCE_DATE_EPOCH") or git(root, "show", "-s", "--format=%ct", "HEAD"))
    number = places.version(root)
    named = building.calls_itself(root, time, program)
    if named != number:
        raise Refusal(f"The program calls itself version {named}, not {number}.")
    architecture = tool("dpkg", "--print-architecture").strip()
    output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        stripped = Path(folder) / "maki"
        tool("strip", "--strip-all", "--remove-section=.comment", "-o", stripped, program)
        size = stripped.stat().st_size
        if size > LARGEST:
            raise Refusal(f"The stripped program takes {size} bytes; {LARGEST} are the most (see Sources/CProgram/LocaleData.c).")
        entries = tree_of(root, program, stripped, time)
        head = control(number, architecture, dependencies_of(stripped), sum(len(entry.content) for entry in entries.values()))
        names = [f"maki_{number}_{architecture}.deb", f"maki_{number}_{architecture}.tar.gz"]
        with tempfile.TemporaryDirectory(dir=output) as unfinished:
            deb(entries, head, time, Path(unfinished) / names[0])
            pack(entries, f"maki-{number}", time, Path(unfinished) / names[1])
            for name in names:
                shutil.move(Path(unfinished) / name, output / name)
    return names
