"""The plan of conformance (A-1 to A-7) and the options and notes of the guide (B-1 to B-8) through the vendor's own client
for Python, against a sandbox that runs.

    python3 -m venv target/antom-sdk
    target/antom-sdk/bin/pip install -r dialects/alipay_plus/tests/official/requirements.txt
    cargo run -p payseal-sandbox -- --admin-token secret --config dialects/alipay_plus/tests/official/accounts.toml &
    target/antom-sdk/bin/python dialects/alipay_plus/tests/official/plan.py 4001 secret [--record FILE]

Each line of the plan is checked by name. With --record the bodies that the client writes are written to a file, with
a name in place of what differs each time: the tests that need no client send the same bytes.
"""
import sys

from merchant import *
from options import PARTS_OF_THE_GUIDE


def a1_consult():
    def ask(**more):
        members = dict(product_code=ProductCodeType.CASHIER_PAYMENT, payment_amount=money(4200), merchant_region="SG")
        request = typed(AlipayPayConsultRequest, **{**members, "env": web(), **more})
        name = "consult" if request.env else "consult from nowhere"
        return execute(name, request, AlipayPayConsultResponse)[0]

    told = ask()
    options = [o for o in told["paymentOptions"] if o["enabled"] and "GLOBAL" in o["paymentMethodRegion"]]
    detail = options[0]["paymentOptionDetail"] if options else {}
    check("A-1.1", told["result"]["resultStatus"] == "S" and options[0]["paymentMethodType"] == "CARD", told)
    check("A-1.1 funding", set(detail.get("funding", [])) >= {"CREDIT", "DEBIT"}, detail)
    check("A-1.1 marks", all(b["logo"]["logoUrl"] for b in detail["supportCardBrands"]), detail)
    check("A-1.2", code(ask(env=None)) == "PARAM_ILLEGAL")
    check("A-1.3", account["clientId"].startswith("SANDBOX_") and sent[-1][0].startswith("/ams/sandbox/api/"), sent[-1])
    path, body = "/ams/sandbox/api/v1/payments/cancel", '{"paymentId":"none"}'
    wrong = client_of(account["clientId"], OTHER_KEY)
    check("A-1.4 wrong key", code(cancel("cancel", by=wrong, payment_id="none")) == "INVALID_SIGNATURE")
    nobody = client_of("SANDBOX_NOBODY")
    check("A-1.4 unknown client", code(cancel("cancel", by=nobody, payment_id="none")) == "CLIENT_INVALID")
    flipped, unsigned = raw(path, body, change=lambda b: b.replace("none", "nine"))
    check("A-1.4 flipped byte", code(flipped) == "INVALID_SIGNATURE" and unsigned.endswith("signature="), unsigned)
    ms, signed = raw(path, body, "1795189025000")
    check("A-1.5", code(ms) == "ORDER_NOT_EXIST" and not signed.endswith("signature="), ms)


def a2_held_and_captured():
    paid = pay("pay", "a2" + T, card(GOOD))
    check("A-2.1", code(paid) == "SUCCESS" and paid["paymentId"], paid)
    told = hear("A-2.2")
    check("A-2.2", told.get("notifyType") == "PAYMENT_RESULT" and told["paymentId"] == paid["paymentId"], told)
    stands = inquire("a2" + T)
    check("A-2.3", stands["paymentStatus"] == "SUCCESS" and not kinds(stands), stands)
    days = [time.strptime(stands[name][:19], "%Y-%m-%dT%H:%M:%S") for name in ("paymentTime", "authExpiryTime")]
    check("A-2.3 seven days", time.mktime(days[1]) - time.mktime(days[0]) == 7 * DAY, stands)
    done = capture("capture", "c2" + T, paid["paymentId"], 4200)
    check("A-2.4", done["result"]["resultStatus"] == "S" and done["captureId"], done)
    told = hear("A-2.4")
    check("A-2.4 told", told.get("notifyType") == "CAPTURE_RESULT" and told["captureId"] == done["captureId"], told)
    check("A-2.4 listed", kinds(inquire("a2" + T)) == [("CAPTURE", "SUCCESS")])
    back = refund("refund", "f2" + T, paid["paymentId"], 1000)
    told = hear("A-2.5")
    check("A-2.5 told", told.get("notifyType") == "REFUND_RESULT" and told["refundId"] == back["refundId"], told)
    check("A-2.5", refund_stands(refund_request_id="f2" + T)["refundStatus"] == "SUCCESS", back)
    check("A-2.5 too much", code(refund("refund", "f3" + T, paid["paymentId"], 3201)) == "REFUND_AMOUNT_EXCEED")


def a3_captured_at_once():
    for mode in ("AUTOMATIC", None, ""):
        paid = pay("pay at once", f"a3{mode}{T}", card(GOOD), mode=mode)
        told = both("A-3.1")
        check("A-3.1", set(told) == {"PAYMENT_RESULT", "CAPTURE_RESULT"}, told)
        by_hand = capture("capture", f"c3{mode}{T}", paid["paymentId"], 4200)
        check("A-3.2", code(by_hand) == "ORDER_STATUS_INVALID", by_hand)


def a4_cancelled():
    payment = held("a4" + T)
    first = cancel("cancel by request", payment_request_id="a4" + T)
    check("A-4.1", first["result"]["resultStatus"] == "S" and first["cancelTime"], first)
    check("A-4.1 stands", inquire("a4" + T)["paymentStatus"] == "CANCELLED")
    check("A-4.1 capture", code(capture("capture", "c4" + T, payment, 4200)) == "AUTH_CANCELLED")
    check("A-4.1 again", cancel("cancel by request", payment_request_id="a4" + T) == first)
    check("A-4.2 unknown", code(cancel("cancel", payment_id="none")) == "ORDER_NOT_EXIST")
    check("A-4.2 neither", code(cancel("cancel nothing")) == "PARAM_ILLEGAL")
    captured = held("a43" + T)
    capture("capture", "c43" + T, captured, 4200)
    hear("A-4.3")
    check("A-4.3", code(cancel("cancel", payment_id=captured)) == "ORDER_STATUS_INVALID")


def a5_rules():
    payment = held("a5" + T)
    check("A-5.1 above", code(capture("capture", "c51" + T, payment, 4201)) == "CAPTURE_AMOUNT_EXCEED_AUTH_LIMIT")
    check("A-5.1 below", capture("capture", "c52" + T, payment, 4199)["result"]["resultStatus"] == "F")
    check("A-5.4", code(capture("capture", "c53" + T, payment, 4200, "EUR")) == "CURRENCY_NOT_SUPPORT")
    late = held("a52" + T)
    first = capture("capture", "c54" + T, payment, 4200)
    hear("A-5.3")
    check("A-5.3 capture", first["captureId"] and capture("capture", "c54" + T, payment, 4200) == first, first)
    check("A-5.3 capture other", code(capture("capture", "c54" + T, payment, 1)) == "REPEAT_REQ_INCONSISTENT")
    back = refund("refund", "f5" + T, payment, 1)
    hear("A-5.3")
    check("A-5.3 refund", refund("refund", "f5" + T, payment, 1) == back)
    check("A-5.3 refund other", code(refund("refund", "f5" + T, payment, 2)) == "REPEAT_REQ_INCONSISTENT")
    again = pay("pay", "a5" + T, card(GOOD))
    check("A-5.3 pay", again["paymentId"] == payment, again)
    other = pay("pay", "a5" + T, card(GOOD), amount=money(1))
    check("A-5.3 pay other", code(other) == "REPEAT_REQ_INCONSISTENT", other)
    pass_time(7 * DAY + 1)
    check("A-5.2", code(capture("capture", "c55" + T, late, 4200)) == "AUTH_EXPIRED")
    check("A-5.2 released", inquire("a52" + T)["paymentStatus"] == "CANCELLED")
    method = dict(require_issuer_authentication=True)
    won, korean = money(42000, "KRW"), {"selectedCardBrand": "HYUNDAI"}
    asked = pay("pay by issuer", "a55" + T, korean, mode="AUTOMATIC", amount=won, method=method)
    check("A-5.5 at once", code(asked) == "PAYMENT_IN_PROCESS" and asked["normalUrl"], asked)
    press(asked["normalUrl"], "complete")
    check("A-5.5 both told", set(both("A-5.5")) == {"PAYMENT_RESULT", "CAPTURE_RESULT"})
    by_hand = pay("pay by issuer", "a56" + T, korean, amount=won, method=method)
    check("A-5.5", by_hand["result"]["resultStatus"] == "F", by_hand)


def a6_failures_and_challenges():
    declined = pay("pay", "a61" + T, card(DECLINED))
    hear("A-6.1")
    check("A-6.1", code(declined) == "DO_NOT_HONOR", declined)
    check("A-6.1 number", code(pay("pay", "a62" + T, card("4054695723100769"))) == "INVALID_CARD_NUMBER")
    check("A-6.1 expiry", code(pay("pay", "a63" + T, card(GOOD, expiryYear="20"))) == "INVALID_EXPIRATION_DATE")
    asked = pay("pay asking", "a64" + T, card(GOOD, is3DSAuthentication=True))
    check("A-6.2", code(asked) == "PAYMENT_IN_PROCESS" and asked["redirectActionForm"]["redirectUrl"] == asked["normalUrl"], asked)
    check("A-6.2 back", press(asked["normalUrl"], "complete") == BACK)
    told = hear("A-6.2")
    check("A-6.2 told", code(told) == "SUCCESS" and told["paymentResultInfo"]["threeDSResult"]["challenged"], told)
    for name, data, expected in [
        ("upgrade", {}, "PAYMENT_IN_PROCESS"),
        ("upgrade said", {"enableAuthenticationUpgrade": True}, "PAYMENT_IN_PROCESS"),
        ("neither", {"is3DSAuthentication": False, "enableAuthenticationUpgrade": False}, "AUTHENTICATION_REQUIRED"),
        ("asked anyway", {"is3DSAuthentication": True, "enableAuthenticationUpgrade": False}, "PAYMENT_IN_PROCESS"),
    ]:
        answer = pay("pay asking", f"a65{name}{T}", card(ASKED, **data))
        check("A-6.2 " + name, code(answer) == expected, answer)
        if expected != "PAYMENT_IN_PROCESS":
            hear("A-6.2 " + name)
    pass_time(14 * MINUTE)
    closed = [hear_now("A-6.3") if i else hear("A-6.3") for i in range(3)]
    check("A-6.3", [code(told) for told in closed] == ["ORDER_IS_CLOSED"] * 3, closed)
    check("A-6.3 stands", inquire("a65upgrade" + T)["paymentStatus"] == "FAIL")
    page = pay("pay on our page", "a67" + T)
    check("hosted", code(page) == "PAYMENT_IN_PROCESS" and "/c/" in page["normalUrl"], page)
    pass_time(14 * MINUTE)
    check("hosted, nobody paid", code(hear("hosted")) == "ORDER_IS_CLOSED")
    answers.extend([500, 500])
    pay("pay", "a66" + T, card(GOOD))
    hear("A-6.4")
    for wait in (2 * MINUTE, 10 * MINUTE):
        pass_time(wait)
        check("A-6.4", hear_now("A-6.4").get("paymentRequestId") == "a66" + T)
    for leap in range(3):
        pass_time(30 * DAY)
        pay("pay", f"a68{leap}{T}", card(GOOD))
        check("A-6.4 no more", hear("A-6.4 no more").get("paymentRequestId") == f"a68{leap}{T}")
    # Once at most: when the clock leaped before the acknowledgement was written down.
    again = [body for body in repeated if b'"a66' in body]
    check("A-6.4 not repeated", len(again) <= 1, again)


def a7_saved_cards():
    paid = pay("pay and keep", "a71" + T, card(GOOD, tokenize=True))
    told = hear("A-7.1")
    token = told["paymentResultInfo"]["cardToken"]
    check("A-7.1 told", token and told["paymentResultInfo"]["cardNo"].endswith("0768"), told)
    again = pay("pay with token", "a72" + T, dict(isCardOnFile=True), token=token)
    hear("A-7.1")
    same = again.get("paymentResultInfo", {}).get("cardNo") == paid["paymentResultInfo"]["cardNo"]
    check("A-7.1", code(again) == "SUCCESS" and same, again)
    check("A-7.1 unknown", pay("pay with token", "a73" + T, token="pm_unknown")["result"]["resultStatus"] == "F")

    kept = vault("vaultPaymentMethod", "v71" + T)
    hear("A-7.2")
    check("A-7.2", code(kept) == "SUCCESS" and vaulting("v71" + T)["vaultingStatus"] == "SUCCESS", kept)
    paid = pay("pay with token", "a74" + T, token=kept["paymentMethodDetail"]["card"]["cardToken"])
    hear("A-7.2")
    check("A-7.2 paid", code(paid) == "SUCCESS", paid)
    asked = vault("vault asking", "v72" + T, is3_ds_authentication=True)
    check("A-7.2 asked", code(asked) == "VERIFICATION_IN_PROCESS" and asked["normalUrl"], asked)
    check("A-7.2 back", press(asked["normalUrl"], "complete") == BACK)
    told = hear("A-7.2")
    check("A-7.2 told", told.get("vaultingRequestId") == "v72" + T and code(told) == "SUCCESS", told)
    opened = open_session("createVaultingSession", "v73" + T)
    check("session", opened["vaultingSessionData"] and opened["vaultingSessionExpiryTime"], opened)


for part in (
    a1_consult,
    a2_held_and_captured,
    a3_captured_at_once,
    a4_cancelled,
    a5_rules,
    a6_failures_and_challenges,
    a7_saved_cards,
    *PARTS_OF_THE_GUIDE,
):
    try:
        part()
    except Exception as error:
        check(f"{part.__name__} to its end", False, repr(error))
    unheard = [heard.get() for _ in range(heard.qsize())]
    check(f"{part.__name__} is told nothing else", not unheard, unheard)

if given.record:
    bodies = {}
    for name, (path, body) in recorded.items():
        members = json.loads(body)
        names = {"paymentRequestId", "captureRequestId", "refundRequestId", "vaultingRequestId", "paymentId", "refundId"}
        if name == "pay until":
            names.add("paymentExpiryTime")
        text = body.replace(NOTIFY, "@notify@").replace(ELSEWHERE, "@elsewhere@")
        for key in names & members.keys():
            text = text.replace(json.dumps(members[key]), f'"@{key}@"')
        token = members.get("paymentMethod", {}).get("paymentMethodId")
        text = text.replace(json.dumps(token), '"@paymentMethodId@"') if token else text
        bodies[name] = {"path": path.split("/v1")[1], "body": text.replace(T, "")}
    with open(given.record, "w") as file:
        json.dump(bodies, file, indent=2, ensure_ascii=False)
        file.write("\n")

print(len(passed), "checks held,", len(failed), "did not", flush=True)
sys.exit(1 if failed else 0)
