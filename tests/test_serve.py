"""What the server does to its answers."""

import asyncio

import pytest

from pages._frame.serve import SCROLL, SCROLL_TAG, Shell, asked_language, content_security_policy, in_language, preferred_language

PAGE = b'<!DOCTYPE html>\n<html lang="en"><head><title>Streamlit</title><script>\n x = 1\n</script><script src="./a.js"></script></head></html>'


@pytest.mark.parametrize(
    ("query", "accept", "expected"),
    [
        ("lang=sv", "da", "sv"),  # the address wins
        ("", "sv-SE,sv;q=0.9,en;q=0.8", "sv"),
        ("", "fi,da;q=0.5", "da"),  # the first that is spoken
        ("", "nb-NO", "da"),  # Norwegian readers read Danish
        ("lang=xx", "", "en"),
        ("lang=%22%3E%3Cscript%3E", "", "en"),
    ],
)
def test_the_language_asked_for(query, accept, expected):
    assert asked_language(query, accept) == expected
    assert preferred_language("") == "en"


def test_the_shell_names_its_language_and_its_scripts():
    page = in_language(PAGE, "da")
    assert b'<html lang="da">' in page and b"<title>Udsyn</title>" in page
    policy = content_security_policy(page)
    assert policy.count("'sha256-") == 2  # the shell's inline script and the pages' own; the third comes from the server itself
    assert "'unsafe-eval'" not in policy and "http" not in policy


def test_the_first_page_is_found_under_its_own_name():
    sent = []

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/overview", "query_string": b"lang=da&country=SE", "headers": []}
    asyncio.run(Shell(None)(scope, None, send))
    assert sent[0]["status"] == 307
    assert dict(sent[0]["headers"])[b"location"] == b"./?lang=da&country=SE"


def _answer(content_type: bytes, query: bytes = b"lang=sv") -> tuple[dict, bytes]:
    async def app(scope, receive, send):
        headers = [(b"content-type", content_type), (b"content-length", str(len(PAGE)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": PAGE[:20], "more_body": True})
        await send({"type": "http.response.body", "body": PAGE[20:]})

    sent = []

    async def send(message):
        sent.append(message)

    asyncio.run(Shell(app)({"type": "http", "method": "GET", "headers": [], "query_string": query}, None, send))
    return dict(sent[0]["headers"]), b"".join(m.get("body", b"") for m in sent[1:])


def test_html_is_rewritten_whole():
    headers, body = _answer(b"text/html; charset=utf-8")
    assert b'lang="sv"' in body and int(headers[b"content-length"]) == len(body)
    assert b"default-src 'self'" in headers[b"content-security-policy"]


def test_everything_else_passes_with_headers_only():
    headers, body = _answer(b"text/javascript")
    assert body == PAGE and headers[b"x-content-type-options"] == b"nosniff"


def test_a_page_is_asked_for_plain_so_that_it_can_be_rewritten():
    asked = {}

    async def app(scope, receive, send):
        asked[scope["path"]] = dict(scope["headers"])

    for path, accept in (("/documents", b"text/html,*/*"), ("/app.js", b"*/*")):
        headers = [(b"accept", accept), (b"accept-encoding", b"gzip")]
        asyncio.run(Shell(app)({"type": "http", "method": "GET", "path": path, "headers": headers, "query_string": b""}, None, None))
    assert b"accept-encoding" not in asked["/documents"] and b"accept-encoding" in asked["/app.js"]


def test_the_pages_own_script_is_known_to_the_policy():
    assert SCROLL_TAG == f"<script>{SCROLL}</script>" and "'sha256-" in content_security_policy(b"<html></html>")
