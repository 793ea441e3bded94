#!/usr/bin/env python3
"""Looks at a built site as machines and people do: HTML5 without errors, no dead link, no request elsewhere,
no CSP violation, axe without findings in both languages, light and dark, on a phone and a screen; keyboard; print.
A second site, built of texts that are made to break pages, must be inert and keep its layout.

  run.py SITE MAKI [HOSTILE SITE]"""
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import html5lib
from playwright.sync_api import sync_playwright

from accessibility import COLOURS, violations

SITE = Path(sys.argv[1])
MAKI = sys.argv[2]
HOSTILE = Path(sys.argv[3]) if len(sys.argv) > 3 else None
RECORD_PAGE = re.compile(r"(systeme|en/systems)/[^/]+/index\.html")
passed = 0
failed = 0


def check(name: str, ok: bool, detail: str = "") -> None:
    global passed, failed
    if ok:
        passed += 1
    else:
        failed += 1
        print(f"  failed: {name} {detail}"[:600], file=sys.stderr)


class Links(HTMLParser):
    """What a page links to and consists of."""

    def __init__(self) -> None:
        super().__init__()
        self.targets = []
        self.ids = set()
        self.title = ""
        self.headings = []
        self.in_title = False
        self.landmarks = []
        self.language = ""

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name in {"href", "src", "action"}:
                self.targets.append(value)
            if name == "id":
                check("ids are unique", value not in self.ids, value)
                self.ids.add(value)
            if name == "style":
                check("no inline style", False, value)
            if name.startswith("on"):
                check("no inline handler", False, value)
        if tag == "script":
            check("scripts are files", any(n == "src" for n, _ in attributes), str(attributes))
        if tag == "html":
            self.language = dict(attributes).get("lang", "")
        if tag in {"header", "nav", "main", "footer"}:
            self.landmarks.append(tag)
        if tag == "title" and not self.title:
            self.in_title = True
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.headings.append(int(tag[1]))

    def handle_endtag(self, tag):
        if tag == "title":
            self.in_title = False

    def handle_data(self, data):
        if self.in_title:
            self.title += data


def read(site: Path, only: str = "", keeps_budget: bool = True) -> dict:
    """Parses every page (or those that contain a text) and checks what each must have."""
    pages = {}
    for file in sorted(site.rglob("*.html")):
        text = file.read_text(encoding="utf-8")
        if only not in text:
            continue
        path = str(file.relative_to(site))
        try:
            html5lib.HTMLParser(strict=True).parse(text)
            check(f"{path} is HTML5", True)
        except Exception as error:
            check(f"{path} is HTML5", False, repr(error))
        links = Links()
        links.feed(text)
        pages[path] = links
        check(f"{path} has one h1", links.headings.count(1) == 1)
        check(f"{path} skips no heading level", all(b <= a + 1 for a, b in zip(links.headings, links.headings[1:])), str(links.headings))
        check(f"{path} has its landmarks", links.landmarks.count("main") == 1 and "header" in links.landmarks and "footer" in links.landmarks)
        check(f"{path} says its language", links.language == ("en" if path.startswith("en/") else "de"))
        if keeps_budget and RECORD_PAGE.fullmatch(path):
            check(f"{path} keeps the budget", len(text.encode()) <= 60_000, str(len(text.encode())))
    return pages


def check_links(site: Path, pages: dict) -> None:
    """No dead link or anchor; titles tell the pages of a language apart."""
    titles: dict = {}
    for path, links in pages.items():
        if not path.endswith("404.html"):
            titles.setdefault((path.startswith("en/"), links.title.strip()), []).append(path)
        base = Path("/" + path).parent
        for target in links.targets:
            if target.startswith(("https://", "mailto:")):
                continue
            check(f"{path}: no plain http", not target.startswith("http://"), target)
            place, _, anchor = unquote(target).partition("#")
            resolved = str((base / place).resolve()).lstrip("/") if place else path
            if place.endswith("/") or place in {".", ""} and place:
                resolved = (resolved + "/index.html").lstrip("/")
            check(f"{path} links to something", (site / resolved).is_file(), target)
            if anchor and resolved in pages:
                check(f"{path} links to an anchor", anchor in pages[resolved].ids, target)
    repeated = [paths for paths in titles.values() if len(paths) > 1]
    check("titles are unique within a language", not repeated, str(repeated[:3]))


pages = read(SITE)
check_links(SITE, pages)
check("the style keeps its budget", (SITE / "assets/style.css").stat().st_size <= 25_000)

def other_language(path: str) -> str:
    """The English page of a German one, as the page itself says."""
    text = (SITE / path.lstrip("/") / "index.html").read_text(encoding="utf-8")
    return text.split('hreflang="en" href="', 1)[1].split('"', 1)[0]


# One page a template, and those that show something special.
GERMAN = ["/", "/systeme/", "/systeme/musteramt-2025-0001/", "/systeme/musteramt-2025-0002/", "/systeme/musteramt-2024-0001/",
          "/systeme/bamf-2017-0001/", "/systeme/musteramt-2025-0001/verlauf/", "/systeme/musteramt-2025-0001/fassung-2/",
          "/folgenabschaetzungen/fria-musteramt-2025-0001/", "/folgenabschaetzungen/", "/behoerden/", "/behoerden/bund-musteramt/",
          "/behoerden/bund-probeanstalt/", "/risikoklassen/", "/risikoklassen/high-risk-annex-iii/", "/grundrechte/",
          "/grundrechte/grch-21/", "/lebensbereiche/", "/aenderungen/", "/aenderungen/risikowechsel/", "/luecken/",
          "/zurueckgehalten/", "/offenheit/", "/verbotene-praktiken/", "/zahlen/", "/briefe/", "/regeln/", "/daten/", "/daten/felder/", "/systeme/musteramt-2025-0001/eu-datenbank/", "/uebersicht/",
          "/ueber/", "/fuer-behoerden/"]
SAMPLES = GERMAN + [other_language(path) for path in GERMAN] + ["/404.html"]

server = subprocess.Popen([MAKI, "serve", str(SITE), "--port", "0"], stderr=subprocess.PIPE, text=True)
address = server.stderr.readline().split()[0].rstrip("/")
try:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for width in [320, 1280]:
            context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
            page = context.new_page()
            for sample in SAMPLES:
                page.emulate_media(color_scheme="light")
                page.goto(address + sample)
                wide = page.evaluate("document.documentElement.scrollWidth")
                check(f"{sample} fits {width} px", wide <= width, str(wide))
                page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
                # Each page is looked at once with all rules and once in the dark, where only colours differ: German pages
                # narrow and dark when wide, English ones the other way round. Their structure is the same.
                with_all_rules = (sample in GERMAN) == (width == 320)
                for scheme, options in [("light", None)] if with_all_rules else [("dark", COLOURS)]:
                    page.emulate_media(color_scheme=scheme)
                    found = violations(page, options)
                    check(f"axe on {sample}, {scheme}, {width}", not found, str(found))
            context.close()
        context = browser.new_context()
        page = context.new_page()
        requests = []
        messages = []
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: messages.append(message.text))
        for sample in SAMPLES:
            page.goto(address + sample)
            scripts = page.evaluate("[...document.querySelectorAll('link[rel=alternate]:not([hreflang])')].map(l => l.href)")
            check(f"{sample}: its other forms are there", all((SITE / u[len(address) + 1:]).is_file() for u in scripts), str(scripts))
        check("nothing is asked of another host", all(url.startswith(address) for url in requests), str(requests[:3]))
        check("the browser has nothing to complain of", not messages, str(messages[:3]))
        page.goto(address + "/")
        page.keyboard.press("Tab")
        check("the first Tab reaches the skip link", page.evaluate("document.activeElement.className") == "skip")
        page.keyboard.press("Enter")
        check("the skip link leads to the content", page.url.endswith("#inhalt"))
        for _ in range(3):
            page.keyboard.press("Tab")
        check("Tab goes on inside the content", page.evaluate("document.activeElement.closest('main') !== null"))
        page.goto(address + "/systeme/")
        page.keyboard.press("Tab")
        reached = set()
        for _ in range(400):
            page.keyboard.press("Tab")
            href = page.evaluate("document.activeElement.getAttribute('href')")
            if href:
                reached.add(href)
        check("every system can be reached with the keyboard", "/systeme/musteramt-2025-0001/" in reached)
        response = page.goto(address + "/gibt-es-nicht/")
        check("a missing page says so", response.status == 404 and "gibt es nicht" in page.inner_text("h1"))
        context.close()
        plain = browser.new_context(java_script_enabled=False)
        page = plain.new_page()
        page.goto(address + "/systeme/musteramt-2025-0001/")
        check("the record is complete without JavaScript", "Welche meiner Rechte" in page.inner_text("main"))
        page.emulate_media(media="print")
        check("print shows the answers and no menu",
              page.is_visible("#antworten") and not page.is_visible("header.site nav"))
        letter = page.locator("details.letter").first
        letter.locator("summary").click()
        check("a letter can be copied without JavaScript", "Sehr geehrte Damen und Herren" in letter.locator("pre").inner_text())
        plain.close()
        browser.close()
finally:
    server.terminate()
if HOSTILE:
    hostile = read(HOSTILE, only="onmouseover", keeps_budget=False)
    check_links(HOSTILE, hostile)
    twins = [path.read_text(encoding="utf-8") for path in sorted(HOSTILE.rglob("*.md"))]
    check("there are Markdown twins of hostile texts", sum("javascript" in twin for twin in twins) > 20)
    targets = {target for twin in twins for target in re.findall(r"\]\(<?([a-z]+:|[^)>]{0,20})", twin)}
    check("Markdown twins link only where pages may", targets <= {"https:", "mailto:"}, str(targets))
    check("Markdown twins have no images", not any(re.search(r"(?<!\\)!\[", twin) for twin in twins))
    server = subprocess.Popen([MAKI, "serve", str(HOSTILE), "--port", "0"], stderr=subprocess.PIPE, text=True)
    address = server.stderr.readline().split()[0].rstrip("/")
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            for width in [320]:
                page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
                trouble = []
                page.on("dialog", lambda dialog: (trouble.append("dialog"), dialog.dismiss()))
                page.on("request", lambda request: trouble.append(request.url) if not request.url.startswith(address) else None)
                page.on("console", lambda message: trouble.append(message.text))
                for sample in SAMPLES:
                    page.goto(address + sample)
                    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
                    wide = page.evaluate("document.documentElement.scrollWidth")
                    check(f"hostile texts on {sample} fit {width} px", wide <= width, str(wide))
                    foreign = page.evaluate("document.querySelectorAll('main img, main script:not([src^=\\'/assets/\\']), main iframe, main [onmouseover]').length")
                    check(f"hostile texts on {sample} are inert", foreign == 0 and not trouble, str(trouble[:2]))
            browser.close()
    finally:
        server.terminate()
print(f"site: {passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
