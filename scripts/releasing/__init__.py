"""What `scripts/release` is made of: places of the version, dependencies, checks, archives, the build of a release."""


class Refusal(Exception):
    """Why something was not done, one plain sentence a problem. `code` is the exit code of the program."""

    def __init__(self, *problems: str, code: int = 1):
        super().__init__("\n".join(problems))
        self.problems, self.code = list(problems), code
