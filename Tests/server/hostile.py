"""A workspace in which somebody put all they could think of: every page answers, soon, and shows nothing that acts."""

import json
import re
import subprocess
import time

from alliance import HALL, PAPER, expect

# In seconds, of a debug build on a machine that does other things too.
FIRST, AGAIN = 30, 30


def stream(alliance, branch, files, parent="main", commits=1):
    """Puts files (path: bytes) on a branch, in so many commits that say the same."""
    importer = subprocess.Popen(
        ["git", "fast-import", "--quiet", "--force"], cwd=alliance.alliance, stdin=subprocess.PIPE)
    tip = alliance.run("git", "rev-parse", parent).strip()
    for number in range(commits):
        message = f"Commit {number}".encode()
        importer.stdin.write(f"commit refs/heads/{branch}\ncommitter X <x@example> {1_700_000_000 + number} +0000\ndata {len(message)}\n".encode() + message)
        importer.stdin.write(f"\nfrom {tip}\n".encode() if number == 0 else b"\n")
        if number + 1 == commits:
            for path, content in files:
                importer.stdin.write(f"M 100644 inline {path}\ndata {len(content)}\n".encode() + content + b"\n")
    importer.stdin.close()
    expect(importer.wait() == 0, f"git fast-import of {branch}")


def bomb(alliance, branch):
    """A tree of ten that each hold the same tree of ten, ten deep: ten thousand million files, of a few hundred bytes."""
    blob = subprocess.run(
        ["git", "hash-object", "-w", "--stdin"], cwd=alliance.alliance, input="{}", capture_output=True, text=True, check=True).stdout.strip()
    tree, kind, mode = blob, "blob", "100644"
    for _ in range(10):
        lines = "".join(f"{mode} {kind} {tree}\tx{number}\n" for number in range(10))
        tree = subprocess.run(
            ["git", "mktree"], cwd=alliance.alliance, input=lines, capture_output=True, text=True, check=True).stdout.strip()
        kind, mode = "tree", "040000"
    for name in ("comments", "strijdschrift", "papers"):
        tree = subprocess.run(
            ["git", "mktree"], cwd=alliance.alliance, input=f"040000 tree {tree}\t{name}\n", capture_output=True, text=True, check=True).stdout.strip()
    commit = alliance.run("git", "commit-tree", "-p", "main", "-m", "Bomb", tree).strip()
    alliance.run("git", "update-ref", "refs/heads/" + branch, commit)


def record(alliance, beginning, **fields):
    """The record of an id, with other fields, as its bytes; its id no longer fits."""
    for line in alliance.run("git", "ls-tree", "-r", "--name-only", "partners/clientenraden").split():
        if "/" + beginning in line:
            return line, json.dumps(json.loads(alliance.run("git", "show", f"partners/clientenraden:{line}")) | fields).encode()
    return None, b""


WORDS = [
    "<script>alert(1)</script>", "</textarea><img src=x onerror=alert(1)>", "\u202edraaiom\u202c", "\u2066links\u2069\u200f", "x" * 10_000,
    "[klik](javascript:alert(1))", "![x](//elsewhere.example/x.png)", "&lt;b&gt; &amp;amp;", "\u0301" * 3_000, "`" * 300 + "*" * 3_000, "> " * 500 + "diep",
    "\U0001f3f4\U000e0067\U000e0062 \x7f \ufeff", "- " * 400 + "lijst",
]


def workspace(alliance, _):
    alliance.start()
    cookie = alliance.sign_in("clientenraden/p4f9")
    for number, words in enumerate(WORDS):
        form = alliance.form(PAPER, cookie) + [("paragraph", 4 + number % 9), ("text", words)]
        status, _, _ = alliance.ask(PAPER + "/comment", form, cookie)
        expect(status == 303, f"the words {number} are taken: {status}")
        form = alliance.form(PAPER, cookie) + [("paragraph", 4 + number % 9), ("text", words + "\r\n\r\n" + words), ("because", words), ("step", "send")]
        status, _, _ = alliance.ask(PAPER + "/amend", form, cookie)
        expect(status in (303, 422), f"a change to the words {number} is {status}")
    alliance.end()
    path, content = record(alliance, "c")
    folder = path.rsplit("/", 1)[0]
    stream(alliance, "partners/vakbond", [(f"{folder}/c{number:032x}.json", content) for number in range(20_000)])
    stream(alliance, "partners/kerken", [("/".join(["diep"] * 1_000) + "/x.json", b"{}"), (f"{folder}/c{1:032x}.json", b"[" * 400_000)])
    stream(alliance, "partners/migranten", [(f"{folder}/c{2:032x}.json", b"\"" + b"a" * 40_000_000 + b"\"")], commits=8_000)
    bomb(alliance, "partners/ggz-groep")
    draft = "---\ntitle: " + "T" * 10_000 + " <b>\u202evet\n---\n\n# Kop\n\n" + "\n\n".join(WORDS) + "\n\n" + "a[^1]\n\n[^1]: x\n" * 500
    alliance.run("mkdir", "-p", "papers/vijandig")
    with open(alliance.alliance + "/papers/vijandig/paper.md", "w") as file:
        file.write(draft)
    alliance.run("git", "add", "papers/vijandig")
    alliance.run("git", "commit", "--quiet", "--message", "Hostile")
    alliance.start()
    honest = re.search(r'<article id="(c[0-9a-f]+)"', alliance.ask(PAPER)[1])
    expect(honest, "what is honest is shown")
    people = [("clientenraden/p4f9", []), ("agendacommissie/p1a1", [PAPER + "/inbox", HALL])]
    for person, more in people:
        cookie = alliance.sign_in(person)
        for page in ["/", "/health", "/mine", PAPER, "/p/vijandig", "/p/vijandig/amend?paragraph=2", PAPER + "/comment?paragraph=4", PAPER + "/polls/koers", *more]:
            for limit in (FIRST, AGAIN):
                started = time.monotonic()
                status, text, _ = alliance.ask(page, cookie=cookie)
                took = time.monotonic() - started
                expect(status == 200, f"{page} for {person} is {status}")
                expect(took < limit, f"{page} for {person} took {took:.1f} s, more than {limit}")
                acts = re.search(r"<script(?! src=\"/assets/web.js\")|<img|href=.javascript:|[\u202a-\u202e\u2066-\u2069]", text)
                expect(not acts, f"{page}: {text[max(0, acts.start() - 60):acts.end() + 40] if acts else ''!r}")
    form = alliance.form(PAPER, cookie) + [("paragraph", "5"), ("text", "Nog iets.")]
    started = time.monotonic()
    expect(alliance.ask(PAPER + "/comment", form, cookie)[0] == 303, "a comment is taken all the same")
    expect(time.monotonic() - started < FIRST, "and soon")
    with open(f"/proc/{alliance.process.pid}/status") as status:
        peak = int(re.search(r"VmHWM:\s+(\d+)", status.read())[1]) // 1024
    expect(peak < 1_000, f"it takes {peak} MB")
    alliance.end()
