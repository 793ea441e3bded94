"""Drives a program through a pseudo-terminal, as a person at a keyboard would."""
import fcntl
import os
import pty
import select
import struct
import termios
import time


class Terminal:
    """A program on a terminal of its own; `seen` is everything it has shown."""

    def __init__(self, arguments, folder, columns=80, environment=None):
        self.seen = ""
        self.status = None
        self._pending = b""
        self.process, self.descriptor = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            variables = {"PATH": "/usr/bin:/bin", "LANG": "de_DE.UTF-8", "HOME": str(folder), "TERM": "xterm"}
            variables.update(environment or {})
            os.execve(arguments[0], arguments, variables)
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))

    def wait(self, seconds=20, prompt=b"> "):
        """Waits for the next prompt; returns what was shown since the last one, or None when the program has ended."""
        new = b""
        end = time.time() + seconds
        while time.time() < end:
            ready, _, _ = select.select([self.descriptor], [], [], 0.2)
            if not ready:
                continue
            try:
                data = os.read(self.descriptor, 65536)
            except OSError:
                data = b""
            if not data:
                self._finish(new)
                return None
            new += data
            if new.endswith(prompt):
                text = new.decode("utf-8", "replace").replace("\r\n", "\n")
                self.seen += text
                return text
        raise AssertionError("no prompt within the time; shown last: " + new.decode("utf-8", "replace")[-500:])

    def _finish(self, new):
        self.seen += new.decode("utf-8", "replace").replace("\r\n", "\n")
        self.rest = new.decode("utf-8", "replace").replace("\r\n", "\n")
        _, status = os.waitpid(self.process, 0)
        self.status = os.waitstatus_to_exitcode(status)
        os.close(self.descriptor)

    def type(self, line):
        os.write(self.descriptor, (line + "\n").encode("utf-8"))

    def press(self, keys):
        os.write(self.descriptor, keys)

    def close(self):
        if self.status is None:
            os.close(self.descriptor)
            _, status = os.waitpid(self.process, 0)
            self.status = os.waitstatus_to_exitcode(status)


def heading(shown):
    """The question on the screen: the line behind `Frage 3 von etwa 30 · …`."""
    lines = shown.split("\n")
    for index in range(len(lines) - 1, -1, -1):
        if lines[index].startswith(("Frage ", "Question ", "Freiwillig · ", "Voluntary · ")) and "·" in lines[index]:
            text = lines[index + 1]
            return text.removesuffix(" (freiwillig)").removesuffix(" (voluntary)")
    return None


def hold(terminal, answers, default=None, most=400):
    """Answers questions by their heading until the program ends. An answer is a line, a list of lines, or a list of
    lists for a question that comes again; `default` answers what no answer is given for. Returns the headings asked."""
    asked = []
    used = {}
    current = None
    for _ in range(most):
        shown = terminal.wait()
        if shown is None:
            return asked
        current = heading(shown) or (None if "Nummer einer Gruppe" in shown or "number of a group" in shown else current)
        if current is None:
            terminal.type("")
            continue
        asked.append(current)
        answer = answers.get(current, default)
        if answer is None:
            raise AssertionError(f"no answer for “{current}”; shown:\n{shown}")
        if isinstance(answer, list) and answer and isinstance(answer[0], list):
            count = used.get(current, 0)
            used[current] = count + 1
            answer = answer[min(count, len(answer) - 1)]
        for index, line in enumerate([answer] if isinstance(answer, str) else answer):
            if index:
                terminal.wait()
            terminal.type(line)
    raise AssertionError("the talk does not end; asked last: " + ", ".join(asked[-5:]))
