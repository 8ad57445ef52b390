"""The example alliance with a server in front of it, as a browser and a shell see it."""

import http.client
import json
import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.parse

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]
PAPER = "/p/strijdschrift"
HALL = PAPER + "/polls/koers/halls/drachten"
faults = []


def expect(holds, what):
    if not holds:
        faults.append(what)
        print(f"faults.py: {what}: is not so", flush=True)


class Alliance:
    """The example in a folder of its own, with a poll for halls."""

    def __init__(self, program, folder=None):
        self.program, self.server = program, program + "-web"
        self.folder = folder or tempfile.mkdtemp()
        os.makedirs(self.folder, exist_ok=True)
        self.alliance, self.state = self.folder + "/alliance", self.folder + "/state"
        shutil.copytree(CHECKOUT / "papers", self.alliance + "/papers")
        shutil.copy(CHECKOUT / "reviewers.json", self.alliance)
        poll = pathlib.Path(self.alliance, "papers/strijdschrift/polls/koers/poll.json")
        poll.write_text(poll.read_text().replace('"counted"', '"ballots"'))
        self.run("git", "init", "--quiet", "--initial-branch=main")
        self.run("git", "config", "user.name", "Test")
        self.run("git", "config", "user.email", "test@alliantie.example")
        self.run("git", "add", "--all")
        self.run("git", "commit", "--quiet", "--message", "The example")
        self.run(program, "poll", "open", "strijdschrift/koers", "--as", "agendacommissie")
        self.process = None

    def run(self, *words):
        return subprocess.run(words, cwd=self.alliance, check=True, capture_output=True, text=True).stdout

    def start(self, listen="127.0.0.1:0", limit=None, more=()):
        """Starts the server; with a limit no file of it may grow beyond so many bytes."""
        before = (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))) if limit else None
        self.log = open(self.folder + "/log", "a")
        self.process = subprocess.Popen(
            [self.server, "serve", "-C", self.alliance, "--state", self.state, "--listen", listen, *more],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL if limit else self.log, text=True, preexec_fn=before)
        line = self.process.stdout.readline()
        self.url = line.split()[1] if line else ""
        self.place = urllib.parse.urlsplit(self.url).netloc
        return line

    def end(self, how=signal.SIGTERM):
        started = time.monotonic()
        self.process.send_signal(how)
        return self.process.wait(20), time.monotonic() - started

    def ask(self, path, form=None, cookie="", **more):
        connection = http.client.HTTPConnection(self.place, timeout=60)
        fields = {"Cookie": cookie} | more
        body = None
        if form is not None:
            body = urllib.parse.urlencode(form)
            fields = {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.url} | fields
        connection.request("GET" if form is None else "POST", path, body, fields)
        answer = connection.getresponse()
        return answer.status, answer.read().decode(), answer.headers

    def form(self, path, cookie=""):
        _, page, _ = self.ask(path, cookie=cookie)
        return re.findall(r'name="(csrf|seen)" value="([^"]*)"', page)[-2:]

    def sign_in(self, person):
        said = json.loads(self.run(self.server, "access", "add", person, "-C", ".", "--state", self.state, "--json"))
        status, _, headers = self.ask("/login", self.form("/login") + [("code", said["code"])])
        expect(status == 303, f"signing in is {status}")
        return headers["Set-Cookie"].split(";")[0]

    def cards(self, count):
        said = self.run(
            self.server, "cards", "strijdschrift/koers", "--meeting", "drachten", "--count", str(count), "-C", ".",
            "--state", self.state, "--json")
        return [card["url"].rsplit("/", 1)[1] for card in json.loads(said)["cards"]]

    def open_hall(self):
        cookie = self.sign_in("agendacommissie/p1a1")
        status, _, _ = self.ask(HALL, self.form(HALL, cookie) + [("action", "open"), ("show", "live")], cookie)
        expect(status == 303, f"opening the hall is {status}")
        return cookie

    def remove(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def ticked(page):
    return sorted(re.findall(r'value="([a-z-]+)" checked', page))
