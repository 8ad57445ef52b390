"""The newsletter as its readers and their mail programs meet it (lines 27 and 28 of the contract), and an issue on its way that is killed."""

import os
import pathlib
import re
import signal
import stat
import subprocess
import time

from alliance import expect

SINK = """#!/bin/sh
new=$(mktemp {0}/new.XXXXXX)
{{ echo "$@"; cat; }} >$new
sleep {1}
mv $new {0}/$(basename $new).mail
"""


class Post:
    """A program that takes mail, and what it was given."""

    def __init__(self, alliance, pause="0"):
        self.folder = alliance.folder + "/post"
        os.makedirs(self.folder, exist_ok=True)
        self.program = pathlib.Path(self.folder, "sendmail")
        self.slow(pause)
        os.environ["BERAAD_SENDMAIL"] = str(self.program)

    def slow(self, pause):
        self.program.write_text(SINK.format(self.folder, pause))
        self.program.chmod(0o755)

    def messages(self, count=0):
        end = time.monotonic() + 20
        while True:
            found = sorted(pathlib.Path(self.folder).glob("*.mail"))
            if len(found) >= count or time.monotonic() > end:
                return [each.read_text() for each in found]
            time.sleep(0.05)

    def clear(self):
        for each in pathlib.Path(self.folder).glob("new.*"):
            each.unlink()


def kept(alliance):
    """All bytes of the state folder."""
    return b"".join(each.read_bytes() for each in pathlib.Path(alliance.state).rglob("*") if each.is_file())


def join(alliance, post, address):
    """Asks for the newsletter and says yes; gives back the link to leave."""
    before = len(post.messages())
    status, _, _ = alliance.ask("/news", alliance.form("/news") + [("email", address)])
    expect(status == 200, f"asking for the newsletter is {status}")
    message = next(each for each in post.messages(before + 1) if f"To: {address}" in each)
    yes = re.search(r"/news/confirm/[\w-]+", message)[0]
    status, _, _ = alliance.ask(yes, alliance.form(yes))
    expect(status == 303, f"saying yes is {status}")
    return message, yes, re.search(r"/unsubscribe/[\w-]+", message)[0]


def contract(alliance, _):
    post = Post(alliance)
    alliance.start()
    message, yes, leave = join(alliance, post, "lezer@post.example")
    expect(message.startswith("-t -i\n") and "\nAuto-Submitted: auto-generated\n" in message, "the confirmation goes by sendmail -t -i")
    pages = set()
    for address in ("lezer@post.example", "niemand", "", "x@post.example\r\nBcc: y@post.example", '"a b"@post.example', "a@café.example", "a" * 400 + "@post.example"):
        status, page, _ = alliance.ask("/news", alliance.form("/news") + [("email", address)])
        pages.add((status, re.sub(r'value="[^"]*"', "", page)))
    expect(len(pages) == 1 and next(iter(pages))[0] == 200, f"every address is answered the same: {len(pages)} answers")
    expect(len(post.messages()) == 1, "an address gets at most one message an hour, and what is none gets nothing")
    expect(alliance.ask("/news", [("email", "z@post.example")])[0] == 403, "a form without a mark is refused")
    expect(alliance.ask(yes, alliance.form(yes))[0] == 303, "a link that is used twice does no harm")
    before = kept(alliance)
    for path in (yes, leave, "/news", "/news/confirm/none", "/unsubscribe/none"):
        expect(alliance.ask(path)[0] == 200, f"looking at {path[:13]} is 200")
        head = subprocess.run(["curl", "--silent", "--head", "--output", "/dev/null", "--write-out", "%{http_code}", alliance.url + path], capture_output=True, text=True).stdout
        expect(head == "200", f"HEAD of {path[:13]} is {head}")
    expect(kept(alliance) == before, "GET and HEAD change nothing")
    expect(b"lezer@post.example" in before, "the reader is on the list")
    for _ in range(2):
        status, _, headers = alliance.ask(leave, [("List-Unsubscribe", "One-Click")], Origin="https://mail.example")
        expect(status == 200 and "Location" not in headers, f"one press is {status}")
    expect(b"lezer" not in kept(alliance), "of who left nothing is kept")
    expect(alliance.ask(yes, alliance.form(yes))[0] == 422, "the old link brings nobody back")
    alliance.end()
    log = pathlib.Path(alliance.folder, "log").read_text()
    expect("lezer" not in log and yes[-20:] not in log and leave[-20:] not in log, "no address and no token is in the log")
    modes = {stat.S_IMODE(each.stat().st_mode) for each in pathlib.Path(alliance.state).rglob("*") if each.is_file()}
    expect(modes == {0o600} and stat.S_IMODE(os.stat(alliance.state).st_mode) == 0o700, f"files are for their owner alone: {modes}")


def killed(alliance, choose):
    """An issue is killed again and again on its way: nobody gets it twice, and who did not get it for certain is named."""
    post = Post(alliance)
    alliance.start()
    readers = [f"lezer{number}@post.example" for number in range(12)]
    for reader in readers:
        join(alliance, post, reader)
    alliance.end()
    alliance.run(alliance.program, "news", "write", "een", "--as", "agendacommissie")
    post.clear()
    post.slow("0.05")
    words = [alliance.program, "news", "send", "een", "--state", alliance.state, "--sender", "nieuws@alliantie.example", "--per-minute", "0"]
    for round in range(8):
        sending = subprocess.Popen(words, cwd=alliance.alliance, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(choose.uniform(0.02, 0.35))
        sending.send_signal(signal.SIGKILL if round % 2 == 0 else signal.SIGTERM)
        sending.wait(30)
    said = subprocess.run(words, cwd=alliance.alliance, capture_output=True, text=True)
    time.sleep(0.5)
    got = [re.search(r"\nTo: (\S+)", each)[1] for each in post.messages()]
    expect(len(got) == len(set(got)), f"somebody got it twice: {sorted(got)}")
    unsure = [each for each in readers if each in said.stderr]
    missing = [each for each in readers if each not in got]
    expect(set(missing) <= set(unsure), f"{missing} did not get it, and were not named in: {said.stderr}")
    expect(said.returncode == (1 if unsure else 0) or "gestuurd" in said.stderr or "was sent" in said.stderr, f"it ends with {said.returncode}: {said.stderr}")
