"""Several of the committee at once, and forms that are sent twice."""

import concurrent.futures
import html
import json
import re
import subprocess

from alliance import PAPER, expect


def at_once(*asks):
    """Asks all of it at the same moment; the statuses, sorted."""
    with concurrent.futures.ThreadPoolExecutor(len(asks)) as pool:
        return sorted(task.result()[0] for task in [pool.submit(ask) for ask in asks])


def paragraph(alliance, number, cookie):
    page = alliance.ask(f"{PAPER}/amend?paragraph={number}", cookie=cookie)[1]
    return html.unescape(re.search(r'<textarea id="text"[^>]*>\n(.*?)</textarea>', page, re.S)[1])


def propose(alliance, number, cookie, more):
    """Proposes words at the end of a paragraph; the id."""
    path = f"{PAPER}/amend"
    form = alliance.form(f"{path}?paragraph={number}", cookie)
    fields = [("paragraph", number), ("text", paragraph(alliance, number, cookie) + more), ("because", "Duidelijker."), ("step", "send")]
    status, _, headers = alliance.ask(path, form + fields, cookie)
    expect(status == 303, f"proposing is {status}")
    return re.search(r"saved=(a[0-9a-f]+)", headers["Location"])[1]


def races(alliance, choose):
    """Two members decide about the same things at the same moment: one does, the other is told, and nobody decides over the other unseen."""
    alliance.start()
    one, other = alliance.sign_in("agendacommissie/p1a1"), alliance.sign_in("agendacommissie/p1a1")
    partner = alliance.sign_in("vakbond/p2c7")
    for number in range(4, 9):
        target = propose(alliance, number, partner, f" Ronde {number}.") + "/1"
        alliance.ask(PAPER + "/collect", alliance.form(PAPER + "/inbox", one), one)
        # The forms were given out at different moments, so that they are no copies of each other.
        forms = [(who, alliance.form(PAPER + "/inbox", who), what) for who, what in ((one, "adopt"), (other, "reject"))]
        said = at_once(*(
            lambda who=who, form=form, what=what: alliance.ask(
                PAPER + "/decide", form + [("target", target), ("outcome", what), ("because", f"Wij kozen {what}.")], who)
            for who, form, what in forms))
        expect(said == [303, 409], f"two who decide at once are told {said}")
        rows = json.loads(alliance.run(alliance.program, "list", "strijdschrift", "decisions", "--json"))
        about = [row for row in rows if target in row["targets"]]
        expect(len(about) == 1, f"about {target} there is not one decision: {about}")
    alliance.end()


def twice(alliance, _):
    """Each form that records something is sent twice at the same moment, and once more: it is one record, and each time a page that says so."""
    alliance.start()
    partner, committee = alliance.sign_in("clientenraden/p4f9"), alliance.sign_in("agendacommissie/p1a1")

    def thrice(path, form, cookie, what):
        before = alliance.run("git", "rev-list", "--all", "--count")
        ask = lambda: alliance.ask(path, form, cookie)
        said = at_once(ask, ask) + [ask()[0]]
        expect(said == [303] * 3, f"{what}, sent three times, is {said}")
        return int(alliance.run("git", "rev-list", "--all", "--count")) - int(before)

    seen = alliance.form(PAPER, partner)
    commits = thrice(PAPER + "/comment", seen + [("paragraph", "4"), ("text", "Eén keer.")], partner, "a comment")
    expect(commits == 1, f"a comment is {commits} commits")
    page = alliance.ask(PAPER)[1]
    expect(page.count("Eén keer.") == 1, "the comment is there once")
    comment = re.search(r'<article id="(c[0-9a-f]+)"', page)[1]
    expect(thrice(PAPER + "/reply", seen + [("to", comment), ("text", "Zo is het.")], partner, "a reply") == 1, "a reply is one commit")
    text = paragraph(alliance, 5, partner) + " Altijd."
    fields = [("paragraph", "5"), ("text", text), ("because", "Beter."), ("step", "send")]
    expect(thrice(PAPER + "/amend", seen + fields, partner, "a change") == 1, "a change is one commit")
    change = re.search(r'<article id="(a[0-9a-f]+)"', alliance.ask(PAPER)[1])[1]
    thrice(PAPER + "/collect", alliance.form(PAPER + "/inbox", committee), committee, "collecting")
    inbox = alliance.form(PAPER + "/inbox", committee)
    decision = [("outcome", "adopt"), ("because", "Goed.")]
    for target in (comment, change + "/1"):
        inbox = alliance.form(PAPER + "/inbox", committee)
        commits = thrice(PAPER + "/decide", inbox + decision + [("target", target)], committee, "a decision")
        expect(commits == 1, f"a decision is {commits} commits")
    merging = alliance.form(PAPER + "/inbox", committee)
    expect(thrice(PAPER + "/merge", merging, committee, "a merge") == 1, "a merge is one commit")
    expect(text in draft(alliance), "the words stand in the text")
    for poll in ("koers",):
        commits = thrice(f"{PAPER}/polls/{poll}/close", alliance.form(f"{PAPER}/polls/{poll}", committee), committee, "closing a poll")
        expect(commits == 1, f"closing a poll is {commits} commits")
    edition = alliance.form(PAPER + "/inbox", committee) + [("edition", "1")]
    commits = thrice(PAPER + "/publish", edition, committee, "an edition")
    expect(commits == 2, f"an edition is {commits} commits, and not its own and that of its record")
    expect(alliance.ask(PAPER + "/editions/2", cookie=committee)[0] == 404, "there is one edition")
    said = subprocess.run([alliance.program, "verify", "strijdschrift"], cwd=alliance.alliance, capture_output=True, text=True)
    expect(said.returncode == 0, f"verify: {said.stdout}{said.stderr}")
    alliance.end()


def draft(alliance):
    with open(alliance.alliance + "/papers/strijdschrift/paper.md") as file:
        return file.read()
