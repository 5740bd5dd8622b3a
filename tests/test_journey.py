"""One journey in a real browser: what a policymaker does, from the first visit to a link that works for somebody else.

It fails on any exception box, console error, or request that leaves the machine. In CI a missing browser fails it.
"""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from analysis.build import build
from tests.browser import MISSING, find

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.browser
# Streamlit's page, opened on a page's own address, first looks for its server below that address: two answers "not found".
LOOKING = re.compile(r"/[a-z_]+/_stcore/(health|host-config)\b")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"]


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A dashboard over the seeds, served on a free port of this machine."""
    corpus = tmp_path_factory.mktemp("journey") / "corpus"
    build([ROOT / "seeds"], corpus)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = (tmp_path_factory.mktemp("log") / "server.log").open("w")
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port), "--server.headless", "true",
         "--server.address", "127.0.0.1", "--server.fileWatcherType", "none"],
        cwd=ROOT, env=os.environ | {"UDSYN_CORPUS": str(corpus)}, stdout=log, stderr=log,
    )  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(120):
            try:
                urllib.request.urlopen(f"{url}/_stcore/health", timeout=1)
                break
            except OSError:
                assert server.poll() is None, Path(log.name).read_text()
                time.sleep(0.5)
        yield url
    finally:
        server.terminate()
        server.wait(timeout=10)


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    path = find()
    if not path:
        pytest.fail(MISSING)
    with sync_playwright() as p:
        running = p.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def visit(browser, address):
    """A fresh visitor's page; when the visit ends, nothing may have gone wrong or gone out."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, locale="en-GB")
    page = context.new_page()
    errors, strangers = [], []
    page.on("console", lambda m: errors.append(f"{m.text} {m.location.get('url', '')}") if m.type == "error" and not LOOKING.search(str(m.location)) else None)
    page.on("pageerror", lambda e: errors.append(str(e)))
    page.on("request", lambda r: strangers.append(r.url) if urlsplit(r.url).hostname not in ("127.0.0.1", None) else None)
    page.set_default_timeout(45_000)
    yield page
    boxes = page.locator(".stException, [data-testid='stException']").count()
    context.close()
    assert not boxes, "an exception box is on the page"
    assert not errors, errors
    assert not strangers, strangers


def settle(page) -> None:
    """Wait until Streamlit has finished its run and what it drew is there."""
    page.wait_for_selector(".udsyn-foot", state="attached")
    page.wait_for_selector(".stApp[data-test-script-state='notRunning']")
    page.wait_for_timeout(500)
    page.wait_for_selector(".stApp[data-test-script-state='notRunning']")


def choose(page, label: str, option: str) -> None:
    """Open a filter by its label and take an option by its name."""
    open_list(page, page.get_by_role("combobox", name=re.compile(label)).first)
    page.get_by_role("option", name=option, exact=True).first.click()
    page.keyboard.press("Escape")
    settle(page)


def open_list(page, box) -> None:
    """Open a list of options. A chart that is still being drawn can close it again: then once more."""
    for _ in range(5):
        box.click(timeout=10_000)
        try:
            page.get_by_role("option").first.wait_for(timeout=4_000)
            page.wait_for_timeout(400)
            if page.get_by_role("option").count():
                return
        except PlaywrightTimeout:
            pass
        page.keyboard.press("Escape")
        page.wait_for_timeout(500)
    pytest.fail("the list of options does not stay open")


def parameters(page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_from_the_first_visit_to_a_link_that_another_can_open(visit, address, browser):
    page = visit
    page.goto(address)
    settle(page)
    assert page.locator("h1").first.inner_text().endswith("?"), "a page is a question"
    assert page.locator("html").get_attribute("lang") == "en"

    choose(page, "Country", "Sweden")
    assert parameters(page)["country"] == ["SE"], "the address holds ids"
    assert "3 of 5 documents" in page.locator(".udsyn-shown").inner_text()

    page.get_by_role("link", name="Governance").first.click()
    settle(page)
    assert parameters(page)["country"] == ["SE"], "filters survive the page switch"
    assert "Trollhättan" in page.inner_text("body") and "Holbæk" not in page.locator(".udsyn-answer").inner_text()

    page.get_by_role("link", name="Documents").first.click()
    settle(page)
    assert parameters(page)["country"] == ["SE"]

    copied = page.url
    page.goto("about:blank")
    page.goto(copied)
    settle(page)
    assert parameters(page)["country"] == ["SE"] and "3 of 5 documents" in page.locator(".udsyn-shown").inner_text()

    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_timeout(800)
    overflow = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 1, f"the page is {overflow} px wider than a phone"


def test_a_passage_can_be_read_from_a_chart(visit, address):
    page = visit
    page.goto(f"{address}/?lang=en&on=2026-11-20")
    settle(page)
    open_list(page, page.get_by_role("combobox", name=re.compile("Show what is behind")).nth(1))
    page.keyboard.press("Enter")
    settle(page)
    quote = page.locator("mark").first
    quote.wait_for()
    assert quote.inner_text().strip()
    link = page.locator("a[href*='passage=']").first
    href = link.get_attribute("href")
    page.goto(f"{address}/{href.lstrip('./')}" if not href.startswith("http") else href)
    settle(page)
    opened = parameters(page)
    assert opened["doc"] and opened["passage"], "the reader's address names the document and the passage"


@pytest.mark.parametrize(("language", "word"), [("da", "Filtre"), ("sv", "Filter")])
def test_the_interface_speaks_the_language_of_the_address(visit, address, language, word):
    page = visit
    page.goto(f"{address}/?lang={language}")
    settle(page)
    assert page.locator("html").get_attribute("lang") == language
    assert word in page.locator("section[data-testid='stSidebar'], aside").first.inner_text()


def test_every_page_opens_on_a_phone_without_overflowing(visit, address):
    page = visit
    page.set_viewport_size({"width": 390, "height": 844})
    for name in sorted(p.stem for p in (ROOT / "pages").glob("*.py")):
        page.goto(f"{address}/{'' if name == 'overview' else name}?lang=en")
        settle(page)
        overflow = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow <= 1, f"{name} is {overflow} px wider than a phone"
