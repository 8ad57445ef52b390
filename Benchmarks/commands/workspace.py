"""Writes a workspace with very many comments, for git fast-import: valid records under the ids that their bytes compute."""

import hashlib
import json
import random
import subprocess
import sys

PARTNERS = [f"partner-{number}" for number in range(60)]
AT = "2026-01-02T03:04:05Z"


def draft():
    """A paper of about ten thousand words in which every word of a paragraph is its own."""
    lines = ["---", "title: Housing", "kind: manifesto", "lang: en", "stage: draft", "---", ""]
    for paragraph in range(250):
        words = [f"word-{paragraph}-{number}" for number in range(40)]
        lines += [" ".join(words) + ".", ""]
    return "\n".join(lines)


def roster():
    partners = [{"id": "board", "name": "The board", "roles": ["author", "committee"], "people": [{"id": "p1"}]}]
    partners += [{"id": name, "name": name.title(), "people": [{"id": "p1"}]} for name in PARTNERS]
    return json.dumps({"format": 1, "alliance": {"name": "Us", "lang": "en"}, "partners": partners})


def comment(number, text, blob, seen, choose):
    """A record's path and bytes."""
    partner = PARTNERS[number % len(PARTNERS)]
    quote = f"word-{choose.randrange(250)}-{choose.randrange(40)}"
    start = text.index(quote)
    record = {
        "format": 1, "kind": "comment", "paper": "housing", "partner": partner, "person": "p1", "at": AT, "seen": seen,
        "anchor": {
            "quote": quote, "prefix": text[max(0, start - 32):start], "suffix": text[start + len(quote):][:32],
            "start": start, "end": start + len(quote), "blob": blob},
        "intent": "remark", "text": f"Remark {number}: " + "for whom, and by when? " * choose.randrange(1, 12)}
    return sealed(record)


def decision(targets, seen):
    """A record's path and bytes."""
    record = {
        "format": 1, "kind": "decision", "paper": "housing", "partner": "board", "person": "p1", "at": AT, "seen": seen,
        "targets": targets, "outcome": "rejected", "reason": "Not now."}
    path, content = sealed(record)
    return f"papers/housing/decisions/{path.split('/')[-1]}", content


def comments(count, settled, text, blob, seen):
    """The files of so many comments; of those that are settled a decision each hundred."""
    choose, targets = random.Random(7), []
    for number in range(count):
        path, content = comment(number, text, blob, seen, choose)
        yield path, content
        if number < settled:
            targets.append(path.split("/")[-1].removesuffix(".json"))
        if targets and (len(targets) == 100 or number == settled - 1):
            yield decision(targets, seen)
            targets = []


def sealed(record):
    """The path and bytes of a comment or an amendment, under the id that its bytes compute."""
    digest = hashlib.sha256(canonical(record)).hexdigest()
    record["id"] = record["kind"][0] + digest[:32]
    return f"papers/{record['paper']}/{record['kind']}s/{record['partner']}/{digest[:2]}/{record['id']}.json", canonical(record)


def canonical(record):
    return (json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n").encode()


def commit(out, message, files, parent=None):
    out.write(b"commit refs/heads/main\ncommitter A <a@example.org> 1767323045 +0000\n")
    out.write(f"data {len(message)}\n{message}\n".encode())
    if parent:
        out.write(f"from {parent}\n".encode())
    for path, content in files:
        out.write(f"M 100644 inline {path}\ndata {len(content)}\n".encode() + content + b"\n")
    out.flush()


def make(folder, count, settled=0):
    """A repository in `folder` with so many comments on main, checked out; the first `settled` of them decided on."""
    def git(*arguments, **more):
        return subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True, **more).stdout

    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", folder], check=True)
    text = draft()
    for step in ("draft", "comments"):
        importer = subprocess.Popen(["git", "-C", folder, "fast-import", "--quiet"], stdin=subprocess.PIPE)
        if step == "draft":
            files = [("reviewers.json", roster().encode()), ("papers/housing/paper.md", text.encode())]
            commit(importer.stdin, step, files)
        else:
            seen = git("rev-parse", "main").decode().strip()
            blob = git("rev-parse", "main:papers/housing/paper.md").decode().strip()
            commit(importer.stdin, step, comments(count, settled, text, blob, seen), parent="refs/heads/main^0")
        importer.stdin.close()
        if importer.wait() != 0:
            sys.exit("git fast-import failed")
    git("checkout", "--quiet", "-f", "main")
    git("config", "beraad.as", "partner-1")
    git("config", "user.name", "A")
    git("config", "user.email", "a@example.org")
