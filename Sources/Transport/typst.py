# Makes a PDF of the template and the values on the standard input: typst.py FOLDER-OF-TYPST. It reads no file and asks no network.
import datetime
import json
import resource
import sys

# A paper of 450 kB with 10,000 comments and all its account takes 40 s and 4 GB.
for kind, most in [(resource.RLIMIT_CPU, 300), (resource.RLIMIT_AS, 8 << 30)]:
    # A limit that is lower already stays.
    hard = resource.getrlimit(kind)[1]
    least = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (least, least))
sys.path.insert(0, sys.argv[1])
try:
    import typst
except Exception as error:
    sys.stderr.write(str(error))
    sys.exit(3)

# The rules of PDF/UA-1 and PDF/A-2a: where a document breaks one there is no PDF.
STANDARDS = ["ua-1", "a-2a"]
FONTS = '("Libertinus Serif", "DejaVu Sans Mono")'
# Of so many characters without a form nobody would read what stands for them.
MOST_UNSHOWN = 64


def compiled(template, paper, moment):
    files = {"main.typ": template.encode(), "paper.json": json.dumps(paper).encode()}
    return typst.compile(files, format="pdf", ignore_system_fonts=True, pdf_standards=STANDARDS, timestamp=moment)


def has_form(character, moment):
    probe = '#set document(title: "-")\n#set text(font: ' + FONTS + ')\n#json("paper.json")\n'
    try:
        compiled(probe, "a" + character, moment)
        return True
    except typst.TypstError:
        return False


def shown(value, unshown):
    """A value with each character that the fonts do not have as its number."""
    if isinstance(value, str):
        return value.translate(unshown)
    if isinstance(value, list):
        return [shown(each, unshown) for each in value]
    return {key: shown(each, unshown) for key, each in value.items()} if isinstance(value, dict) else value


job = json.load(sys.stdin.buffer)
year, month, day = job["day"]
moment = int(datetime.datetime(year, month, day, tzinfo=datetime.timezone.utc).timestamp())
unshown = {}
for character in sorted(set(json.dumps(job["paper"], ensure_ascii=False))):
    # All fonts have the letters of Europe's west.
    if ord(character) > 0x17F and not has_form(character, moment):
        unshown[ord(character)] = f"[U+{ord(character):04X}]"
        if len(unshown) > MOST_UNSHOWN:
            sys.stderr.write(f"its fonts have no form for {character} and many other characters")
            sys.exit(4)
try:
    pdf = compiled(job["template"], shown(job["paper"], unshown), moment)
except typst.TypstError as error:
    sys.stderr.write(str(getattr(error, "message", error)))
    sys.exit(4)
sys.stdout.buffer.write(pdf)
