"""A small shop on Alipay+ with the sealed form: pay now, or hold the money and capture it by hand.

    python -m venv venv && venv/bin/pip install -r requirements.txt
    venv/bin/python shop.py
"""

import json
import os
import pathlib
import re
import secrets
import threading
import urllib.parse
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import gateway as antom
import sandbox

PORT = int(os.environ.get('PORT', '4180'))
# By number for this server; browsers resolve *.localhost, most programs do not.
GATEWAY = os.environ.get('GATEWAY', 'http://127.0.0.1:4001')
SHOWN_GATEWAY = os.environ.get('SHOWN_GATEWAY', 'http://pay.localhost:4001')
BANK = os.environ.get('BANK', 'http://bank.localhost:4001')
ACCOUNT = os.environ.get('ACCOUNT', '12246003')
SHOP = os.environ.get('SHOP', f'http://shop.localhost:{PORT}')

PAGES = pathlib.Path(__file__).with_name('pages')
TYPES = {'.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8'}

SECURITY = {
    'content-security-policy': '; '.join([
        "default-src 'none'",
        f"script-src 'self' {SHOWN_GATEWAY}",
        "style-src 'self'",
        f"connect-src 'self' {SHOWN_GATEWAY}",
        # The form, the bank's page in the dialog, and the page that the bank leads back to.
        f"frame-src 'self' {SHOWN_GATEWAY} {BANK}",
        "base-uri 'none'",
        "form-action 'self'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
}

ACKNOWLEDGED = {'result': {'resultCode': 'SUCCESS', 'resultStatus': 'S', 'resultMessage': 'success'}}


class Refused(Exception):
    """What a browser asked for is not to be had."""


class Books:
    """The shop's orders. A real shop has them in a database; here they are gone with the program."""

    def __init__(self):
        self.lock = threading.Lock()
        self.orders = {}

    def add(self, buyer, held):
        order = {
            'id': f'{len(self.orders) + 1001}-{secrets.token_hex(4)}',
            'what': 'A pound of coffee',
            'amount': antom.amount('SGD', 4200),
            'buyer': buyer,
            'held': held,
            'status': 'open',
            'payment': None,
            'told': [],
        }
        with self.lock:
            self.orders[order['id']] = order
        return order

    def of(self, name, buyer=None):
        """The order of an id, or of an attempt to pay it, which is called `{id}` or `{id}-2`."""
        with self.lock:
            order = self.orders.get(re.sub(r'-\d+$', '', name)) or self.orders.get(name)
        if order is None or (buyer is not None and order['buyer'] != buyer):
            raise Refused('there is no such order')
        return order

    def pending(self, payment):
        with self.lock:
            return next((it for it in self.orders.values() if it['payment'] == payment), None)


BOOKS = Books()
WIRE = None


def stands(told):
    """How a payment stands, in the words of the form (docs/server/charge.md)."""
    # Of an inquiry the result says only that it was answered.
    how = told.get('paymentStatus') or told['result']['resultStatus']
    why = told.get('paymentResultCode') or told['result']['resultCode']
    if how in ('S', 'SUCCESS'):
        return {'status': 'succeeded'}
    if told.get('normalUrl') and how in ('U', 'PROCESSING'):
        return {'status': 'challenge', 'redirectUrl': told['normalUrl']}
    if how in ('F', 'FAIL', 'CANCELLED'):
        return {'status': 'declined', 'decline': why}
    return {'status': 'pending'}


def shown(order):
    """An order as the back office's page has it."""
    money = order['amount']
    return {
        'id': order['id'],
        'what': order['what'],
        'amount': f'{money.currency} {int(money.value) / 100:.2f}',
        'held': order['held'],
        'status': order['status'],
        'told': order['told'],
    }


def begin(buyer, body):
    order = BOOKS.add(buyer, body.get('held') is True)
    # What the gateway calls the shopper: the form lists their cards.
    customer = open_form(order)['customerId']
    return {'order': order['id'], 'customerId': customer, 'gateway': SHOWN_GATEWAY, 'account': ACCOUNT}


def session(buyer, _body, order_id):
    return {'sessionToken': open_form(BOOKS.of(order_id, buyer))['vaultingSessionData']}


def open_form(order):
    told = WIRE.open_form('form-' + secrets.token_hex(8), order['amount'], order['buyer'])
    if told['result']['resultStatus'] != 'S':
        raise Refused(told['result']['resultMessage'])
    return told


def charge(buyer, body, order_id):
    order = BOOKS.of(order_id, buyer)
    attempt = str(body['attempt'])
    if BOOKS.of(attempt) is not order:
        raise Refused('this is an attempt to pay another order')
    if body.get('settle'):
        told = WIRE.inquire(attempt)
    else:
        told = WIRE.pay(order, attempt, str(body['customerPaymentMethodId']))
    said = stands(told)
    if said['status'] == 'succeeded':
        order['payment'] = told['paymentId']
        order['status'] = 'held' if order['held'] else 'paid'
    return {**said, 'amount': f'{int(order["amount"].value) / 100:.2f}', 'currency': order['amount'].currency}


def capture(_buyer, _body, order_id):
    return settle(order_id, WIRE.capture, 'paid')


def cancel(_buyer, _body, order_id):
    return settle(order_id, WIRE.cancel, 'canceled')


def settle(order_id, call, status):
    order = BOOKS.of(order_id)
    if order['status'] != 'held':
        raise Refused(f'the order is {order["status"]}')
    told = call(order)['result']
    if told['resultStatus'] == 'S':
        order['status'] = status
    return {'code': told['resultCode'], 'order': shown(order)}


def orders(_buyer, _body):
    return [shown(order) for order in BOOKS.orders.values()]


# The back office is open to whoever reaches this machine: a real one asks who is there.
ROUTES = [
    ('POST', r'/api/orders', begin),
    ('GET', r'/api/orders', orders),
    ('POST', r'/api/orders/([\w-]+)/session', session),
    ('POST', r'/api/orders/([\w-]+)/charge', charge),
    ('POST', r'/api/orders/([\w-]+)/capture', capture),
    ('POST', r'/api/orders/([\w-]+)/cancel', cancel),
]

FILES = {'/': 'shop.html', '/office': 'office.html', '/returned': 'returned.html'}


class Handler(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def do_GET(self):
        self.serve('GET', b'')

    def do_POST(self):
        length = int(self.headers.get('content-length') or 0)
        if length > 20_000:
            return self.answer(413, {'error': 'the request is too long'})
        self.serve('POST', self.rfile.read(length))

    def serve(self, method, body):
        path = urllib.parse.urlsplit(self.path).path
        if (method, path) == ('POST', '/notify'):
            return self.notify(path, body)
        for wanted, pattern, handle in ROUTES:
            found = re.fullmatch(pattern, path)
            if wanted == method and found:
                return self.route(handle, body, found.groups())
        if method == 'GET':
            return self.file(PAGES / FILES.get(path, path.lstrip('/')))
        self.answer(404, {'error': 'there is no such page'})

    def route(self, handle, body, names):
        buyer = self.buyer()
        # A page of somebody else's cannot send JSON here, nor make a browser say that it is ours.
        if self.command == 'POST' and self.headers.get('origin', SHOP) != SHOP:
            return self.answer(403, {'error': 'this page is not ours'})
        try:
            self.answer(200, handle(buyer, json.loads(body or b'{}'), *names))
        except (Refused, KeyError, ValueError) as error:
            self.answer(400, {'error': str(error)})
        except Exception as error:  # The gateway cannot be reached, or did not prove who it is.
            self.log_error('%s: %s', self.path, error)
            self.answer(502, {'error': "this did not work; the server's log says why"})

    def notify(self, path, body):
        if not WIRE.is_signed(path, self.headers, body.decode()):
            return self.answer(403, {'error': 'not signed by the gateway'})
        told = json.loads(body)
        order = BOOKS.pending(told.get('paymentId'))
        if order is not None:
            order['told'].append(f"{told['notifyType']} {told['result']['resultCode']}")
        self.answer(200, ACKNOWLEDGED)

    def buyer(self):
        """The shopper, by a cookie: a new one gets a new name."""
        known = SimpleCookie(self.headers.get('cookie', '')).get('shopper')
        if known and re.fullmatch(r'[0-9a-f]{32}', known.value):
            return known.value
        self.new_buyer = secrets.token_hex(16)
        return self.new_buyer

    def file(self, path):
        if path.parent != PAGES or not path.is_file():
            return self.answer(404, {'error': 'there is no such page'})
        text = path.read_text().replace('{gateway}', SHOWN_GATEWAY)
        self.send(200, text.encode(), TYPES.get(path.suffix, 'application/octet-stream'))

    def answer(self, status, said):
        self.send(status, json.dumps(said).encode(), 'application/json')

    def send(self, status, body, kind):
        self.send_response(status)
        for name, value in SECURITY.items():
            self.send_header(name, value)
        if getattr(self, 'new_buyer', None):
            self.send_header('set-cookie', f'shopper={self.new_buyer}; Path=/; HttpOnly; SameSite=Lax')
            self.new_buyer = None
        self.send_header('cache-control', 'no-store')
        self.send_header('content-type', kind)
        self.send_header('content-length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words):
        """Nobody wants to read every request."""


def main():
    global WIRE
    sandbox.point_at(GATEWAY)
    keys = sandbox.keys_of(GATEWAY, SHOP)
    WIRE = antom.Gateway(
        GATEWAY.replace('http:', 'https:'),
        keys['clientId'],
        keys['merchantPrivateKey'],
        keys['gatewayPublicKey'],
        SHOP,
    )
    server = ThreadingHTTPServer(('127.0.0.1', PORT), Handler)
    print(f'example {SHOP}/', flush=True)
    server.serve_forever()


if __name__ == '__main__':
    try:
        main()
    except KeyboardInterrupt:
        pass
