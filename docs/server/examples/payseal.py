"""Python 3.9 or newer, nothing to install. Bytes in, decisions out: what you send and store is yours."""

import hashlib
import hmac
import json
import re
import secrets
import time
import urllib.parse
import urllib.request


def _sign(key, *parts):
    """Signs the parts that are not empty, joined with dots."""
    text = ".".join(part for part in parts if part)
    return hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest()


def _values(pairs):
    """Values in the order of their names."""
    return "".join(pairs[name] for name in sorted(pairs))


def signed_headers(account, path=None, query=None, body="", request_id=None, now=None):
    """The headers of a request; `body` is the very text that is sent, the parameters are decoded."""
    request_id = request_id or secrets.token_hex(16)
    now = str(now or int(time.time() * 1000))
    head = account["gateway_no"] + request_id + now
    return {
        "Content-Type": "application/json;charset=UTF-8",
        "gateway-no": account["gateway_no"],
        "request-id": request_id,
        "request-time": now,
        "sign-info": _sign(account["signkey"], head, _values(path or {}), _values(query or {}), body),
    }


def _same(ours, theirs):
    """Whether two signatures are one, whatever letters theirs has."""
    return hmac.compare_digest(ours.encode(), theirs.lower().encode())


def is_webhook(account, headers, body, now=None):
    """Whether the gateway sent this, and lately. `body` is the raw text, names are lower case."""
    names = ("request-id", "request-time", "version", "sign-info")
    if not all(headers.get(name) for name in names) or not re.fullmatch("[1-9][0-9]{12}", headers["request-time"]):
        return False
    if headers["version"] != "V2022-03":
        return False
    head = account["gateway_no"] + headers["request-id"] + headers["request-time"] + headers["version"]
    ours = _sign(account["signkey"], head, body)
    now = now or int(time.time() * 1000)
    fresh = abs(now - int(headers["request-time"])) <= 600_000
    return _same(ours, headers["sign-info"]) and fresh


MEMBERS = (
    "code", "gatewayNo", "maskCardNo", "merNo", "message", "orderAmount",
    "orderCurrency", "orderInfo", "orderNo", "orderStatus", "tradeNo",
)


def is_return(account, query):
    """Whether the gateway sent the shopper back with this decoded query. Ask it about the order all the same."""
    if any(name not in query for name in MEMBERS) or query["gatewayNo"] != account["gateway_no"]:
        return False
    ours = _sign(account["signkey"], "".join(query[name] for name in MEMBERS))
    return _same(ours, query.get("signInfo", ""))


class Refused(Exception):
    """The gateway's own no. After any other error nobody knows what became of a charge."""


def call(gateway, account, method, route, path=None, query=None, fields=None):
    """Calls the gateway and gives its answer's data. `path` fills the `{places}` of the route."""
    body = "" if fields is None else json.dumps(fields)
    quoted = {name: urllib.parse.quote(value, safe="") for name, value in (path or {}).items()}
    address = gateway + route.format(**quoted)
    if query:
        address += "?" + urllib.parse.urlencode(query)
    headers = signed_headers(account, path, query, body)
    request = urllib.request.Request(address, body.encode() or None, headers, method=method)
    with urllib.request.urlopen(request, timeout=20) as answer:
        told = json.load(answer)
    # A proxy's status has raised above, its JSON has no code, and `S…` is the gateway's trouble: each may hide a charge.
    code = told["code"]
    if not code or code.startswith("S"):
        raise RuntimeError("not known: " + code)
    if not code.startswith("0000"):
        raise Refused(code + " " + str(told.get("message")))
    return told.get("data")
