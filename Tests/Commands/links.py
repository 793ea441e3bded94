#!/usr/bin/env python3
"""A site whose pages link to something that is not there is not published, whether the page was rendered or kept."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from checking import check, finish

ROOT = Path(__file__).resolve().parent.parent.parent
MAKI = str(Path(sys.argv[1]).resolve())


def build(folder: Path, *options: str) -> subprocess.CompletedProcess:
    return subprocess.run([MAKI, "build", "--sources", ".", "--archive", "registry-data", "--register", "r.sqlite", *options], cwd=folder, capture_output=True, text=True)


def tree(folder: Path) -> dict:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def add(file: Path, text: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def refused(name: str, folder: Path, page: str, link: str, *options: str) -> None:
    """The build says which page has the link, and leaves the old site alone."""
    before = tree(folder / "public")
    run = build(folder, *options)
    said = run.stdout + run.stderr
    check(f"{name}: refused", run.returncode == 2, f"{run.returncode} {said[:300]}")
    check(f"{name}: named", page in said and link in said and "templates/" in said, said[:400])
    check(f"{name}: nothing was published", tree(folder / "public") == before and not (folder / "public.new").exists())


def dead_links(public: Path) -> tuple:
    """Links of feeds and site maps, which no build checks: how many there are, and those that lead to no file."""
    count, dead = 0, set()
    there = set(tree(public))
    for file in [*public.rglob("*.atom"), *public.glob("sitemap*.xml")]:
        place = str(file.parent.relative_to(public))
        for link in re.findall(r'href="([^"]+)"|<loc>([^<]+)</loc>', file.read_text(encoding="utf-8")):
            target = "".join(link).split("#")[0]
            if target.startswith("https://erfunden.example/"):
                target = "/" + target.removeprefix("https://erfunden.example/")
            elif re.match("[a-z]+:", target):
                continue
            count += 1
            path = os.path.normpath(target[1:] or "." if target.startswith("/") else f"{place}/{target}")
            if path.startswith(".."):
                dead.add(f"{file.relative_to(public)}: {target} leaves the site")
                continue
            page = path.removeprefix("./") if not target.endswith("/") else os.path.normpath(path + "/index.html")
            if page not in there:
                dead.add(f"{file.relative_to(public)}: {target}")
    return count, sorted(dead)


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    for part in ["registry-data", "templates", "site"]:
        shutil.copytree(ROOT / part, folder / part)
    # A picture that pages of systems alone show.
    picture = folder / "site/assets/probe.svg"
    shutil.copy(folder / "site/assets/icon.svg", picture)
    add(folder / "templates/record.mustache", '<img src="/assets/probe.svg" alt="">\n')
    first = build(folder)
    check("a whole site is built", first.returncode == 0, first.stdout[:300] + first.stderr[:300])
    count, dead = dead_links(folder / "public")
    check("links of feeds and site maps lead to something", count > 1000 and not dead, f"{count} {dead[:5]}")
    named = build(folder, "--base-url", "https://erfunden.example/", "--output", "named")
    count, dead = dead_links(folder / "named")
    check("with an address of the site, too", count > 2000 and not dead, f"{named.returncode} {count} {dead[:5]}")
    shutil.rmtree(folder / "named")
    ledger = (folder / "public.pages").read_text(encoding="utf-8")
    picture.unlink()
    refused("a kept page shows what is gone", folder, "systems/", "/assets/probe.svg")
    (folder / "public.pages").write_text(ledger.replace("assets/probe.svg", "assets/icon.svg"), encoding="utf-8")
    check("kept pages are not read again, their ledger is believed", build(folder).returncode == 0)
    (folder / "public.pages").unlink()
    refused("the same page rendered", folder, "systems/", "/assets/probe.svg")
    shutil.copy(folder / "site/assets/icon.svg", picture)
    check("it is back", build(folder).returncode == 0)
    for template, link, page in [
        ("record.mustache", "/gibt-es-nicht/", "systems/"), ("history.mustache", "#gibt-es-nicht", "history/"),
        ("revision.mustache", "/daten/felder/#gibt-es-nicht", "revision-"), ("plain-record.mustache", "../fehlt.csv", "incidents/"),
        ("text.mustache", "/datenschuetz/", "html"),
    ]:
        file = folder / "templates" / template
        whole = file.read_text(encoding="utf-8")
        add(file, f'<a href="{link}">x</a>\n')
        refused(f"{template} with {link}", folder, page, link)
        file.write_text(whole, encoding="utf-8")
    # An address in a record cannot stop the site, even where it names a page of the site that is not there.
    office = folder / "registry-data/records/bund-musteramt/musteramt-2025-0001"
    last = sorted(office.glob("*.json"))[-1]
    record = json.loads(last.read_text(encoding="utf-8"))
    number = int(last.stem) + 1
    record.update(revision=number, changeNote="Verweis", purpose="Näheres steht im [Register](https://r.example/ki/systeme/gibt-es-nicht/).")
    (office / f"{number:04}.json").write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    (folder / "templates/record.mustache").write_text((ROOT / "templates/record.mustache").read_text(encoding="utf-8"), encoding="utf-8")
    run = build(folder, "--base-url", "https://r.example/ki")
    page = (folder / "public/systeme/musteramt-2025-0001/index.html").read_text(encoding="utf-8")
    check("an address in a record", run.returncode == 0 and 'href="https://r.example/ki/systeme/gibt-es-nicht/"' in page, run.stdout[:300] + run.stderr[:300])
    add(folder / "templates/record.mustache", '<a href="/systeme/">x</a>\n')
    refused("a path outside of the site's address", folder, "systems/", "/systeme/", "--base-url", "https://r.example/ki")
    (folder / "templates/record.mustache").write_text((ROOT / "templates/record.mustache").read_text(encoding="utf-8"), encoding="utf-8")
    for options in [["--languages", "de"], ["--as-of", "2025-06-30"], ["--as-of", "2026-03-01", "--release"]]:
        run = build(folder, *options)
        check(f"a build with {' '.join(options)} has all it links to", run.returncode == 0, run.stdout[:300] + run.stderr[:300])
finish("links of all pages")
