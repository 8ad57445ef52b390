"""Papers with amendments and comments, from a seed: what `run` has written as Word files and checked."""

import random

WORDS = ("wij willen dat iedereen een huis heeft met zekerheid voor later en werk dat loont in een dorp of wijk waar mensen elkaar "
         "kennen zonder angst voor de brief van morgen vóór het ontbijt één plan per gemeente").split()
AUTHORS = ["Huurdersbond", "Netwerk van cliëntenraden", "Kerken & kloosters", "Vakbond \"Samen\"", "Mantelzorg <NL>"]


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.notes = []

    def words(self, least=4, most=14):
        return [self.random.choice(WORDS) for _ in range(self.random.randint(least, most))]

    def line(self, least=4, most=14, marks=True):
        words = self.words(least, most)
        if marks and self.random.random() < 0.5:
            at = self.random.randrange(len(words))
            form = self.random.choice(["*{}*", "**{}**", "~~{}~~", "`{}`", "[{}](https://example.org/a?b=1&c=2)", "{} &amp;", "{}\\*", "***{}***"])
            words[at] = form.format(words[at])
        return " ".join(words)

    def sentence(self, **options):
        line = self.line(**options)
        return line + self.random.choice([".", ".", "?", "!"])

    def paragraph(self):
        lines = [self.sentence() for _ in range(self.random.randint(1, 4))]
        if self.random.random() < 0.15:
            self.notes.append(self.sentence(marks=False))
            lines[-1] += f"[^n{len(self.notes)}]"
        return self.random.choice([" ", "\n", "\n", "  \n"]).join(lines) if self.random.random() < 0.4 else " ".join(lines)

    def items(self, indent="", depth=1):
        mark = self.random.choice(["-", "1.", "*"])
        out = []
        for number in range(self.random.randint(2, 4)):
            label = f"{number + 1}." if mark == "1." else mark
            out.append(f"{indent}{label} {self.sentence()}")
            if depth and self.random.random() < 0.25:
                out.append(self.items(indent + " " * (len(label) + 1), depth - 1))
        return "\n".join(out)

    def table(self):
        columns = self.random.randint(2, 3)
        rows = [[self.line(1, 3, marks=False) for _ in range(columns)] for _ in range(self.random.randint(2, 4))]
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        return "\n".join([lines[0], "|" + " --- |" * columns] + lines[1:])

    def block(self):
        kind = self.random.random()
        if kind < 0.15:
            return "#" * self.random.randint(2, 3) + " " + self.line(2, 5, marks=False)
        if kind < 0.32:
            return self.items()
        if kind < 0.38:
            return "> " + self.sentence()
        if kind < 0.46:
            return self.table()
        if kind < 0.49:
            return "```\n" + self.line(2, 5, marks=False) + "\n  " + self.line(2, 5, marks=False) + "\n```"
        return self.paragraph()

    def paper(self, blocks):
        text = "---\ntitle: Een stuk\nkind: manifesto\nlang: nl\n---\n\n# Een stuk\n\n"
        text += "\n\n".join(self.block() for _ in range(blocks)) + "\n"
        for index, note in enumerate(self.notes):
            text += f"\n[^n{index + 1}]: {note}\n"
        return text.encode()

    def hunk(self, base, taken):
        """A change of a word, of the end of a sentence, of a whole block, or a new block; None where the place will not do."""
        lines, start = [], 0
        for line in base.split(b"\n"):
            lines.append((start, start + len(line)))
            start += len(line) + 1
        body = [line for line in lines[6:] if line[1] > line[0]]
        start, end = self.random.choice(body)
        text = base[start:end]
        kind = self.random.random()
        plain = not text.startswith((b"|", b"`", b"  ", b"[^"))
        if kind < 0.6:
            at = [i for i in range(len(text)) if text[i:i + 1].isalpha() and (i == 0 or text[i - 1:i] == b" ")]
            if not at:
                return None
            first = self.random.choice(at)
            last = first
            while last < len(text) and (text[last:last + 1].isalpha() or text[last] >= 0x80):
                last += 1
            new = self.random.choice(WORDS) if self.random.random() < 0.7 else ""
            span = (start + first, start + last, new)
        elif kind < 0.7 and plain and not text.startswith(b"#"):
            span = (end, end, " " + self.sentence(marks=False))
        elif kind < 0.85 and text.startswith(b"- "):
            span = (end, end, "\n- " + self.sentence())
        elif kind < 0.85 and text.startswith(b"|") and b"---" not in text and base[:start].endswith(b"|\n"):
            span = (end, end, "\n|" + " nieuw |" * (text.count(b"|") - 1))
        elif plain and base[end:end + 2] == b"\n\n" and base[start - 2:start] == b"\n\n" and kind < 0.92:
            span = (start, end + 2, "")
        elif plain and base[end:end + 2] == b"\n\n":
            span = (end, end, "\n\n" + self.sentence())
        else:
            return None
        if any(span[0] <= e and s <= span[1] for s, e in taken):
            return None
        taken.append(span[:2])
        return {"start": span[0], "end": span[1], "old": base[span[0]:span[1]].decode(), "new": span[2]}

    def amendments(self, base, count):
        taken, amendments = [], []
        for author in self.random.sample(AUTHORS, self.random.randint(1, 4)):
            hunks = [hunk for hunk in (self.hunk(base, taken) for _ in range(count)) if hunk]
            if hunks:
                amendments.append({"author": author, "hunks": hunks})
        return amendments

    def comments(self, base, count):
        comments = []
        lines, start = [], 0
        for line in base.split(b"\n"):
            if start > 60 and b" " in line and not line.startswith((b"|", b"`", b"  ", b"[^")) and b"`" not in line:
                lines.append((start, line))
            start += len(line) + 1
        for number in range(count):
            start, line = self.random.choice(lines)
            blanks = [i for i in range(len(line)) if line[i:i + 1] == b" "]
            words = [(a + 1, b) for a, b in zip(blanks, blanks[self.random.randint(1, 3):])]
            words = [(a, b) for a, b in words if not any(c in line[a:b] for c in b"*~[]()\\&#>^")]
            if not words:
                continue
            first, last = self.random.choice(words)
            comments.append({"id": f"c{number}", "author": self.random.choice(AUTHORS), "text": f"{number}: " + self.sentence(marks=False),
                             "start": start + first, "end": start + last, "replyTo": None, "resolved": self.random.random() < 0.2})
            if self.random.random() < 0.4:
                comments.append({"id": f"r{number}", "author": self.random.choice(AUTHORS), "text": f"Antwoord {number} & meer",
                                 "start": start + first, "end": start + last, "replyTo": f"c{number}", "resolved": False})
        return comments


def write(seed, folder, blocks=14, hunks=3, comments=4):
    """Writes paper.md, amendments.json and comments.json into a folder."""
    import json
    maker = Maker(seed)
    base = maker.paper(blocks)
    files = {"paper.md": base, "amendments.json": json.dumps(maker.amendments(base, hunks)).encode(),
             "comments.json": json.dumps(maker.comments(base, comments)).encode()}
    for name, content in files.items():
        with open(f"{folder}/{name}", "wb") as file:
            file.write(content)
