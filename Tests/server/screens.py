"""What a hall is shown: dots, a count, or nothing until it closes; and the same figures everywhere once it has."""

import json
import re
import socket

from alliance import HALL, expect


def event(alliance):
    """The first event of the board's stream."""
    with socket.create_connection(tuple(alliance.place.split(":"))) as each:
        each.sendall(f"GET {HALL}/events HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        each.settimeout(10)
        answer = ""
        while "data: " not in answer or not answer.endswith("\n\r\n"):
            answer += each.recv(65536).decode()
    return json.loads(re.search(r"data: (.*)", answer)[1])


def dots(page):
    return page.count('class="dot"')


def figures(page):
    return [cell for cell in re.findall(r'<td class="number" data-board="[^"]*" data-item="[^"]*">([^<]*)</td>', page)]


def shown(alliance, choose):
    alliance.start()
    cookie, cards = alliance.open_hall(), alliance.cards(12)
    placed = 0
    for number, card in enumerate(cards):
        fields = [("board-verweer", choose.choice(["schulden", "wantrouwen"])), ("board-vernieuwing", "maatjes")]
        status, _, _ = alliance.ask("/z/" + card, fields)
        expect(status == 303, f"placing is {status}")
        placed += len(fields)
    for show in ("live", "count", "closed", "live"):
        status, _, _ = alliance.ask(HALL, alliance.form(HALL, cookie) + [("action", "open"), ("show", show)], cookie)
        expect(status == 303, f"showing {show} is {status}")
        page, board, told = alliance.ask(HALL + "/board")[1], json.loads(alliance.ask(HALL + "/board.json")[1]), event(alliance)
        expect(page.count('<svg role="img"') == 2 and page.count('<table class="figures">') == 2, f"{show}: both boards are there")
        expect(board == told, f"{show}: the stream says {told} and the page {board}")
        expect(dots(page) == (placed if show == "live" else 0), f"{show}: there are {dots(page)} dots of {placed}")
        expect(set(figures(page)) == {"–"} if show != "live" else "–" not in figures(page), f"{show}: the table says {figures(page)}")
        expect(board["people"] == (None if show == "closed" else len(cards)), f"{show}: it says {board['people']} people")
        expect(("12 mensen" in page) == (show != "closed"), f"{show}: people are told on the page")
        # What a server that was killed shows is what it showed.
        alliance.end(9)
        alliance.start()
        again = json.loads(alliance.ask(HALL + "/board.json")[1])
        expect({**again, "revision": 0} == {**board, "revision": 0}, f"{show}: after a fall it shows {again}")
    status, _, _ = alliance.ask(HALL, alliance.form(HALL, cookie) + [("action", "close")], cookie)
    expect(status == 303, f"closing is {status}")
    board = json.loads(alliance.ask(HALL + "/board.json")[1])["boards"]
    tally = json.loads(alliance.run(alliance.program, "tally", "strijdschrift/koers", "--json"))
    counted = {
        each["id"]: {item["id"]: item["stickers"] for item in each["items"] if item["stickers"] is not None} for each in tally["boards"]}
    expect(sum(sum(items.values()) for items in board.values()) == placed, f"the projector has all {placed}")
    for name, items in counted.items():
        expect(items == board[name], f"the tally of {name} says {items} and the projector {board[name]}")
    page = alliance.ask(HALL + "/board")[1]
    expect(dots(page) == placed and "Gesloten" in page, "the projector shows what was counted")
    alliance.end()
    alliance.start()
    expect(json.loads(alliance.ask(HALL + "/board.json")[1])["boards"] == board, "after a restart it shows the same")
    alliance.end()
