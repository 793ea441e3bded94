#!/usr/bin/env python3
"""Every command and every argument explains itself in German and in English; completions for three shells and the
manual page name every command."""
import json
import subprocess
import sys
from pathlib import Path

from calling import environment

ROOT = Path(__file__).resolve().parent.parent.parent
MAKI = str(Path(sys.argv[1]).resolve())
# The parser's own words, in English only.
OWN = {"help", "version"}
problems = []


def run(*arguments, language="de_DE.UTF-8"):
    result = subprocess.run(arguments, capture_output=True, text=True, timeout=60, env=environment(language))
    if result.returncode != 0:
        problems.append(f"{' '.join(arguments)} ended with {result.returncode}: {result.stderr[:300]}")
    return result.stdout


def dump(language):
    return json.loads(run(MAKI, "--experimental-dump-help", language=language))["command"]


german, english = dump("de_DE.UTF-8"), dump("en_GB.UTF-8")
commands = [command["commandName"] for command in german["subcommands"] if command["commandName"] != "help"]
count = 0
for de, en in zip(german["subcommands"], english["subcommands"]):
    name = de["commandName"]
    if name == "help":
        continue
    if not de.get("abstract") or not en.get("abstract") or de["abstract"] == en["abstract"]:
        problems.append(f"maki {name}: no summary in both languages")
    if bool(de.get("discussion")) != bool(en.get("discussion")):
        problems.append(f"maki {name}: a discussion in one language only")
    for one, other in zip(de.get("arguments", []), en.get("arguments", [])):
        label = one.get("valueName") or one["names"][0]["name"]
        if any(entry["name"] in OWN for entry in one.get("names", [])) or not one.get("shouldDisplay", True):
            continue
        count += 1
        if not one.get("abstract") or not other.get("abstract"):
            problems.append(f"maki {name} {label}: no help in both languages")
    shown = run(MAKI, "help", name)
    if de["abstract"].split()[0] not in shown:
        problems.append(f"maki help {name} does not say what it does")
if count < 60:
    problems.append(f"only {count} arguments")
for word, language in (("falscher Aufruf", "de_DE.UTF-8"), ("wrong usage", "en_GB.UTF-8")):
    if word not in run(MAKI, "help", "exit-codes", language=language):
        problems.append(f"maki help exit-codes lacks “{word}”")
if "MAKI_REGISTER" not in run(MAKI, "help", "environment"):
    problems.append("maki help environment lacks MAKI_REGISTER")
for shell in ("bash", "zsh", "fish"):
    script = run(MAKI, "--generate-completion-script", shell)
    for name in commands:
        if name not in script and name not in ("exit-codes", "environment"):
            problems.append(f"the completion for {shell} does not know {name}")
for language in ("de_DE.UTF-8", "en_GB.UTF-8"):
    page = run(sys.executable, str(ROOT / "scripts/manual"), MAKI, language=language)
    for name in commands:
        if name not in ("exit-codes", "environment") and f".Ss maki {name}\n" not in page:
            problems.append(f"the manual page lacks {name}")
print("\n".join(problems), file=sys.stderr)
print(f"help: {len(commands)} commands, {count} arguments, {len(problems)} problems")
sys.exit(1 if problems else 0)
