"""Python 3.9 or newer, nothing to install. Bytes in, decisions out: what you send and store is yours."""

import hashlib
import hmac
import json
import secrets
import time
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


def is_webhook(account, headers, body, now=None):
    """Whether the gateway sent this, and lately. `body` is the raw text, names are lower case."""
    names = ("request-id", "request-time", "version", "sign-info")
    if not all(headers.get(name) for name in names) or not headers["request-time"].isdigit():
        return False
    head = account["gateway_no"] + headers["request-id"] + headers["request-time"] + headers["version"]
    ours = _sign(account["signkey"], head, body)
    now = now or int(time.time() * 1000)
    fresh = abs(now - int(headers["request-time"])) <= 600_000
    return hmac.compare_digest(ours, headers["sign-info"].lower()) and fresh


MEMBERS = (
    "code", "gatewayNo", "maskCardNo", "merNo", "message", "orderAmount",
    "orderCurrency", "orderInfo", "orderNo", "orderStatus", "tradeNo",
)


def is_return(account, query):
    """Whether the gateway sent the shopper back with this decoded query. Ask it about the order all the same."""
    if any(name not in query for name in MEMBERS) or query["gatewayNo"] != account["gateway_no"]:
        return False
    ours = _sign(account["signkey"], "".join(query[name] for name in MEMBERS))
    return hmac.compare_digest(ours, query.get("signInfo", "").lower())


def _call(gateway, account, route, body):
    headers = signed_headers(account, body=body)
    request = urllib.request.Request(gateway + route, body.encode(), headers, method="POST")
    with urllib.request.urlopen(request, timeout=20) as answer:
        told = json.load(answer)
    if told["code"] != "00000":
        raise RuntimeError(told["code"] + " " + told["message"])
    return told["data"]


def session_token(gateway, account):
    """A session token for your page."""
    return _call(gateway, account, "/V2022-03/sessionToken", "")["sessionToken"]


def charge(gateway, account, order):
    """Charges. After an error other than a refusal nobody knows: ask for the order, never charge again."""
    return _call(gateway, account, "/V2022-03/confirmCharge", json.dumps(order))
