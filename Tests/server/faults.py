#!/usr/bin/env python3
"""faults.py PROGRAM: what goes wrong around a server, done to the beraad-web beside PROGRAM: kills at random moments of a hall, a disk
without room, many listeners at the end, bodies that come slowly or are too large, sockets and ports that are taken, names of other hosts, the
newsletter.

Prints its seed; SEED sets it. Exits with 1 where anything fails.
"""

import concurrent.futures
import http.client
import json
import os
import pathlib
import random
import re
import resource
import shutil
import signal
import socket
import stat
import subprocess
import sys
import threading
import time

import decisions
import disk
import hostile
import news
import screens
from alliance import HALL, PAPER, Alliance, expect, faults, ticked

KILLS = int(os.environ.get("BERAAD_WEB_KILLS", "8"))


def kills(alliance, choose):
    """Phones place stickers while the server is killed again and again: what was answered with 303 is there, always."""
    alliance.start()
    cookie = alliance.open_hall()
    cards = alliance.cards(24)
    # What may stand on a card, "" for nothing: one thing once that was answered, the new one too while it is not.
    said = {card: {""} for card in cards}
    for _ in range(KILLS):
        stop = threading.Event()

        def phone(card, choose):
            while not stop.is_set():
                item = choose.choice(["schulden", "wantrouwen"])
                said[card] = said[card] | {item}
                try:
                    status, _, _ = alliance.ask("/z/" + card, [("board-verweer", item)])
                except (OSError, http.client.HTTPException):
                    return
                expect(status == 303, f"placing is {status}")
                said[card] = {item}

        with concurrent.futures.ThreadPoolExecutor(len(cards)) as pool:
            tasks = [pool.submit(phone, card, random.Random(choose.random())) for card in cards]
            time.sleep(choose.random() * 0.6 + 0.05)
            alliance.end(signal.SIGKILL)
            stop.set()
            for task in tasks:
                task.result()
        alliance.start()
        for card in cards:
            now = ticked(alliance.ask("/z/" + card)[1])
            expect(len(now) <= 1 and "".join(now) in said[card], f"{card} has {now} and was told {said[card]}")
            said[card] = {"".join(now)}
    form = alliance.form(HALL, cookie)
    for _ in range(2):
        status, _, _ = alliance.ask(HALL, form + [("action", "close")], cookie)
        expect(status == 303, f"closing is {status}")
    expect(not os.listdir(alliance.state + "/halls"), "nothing of a closed hall is left")
    tally = alliance.ask(HALL + "/board.json")[1]
    counts = json.loads(tally)["boards"]["verweer"]
    wanted = {item: sum(item in what for what in said.values()) for item in ("schulden", "wantrouwen")}
    expect({item: counts[item] for item in wanted} == wanted, f"the tally has {counts} and not {wanted}")
    alliance.end()


def no_room(alliance, _):
    """No file may grow: everything that would be kept is 503 and claims nothing; what was typed can be sent again."""
    alliance.start()
    cookie, cards = alliance.sign_in("clientenraden/p4f9"), alliance.cards(1)
    alliance.end()
    before = alliance.run("git", "rev-parse", "--all")
    alliance.start(limit=1)
    form = alliance.form(PAPER + "/comment?paragraph=4", cookie) + [("paragraph", "4"), ("text", "Lang getypt.")]
    status, page, headers = alliance.ask(PAPER + "/comment", form, cookie)
    expect(status == 503 and headers["Retry-After"], f"a comment without room is {status}")
    expect("Lang getypt.</textarea>" in page, "what was typed is in the page")
    expect(alliance.run("git", "rev-parse", "--all") == before, "no branch moved")
    status, _, _ = alliance.ask(PAPER)
    expect(status == 200, f"reading without room is {status}")
    code, _ = alliance.end()
    expect(code == 0, f"without room it ends with {code}")
    alliance.start()
    status, _, _ = alliance.ask(PAPER + "/comment", form + [], cookie)
    expect(status == 303, f"the same form with room is {status}")
    alliance.end()


def many_listeners(alliance, _):
    """SIGTERM while 500 look at the board."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 4096), hard))
    alliance.start()
    sockets = []
    for _ in range(500):
        each = socket.create_connection(tuple(alliance.place.split(":")))
        each.sendall(f"GET {HALL}/events HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        sockets.append(each)
    for each in sockets:
        each.settimeout(20)
        expect(each.recv(16).startswith(b"HTTP/1.1 200"), "a listener is answered")
    code, took = alliance.end()
    expect(code == 0 and took < 10, f"with 500 listeners it ends with {code} after {took:.1f} s")
    for each in sockets:
        each.close()


def exchange(alliance, data, wait=10):
    """Sends bytes as they are; what comes back until the server closes or nothing more comes."""
    with socket.create_connection(tuple(alliance.place.split(":"))) as each:
        each.sendall(data)
        each.settimeout(wait)
        answer = b""
        try:
            while chunk := each.recv(65536):
                answer += chunk
        except socket.timeout:
            pass
        return answer.decode(errors="replace")


def bounds(alliance, _):
    alliance.start()
    head = f"POST /login HTTP/1.1\r\nHost: x\r\nOrigin: {alliance.url}\r\nContent-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n"
    large = "a" * (256 * 1024 + 1)
    for what, data in [
        ("a length", f"{head}Content-Length: {len(large)}\r\n\r\n{large}"),
        ("chunks", f"{head}Transfer-Encoding: chunked\r\n\r\n{len(large):x}\r\n{large}\r\n0\r\n\r\n"),
    ]:
        expect(exchange(alliance, data.encode()).startswith("HTTP/1.1 413"), f"256 KiB and one byte by {what} is 413")
    exact = "code=" + "a" * (256 * 1024 - 5)
    answer = exchange(alliance, f"{head}Content-Length: {len(exact)}\r\n\r\n{exact}".encode())
    expect(answer.startswith("HTTP/1.1 403"), "256 KiB are read")
    for host in ["evil.example", "127.0.0.1:1", "[::1]", "x" * 4000]:
        answer = exchange(alliance, f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        expect(answer.startswith("HTTP/1.1 200") and host not in answer, f"the host {host[:20]} is not taken up")
    for data in [b"GET / HTTP/9.9\r\n\r\n", b"\0\0\0\0\r\n\r\n", b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n",
                 f"{head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n".encode(), b"GET /%ff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"]:
        exchange(alliance, data, wait=2)
    # A body that drips: it is given up, and does not hold what others need.
    slow = socket.create_connection(tuple(alliance.place.split(":")))
    slow.sendall(f"{head}Content-Length: 1000\r\n\r\n".encode())
    started = time.monotonic()
    ended = None
    slow.settimeout(0.5)
    while ended is None and time.monotonic() - started < 50:
        try:
            slow.sendall(b"a")
            ended = slow.recv(100)
        except socket.timeout:
            pass
        except OSError:
            ended = b""
    expect(ended is not None and time.monotonic() - started < 45, f"a body that drips ends in time and not after {time.monotonic() - started:.0f} s")
    expect((ended or b"").startswith(b"HTTP/1.1 408"), f"it is told so: {ended}")
    expect(alliance.ask("/health")[0] == 200, "it serves on")
    alliance.end()


def places(alliance, _):
    """Ports and sockets, the rights of what is kept, and what the log says."""
    line = alliance.start()
    expect(re.fullmatch(r"listening http://127\.0\.0\.1:\d+\n", line), f"it says {line!r}")
    alliance.ask("/access/AAAAAAAAAAAAAAAAAAAAAA?x=geheim")
    other = subprocess.run(
        [alliance.server, "serve", "-C", alliance.alliance, "--state", alliance.folder + "/other", "--listen", alliance.place],
        capture_output=True, text=True, timeout=30)
    expect(other.returncode == 1 and other.stderr, f"a port that is taken is {other.returncode}")
    alliance.end()
    log = open(alliance.folder + "/log").read()
    expect("geheim" not in log and "AAAAAAAA" not in log and '"route":"/access/{token}"' in log, "the log has patterns alone")
    for folder, _, names in os.walk(alliance.state):
        expect(stat.S_IMODE(os.stat(folder).st_mode) == 0o700, f"{folder} is its owner's")
        for name in names:
            expect(stat.S_IMODE(os.stat(f"{folder}/{name}").st_mode) == 0o600, f"{name} is its owner's")
    path = alliance.folder + "/socket"
    for how in (signal.SIGKILL, signal.SIGTERM):
        expect(alliance.start("unix:" + path), "it listens at a socket, also where one was left")
        with socket.socket(socket.AF_UNIX) as each:
            each.connect(path)
            each.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            expect(each.recv(100).startswith(b"HTTP/1.1 200"), "the socket is answered")
        alliance.end(how)


def free_port():
    with socket.socket() as each:
        each.bind(("127.0.0.1", 0))
        return each.getsockname()[1]


def operated(alliance, _):
    """Figures on a port of this machine, the doctor, and a copy of the state that is put back: nobody is signed out, no sticker lost."""
    place = f"127.0.0.1:{free_port()}"
    alliance.start(more=["--metrics", place])
    cookie, card = alliance.open_hall(), alliance.cards(1)[0]
    expect(alliance.ask("/z/" + card, [("board-verweer", "schulden")])[0] == 303, "a sticker is placed")
    connection = http.client.HTTPConnection(place, timeout=10)
    connection.request("GET", "/")
    figures = connection.getresponse().read().decode()
    expect('beraad_requests_total{route="/z/{token}",method="POST",status="303"} 1\n' in figures, "requests are counted")
    expect("beraad_halls_open 1\n" in figures and card not in figures, "open halls are counted, and no card is named")
    for elsewhere in ("0.0.0.0:9090", "unix:/tmp/x", "192.0.2.1:80"):
        said = subprocess.run(
            [alliance.server, "serve", "-C", alliance.alliance, "--state", alliance.state, "--metrics", elsewhere], capture_output=True)
        expect(said.returncode == 64, f"figures at {elsewhere} are refused and not {said.returncode}")
    doctor = lambda: subprocess.run(
        [alliance.program, "doctor", "--web", alliance.state, "-C", alliance.alliance], capture_output=True, text=True)
    said = doctor()
    expect(said.returncode == 0, f"the doctor of a server that is well says {said.returncode}: {said.stdout}{said.stderr}")
    os.chmod(alliance.state + "/access.json", 0o644)
    said = doctor()
    expect(said.returncode == 1 and "Others can read" in said.stdout, f"a file that others can read is named: {said.stdout}")
    os.chmod(alliance.state + "/access.json", 0o600)
    copy = alliance.folder + "/copy"
    shutil.copytree(alliance.state, copy)
    alliance.end()
    shutil.rmtree(alliance.state)
    shutil.copytree(copy, alliance.state)
    alliance.start()
    expect(alliance.ask("/mine", cookie=cookie)[0] == 200, "whoever was signed in still is")
    expect(ticked(alliance.ask("/z/" + card)[1]) == ["schulden"], "the sticker is there")
    alliance.end()


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    seed = int(os.environ.get("SEED", random.randrange(1 << 30)))
    print(f"faults.py: seed {seed}", flush=True)
    wanted = os.environ.get("ONLY", "")
    for what in (
        kills, no_room, many_listeners, bounds, places, operated, decisions.races, decisions.twice, screens.shown, disk.full, hostile.workspace,
        news.contract, news.killed,
    ):
        if wanted not in what.__name__:
            continue
        print(f"faults.py: {what.__name__}", flush=True)
        alliance = Alliance(program)
        try:
            what(alliance, random.Random(seed))
        finally:
            alliance.remove()
    print(f"faults.py: {len(faults)} faults")
    sys.exit(1 if faults else 0)


main()
