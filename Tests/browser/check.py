#!/usr/bin/env python3
"""check.py PAGE.html…: opens pages in headless Chromium and says what is wrong with them.

For each page, with script switched off and on, at 360, 768 and 1,280 pixels, light and dark, with the names of who brought words in
and without, everything folded and unfolded: no error on the console, no request but for the page itself, nothing wider than
the page, every link within the page leads somewhere, no id twice, and no violation of WCAG 2 A and AA, or of good practice, that
axe-core finds. Exits with 1 where a page fails.

Needs Debian's chromium and chromium-driver, and from PyPI what requirements.txt names: selenium, and a package that carries
axe-core.
"""

import argparse
import base64
import importlib.util
import itertools
import pathlib
import sys

from selenium import webdriver

WIDTHS = (360, 768, 1280)
SCHEMES = ("light", "dark")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

WIDER = """
const wide = document.documentElement.clientWidth;
if (document.documentElement.scrollWidth <= wide) return [];
return [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > wide + 1)
  .slice(0, 5).map(e => e.outerHTML.slice(0, 120));
"""

LOOSE = """
const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
const twice = ids.filter((id, n) => ids.indexOf(id) !== n).map(id => 'the id ' + id + ' stands twice');
const loose = [...document.querySelectorAll('a[href^="#"]')].map(a => decodeURIComponent(a.hash.slice(1)))
  .filter(id => !document.getElementById(id)).map(id => 'a link leads to #' + id + ', which is nowhere');
return [...new Set([...twice, ...loose])];
"""

OVERLAPS = """
const boxes = [...document.querySelectorAll('.chip')].filter(c => getComputedStyle(c).float === 'right')
  .map(c => [c.getBoundingClientRect(), c.textContent]).sort((a, b) => a[0].top - b[0].top);
return boxes.slice(1).filter((b, n) => b[0].top < boxes[n][0].bottom - 1).slice(0, 5)
  .map(b => 'lies over another name: ' + b[1]);
"""

# A name may stand below the line of its words only where another name stands beside that line.
LOW = """
const names = [...document.querySelectorAll('.paper .chip')].filter(c => getComputedStyle(c).float === 'right');
return names.filter((name, n) => {
  let words = name.previousElementSibling;
  while (words && !words.getClientRects().length) words = words.previousElementSibling;
  if (!words) return false;
  const line = [...words.getClientRects()].pop(), box = name.getBoundingClientRect();
  const before = n > 0 ? names[n - 1].getBoundingClientRect().bottom : 0;
  return box.top + box.height / 2 > line.bottom + 4 && before < line.top + 6;
}).slice(0, 5).map(name => 'stands below the line of its words: ' + name.textContent);
"""

# What stands outside the page's own box at the left is cut in print.
OUTSIDE = """
const left = document.body.getBoundingClientRect().left + parseFloat(getComputedStyle(document.body).paddingLeft);
const room = parseFloat(getComputedStyle(document.body).paddingLeft);
return [...document.querySelectorAll('.paper [data-n]')].filter(block => {
  const number = getComputedStyle(block, '::before');
  if (number.position !== 'absolute') return false;
  const end = block.getBoundingClientRect().right - parseFloat(number.right);
  return end - parseFloat(number.width) < left - room - 1;
}).slice(0, 5).map(block => 'a number is cut in print: ' + block.dataset.n);
"""

AXE = """
const done = arguments[arguments.length - 1];
axe.run(document, {runOnly: {type: 'tag', values: %s},
  rules: {'target-size': {enabled: true}}, resultTypes: ['violations']}).then(
  r => done(r.violations.flatMap(v => v.nodes.slice(0, 5).map(n => v.id + ': ' + v.help + ': ' + n.html.slice(0, 160)))),
  e => done(['axe failed: ' + e]));
""" % RULES


def axe_source():
    """The text of axe-core; the package's own code needs playwright and is not loaded."""
    package = importlib.util.find_spec("axe_playwright_python")
    return pathlib.Path(package.origin).with_name("axe.min.js").read_text(encoding="utf-8")


def open_browser(script):
    """A Chromium without script is what the page promises to work in; axe itself needs script."""
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    if not script:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    service = webdriver.ChromeService("/usr/bin/chromedriver")
    return webdriver.Chrome(options=options, service=service)


def set_width(browser, width):
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500},
    )


def set_scheme(browser, scheme):
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def overlaps(browser):
    """Names beside the text that lie over one another."""
    return browser.execute_script(OVERLAPS)


def requests(browser):
    """What was asked for since the last call, but for the page and its own data."""
    import json

    asked = []
    for entry in browser.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            asked.append(message["params"]["request"]["url"])
    return [url for url in asked if not url.startswith(("file:", "data:"))]


def views(browser):
    """Goes through the views of a page by clicking, as a reader would, and names each."""
    yield "as opened"
    switches = browser.find_elements("id", "view-read")
    if switches:
        switches[0].click()
        yield "text alone"
        browser.find_element("id", "view-origins").click()
    for summary in browser.find_elements("css selector", "details:not([open]) > summary"):
        if summary.is_displayed():
            summary.click()
    yield "unfolded"


def check_view(browser, axe):
    problems = ["wider than the page: " + element for element in browser.execute_script(WIDER)]
    problems += browser.execute_script(LOOSE)
    if axe:
        browser.execute_script(axe)
        problems += browser.execute_async_script(AXE)
    return problems


def check(browser, page, axe, pictures):
    problems = []
    for width, scheme in itertools.product(WIDTHS, SCHEMES):
        set_width(browser, width)
        set_scheme(browser, scheme)
        browser.get_log("performance")
        browser.get(page.as_uri())
        for view in views(browser):
            found = check_view(browser, axe) + overlaps(browser) + browser.execute_script(LOW)
            problems += [f"{width} px, {scheme}, {view}: {problem}" for problem in found]
            if pictures:
                name = f"{page.parent.name}-{width}-{scheme}-{view.replace(' ', '-')}.png"
                take_picture(browser, pictures / name, width)
        problems += [f"{width} px: asked for {url}" for url in requests(browser)]
    problems += check_print(browser, page)
    problems += ["on the console: " + entry["message"] for entry in browser.get_log("browser")]
    return problems


def check_print(browser, page):
    """The numbers by which people cite stand on the paper as well."""
    set_width(browser, 703)  # A4 without the margins of the page
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    browser.get(page.as_uri())
    problems = ["in print: " + problem for problem in browser.execute_script(OUTSIDE)]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    return problems


def take_picture(browser, path, width):
    height = browser.execute_script("return document.documentElement.scrollHeight")
    clip = {"x": 0, "y": 0, "width": width, "height": min(height, 12000), "scale": 1}
    picture = browser.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip})
    path.write_bytes(base64.b64decode(picture["data"]))


def check_without_script(browser, page):
    """The page has no script, so it must do the same where none may run: the views still change."""
    problems = []
    browser.get(page.as_uri())
    switches = browser.find_elements("id", "view-read")
    if switches:
        name = browser.find_element("css selector", ".chip")
        if not name.is_displayed():
            problems.append("without script: nobody's name stands beside the text")
        switches[0].click()
        if name.is_displayed():
            problems.append("without script: names stay where only the text was asked for")
    if browser.find_elements("css selector", "script"):
        problems.append("the page has a script")
    return problems


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", nargs="+", type=pathlib.Path)
    parser.add_argument("--pictures", type=pathlib.Path, help="a folder for a picture of each view")
    arguments = parser.parse_args()
    if arguments.pictures:
        arguments.pictures.mkdir(parents=True, exist_ok=True)
    axe = axe_source()
    failed = False
    with open_browser(script=True) as browser, open_browser(script=False) as plain:
        for page in (page.resolve(strict=True) for page in arguments.pages):
            problems = check(browser, page, axe, arguments.pictures) + check_without_script(plain, page)
            for problem in dict.fromkeys(problems):
                print(f"{page.name}: {problem}")
            print(f"{page.name}: {'failed' if problems else 'all well'}")
            failed = failed or bool(problems)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
