"""What may be seen of the revisions of a record, reckoned apart from the program: each is shown under the strictest of its own
decision and all later ones, less what decisions after it lifted.

A history is written as one line a revision: the level, then withheld groups of fields (-group), lifts (+group, +level), and
w for a withdrawal. Groups are named by those who use them."""

RANK = {"full": 0, "reduced": 1, "aggregate-only": 2}


class Decisions:
    """The decisions of one record, oldest first. `groups` has the withheld paths of the catalogue by the name of their group."""

    def __init__(self, words: list, groups: dict):
        self.groups = groups
        self.known = {}
        self.steps = [self.parse(word) for word in words]

    @staticmethod
    def parse(word: str) -> dict:
        parts = word.split()
        return {"level": parts[0], "withheld": {p[1:] for p in parts if p[0] == "-"},
                "lifts": {p[1:] for p in parts if p[0] == "+"}, "withdrawn": "w" in parts}

    def level(self, index: int) -> str:
        return self.effective(index)[0]

    def effective(self, index: int) -> tuple:
        """Level and withheld paths under which a revision is shown."""
        if index not in self.known:
            self.known[index] = self.reckoned(index)
        return self.known[index]

    def reckoned(self, index: int) -> tuple:
        level, withheld = "full", set()
        for later in range(index, len(self.steps)):
            own = self.steps[later]["level"]
            hidden = {path for name in self.steps[later]["withheld"] for path in self.groups[name]}
            for lift in (lift for step in self.steps[later + 1:] for lift in step["lifts"]):
                if lift in RANK:
                    own = min(own, lift, key=RANK.get)
                else:
                    # Who opens a branch opens all that is in it.
                    hidden = {path for path in hidden if not any((path + ".").startswith(opened + ".") for opened in self.groups[lift])}
            level = max(level, own, key=RANK.get)
            withheld |= hidden
        return level, withheld

    def stated(self, index: int, who, pointers: dict) -> dict:
        """The member `publication` of a revision; `who` gives the markers of those who decided, by the path they stand at."""
        step = self.steps[index]
        result = {"level": step["level"]}
        if step["level"] != "full":
            result |= {"ground": "aia-49-4" if step["level"] == "reduced" else "ifg-3", "decidedBy": who("publication.decidedBy"),
                       "decidedOn": "2026-10-01", "reviewDate": "2027-10-01"}
        if any(pointers[name] for name in step["withheld"]):
            result["withheldFields"] = [{"path": pointer, "ground": "it-security", "decidedOn": "2026-10-01"}
                                        for name in sorted(step["withheld"]) for pointer in pointers[name]]
        if any(lift in RANK or pointers[lift] for lift in step["lifts"]):
            lift = {"decidedBy": who("publication.lifts[].decidedBy"), "decidedOn": "2026-11-01", "reason": who("publication.lifts[].reason")}
            paths = [pointer for name in sorted(step["lifts"] - RANK.keys()) for pointer in pointers[name]]
            lift |= {"paths": paths} if paths else {"level": next(iter(step["lifts"]))}
            result["lifts"] = [lift]
        return result
