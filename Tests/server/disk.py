"""A disk that is full: the folders of workspace and state on one of their own, with room for so many pages and no more."""

import os
import subprocess
import tempfile

from alliance import PAPER, Alliance, expect, ticked


def sized(folder, kilobytes):
    subprocess.run(["mount", "-o", f"remount,size={kilobytes}k", folder], check=True)


def used(folder):
    """In kilobytes."""
    info = os.statvfs(folder)
    return (info.f_blocks - info.f_bfree) * info.f_frsize // 1024


def full(alliance, choose):
    """Whatever there is no room for is 503 and claims nothing; what was answered with 303 is there, also after a kill."""
    if os.geteuid() != 0:
        print("faults.py: skipped: only root can mount a small disk", flush=True)
        return
    folder = tempfile.mkdtemp()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", folder], capture_output=True, text=True)
    if mounted.returncode != 0:
        print(f"faults.py: skipped: this system mounts no small disk: {mounted.stderr.strip()}", flush=True)
        return
    small = Alliance(alliance.program, folder + "/on-it")
    try:
        fill(small, folder, choose)
    finally:
        if small.process and small.process.poll() is None:
            small.process.kill()
            small.process.wait()
        small.log.close()
        subprocess.run(["umount", folder], check=True)
        os.rmdir(folder)


def fill(small, folder, choose):
    small.start()
    committee, partner, cards = small.open_hall(), small.sign_in("clientenraden/p4f9"), small.cards(3)
    said = {card: "schulden" for card in cards}
    for card in cards:
        expect(small.ask("/z/" + card, [("board-verweer", "schulden")])[0] == 303, "there is room at first")
    rooms = [0, 0] + [choose.randrange(60) for _ in range(10)] + [choose.randrange(300) for _ in range(4)]
    texts = []
    for number, pages in enumerate(rooms):
        form = small.form(PAPER + "/comment?paragraph=4", partner)
        before = small.run("git", "rev-parse", "--all")
        sized(folder, used(folder) + pages * 4)
        text = f"Bij ruimte {number} van {pages}."
        fields = form + [("paragraph", "4"), ("text", text)]
        status, page, headers = small.ask(PAPER + "/comment", fields, partner)
        expect(status in (303, 503) and (pages > 0 or status == 503), f"a comment with room for {pages} pages is {status}")
        if status == 503:
            expect(headers["Retry-After"] is not None and text + "</textarea>" in page, "what was typed is in the page, to be sent again")
            expect(small.run("git", "rev-parse", "--all") == before, "no branch moved")
        for card in cards:
            item = choose.choice(["schulden", "wantrouwen", "verdringing"])
            placed, _, _ = small.ask("/z/" + card, [("board-verweer", item)])
            expect(placed in (303, 503), f"stickers with room for {pages} pages are {placed}")
            said[card] = item if placed == 303 else said[card]
        expect(small.ask(PAPER)[0] == 200 and small.ask("/health")[0] == 200, "pages are served without room")
        if number % 4 == 1:
            small.end(9)
            expect(small.start(), "it starts without room")
        for card in cards:
            now = ticked(small.ask("/z/" + card)[1])
            expect(now == [said[card]], f"with room for {pages} pages {card} has {now} and was told {said[card]}")
        sized(folder, 65536)
        if status == 503:
            status, _, _ = small.ask(PAPER + "/comment", fields, partner)
            expect(status == 303, f"the same form with room is {status}")
        texts.append(text)
    page = small.ask(PAPER)[1]
    for text in texts:
        expect(page.count(text) == 1, f"'{text}' is there {page.count(text)} times")
    sized(folder, used(folder))
    said = subprocess.run(
        [small.server, "access", "add", "vakbond/p2c7", "-C", small.alliance, "--state", small.state], capture_output=True, text=True)
    expect(said.returncode == 1 and not said.stdout, f"an access without room ends with {said.returncode}: {said.stdout}")
    sized(folder, 65536)
    small.end()
    small.run("git", "fsck", "--strict")
    expect(small.run("git", "status", "--porcelain") == "", "the work tree is as main has it")
    left = [name for _, _, names in os.walk(small.state) for name in names if name.endswith(".new")]
    expect(not left, f"nothing half written is left: {left}")
