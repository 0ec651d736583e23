"""A merchant on the vendor's own client for Python: typed requests and responses, whose answers' signatures the client
checks itself, and a receiver of notifications, whose signatures its webhook tool checks. The scripts beside it say what
this merchant does.
"""
import argparse
import http.client
import json
import os
import queue
import threading
import time
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer

from com.alipay.ams.api.default_alipay_client import DefaultAlipayClient
from com.alipay.ams.api.model.amount import Amount
from com.alipay.ams.api.model.buyer import Buyer
from com.alipay.ams.api.model.card_payment_method_detail import CardPaymentMethodDetail
from com.alipay.ams.api.model.env import Env
from com.alipay.ams.api.model.order import Order
from com.alipay.ams.api.model.payment_factor import PaymentFactor
from com.alipay.ams.api.model.payment_method import PaymentMethod
from com.alipay.ams.api.model.payment_method_detail import PaymentMethodDetail
from com.alipay.ams.api.model.product_code_type import ProductCodeType
from com.alipay.ams.api.model.terminal_type import TerminalType
from com.alipay.ams.api.net import default_http_rpc
from com.alipay.ams.api.request.notify.alipay_capture_result_notify import AlipayCaptureResultNotify
from com.alipay.ams.api.request.notify.alipay_pay_result_notify import AlipayPayResultNotify
from com.alipay.ams.api.request.notify.alipay_refund_notify import AlipayRefundNotify
from com.alipay.ams.api.request.notify.alipay_vaulting_notify import AlipayVaultingNotify
from com.alipay.ams.api.request.pay.alipay_capture_request import AlipayCaptureRequest
from com.alipay.ams.api.request.pay.alipay_inquiry_refund_request import AlipayInquiryRefundRequest
from com.alipay.ams.api.request.pay.alipay_pay_cancel_request import AlipayPayCancelRequest
from com.alipay.ams.api.request.pay.alipay_pay_consult_request import AlipayPayConsultRequest
from com.alipay.ams.api.request.pay.alipay_pay_query_request import AlipayPayQueryRequest
from com.alipay.ams.api.request.pay.alipay_pay_request import AlipayPayRequest
from com.alipay.ams.api.request.pay.alipay_refund_request import AlipayRefundRequest
from com.alipay.ams.api.request.vaulting.alipay_vaulting_payment_method_request import AlipayVaultingPaymentMethodRequest
from com.alipay.ams.api.request.vaulting.alipay_vaulting_query_request import AlipayVaultingQueryRequest
from com.alipay.ams.api.request.vaulting.alipay_vaulting_session_request import AlipayVaultingSessionRequest
from com.alipay.ams.api.response.pay.alipay_capture_response import AlipayCaptureResponse
from com.alipay.ams.api.response.pay.alipay_inquiry_refund_response import AlipayInquiryRefundResponse
from com.alipay.ams.api.response.pay.alipay_pay_cancel_response import AlipayPayCancelResponse
from com.alipay.ams.api.response.pay.alipay_pay_consult_response import AlipayPayConsultResponse
from com.alipay.ams.api.response.pay.alipay_pay_query_response import AlipayPayQueryResponse
from com.alipay.ams.api.response.pay.alipay_pay_response import AlipayPayResponse
from com.alipay.ams.api.response.pay.alipay_refund_response import AlipayRefundResponse
from com.alipay.ams.api.response.pay.alipay_vaulting_payment_method_response import AlipayVaultingPaymentMethodResponse
from com.alipay.ams.api.response.pay.alipay_vaulting_query_response import AlipayVaultingQueryResponse
from com.alipay.ams.api.response.pay.alipay_vaulting_session_response import AlipayVaultingSessionResponse
from com.alipay.ams.api.tools.signature_tool import sign
from com.alipay.ams.api.tools.webhook_tool import check_signature

parser = argparse.ArgumentParser()
parser.add_argument("port", type=int)
parser.add_argument("admin_token")
parser.add_argument("--record")
given = parser.parse_args()

GOOD, DECLINED, ASKED = "4054695723100768", "4054692760174822", "4000000000003220"
KOREAN = "9490220011669217"
BACK = "http://localhost/back?basket=7"
MINUTE, DAY = 60, 24 * 60 * 60
failed, passed = [], []


def check(line, holds, seen=""):
    (passed if holds else failed).append(line)
    if not holds:
        print("FAILED", line, seen, flush=True)


# The client connects to port 443 by TLS, whatever the address says.
recorded, sent = {}, []


class Plain(http.client.HTTPConnection):
    def __init__(self, host, port=None, timeout=None, context=None):
        super().__init__("127.0.0.1", given.port, timeout=timeout)

    def request(self, method, url, body=None, headers=None):
        sent.append((urllib.parse.urlsplit(url).path, body.decode()))
        super().request(method, url, body=body, headers=headers)


default_http_rpc.http_client.HTTPSConnection = Plain


def http_json(path, body=None, headers=None):
    url = f"http://127.0.0.1:{given.port}{path}"
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"content-type": "application/json", **(headers or {})})
    return json.load(urllib.request.urlopen(request))


def pass_time(seconds):
    http_json("/sandbox/clock", {"advanceSeconds": seconds}, {"x-sandbox-token": given.admin_token})


# A merchant's server that hears notifications; it may fail a while: with a status, or with a body that says nothing.
ACKNOWLEDGED = b'{"result":{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":"success"}}'
heard, answers = queue.Queue(), []
# What was acknowledged, and what came again all the same: the clock may leap while an acknowledgement is on its way, and
# a merchant hears such a thing twice.
acknowledged, repeated = set(), []


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        said = answers.pop(0) if answers else ACKNOWLEDGED
        status, out = (said, ACKNOWLEDGED) if isinstance(said, int) else (200, said)
        is_again = body in acknowledged
        if said == ACKNOWLEDGED:
            acknowledged.add(body)
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(out)))
        self.end_headers()
        self.wfile.write(out)
        headers = {name.lower(): value for name, value in self.headers.items()}
        repeated.append(body) if is_again else heard.put((self.path, headers, body))

    def log_message(self, *_):
        pass


receiver = HTTPServer(("127.0.0.1", 0), Receiver)
threading.Thread(target=receiver.serve_forever, daemon=True).start()
NOTIFY = f"http://127.0.0.1:{receiver.server_port}/notify?a=b"
ELSEWHERE = NOTIFY.replace("/notify", "/refunds")

listed = [one.get("alipayPlus") for one in http_json("/sandbox/accounts")["accounts"]]
accounts = {keys["clientId"]: keys for keys in listed if keys}


def client_of(client_id, private_key=None):
    keys = accounts.get(client_id, account)
    private_key = private_key or keys["merchantPrivateKey"]
    return DefaultAlipayClient(f"https://localhost:{given.port}", client_id, private_key, keys["gatewayPublicKey"])


account = accounts["SANDBOX_PAYSEAL_DEMO"]
client = client_of(account["clientId"])


def verified(path, headers, body):
    key = accounts[headers["client-id"]]["gatewayPublicKey"]
    return check_signature("POST", path, headers["client-id"], headers["request-time"], body, headers["signature"], key)


# How the client reads what it is told, and what it calls the gateway's own id there.
NOTICES = {
    "PAYMENT_RESULT": (AlipayPayResultNotify, "payment_id", "paymentId"),
    "PAYMENT_PENDING": (AlipayPayResultNotify, "payment_id", "paymentId"),
    "CAPTURE_RESULT": (AlipayCaptureResultNotify, "capture_id", "captureId"),
    "REFUND_RESULT": (AlipayRefundNotify, "refund_id", "refundId"),
    "VAULTING_RESULT": (AlipayVaultingNotify, "vaulting_request_id", "vaultingRequestId"),
}
told_kinds = set()


def hear(line):
    """The next notification, three seconds later; a changed one does not hold."""
    pass_time(3)
    return hear_now(line)


def hear_now(line):
    return hear_whole(line)[2]


def hear_whole(line):
    """Where it came to, its headers, and what it says."""
    try:
        path, headers, body = heard.get(timeout=20)
    except queue.Empty:
        check(line + " is told", False)
        return "", {}, {"result": {"resultCode": None}}
    check(line + " holds", verified(path, headers, body.decode()))
    try:
        holds = verified(path, headers, body.decode() + " ")
    except Exception:
        holds = False
    check(line + " changed does not hold", not holds)
    told = json.loads(body)
    kind, name, member = NOTICES[told["notifyType"]]
    read = kind(body.decode())
    is_read = (read.notify_type, getattr(read, name)) == (told["notifyType"], told[member])
    check(line + " is read", is_read and read.result.result_code == code(told), told)
    told_kinds.add(told["notifyType"])
    return path, headers, told


def both(line):
    told = [hear(line), hear(line)]
    return {one.get("notifyType"): one for one in told}


def typed(kind, **members):
    made = kind()
    for name, value in members.items():
        assert isinstance(getattr(kind, name), property), name
        setattr(made, name, value)
    return made


def execute(name, request, response=None, by=None):
    text = (by or client).execute(request)
    recorded.setdefault(name, sent[-1])
    return json.loads(text), response(text) if response else None


def code(answer):
    return answer["result"]["resultCode"]


def money(value, currency="SGD"):
    return typed(Amount, currency=currency, value=str(value))


def web():
    return typed(Env, terminal_type=TerminalType.WEB)


def card(number, **more):
    name = {"firstName": "Ada", "lastName": "Lovelace"}
    known = dict(cardNo=number, cvv="123", expiryYear="40", expiryMonth="12", cardholderName=name)
    return {**known, **more}


def pay(name, request_id, data=None, token=None, mode="MANUAL", amount=None, method=None, plan=None, buyer=None, by=None, **more):
    """Pays; a member that is None is left out."""
    amount = amount or money(4200)
    method = typed(PaymentMethod, **{"payment_method_type": "CARD", **(method or {})})
    if token:
        method.payment_method_id = token
    if data is not None:
        method.payment_method_meta_data = data
    factor = typed(PaymentFactor, is_authorization=True)
    if mode is not None:
        factor.capture_mode = mode
    order = typed(Order, reference_order_id="o-" + request_id, order_description="Coffee", order_amount=amount)
    if buyer:
        order.buyer = typed(Buyer, reference_buyer_id=buyer)
    members = dict(
        product_code=ProductCodeType.CASHIER_PAYMENT,
        payment_request_id=request_id,
        order=order,
        payment_amount=amount,
        payment_method=method,
        payment_factor=factor,
        payment_redirect_url=BACK,
        payment_notify_url=NOTIFY,
        env=web(),
    )
    if plan:
        members["credit_pay_plan"] = plan
    request = typed(AlipayPayRequest, **{**members, **more})
    answer, read = execute(name, request, AlipayPayResponse, by=by)
    form = answer.get("redirectActionForm")
    is_read = read.payment_id == answer.get("paymentId")
    check(name + " is read", is_read and (form is None or read.redirect_action_form.redirect_url == form["redirectUrl"]))
    return answer


def held(request_id, by=None):
    answer = pay("pay", request_id, card(GOOD), by=by)
    hear("a held payment")
    return answer["paymentId"]


def capture(name, request_id, payment, value, currency="SGD", by=None, **more):
    request = typed(
        AlipayCaptureRequest,
        capture_request_id=request_id,
        payment_id=payment,
        capture_amount=money(value, currency),
        **more,
    )
    answer, read = execute(name, request, AlipayCaptureResponse, by=by)
    check(name + " is read", read.capture_id == answer.get("captureId"))
    return answer


def refund(name, request_id, payment, value, currency="SGD", by=None, **more):
    request = typed(
        AlipayRefundRequest,
        refund_request_id=request_id,
        payment_id=payment,
        refund_amount=money(value, currency),
        **more,
    )
    answer, read = execute(name, request, AlipayRefundResponse, by=by)
    check(name + " is read", read.refund_id == answer.get("refundId"))
    return answer


def refund_stands(name="inquiryRefund", **which):
    answer, read = execute(name, typed(AlipayInquiryRefundRequest, **which), AlipayInquiryRefundResponse)
    check(name + " is read", read.refund_id == answer.get("refundId"))
    return answer


def cancel(name, by=None, **which):
    answer, read = execute(name, typed(AlipayPayCancelRequest, **which), AlipayPayCancelResponse, by=by)
    check(name + " is read", read.cancel_time == answer.get("cancelTime"))
    return answer


def inquire(request_id, by=None):
    request = typed(AlipayPayQueryRequest, payment_request_id=request_id)
    return execute("inquiryPayment", request, AlipayPayQueryResponse, by=by)[0]


def kinds(stands):
    return [(one["transactionType"], one["transactionStatus"]) for one in stands.get("transactions", [])]


def vault(name, request_id, **more):
    """Keeps a card that the merchant's own server sends."""
    kept = typed(CardPaymentMethodDetail, **{"card_no": GOOD, "cvv": "123", "expiry_year": "40", "expiry_month": "12", **more})
    detail = typed(PaymentMethodDetail, payment_method_type="CARD", card=kept)
    request = typed(
        AlipayVaultingPaymentMethodRequest,
        vaulting_request_id=request_id,
        vaulting_notification_url=NOTIFY,
        redirect_url=BACK,
        payment_method_detail=detail,
        env=web(),
    )
    answer, read = execute(name, request, AlipayVaultingPaymentMethodResponse)
    check(name + " is read", read.normal_url == answer.get("normalUrl"))
    return answer


def vaulting(request_id, by=None):
    request = typed(AlipayVaultingQueryRequest, vaulting_request_id=request_id)
    answer, read = execute("inquireVaulting", request, AlipayVaultingQueryResponse, by=by)
    check("inquireVaulting is read", read.normal_url == answer.get("normalUrl"))
    return answer


def open_session(name, request_id, by=None, **more):
    """Opens the sealed form."""
    request = typed(
        AlipayVaultingSessionRequest,
        payment_method_type="CARD",
        vaulting_request_id=request_id,
        vaulting_notification_url=NOTIFY,
        **more,
    )
    answer, read = execute(name, request, AlipayVaultingSessionResponse, by=by)
    check(name + " is read", read.vaulting_session_data == answer.get("vaultingSessionData"))
    return answer


def browse(url, path_more="", body=None, content_type="application/x-www-form-urlencoded", **headers):
    """A browser: the host is one that this machine's resolver may not know."""
    parts = urllib.parse.urlsplit(url)
    connection = http.client.HTTPConnection("127.0.0.1", given.port)
    origin = f"{parts.scheme}://{parts.netloc}"
    headers = {"host": parts.netloc, "origin": origin, "content-type": content_type, **headers}
    connection.request("GET" if body is None else "POST", parts.path + path_more, body, headers)
    return connection.getresponse()


def press(url, answer):
    """The shopper's answer at the bank: where the browser is sent then."""
    return browse(url, body=f"answer={answer}").getheader("location")


def type_card(session, number, **headers):
    """What the sealed form does with a card that the shopper types: it becomes a token."""
    typed_card = {
        "billingDetail": {"firstName": "Ada", "lastName": "Lovelace"},
        "card": {"cardNo": number, "cardExpireMonth": "12", "cardExpireYear": "2040", "cardSecurityCode": "907"},
    }
    headers = {"sessionToken": session, **{name.replace("_", "-"): value for name, value in headers.items()}}
    told = http_json("/services/v3/payment_methods", typed_card, headers)
    return (told["data"] or {}).get("customerPaymentMethodId"), told


def pay_on_page(url, attempt, number):
    """The shopper pays on the gateway's own page: what the page is told."""
    session = json.load(browse(url, "/session", body=""))["sessionToken"]
    parts = urllib.parse.urlsplit(url)
    token, _ = type_card(session, number, x_payseal_host=f"{parts.scheme}://{parts.netloc}")
    charge = json.dumps({"attempt": attempt, "customerPaymentMethodId": token})
    return json.load(browse(url, "/charge", body=charge, content_type="application/json"))


def raw(path, body, moment=None, key=None, client_id=None, change=lambda body: body, method="POST", **more):
    """A call that the client cannot make: what is answered, and by what signature."""
    client_id = client_id or account["clientId"]
    moment = moment or "2026-11-20T15:36:25Z"
    key = key or accounts.get(client_id, account)["merchantPrivateKey"]
    signature = sign("POST", path, client_id, moment, body, key)
    headers = {
        "content-type": "application/json; charset=UTF-8",
        "client-id": client_id,
        "request-time": moment,
        "signature": f"algorithm=RSA256,keyVersion=1,signature={signature}",
        **{name.replace("_", "-"): value for name, value in more.items()},
    }
    data = None if method == "GET" else change(body).encode()
    request = urllib.request.Request(f"http://127.0.0.1:{given.port}{path}", data, headers, method=method)
    answer = urllib.request.urlopen(request)
    return json.load(answer), answer.headers["signature"]


OTHER_KEY = open(os.path.join(os.path.dirname(__file__), "..", "golden", "merchant.pem")).read()
T = str(time.time_ns())
