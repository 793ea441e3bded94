#!/usr/bin/env python3
"""Measures the search in Chromium on a built site: bytes over the wire (gzip, as web servers send), time from a key press to
the first results, and recall@10 of the committed questions; and Pagefind over the same pages.

usage: search.py wire SITE | recall SITE | pagefind SITE; prints one JSON object"""
import gzip
import json
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent.parent
QUERIES = json.loads((ROOT / "Tests/Fixtures/search-queries.json").read_text(encoding="utf-8"))["queries"]
ASK = re.search(r'ASK = """(.*?)"""', (ROOT / "Tests/Site/search.py").read_text(encoding="utf-8"), re.S).group(1)


class Compressing(SimpleHTTPRequestHandler):
    """Serves files as a web server with gzip does."""

    def do_GET(self):
        path = Path(self.translate_path(self.path.split("?")[0]))
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            return self.send_error(404)
        body = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in {".html", ".css", ".js", ".json", ".txt", ".md", ".csv", ".svg", ".xml"}:
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def serve(folder: Path) -> str:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressing, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


class Wire:
    """Counts the bytes of a page's answers, headers included."""

    def __init__(self, page):
        self.bytes = {}
        self.urls = {}
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.responseReceived", lambda e: self.urls.update({e["requestId"]: e["response"]["url"]}))
        session.on("Network.loadingFinished", lambda e: self.bytes.update({e["requestId"]: e["encodedDataLength"]}))

    def sum(self, part: str) -> int:
        return sum(size for request, size in self.bytes.items() if part in self.urls.get(request, ""))


# Time from the key press to the moment at which results for it stand in the page and are painted.
TIMING = """() => {
  window.times = []; let pressed = 0;
  document.querySelector('#suchwort').addEventListener('keydown', () => { pressed = performance.now(); }, true);
  new MutationObserver(() => { if (!pressed) return; const start = pressed; pressed = 0;
    requestAnimationFrame(() => setTimeout(() => window.times.push(performance.now() - start))); })
    .observe(document.querySelector('#suchergebnis'), { childList: true, subtree: true });
}"""


def wire(browser, site: Path) -> dict:
    address = serve(site)
    page = browser.new_page()
    traffic = Wire(page)
    page.goto(address + "/systeme/")
    page.wait_for_selector(".facets details", state="attached")
    page.wait_for_timeout(300)
    first = traffic.sum("/suche/")
    scripts = traffic.sum("/assets/search") + traffic.sum("/assets/folding")
    page.evaluate(TIMING)
    page.focus("#suchwort")
    for text in ["gesichtserkennung", "kindergeld antrag", "e", "intelligenz", "sprache asyl", "ki", "daten"]:
        for letter in text:
            page.keyboard.press("Space" if letter == " " else letter)
            page.wait_for_timeout(60)
        page.wait_for_timeout(400)
        page.fill("#suchwort", "")
    times = sorted(page.evaluate("window.times"))
    page.close()
    answers = []
    for query in ["grundwasser", "the data of people", "entscheidung über menschen", "e", "daten system", "Kindergled"]:
        page = browser.new_page()
        traffic = Wire(page)
        page.goto(address + "/systeme/")
        page.wait_for_selector(".facets details", state="attached")
        start = time.monotonic()
        page.fill("#suchwort", query)
        page.wait_for_selector("#suchergebnis[aria-busy=false]", state="attached")
        seconds = time.monotonic() - start
        page.wait_for_timeout(300)
        answers.append((traffic.sum("/suche/"), round(seconds * 1000), query))
        page.close()
    return {"firstResultsBytes": first, "scriptBytes": scripts, "keyPresses": len(times), "medianMilliseconds": round(statistics.median(times), 1),
            "p95Milliseconds": round(times[int(len(times) * 0.95)], 1), "longestMilliseconds": round(times[-1], 1),
            "fullTextBytes": max(answers)[0], "fullTextQuery": max(answers)[2], "slowestFullTextMilliseconds": max(a[1] for a in answers),
            "largestChunkBytes": max(len(gzip.compress(f.read_bytes(), 6)) for f in (site / "suche").iterdir())}


def score(answers: list) -> dict:
    recalls = [len(set(q["expected"]) & set(a[:10])) / min(10, len(q["expected"])) for q, a in zip(QUERIES, answers)]
    kinds = {}
    for query, recall in zip(QUERIES, recalls):
        kinds.setdefault(query["kind"], []).append(recall)
    return {"questions": len(recalls), "recallAt10": round(statistics.mean(recalls), 4),
            "byKind": {kind: round(statistics.mean(values), 3) for kind, values in kinds.items()},
            "missed": [q["query"] for q, r in zip(QUERIES, recalls) if r < 1]}


def recall(browser, site: Path) -> dict:
    address = serve(site)
    page = browser.new_page()
    page.goto(address + "/systeme/")
    return score(page.evaluate(ASK, [address + "/suche/", [q["query"] for q in QUERIES]]))


def pagefind(browser, site: Path) -> dict:
    """Pagefind 1.5.2 over the German pages of the systems, with its defaults, the content limited to <main>."""
    with tempfile.TemporaryDirectory() as folder:
        for page in (site / "systeme").glob("*/index.html"):
            place = Path(folder) / "systeme" / page.parent.name
            place.mkdir(parents=True)
            # Its WebAssembly needs more than the page's own policy allows.
            place.joinpath("index.html").write_text(re.sub(r"<meta http-equiv=[^>]*>", "", page.read_text(encoding="utf-8")), encoding="utf-8")
        start = time.monotonic()
        subprocess.run([sys.executable, "-m", "pagefind", "--site", folder, "--root-selector", "main"], check=True, stdout=subprocess.DEVNULL)
        seconds = time.monotonic() - start
        (Path(folder) / "index.html").write_text("<!DOCTYPE html><title>x</title>", encoding="utf-8")
        address = serve(Path(folder))
        page = browser.new_page()
        page.goto(address + "/")
        answers = page.evaluate("""async ([address, queries]) => {
          const pagefind = await import(address + '/pagefind/pagefind.js');
          await pagefind.options({ basePath: '/pagefind/' });
          const answers = [];
          for (const query of queries) {
            const { results } = await pagefind.search(query), ids = [];
            for (const result of results.slice(0, 10)) ids.push((await result.data()).url.match(/systeme\\/([^/]+)/)?.[1]);
            answers.push(ids);
          }
          return answers;
        }""", [address, [q["query"] for q in QUERIES]])
        return {**score(answers), "indexSeconds": round(seconds, 2)}


if __name__ == "__main__":
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        print(json.dumps({"wire": wire, "recall": recall, "pagefind": pagefind}[sys.argv[1]](browser, Path(sys.argv[2])), ensure_ascii=False))
        browser.close()
