"""A complete /api/charge: session token, charge, return and webhook. Python 3.9 or newer, nothing to
install. `ORDERS` and `attempts` stand for your database."""

import json
import os
import re
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

from payseal import Refused, call, is_return, is_webhook

GATEWAY = os.environ.get("GATEWAY", "http://127.0.0.1:4001")
ACCOUNT = {"gateway_no": os.environ["GATEWAY_NO"], "signkey": os.environ["SIGNKEY"]}
SITE = os.environ.get("SITE", "http://shop.localhost:4000")

# What is for sale, and for how much. The page names an order, never a price.
ORDERS = {
    "1001": ("24.00", "USD"),
    "1002": ("7.00", "USD"),
    "1003": ("5.77", "USD"),  # an amount that the sandbox's bank thinks about for a minute
}

# Every attempt to pay, by its name, which must be unique in your database. `lock` stands for a transaction.
attempts = {}
lock = threading.Lock()

# A signed call is good for ten minutes: what the gateway has not heard of by then, it never will.
OVER = 11 * 60

# How an attempt may stand. News only ever moves it to the right.
STANDINGS = ("unknown", "pending", "challenge", "declined", "succeeded")
STATUS = {"success": "succeeded", "fail": "declined", "pending": "pending"}
OPEN = ("unknown", "pending", "challenge")
NOT_CHARGED = ("fail", "processing_error")
REPLACED = "E0008_replaced by a newer attempt"


def customer_of(request):
    """The gateway's customer of the shopper who is signed in, or nothing."""
    return None


def is_replaced(known, trade_no):
    """Whether a payment is one whose check this attempt replaced: nothing but its success is news."""
    return trade_no in known["replaced"]


def hear(name, order_status, info, redirect_url=None, trade_no=None):
    """Takes in how an attempt stands. The same news may come twice, late and in any order."""
    status = STATUS.get(order_status, "unknown")
    if status == "pending" and redirect_url:
        status = "challenge"
    with lock:
        known = attempts.get(name)
        if not known or not known["order_no"] or STANDINGS.index(status) <= STANDINGS.index(known["standing"]["status"]):
            return
        if is_replaced(known, trade_no) and status != "succeeded":
            return
        standing = {"status": status}
        if status == "challenge":
            standing["redirectUrl"] = redirect_url
        if status == "declined":
            standing["decline"] = info
        attempts[name] = {**known, "standing": standing, "trade_no": trade_no or known["trade_no"]}


def holder(order_no):
    """The attempt that has this number at the gateway now."""
    with lock:
        return next((name for name, known in attempts.items() if known["order_no"] == order_no), None)


def come_back(name, trade_no):
    """The shopper is back from the bank: nobody is wanted at its page any more, and its word is waited for."""
    with lock:
        known = attempts[name]
        if known["standing"]["status"] == "challenge" and not is_replaced(known, trade_no):
            known["standing"] = {"status": "pending"}


def settle(name):
    """Asks the gateway how an attempt stands. This never charges."""
    order_no = attempts[name]["order_no"]
    if not order_no:
        return None  # its number went to another attempt, which closed it
    found = call(GATEWAY, ACCOUNT, "GET", "/openApi/V2022-03/transactions", query={"orderNo": order_no})["list"]
    for word in ("success", "pending", "fail"):
        for payment in found:
            is_ours = word == "success" or not is_replaced(attempts[name], payment["tradeNo"])
            if payment["tradeStatus"] == word and is_ours:
                hear(name, word, payment["tradeInfo"], trade_no=payment["tradeNo"])
                return payment
    if time.time() - attempts[name]["at"] > OVER:
        hear(name, *NOT_CHARGED)
    return None


def status_of(name):
    return attempts[name]["standing"]["status"]


def told(name):
    known = attempts[name]
    amount, currency = ORDERS[known["order"]]
    return {**known["standing"], "amount": amount, "currency": currency, "orderNo": known["order"], "attempt": name}


def in_the_way(order, attempt, past):
    """One order is paid once: another attempt of it that is paid, or else still open, comes first."""
    others = [name for name, known in attempts.items() if known["order"] == order and name != attempt]
    standings = {status_of(name): name for name in others}
    for status in ("succeeded", *OPEN):
        if status in standings and status not in past:
            return standings[status]
    return None


def begin(order, attempt, past):
    """Keeps a new attempt before the gateway is asked; else says which one comes first, if it isn't one of `past`."""
    with lock:
        # What is paid comes first, also when this attempt was declined before another was paid after all.
        first = in_the_way(order, attempt, OPEN)
        # An attempt is charged once, however often and in whatever order its requests arrive.
        first = first or (attempt if attempt in attempts else in_the_way(order, attempt, past))
        if not first:
            attempts[attempt] = {
                "order": order,
                "order_no": attempt,
                "trade_no": None,
                "replaced": [],
                "at": time.time(),
                "standing": {"status": "unknown"},
            }
        return first


def take_over(order, attempt):
    """Takes over the number of a check that the shopper has left: the gateway closes it, and never lets both be paid."""
    with lock:
        first = in_the_way(order, attempt, ("challenge",))
        if first:
            return first  # the shopper is back from that bank after all
        for other, known in attempts.items():
            if known["order"] != order or other == attempt or not known["order_no"]:
                continue
            is_left = status_of(other) == "challenge"
            # Also of one that had taken it over, and came to nothing: the gateway may not have closed the check.
            if is_left or known["order_no"] != other:
                attempts[attempt]["order_no"] = known["order_no"]
                attempts[attempt]["replaced"] = known["replaced"] + ([known["trade_no"]] if known["trade_no"] else [])
                known["order_no"] = None
            if is_left:
                known["standing"] = {"status": "declined", "decline": REPLACED}
        return None


def forget(attempt):
    with lock:
        del attempts[attempt]


def charge(request, asked):
    order, attempt = asked.get("order"), str(asked.get("attempt"))
    if order not in ORDERS:
        return 404, {"error": "there is no such order"}
    if not re.fullmatch(r"[\w-]{1,64}", attempt, re.ASCII) or not (attempt == order or attempt.startswith(order + "-")):
        return 400, {"error": "the attempt is not one of this order"}
    first = begin(order, attempt, ())
    if first and status_of(first) in OPEN:
        settle(first)  # it may have ended by now, and a decline makes room
        # Who presses again has left the bank's check. And a question charges nothing, so nothing is in its way.
        first = begin(order, attempt, OPEN if asked.get("settle") else ("challenge",))
    if first and (first == attempt or status_of(first) == "succeeded"):
        return 200, told(first)
    if first:
        return 409, {"error": "another attempt is still open", "attempt": first}
    if asked.get("settle"):
        # Asked about before it was charged: it is closed, so that a request that comes late charges nothing.
        try:
            if not settle(attempt):
                hear(attempt, *NOT_CHARGED)
        except Exception:
            forget(attempt)  # not closed, so not kept: it would stand in the order's way
            raise
        return 200, told(attempt)
    customer = customer_of(request)
    card_id = asked.get("customerPaymentMethodId")
    path = {"customerPaymentMethodId": str(card_id)}
    try:
        card = call(GATEWAY, ACCOUNT, "GET", "/V2022-03/payment_methods/{customerPaymentMethodId}", path)
    except Exception:
        forget(attempt)
        return 422, {"error": "the card could not be read; nothing was charged"}
    # A saved card is charged for its owner and for nobody else.
    owner = card.get("customerId")
    if owner and owner != customer:
        forget(attempt)
        return 403, {"error": "this card belongs to somebody else"}
    first = take_over(order, attempt)
    if first:
        forget(attempt)
        return 409, {"error": "another attempt is still open", "attempt": first}
    amount, currency = ORDERS[order]
    fields = {
        "orderNo": attempts[attempt]["order_no"],  # the gateway lets each number be paid once
        "orderAmount": amount,
        "orderCurrency": currency,
        "customerPaymentMethodId": card_id,
        "customerIp": request.client_address[0],
        "returnUrl": SITE + "/returned",
        "callbackUrl": SITE + "/api/webhook",
        "webSite": SITE,
    }
    if customer and (owner or asked.get("consent")):
        fields["customerId"] = customer
    try:
        said = call(GATEWAY, ACCOUNT, "POST", "/V2022-03/confirmCharge", fields=fields)
    except Refused:
        # A refusal charged nothing.
        hear(attempt, *NOT_CHARGED)
        return 200, told(attempt)
    except Exception:
        # Nobody knows: it stays unknown, and is asked about.
        return 200, told(attempt)
    info = said.get("orderInfo") or ""
    if info.startswith("I0061"):
        # No decline: the number was charged before, and what became of that is the answer.
        with lock:
            known = attempts[attempt]
            known["replaced"] = [it for it in known["replaced"] if it != said.get("tradeNo")]
        settle(attempt)
    else:
        hear(attempt, said["orderStatus"], info, said.get("redirectUrl"), said.get("tradeNo"))
    return 200, told(attempt)


class Shop(BaseHTTPRequestHandler):
    def do_POST(self):
        try:
            status, said = self.answer()
        except Exception as error:
            # A 5xx: the form asks again how the attempt stands, and charges nothing.
            self.log_error("%s", error)
            status, said = 500, {"error": "try again"}
        self.say(status, said)

    do_GET = do_POST

    def answer(self):
        address = urlsplit(self.path)
        length = int(self.headers.get("content-length") or 0)
        if length > 65_536:
            return 413, {"error": "too long"}
        body = self.rfile.read(length).decode()
        route = f"{self.command} {address.path}"
        if route == "POST /api/session-token":
            customer = customer_of(self)
            fields = {"customerId": customer, "consent": "required"} if customer else {}
            token = call(GATEWAY, ACCOUNT, "POST", "/V2022-03/sessionToken", fields=fields)
            return 200, {"sessionToken": token["sessionToken"]}
        if route == "POST /api/charge":
            # A page of another site cannot send this kind without asking first.
            if not (self.headers.get("content-type") or "").startswith("application/json"):
                return 415, {"error": "send JSON"}
            return charge(self, json.loads(body))
        if route == "POST /api/webhook":
            headers = {name.lower(): value for name, value in self.headers.items()}
            if not is_webhook(ACCOUNT, headers, body):
                return 403, "not signed by the gateway"
            report = json.loads(body)
            if report["type"].startswith("transaction."):
                payment = report["data"]
                name = holder(payment["orderNo"])
                hear(name, payment["orderStatus"], payment.get("orderInfo"), trade_no=payment.get("tradeNo"))
            return 200, "success"
        if route == "GET /returned":
            query = dict(parse_qsl(address.query, keep_blank_values=True))
            name = holder(query["orderNo"]) if is_return(ACCOUNT, query) else None
            if not name:
                return 400, {"error": "no such order"}
            come_back(name, query["tradeNo"])
            settle(name)  # the address says which order, the gateway says whether it is paid
            return 200, told(name)
        return 404, {"error": "nothing here"}

    def say(self, status, said):
        is_text = isinstance(said, str)
        body = said.encode() if is_text else json.dumps(said).encode()
        self.send_response(status)
        self.send_header("content-type", "text/plain" if is_text else "application/json")
        self.send_header("content-length", str(len(body)))
        self.send_header("cache-control", "no-store")
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "3000"))), Shop)
    print("listening on", server.server_port, flush=True)
    server.serve_forever()
