#!/usr/bin/env python3
"""page.py SERVER: a paper of 100 kB with 2,000 comments and 400 proposed changes, read in a browser's way: signed out and signed in,
compressed; then /health, and how long the server takes to start."""

import gzip
import http.client
import json
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import re

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Benchmarks/commands"))
import workspace  # noqa: E402

COMMENTS, CHANGES = 2_000, 400


def make(folder):
    """The workspace of many comments, and a change of one word in 400 places."""
    workspace.make(folder, COMMENTS)
    git = lambda *words: subprocess.run(["git", "-C", folder, *words], check=True, capture_output=True, text=True).stdout.strip()
    text, choose = workspace.draft(), random.Random(5)
    seen, blob = git("rev-parse", "main"), git("rev-parse", "main:papers/housing/paper.md")
    files = []
    for number in range(CHANGES):
        old = f"word-{choose.randrange(250)}-{choose.randrange(40)}"
        start = text.index(old)
        files.append(workspace.sealed({
            "format": 1, "kind": "amendment", "paper": "housing", "partner": workspace.PARTNERS[number % 60], "person": "p1",
            "at": workspace.AT, "seen": seen, "base": blob, "reason": f"Reason {number}: it is clearer so.", "comments": [],
            "hunks": [{"start": start, "end": start + len(old), "old": old, "new": f"another-{number}"}]}))
    importer = subprocess.Popen(["git", "-C", folder, "fast-import", "--quiet"], stdin=subprocess.PIPE)
    workspace.commit(importer.stdin, "changes", files, parent="refs/heads/main^0")
    importer.stdin.close()
    if importer.wait() != 0:
        sys.exit("git fast-import failed")
    git("checkout", "--quiet", "-f", "main")


def ask(place, path, cookie=None, method="GET", body=None, origin=None):
    """The milliseconds, the status, the bytes as they came, the header."""
    connection = http.client.HTTPConnection(place, timeout=60)
    fields = {"Accept-Encoding": "gzip"}
    if cookie:
        fields["Cookie"] = cookie
    if body is not None:
        fields |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": origin}
    started = time.perf_counter()
    connection.request(method, path, body, fields)
    answer = connection.getresponse()
    content = answer.read()
    return (time.perf_counter() - started) * 1000, answer.status, content, answer.headers


def show(what, value, target, fits):
    print(f"{what:<66} {value:>12}   {target:<12} {'ok' if fits else 'MISSED'}", flush=True)


def timed(what, place, path, cookie, limit):
    first, status, content, headers = ask(place, path, cookie)
    times = [ask(place, path, cookie)[0] for _ in range(30)]
    plain = gzip.decompress(content) if headers["Content-Encoding"] == "gzip" else content
    if status != 200:
        sys.exit(f"{path}: {status}")
    show(f"{what}, the first time", f"{first:.0f} ms", "", True)
    show(f"{what}, from then on", f"{statistics.median(times):.2f} ms", f"≤ {limit} ms", statistics.median(times) <= limit)
    return len(plain), len(content)


def sign_in(server, place, scratch, url):
    said = subprocess.check_output(
        [server, "access", "add", "partner-1/p1", "-C", scratch + "/alliance", "--state", scratch + "/state", "--json"])
    _, _, page, headers = ask(place, "/login")
    page = gzip.decompress(page) if headers["Content-Encoding"] == "gzip" else page
    form = dict(re.findall(r'name="(csrf|seen)" value="([^"]*)"', page.decode()))
    _, status, _, headers = ask(
        place, "/login", None, "POST", urllib.parse.urlencode(form | {"code": json.loads(said)["code"]}), url)
    if status != 303:
        sys.exit(f"signing in: {status}")
    return headers["Set-Cookie"].split(";")[0]


def start(server, scratch):
    began = time.perf_counter()
    process = subprocess.Popen(
        [server, "serve", "-C", scratch + "/alliance", "--state", scratch + "/state", "--listen", "127.0.0.1:0"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    url = process.stdout.readline().split()[1]
    return process, url, (time.perf_counter() - began) * 1000


def main():
    server = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as scratch:
        os.environ.update(HOME=scratch, GIT_CONFIG_NOSYSTEM="1")
        os.environ.pop("BERAAD_AS", None)
        make(scratch + "/alliance")
        took = []
        for _ in range(5):
            process, url, milliseconds = start(server, scratch)
            took.append(milliseconds)
            process.terminate()
            process.wait()
        process, url, _ = start(server, scratch)
        place = urllib.parse.urlsplit(url).netloc
        show("from the command to listening", f"{statistics.median(took):.0f} ms", "≤ 50 ms", statistics.median(took) <= 50)
        cookie = sign_in(server, place, scratch, url)
        plain, sent = timed("reading page, signed out", place, "/p/housing", None, 50)
        show("… sent, of " + f"{plain / 1000:,.0f} kB", f"{sent / 1000:.0f} kB", "≤ 300 kB", sent <= 300_000)
        plain, sent = timed("reading page, signed in", place, "/p/housing", cookie, 50)
        show("… sent, of " + f"{plain / 1000:,.0f} kB", f"{sent / 1000:.0f} kB", "≤ 300 kB", sent <= 300_000)
        timed("/health", place, "/health", None, 1)
        with open(f"/proc/{process.pid}/status") as status:
            peak = next(line for line in status if line.startswith("VmHWM")).split()[1]
        show("most memory", f"{int(peak) / 1024:.0f} MB", "", True)
        process.terminate()
        process.wait()


main()
