#!/usr/bin/env python3
"""web.py PROGRAM [--pictures FOLDER]: serves the example with the beraad-web beside PROGRAM, and does in headless Chromium what people do.

Every screen at 360 and 1,280 pixels, light and dark, and the projector at 1,920, with script switched on and off: no error on the console, no request to anywhere else,
nothing wider than the page, no id twice, and nothing that axe-core finds against WCAG 2.2 AA. Then a comment, a change and
a ballot by the keyboard alone; and what comes back (again.py). Exits with 1 where anything fails.
"""

import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from selenium.common.exceptions import TimeoutException, WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support import expected_conditions
from selenium.webdriver.support.wait import WebDriverWait

import again
from check import LOOSE, WIDER, AXE, SCHEMES, axe_source, open_browser, set_scheme, set_width

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]
PAPER = "/p/strijdschrift"
HALL = PAPER + "/polls/koers/halls/drachten"
# In seconds, on a machine that does other things too.
PATIENCE = 30


class Server:
    """The example, served on any free port."""

    def __init__(self, program):
        self.program, self.server = program, program + "-web"
        self.folder = tempfile.mkdtemp()
        self.alliance, self.state = self.folder + "/alliance", self.folder + "/state"
        self.port = 0
        self.prepare()
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [self.server, "serve", "-C", self.alliance, "--state", self.state, "--listen", f"127.0.0.1:{self.port}"],
            stdout=subprocess.PIPE, stderr=open(self.folder + "/log", "a"), text=True)
        self.url = self.process.stdout.readline().split()[1]
        self.port = int(self.url.rsplit(":", 1)[1])

    def stop(self):
        self.process.terminate()
        return self.process.wait(10)

    def run(self, *arguments):
        return subprocess.run(arguments, cwd=self.alliance, check=True, capture_output=True, text=True).stdout

    def beraad(self, *arguments):
        return self.run(self.program, *arguments)

    def prepare(self):
        os.mkdir(self.alliance)
        shutil.copytree(CHECKOUT / "papers", self.alliance + "/papers")
        shutil.copy(CHECKOUT / "reviewers.json", self.alliance)
        poll = pathlib.Path(self.alliance, "papers/strijdschrift/polls/koers/poll.json")
        poll.write_text(poll.read_text().replace('"counted"', '"ballots"'))
        self.run("git", "init", "--quiet", "--initial-branch=main")
        self.run("git", "config", "user.name", "Test")
        self.run("git", "config", "user.email", "test@alliantie.example")
        self.run("git", "add", "--all")
        self.run("git", "commit", "--quiet", "--message", "The example")
        self.beraad("poll", "open", "strijdschrift/koers", "--as", "agendacommissie")
        self.beraad("poll", "new", "strijdschrift", "slot", "--stance", "--question", "Steunt u dit?", "--as", "agendacommissie")
        self.beraad("poll", "open", "strijdschrift/slot", "--as", "agendacommissie")
        self.beraad("comment", "strijdschrift", "--on", "Op korte termijn", "--kind", "question", "-m", "Wanneer is dat?", "--as", "clientenraden")
        for partner, word in [("vakbond", "een keuze"), ("kerken", "ieders zorg")]:
            self.beraad("amend", "strijdschrift", "--replace", "geen natuurverschijnsel", "--with", word, "--because", "Dat is duidelijker.", "--as", partner)
        self.beraad("amend", "strijdschrift", "--replace", "een schande", "--with", "een grote schande", "--because", "Zo was het.", "--as", "vakbond")
        self.beraad("collect", "--as", "agendacommissie")

    def code(self, person):
        answer = self.run(self.server, "access", "add", person, "--state", self.state, "--json")
        return json.loads(answer)["code"]

    def cards(self, count, meeting="drachten"):
        answer = self.run(
            self.server, "cards", "strijdschrift/koers", "--meeting", meeting, "--count", str(count), "--state", self.state, "--json")
        return [card["url"].rsplit("/", 1)[1] for card in json.loads(answer)["cards"]]

    def end(self):
        code = self.stop()
        shutil.rmtree(self.folder)
        return code


class Look:
    """One browser that looks at screens, and what was wrong with them."""

    def __init__(self, url, script, pictures):
        self.url, self.script, self.pictures, self.faults = url, script, pictures, []
        self.browser = open_browser(script)
        self.axe = axe_source()

    def sign_in(self, code):
        self.browser.delete_all_cookies()
        self.browser.get(self.url + "/login")
        self.browser.find_element(By.ID, "code").send_keys(code, Keys.ENTER)
        # Whoever goes on before the server has answered is not signed in there.
        WebDriverWait(self.browser, PATIENCE).until(lambda b: b.find_elements(By.CSS_SELECTOR, "form[action='/logout']"))

    def at(self, path, name, widths=(360, 1280)):
        for width in widths:
            set_width(self.browser, width)
            self.browser.get(self.url + path)
            for scheme in SCHEMES:
                set_scheme(self.browser, scheme)
                self.check(f"{name} at {width}, {scheme}")
                if self.pictures:
                    self.take_picture(f"{name.replace(' ', '-')}-{width}-{scheme}.png", width)

    def take_picture(self, name, width):
        height = 1080 if width == 1920 else min(self.browser.execute_script("return document.documentElement.scrollHeight"), 2400)
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500})
        self.browser.save_screenshot(f"{self.pictures}/{name}")

    def check(self, name):
        self.browser.execute_script("document.querySelectorAll('details').forEach(d => d.open = true)")
        said = [(name, "wider than the page: " + element) for element in self.browser.execute_script(WIDER)]
        said += [(name, text) for text in self.browser.execute_script(LOOSE)]
        if self.script:
            # A page that was come to by hand is pictured too; one that is looked at at many widths has its own names.
            if self.pictures and " at " not in name:
                self.take_picture(f"{name.replace(' ', '-')}.png", 1280)
            self.browser.execute_script(self.axe)
            said += [(name, text) for text in self.browser.execute_async_script(AXE)]
        said += [(name, entry["message"]) for entry in self.browser.get_log("browser") if entry["level"] == "SEVERE" and "status of 4" not in entry["message"]]
        if self.browser.find_elements(By.TAG_NAME, "h1").__len__() != 1:
            said.append((name, "not one h1"))
        self.faults += said


def expect(look, name, holds):
    if not holds:
        look.faults.append((name, "is not so"))


def tab_to(browser, field):
    """Presses Tab until a field has the focus; false where the whole page was gone round and none was it."""
    been = set()
    while True:
        browser.switch_to.active_element.send_keys(Keys.TAB)
        element = browser.switch_to.active_element
        if field in (element.get_attribute("id"), element.get_attribute("name"), element.get_attribute("value"), element.text):
            return True
        # Behind the last one the focus is at the page itself, and then at the first again.
        if element.tag_name != "body" and element.id in been:
            return False
        been.add(element.id)


def by_keyboard(look, path, keys, leads_to):
    """Goes to a field by Tab alone, types, and sends with the button. Without a path it goes on where the browser is."""
    browser = look.browser
    if path:
        browser.get(look.url + path)
    before = browser.find_element(By.TAG_NAME, "html")
    for field, text in keys:
        if not tab_to(browser, field):
            look.faults.append((path or browser.current_url, f"{field} is not reached by Tab on the page '{browser.title}'"))
            return
        browser.switch_to.active_element.send_keys(text)
    leads = lambda b: leads_to in b.current_url or leads_to[0] in "#.t" and b.find_elements(By.CSS_SELECTOR, leads_to)
    try:
        # While one page makes room for the next, a browser may say of the old one what is not that it is stale.
        WebDriverWait(browser, PATIENCE, ignored_exceptions=[WebDriverException]).until(expected_conditions.staleness_of(before))
        WebDriverWait(browser, PATIENCE).until(leads)
    except TimeoutException:
        look.faults.append((path or browser.current_url, f"does not lead to {leads_to}"))


def look_at_all(server, script, pictures, cards):
    look = Look(server.url, script, pictures if script else None)
    look.at("/", "home")
    look.at("/login", "login")
    look.at(PAPER, "reading signed out")
    for path, name in [("/news", "newsletter"), ("/news/confirm/none", "newsletter yes"), ("/unsubscribe/none", "unsubscribe"), ("/z", "card code")]:
        look.at(path, name)
    by_keyboard(look, "/news", [("email", "lezer@post.example"), ("Aanmelden", Keys.ENTER)], "#saved")
    look.check("newsletter asked for")
    by_keyboard(look, "/unsubscribe/none", [("Afmelden", Keys.ENTER)], "#saved")
    look.check("unsubscribed")
    look.sign_in(server.code("clientenraden/p4f9"))
    for path, name in [
        (PAPER, "reading"), (PAPER + "/comment?paragraph=4", "comment"), (PAPER + "/amend?paragraph=4", "amend"),
        ("/mine", "mine"), (PAPER + "/polls/slot", "stance"), (PAPER + "/polls/koers", "stickers"), ("/nothing", "not found"),
        (PAPER + "?lang=en", "reading in English"), (PAPER + "?lang=nl", "reading again"),
    ]:
        look.at(path, name)
    by_keyboard(look, PAPER + "/comment?paragraph=5", [("text", "Goed gezegd."), ("Plaatsen", Keys.ENTER)], "saved=c")
    by_keyboard(look, PAPER + "/amend?paragraph=5", [("text", " Altijd."), ("because", "Zo is het."), ("Bekijk de wijziging", Keys.ENTER)], "#diff")
    look.check("preview")
    look.browser.find_element(By.CSS_SELECTOR, "button[value=send]").send_keys(Keys.ENTER)
    WebDriverWait(look.browser, PATIENCE).until(lambda b: "saved=a" in b.current_url)
    look.browser.get(look.url + PAPER + "/comment?paragraph=5")
    look.browser.find_element(By.CSS_SELECTOR, "main form button").send_keys(Keys.ENTER)
    WebDriverWait(look.browser, PATIENCE).until(lambda b: b.find_elements(By.ID, "errors"))
    look.check("a form with a fault")
    if script:
        expect(look, "the summary of faults has the focus", look.browser.switch_to.active_element.get_attribute("id") == "errors")
    if script:
        select_with_a_note(look)
    look.sign_in(server.code("agendacommissie/p1a1"))
    look.at(PAPER + "/inbox", "inbox")
    look.at(HALL, "hall")
    if script:
        # The hall is opened once, by a steward's click.
        look.browser.find_element(By.CSS_SELECTOR, "input[value=live]").click()
        look.browser.find_element(By.XPATH, "//button[text()='Bijeenkomst openen']").click()
        WebDriverWait(look.browser, PATIENCE).until(lambda b: b.find_elements(By.ID, "state"))
    look.at(HALL, "open hall")
    by_keyboard(look, HALL + "/deal", [("Eén QR-code tonen", Keys.ENTER)], "/deal")
    look.at(HALL + "/deal", "one code for all", (360, 1280, 1920))
    for token in cards:
        look.at("/z/" + token, "ballot")
        by_keyboard(look, "/z/" + token, [("schulden", Keys.SPACE), ("maatjes", Keys.SPACE), ("Stickers plaatsen", Keys.ENTER)], "saved=1")
        look.check("ballot saved")
        expect(look, "two stickers are stored", len(look.browser.find_elements(By.CSS_SELECTOR, "input:checked")) == 2)
    look.at(HALL + "/board", "board", (360, 1280, 1920))
    if script:
        dots = len(look.browser.find_elements(By.CSS_SELECTOR, "circle.dot"))
        expect(look, f"the board shows {2 * len(cards)} dots and not {dots}", dots == 2 * len(cards))
    look.browser.quit()
    return look.faults


def select_with_a_note(look):
    """A paragraph that is selected whole, with the number of its note, can be commented on."""
    look.browser.get(look.url + PAPER + "/comment?paragraph=10")
    shown = look.browser.find_element(By.ID, "paragraph-text")
    expect(look, "paragraph 10 has a note", bool(shown.find_elements(By.CSS_SELECTOR, "sup.ref")))
    look.browser.execute_script("getSelection().selectAllChildren(arguments[0])", shown)
    quote = look.browser.find_element(By.ID, "quote")
    WebDriverWait(look.browser, PATIENCE).until(lambda b: quote.get_attribute("value"))
    look.browser.find_element(By.ID, "text").send_keys("Klopt dit?")
    look.browser.find_element(By.XPATH, "//button[text()='Plaatsen']").send_keys(Keys.ENTER)
    WebDriverWait(look.browser, PATIENCE).until(lambda b: "saved=c" in b.current_url or b.find_elements(By.ID, "errors"))
    expect(look, "words around a note's number are found", "saved=c" in look.browser.current_url)


def what_comes_back(server):
    steward, screen = (Look(server.url, True, None) for _ in range(2))
    again.projectors(server, steward, screen)
    again.going_back(server, steward)
    again.ballots(server, steward)
    for look in (steward, screen):
        look.browser.quit()
    return steward.faults + screen.faults


def at_the_end(server, pictures):
    """From what lies there to an edition, by the keyboard alone, each screen looked at."""
    look = Look(server.url, True, pictures)
    look.sign_in(server.code("clientenraden/p4f9"))
    look.browser.get(look.url + PAPER)
    own = look.browser.find_element(By.CSS_SELECTOR, "article.comment").get_attribute("id")
    look.at(f"{PAPER}/reply?to={own}", "reply")
    by_keyboard(look, f"{PAPER}/reply?to={own}", [("text", "Volgend jaar al."), ("Plaatsen", Keys.ENTER)], "saved=")
    look.at(f"{PAPER}/withdraw?of={own}", "withdraw")
    by_keyboard(look, f"{PAPER}/withdraw?of={own}", [("because", "Het is gezegd."), ("Intrekken", Keys.ENTER)], "saved=")
    by_keyboard(look, PAPER + "/polls/slot", [("choice", Keys.SPACE), ("Stem uitbrengen", Keys.ENTER)], "saved=1")
    look.check("voted")
    look.at("/mine", "mine with more")
    look.sign_in(server.code("agendacommissie/p1a1"))
    inbox = PAPER + "/inbox"
    by_keyboard(look, inbox, [("Binnenhalen", Keys.ENTER)], "saved=1")
    by_keyboard(look, inbox, [("poll", "natuur"), ("Erover laten stemmen", Keys.ENTER)], "/polls/natuur")
    look.at(PAPER + "/polls/natuur", "motion before it opens")
    by_keyboard(look, PAPER + "/polls/natuur", [("Peiling openen", Keys.ENTER)], "#choice")
    look.at(PAPER + "/polls/natuur", "motion")
    by_keyboard(look, PAPER + "/polls/natuur", [("choice", Keys.SPACE), ("Stem uitbrengen", Keys.ENTER)], "saved=1")
    by_keyboard(look, PAPER + "/polls/natuur", [("Peiling sluiten", Keys.ENTER)], "table")
    look.at(PAPER + "/polls/natuur", "motion result")
    decide_all(look, inbox)
    by_keyboard(look, inbox, [("Bekijken", Keys.ENTER)], "/merge")
    look.check("what comes into the text")
    by_keyboard(look, None, [("In de tekst zetten", Keys.ENTER)], "saved=1")
    by_keyboard(look, HALL, [("Kaarten maken", Keys.ENTER)], "/cards")
    look.check("cards")
    by_keyboard(look, HALL, [("Bijeenkomst sluiten", Keys.ENTER)], HALL)
    look.at(HALL, "closed hall")
    look.at(HALL + "/board", "closed board", (360, 1280, 1920))
    for poll in ("koers", "slot"):
        by_keyboard(look, f"{PAPER}/polls/{poll}", [("Peiling sluiten", Keys.ENTER)], "/polls/" + poll)
        look.at(f"{PAPER}/polls/{poll}", "result of " + poll)
    by_keyboard(look, inbox, [("Editie 1 maken", Keys.ENTER)], "/editions/1")
    look.at(PAPER + "/editions/1", "edition")
    look.at(PAPER, "reading at the end")
    look.at(inbox, "inbox at the end")
    look.browser.quit()
    return look.faults


def decide_all(look, inbox):
    """Adopts everything that waits, one decision for all of it."""
    look.browser.get(look.url + inbox)
    for target in look.browser.find_elements(By.CSS_SELECTOR, "#decide input[name=target]"):
        target.send_keys(Keys.SPACE)
    look.browser.find_element(By.ID, "outcome").send_keys(Keys.SPACE)
    look.browser.find_element(By.ID, "because").send_keys("Daar zijn wij het over eens.")
    by_keyboard(look, None, [("Bekijk het besluit", Keys.ENTER)], "/decide")
    look.check("what is decided")
    by_keyboard(look, None, [("Besluiten", Keys.ENTER)], "saved=")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--pictures")
    given = parser.parse_args()
    server = Server(str(pathlib.Path(given.program).resolve()))
    try:
        cards = server.cards(4)
        faults = look_at_all(server, True, given.pictures, cards[:3])
        faults += look_at_all(server, False, None, cards[3:])
        faults += what_comes_back(server)
        faults += at_the_end(server, given.pictures)
    finally:
        code = server.end()
    if code != 0:
        faults.append(("the server", f"ended with {code}"))
    for where, what in faults:
        print(f"{where}: {what}")
    print(f"web.py: {len(faults)} faults")
    sys.exit(1 if faults else 0)


main()
