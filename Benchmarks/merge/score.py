#!/usr/bin/env python3
"""Holds `beraad merge-file --words` against real merges: score.py PROGRAM FOLDER.

A case is FOLDER/<repository>/<case>/ with base.md, ours.md, theirs.md, the human's result.md and meta.json. A word counts
as lost where the human kept it, one side has it as often, and the merge has it less often."""
import collections, json, pathlib, re, subprocess, sys

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af"
WORD = re.compile(rf"[^\W{CJK}]{{4,}}")
program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
count = collections.Counter()


def words(text):
    return collections.Counter(WORD.findall(text))


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
        count["equal"] += text.split() == human.split()
        mine, kept, one, other = words(text), words(human), words(ours), words(theirs)
        count["losing"] += any(min(kept[w], max(one[w], other[w])) > mine[w] for w in kept)
        count["doubling"] += any(mine[w] > max(kept[w], one[w] + other[w]) for w in mine)

merged = max(1, count["merged"])
print(f"git merges by line      {count['clean']:4}   same bytes {count['same bytes']}")
print(f"git leaves in conflict  {count['conflict']:4}   merged {count['merged']} ({100 * count['merged'] / max(1, count['conflict']):.1f} %)")
print(f"  equal to the human's words  {count['equal']} ({100 * count['equal'] / merged:.1f} % of the merged)")
print(f"  losing a word {count['losing']}, doubling one {count['doubling']}; crashes {count['crash']}")
