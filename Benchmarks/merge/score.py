#!/usr/bin/env python3
"""Holds `beraad merge-file --words` against real merges: score.py PROGRAM FOLDER.

A case is FOLDER/<repository>/<case>/ with base.md, ours.md, theirs.md, the human's result.md and meta.json. A line's end after
two spaces or a backslash counts as a word. A word is lost where the merge has it less often than both sides, and than the base with
what each side took away and brought in: then no side accounts for it. It is doubled where the merge has it more often
than that. What a human dropped while resolving is no fault of the merge; that is what equality measures."""
import collections, json, pathlib, re, subprocess, sys

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af"
WORD = re.compile(rf"[^\W{CJK}]+|[{CJK}]|\u23ce")
BREAK = re.compile(r"(?: {2,}|\\)\r?\n(?=[ \t>]*[^\s>])")
program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
count = collections.Counter()


def marked(text):
    """The text with a mark for each line's end that shows on a page."""
    return BREAK.sub(" \u23ce\n", text)


def words(text):
    return collections.Counter(WORD.findall(marked(text)))


for meta in sorted(folder.glob("*/*/meta.json")):
    case, kind = meta.parent, json.loads(meta.read_text())["git"]
    files = [str(case / name) for name in ("ours.md", "base.md", "theirs.md")]
    merge = subprocess.run([program, "merge-file", "--words", *files], capture_output=True)
    count[kind] += 1
    if merge.returncode not in (0, 2):
        count["crash"] += 1
    elif kind == "clean":
        git = subprocess.run(["git", "merge-file", "-p", *files], capture_output=True)
        count["same bytes"] += merge.returncode == 0 and merge.stdout == git.stdout
    elif merge.returncode == 0:
        text, human = merge.stdout.decode(errors="replace"), (case / "result.md").read_text(encoding="utf8")
        ours, theirs = ((case / name).read_text(encoding="utf8") for name in ("ours.md", "theirs.md"))
        count["merged"] += 1
        count["equal"] += marked(text).split() == marked(human).split()
        mine, base, one, other = words(text), words((case / "base.md").read_text(encoding="utf8")), words(ours), words(theirs)
        for word in {*mine, *base, *one, *other}:
            both = one[word] + other[word] - base[word]
            accounted = min(one[word], other[word], max(both, 0)), max(one[word], other[word], both)
            lost, doubled = mine[word] < accounted[0], mine[word] > accounted[1]
            count["lost"] += lost
            count["doubled"] += doubled
            if lost or doubled:
                print(f"{case.parent.name}/{case.name}: {'lost' if lost else 'doubled'} {word!r}")

merged = max(1, count["merged"])
print(f"git merges by line      {count['clean']:4}   same bytes {count['same bytes']}")
print(f"git leaves in conflict  {count['conflict']:4}   merged {count['merged']} ({100 * count['merged'] / max(1, count['conflict']):.1f} %)")
print(f"  equal to the human's words  {count['equal']} ({100 * count['equal'] / merged:.1f} % of the merged)")
print(f"  words lost {count['lost']}, doubled {count['doubled']} that no side accounts for; crashes {count['crash']}")
