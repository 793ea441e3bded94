#!/usr/bin/env python3
"""Looks at a built site as machines and people do: HTML5 without errors, no dead link, no request elsewhere,
no CSP violation, axe without findings in both languages, light and dark, on a phone and a screen; keyboard; print."""
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import html5lib
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

SITE = Path(sys.argv[1])
MAKI = sys.argv[2]
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
    def __init__(self) -> None:
        super().__init__()
        self.targets = []
        self.ids = set()
        self.title = ""
        self.headings = []
        self.in_title = False

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name in {"href", "src", "action"}:
                self.targets.append(value)
            if name == "id":
                check("ids are unique", value not in self.ids, value)
                self.ids.add(value)
            if name == "style":
                check("no inline style", False, value)
        if tag == "title":
            self.in_title = True
        if tag in {"h1", "h2", "h3", "h4"}:
            self.headings.append(int(tag[1]))

    def handle_endtag(self, tag):
        if tag == "title":
            self.in_title = False

    def handle_data(self, data):
        if self.in_title:
            self.title += data


pages = {}
for file in sorted(SITE.rglob("*.html")):
    text = file.read_text(encoding="utf-8")
    path = str(file.relative_to(SITE))
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

titles = {}
for path, links in pages.items():
    titles.setdefault(links.title.strip(), []).append(path)
    base = Path("/" + path).parent
    for target in links.targets:
        if target.startswith(("https://", "mailto:")):
            continue
        check(f"{path}: no plain http", not target.startswith("http://"), target)
        place, _, anchor = unquote(target).partition("#")
        resolved = str((base / place).resolve()).lstrip("/") if place else path
        if place.endswith("/") or place in {".", ""} and place:
            resolved = (resolved + "/index.html").lstrip("/")
        check(f"{path} links to something", (SITE / resolved).is_file(), target)
        if anchor and resolved in pages:
            check(f"{path} links to an anchor", anchor in pages[resolved].ids, target)
repeated = {t: p for t, p in titles.items() if len({x for x in p if "404" not in x}) > 1 and len({x.startswith("en/") for x in p}) == 1}
check("titles are unique within a language", not repeated, str(list(repeated.items())[:3]))

server = subprocess.Popen([MAKI, "serve", str(SITE), "--port", "0"], stderr=subprocess.PIPE, text=True)
address = server.stderr.readline().split()[0].rstrip("/")
SAMPLES = ["/", "/systeme/", "/systeme/musteramt-2025-0001/", "/systeme/musteramt-2025-0002/", "/systeme/musteramt-2024-0001/",
           "/systeme/bamf-2017-0001/", "/folgenabschaetzungen/fria-musteramt-2025-0001/", "/behoerden/", "/behoerden/bund-bamf/",
           "/behoerden/bund-probeanstalt/", "/risikoklassen/", "/risikoklassen/high-risk-annex-iii/", "/regeln/", "/daten/", "/ueber/",
           "/fuer-behoerden/", "/404.html", "/en/", "/en/systems/", "/en/systems/musteramt-2025-0001/", "/en/authorities/", "/en/data/"]
try:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for scheme in ["light", "dark"]:
            for width in [320, 1280]:
                context = browser.new_context(
                    color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
                page = context.new_page()
                for sample in SAMPLES:
                    page.goto(address + sample)
                    wide = page.evaluate("document.documentElement.scrollWidth")
                    check(f"{sample} fits {width} px", wide <= width, str(wide))
                    violations = Axe().run(page).response["violations"]
                    check(f"axe on {sample}, {scheme}, {width}", not violations,
                          str([(v["id"], v["nodes"][0]["html"][:120]) for v in violations]))
                context.close()
        context = browser.new_context()
        page = context.new_page()
        requests = []
        messages = []
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: messages.append(message.text))
        for sample in SAMPLES:
            page.goto(address + sample)
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
        browser.close()
finally:
    server.terminate()
print(f"site: {passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
