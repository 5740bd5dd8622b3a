"""What the server does to every answer: smaller, in the reader's language, and with headers that keep requests at home."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from urllib.parse import parse_qs

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages._frame.text import LANGUAGES

_INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
# The one script of the pages' own: brings the passage that a link named into view. Known to the policy by its hash.
SCROLL = (
    "(function(){var n=0,go=function(){var e=document.querySelector('.udsyn-here');"
    "if(e){e.scrollIntoView({block:'start'})}if(++n<(e?3:40)){setTimeout(go,e?250:100)}};go()})()"
)
SCROLL_TAG = f"<script>{SCROLL}</script>"
_HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"cross-origin-opener-policy": b"same-origin",
    b"permissions-policy": b"camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}


def preferred_language(accept: str) -> str:
    """The first language of an Accept-Language header that the interface speaks; Norwegian reads Danish; else English.

    Order decides, weights do not: browsers send their languages in order.
    """
    for part in accept.split(","):
        code = part.split(";")[0].strip().split("-")[0].lower()
        code = {"nb": "da", "nn": "da", "no": "da"}.get(code, code)
        if code in LANGUAGES:
            return code
    return LANGUAGES[0]


def asked_language(query: str, accept: str) -> str:
    """The language that an address asks for (`lang`), else the one that the browser prefers."""
    asked = parse_qs(query).get("lang", [""])[0]
    return asked if asked in LANGUAGES else preferred_language(accept)


def content_security_policy(page: bytes) -> str:
    """A policy that lets the page load from its own server alone; the shell's inline scripts, and the pages' own, are known by hash."""
    hashes = " ".join(f"'sha256-{b64encode(sha256(script).digest()).decode()}'" for script in (*_INLINE_SCRIPT.findall(page), SCROLL.encode()))
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' 'wasm-unsafe-eval' {hashes}".rstrip(),
            # The interface and its charts write styles at run time.
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self' data: blob:",
            "media-src 'self' blob:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    )


def in_language(page: bytes, language: str) -> bytes:
    """The shell of the page with its language and its name set, so that a screen reader speaks it rightly from the start."""
    page = page.replace(b'<html lang="en">', f'<html lang="{language}">'.encode(), 1)
    return page.replace(b"<title>Streamlit</title>", b"<title>Udsyn</title>", 1)


class Shell:
    """ASGI middleware: rewrites HTML answers and puts the headers on every answer. Sockets pass untouched."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if scope.get("path", "").rstrip("/").endswith("/overview"):  # the first page stands at the root; its own name leads there, too
            asked = scope.get("query_string", b"")
            to = b"./" + (b"?" + asked if asked else b"")
            await send({"type": "http.response.start", "status": 307, "headers": [(b"location", to), *_HEADERS.items()]})
            await send({"type": "http.response.body", "body": b""})
            return
        sent = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
        language = asked_language(scope.get("query_string", b"").decode("latin-1"), sent.get(b"accept-language", ""))
        start: Message | None = None
        body = b""

        async def rewritten(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                headers = [(k, v) for k, v in message["headers"] if k.lower() not in _HEADERS]
                message = {**message, "headers": headers + list(_HEADERS.items())}
                if not _is_html(headers):
                    await send(message)
                    return
                start = message
                return
            if start is None or message["type"] != "http.response.body":
                await send(message)
                return
            body += message.get("body", b"")
            if message.get("more_body"):
                return
            page = in_language(body, language)
            headers = [(k, v) for k, v in start["headers"] if k.lower() not in (b"content-length", b"etag", b"content-security-policy")]
            headers += [
                (b"content-security-policy", content_security_policy(page).encode()),
                (b"vary", b"Accept-Language"),
            ]
            if scope["method"] != "HEAD":
                headers.append((b"content-length", str(len(page)).encode()))
            await send({**start, "headers": headers})
            await send({"type": "http.response.body", "body": page})

        if "text/html" in sent.get(b"accept", ""):
            # A page that was made small below here cannot be rewritten; it is made small above.
            scope = {**scope, "headers": [(name, value) for name, value in scope["headers"] if name.lower() != b"accept-encoding"]}
        await self.app(scope, receive, rewritten)


def _is_html(headers: list[tuple[bytes, bytes]]) -> bool:
    return any(k.lower() == b"content-type" and v.startswith(b"text/html") for k, v in headers)


MIDDLEWARE = [Middleware(GZipMiddleware, minimum_size=1000), Middleware(Shell)]
