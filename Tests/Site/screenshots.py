#!/usr/bin/env python3
"""Pictures of pages of a built site: phone and screen, light and dark."""
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

SITE, MAKI, TARGET = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
PAGES = sys.argv[4:] or [
    "/", "/systeme/", "/systeme/musteramt-2025-0001/", "/systeme/musteramt-2025-0001/verlauf/",
    "/folgenabschaetzungen/fria-musteramt-2025-0001/", "/behoerden/", "/behoerden/bund-musteramt/", "/grundrechte/",
    "/luecken/", "/zahlen/", "/briefe/", "/en/systems/musteramt-2025-0001/",
]

TARGET.mkdir(exist_ok=True)
server = subprocess.Popen([MAKI, "serve", str(SITE), "--port", "0"], stderr=subprocess.PIPE, text=True)
address = server.stderr.readline().split()[0].rstrip("/")
try:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for device, width in [("phone", 390), ("screen", 1280)]:
            for scheme in ["light", "dark"]:
                context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
                page = context.new_page()
                for path in PAGES:
                    page.goto(address + path)
                    name = path.strip("/").replace("/", "-") or "start"
                    page.screenshot(path=str(TARGET / f"{name}-{device}-{scheme}.png"), full_page=True)
                context.close()
        browser.close()
finally:
    server.terminate()
