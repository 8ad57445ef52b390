"""What comes back: a server after a restart behind a proxy, a meeting that is opened again, a page that somebody goes back to."""

import urllib.error
import urllib.parse
import urllib.request

from selenium.common.exceptions import TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from proxy import Proxy

PAPER = "/p/strijdschrift"
HALLS = PAPER + "/polls/koers/halls/"
PATIENCE = 30


def place(server, card):
    """A phone places a sticker."""
    fields = urllib.parse.urlencode({"board-verweer": "schulden"}).encode()
    with urllib.request.urlopen(f"{server.url}/z/{card}", fields) as answer:
        assert answer.url.endswith("saved=1"), answer.url


def expect_in_time(look, name, holds):
    try:
        WebDriverWait(look.browser, PATIENCE).until(lambda browser: holds(browser))
    except TimeoutException:
        look.faults.append((name, "is not so"))


def says(name, text):
    return lambda browser: text in browser.find_element(By.ID, name).text


def press(look, path, text):
    """Presses a button of a page, and waits for what comes of it."""
    look.browser.get(look.url + path)
    button = look.browser.find_element(By.XPATH, f"//button[text()='{text}']")
    button.click()
    WebDriverWait(look.browser, PATIENCE).until(lambda browser: not browser.find_elements(By.XPATH, f"//button[text()='{text}']"))


def projectors(server, steward, screen):
    """The projector of a meeting while its server starts anew, and of one that is closed by mistake.

    steward, screen: two browsers.
    """
    steward.sign_in(server.code("agendacommissie/p1a1"))
    proxy = Proxy(server.port)
    hall = HALLS + "deventer"
    cards = server.cards(4, "deventer")
    press(steward, hall, "Bijeenkomst openen")
    place(server, cards[0])
    screen.browser.get(proxy.url + hall + "/board")
    expect_in_time(screen, "a projector behind a proxy", says("people", "1 mens"))
    server.stop()
    expect_in_time(screen, "a projector that has no connection says so", says("lost", "Geen verbinding"))
    server.start()
    for card in cards[1:]:
        place(server, card)
    expect_in_time(screen, "a projector goes on after a restart behind a proxy", says("people", "4 mensen"))
    expect_in_time(screen, "a projector that goes on says nothing of its connection", lambda b: b.find_element(By.ID, "lost").text == "")
    press(steward, hall, "Bijeenkomst sluiten")
    expect_in_time(screen, "a projector shows the closing after a restart", says("state", "Gesloten"))

    hall = HALLS + "amsterdam"
    cards = server.cards(2, "amsterdam")
    screen.browser.get(proxy.url + hall + "/board")
    press(steward, hall, "Bijeenkomst openen")
    press(steward, hall, "Bijeenkomst sluiten")
    expect_in_time(screen, "a meeting that is closed empty", says("people", "Niemand"))
    press(steward, hall, "Bijeenkomst openen")
    for card in cards:
        place(server, card)
    expect_in_time(screen, "a meeting that is opened again", says("people", "2 mensen"))
    expect_in_time(screen, "a meeting that is opened again is open", says("state", "Open"))
    press(steward, hall, "Bijeenkomst sluiten")
    proxy.shutdown()


def going_back(server, look):
    """A page that the browser brings back sends its form again, with other words."""
    look.sign_in(server.code("clientenraden/p4f9"))
    browser = look.browser
    browser.get(look.url + PAPER + "/comment?paragraph=6")
    for words in ("Dit is het eerste.", "En dit is het tweede."):
        field = browser.find_element(By.ID, "text")
        field.clear()
        field.send_keys(words)
        browser.find_element(By.XPATH, "//button[text()='Plaatsen']").send_keys(Keys.ENTER)
        expect_in_time(look, f"the comment '{words}' is sent", lambda b: "saved=c" in b.current_url and words in b.page_source)
        browser.back()
        WebDriverWait(browser, PATIENCE).until(lambda b: b.find_elements(By.ID, "paragraph-text"))


def ballots(server, look):
    """A ballot says that it is saved while it is, and not after."""
    card = server.cards(1, "drachten")[0]
    browser = look.browser
    browser.get(look.url + "/z/" + card)
    browser.find_element(By.CSS_SELECTOR, "input[value=schulden]").click()
    browser.find_element(By.XPATH, "//button[text()='Stickers plaatsen']").click()
    expect_in_time(look, "a ballot is saved", lambda b: b.find_elements(By.ID, "saved"))
    browser.find_element(By.CSS_SELECTOR, "input[value=schulden]").click()
    expect_in_time(look, "a ballot that was changed is not said to be saved", lambda b: not b.find_elements(By.ID, "saved"))
    browser.get(look.url + "/z")
    browser.back()
    placed = lambda b: [tick.get_attribute("value") for tick in b.find_elements(By.CSS_SELECTOR, "form.ballot input:checked")]
    expect_in_time(look, "going back shows what is saved", lambda b: placed(b) == ["schulden"])
