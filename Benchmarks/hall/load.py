#!/usr/bin/env python3
"""load.py URL POLL-ADDRESS CARDS.json [--phones N] [--seconds S] [--listeners L] [--p95 MS]: a hall full of phones.

Each phone asks for its ballot and posts it, at a random moment of the given time; one in ten posts twice. Meanwhile the
listeners hold the board's stream open. Prints how long answers took, and ends with 1 where one was wrong.
"""

import argparse
import asyncio
import json
import random
import time
from urllib.parse import urlsplit


async def ask(host, port, method, path, body=""):
    reader, writer = await asyncio.open_connection(host, port)
    try:
        head = f"{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n"
        if method == "POST":
            head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        writer.write((head + "\r\n" + body).encode())
        await writer.drain()
        answer = await reader.read()
        return int(answer.split(b" ", 2)[1])
    finally:
        writer.close()


async def timed(times, wrong, wanted, *request):
    start = time.perf_counter()
    try:
        status = await asyncio.wait_for(ask(*request), 30)
    except (OSError, asyncio.TimeoutError, IndexError) as error:
        wrong.append(repr(error))
        return
    times.append((time.perf_counter() - start) * 1000)
    if status != wanted:
        wrong.append(status)


async def phone(place, token, after, twice, times, wrong):
    await asyncio.sleep(after)
    await timed(times, wrong, 200, *place, "GET", f"/z/{token}")
    body = random.choice(["board-verweer=schulden&board-vernieuwing=maatjes", "board-verweer=wantrouwen", "clear=1"])
    post = lambda: timed(times, wrong, 303, *place, "POST", f"/z/{token}", body)
    await asyncio.gather(post(), post()) if twice else await post()


async def listen(place, path, heard):
    reader, writer = await asyncio.open_connection(*place)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    try:
        while chunk := await reader.read(65536):
            heard[0] += chunk.count(b"event: board")
    except (OSError, asyncio.CancelledError):
        pass
    finally:
        writer.close()


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("hall")
    parser.add_argument("cards")
    parser.add_argument("--phones", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=8)
    parser.add_argument("--listeners", type=int, default=500)
    parser.add_argument("--p95", type=int, help="in ms: within how many 95 of 100 answers have to be there")
    given = parser.parse_args()
    random.seed(1)
    where = urlsplit(given.url)
    place = (where.hostname, where.port)
    tokens = [card["url"].rsplit("/", 1)[1] for card in json.load(open(given.cards))["cards"]][: given.phones]
    times, wrong, heard = [], [], [0]
    listeners = [
        asyncio.create_task(listen(place, given.hall + "/events", heard)) for _ in range(given.listeners)
    ]
    await asyncio.sleep(1)
    start = time.perf_counter()
    await asyncio.gather(
        *(
            phone(place, token, random.random() * given.seconds, number % 10 == 0, times, wrong)
            for number, token in enumerate(tokens)
        )
    )
    took = time.perf_counter() - start
    for listener in listeners:
        listener.cancel()
    times.sort()
    at = lambda share: times[min(len(times) - 1, int(len(times) * share))]
    fits = "" if given.p95 is None else f" (≤ {given.p95} ms: {'ok' if at(0.95) <= given.p95 else 'MISSED'})"
    print(
        f"{len(tokens)} phones in {took:.1f} s beside {given.listeners} listeners ({heard[0]} events heard): "
        f"{len(times)} answers, {len(wrong)} wrong; "
        f"half within {at(0.5):.0f} ms, p95 {at(0.95):.0f} ms{fits}, p99 {at(0.99):.0f} ms, most {times[-1]:.0f} ms"
    )
    if wrong:
        print(f"wrong: {wrong[:10]}")
        raise SystemExit(1)


asyncio.run(main())
