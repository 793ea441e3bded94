"""The packages the program is built with: Package.swift says each exact version, Package.resolved what was taken.

Package.resolved is not part of the repository, because a mirror may give other commits for the same versions. So
Package.swift also says, in comments, the versions of packages that others bring along:

    // Brought along by swift-crypto: swift-asn1 1.7.4
"""
import json
import re
from pathlib import Path

from .places import read

# The words between the address and the end of the line or bracket say which versions are allowed.
STATED = re.compile(r'\.package\(\s*(?:name:\s*"[^"]*",\s*)?(url|path):\s*"([^"]+)"\s*,?\s*([^)]*)\)')
EXACT = re.compile(r'exact:\s*"(\d+\.\d+\.\d+)"\s*(?:,.*)?', re.DOTALL)
BROUGHT_ALONG = re.compile(r"^\s*// Brought along by (\S+): (\S+) (\d+\.\d+\.\d+)$", re.MULTILINE)


def identity(address: str) -> str:
    """The name under which Package.resolved lists a package."""
    return address.rstrip("/").rsplit("/", 1)[-1].removesuffix(".git").lower()


def stated(root: Path) -> tuple:
    """Names with their exact versions from Package.swift, and what is not exact there."""
    manifest = read(root, "Package.swift")
    versions, problems = {}, []
    for kind, address, demand in STATED.findall(manifest):
        exact = EXACT.fullmatch(demand.strip())
        if kind == "path":
            problems.append(f"Package.swift takes {address} from a folder; a release needs a package with a version.")
        elif not exact:
            problems.append(f'Package.swift gives no exact version of {identity(address)}: write  exact: "1.2.3".')
        else:
            versions[identity(address)] = exact[1]
    versions.update({name.lower(): number for _, name, number in BROUGHT_ALONG.findall(manifest)})
    return versions, problems


def brought_along(root: Path) -> dict:
    """Which packages bring along which others."""
    brought = {}
    for bringer, name, _ in BROUGHT_ALONG.findall(read(root, "Package.swift")):
        brought.setdefault(bringer.lower(), []).append(name.lower())
    return brought


def inexact(root: Path) -> list:
    """What Package.swift leaves open."""
    return stated(root)[1]


def departures(root: Path, resolved: Path) -> list:
    """Where a Package.resolved departs from the Package.swift in `root`."""
    versions, _ = stated(root)
    try:
        pins = json.loads(resolved.read_text(encoding="utf-8"))["pins"]
        taken = {pin["identity"]: pin["state"] for pin in pins}
    except FileNotFoundError:
        return ["Package.resolved is missing: run  swift package resolve  first."]
    except (OSError, ValueError, KeyError, TypeError):
        return ["Package.resolved cannot be read: delete it and run  swift package resolve ."]
    problems = []
    for name, state in sorted(taken.items()):
        number = state.get("version")
        if state.get("branch") or not number:
            place = f"the branch {state['branch']}" if state.get("branch") else "a commit without a version"
            problems.append(f"Package.resolved takes {name} from {place}; a release needs a version.")
        elif name not in versions:
            problems.append(
                f"Package.resolved has {name} {number}, of which Package.swift says nothing: add a line "
                f"// Brought along by …: {name} {number}")
        elif versions[name] != number:
            problems.append(f"Package.resolved has {name} {number}, but Package.swift says {versions[name]}.")
    missing = sorted(set(versions) - set(taken))
    return problems + [f"Package.swift names {name}, which Package.resolved does not have: run  swift package resolve ."
                       for name in missing]
