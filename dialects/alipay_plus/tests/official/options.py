"""The options and notes of the guide, one by one: B-1 consult, B-2 pay, B-3 cancel, B-4 capture, B-5 refund, B-6 cards that
are kept, B-7 notifications, B-8 who calls, and how. What the client cannot write is sent raw, with a word why."""
import datetime

from com.alipay.ams.api.model.credit_pay_plan import CreditPayPlan
from com.alipay.ams.api.model.os_type import OsType

from merchant import *

PARTS, FORM_ONLY = client_of("SANDBOX_IN_PARTS"), client_of("SANDBOX_FORM_ONLY")
PAY = "/ams/sandbox/api/v1/payments/pay"


def b1_consult():
    def ask(name, **more):
        members = dict(product_code=ProductCodeType.CASHIER_PAYMENT, payment_amount=money(4200), merchant_region="SG", env=web())
        request = typed(AlipayPayConsultRequest, **{**members, **more})
        told, read = execute(name, request, AlipayPayConsultResponse)
        same = [option.payment_method_region for option in read.payment_options or []]
        check(name + " is read", same == [o["paymentMethodRegion"] for o in told.get("paymentOptions", [])])
        return told

    def regions(told):
        return {option["paymentMethodRegion"][0]: option for option in told["paymentOptions"]}

    def brands(option):
        return {brand["cardBrand"] for brand in option["paymentOptionDetail"]["supportCardBrands"]}

    for region in ("SG", "HK"):
        check("B-1.1 " + region, regions(ask("consult", merchant_region=region))["GLOBAL"]["enabled"])
    home = ask("consult at home", payment_amount=money(10000, "BRL"), merchant_region="BR", user_region="BR")
    check("B-1.2 the shopper's own first", list(regions(home))[:2] == ["BR", "GLOBAL"], home)
    few = ask("consult for regions", allowed_payment_method_regions=["KR", "GLOBAL"])
    check("B-1.2 no others", list(regions(few)) == ["GLOBAL", "KR"], few)
    check("B-1.3 Brazil", brands(regions(home)["BR"]) == {"VISA", "MASTERCARD", "AMEX", "HIPERCARD", "ELO", "DINERS"}, home)
    world = {"VISA", "MASTERCARD", "AMEX", "DISCOVER", "DINERS", "CUP", "JCB", "MAESTRO"}
    check("B-1.3 everywhere", brands(regions(home)["GLOBAL"]) == world, home)
    won = regions(ask("consult in won", payment_amount=money(42000, "KRW")))
    check("B-1.3 Korea", brands(won["KR"]) >= {"KOOKMIN", "BC", "HYUNDAI", "TOSSBANK"}, won)
    check("B-1.3 funding", won["GLOBAL"]["paymentOptionDetail"]["funding"] == ["CREDIT", "DEBIT"], won)
    for option, reason in [
        (won["BR"], "CHANNEL_NOT_SUPPORT_CURRENCY"),
        (won["FR"], "CURRENT_CHANNEL_NOT_EXIST"),
        (regions(ask("consult", payment_amount=money(10**10 + 1)))["GLOBAL"], "EXCEED_CHANNEL_LIMIT_RULE"),
    ]:
        told = (option["enabled"], option.get("disableReason"), option.get("paymentOptionDetail"))
        check("B-1.4 " + reason, told == (False, reason, None), option)
    logo = won["GLOBAL"]["paymentOptionDetail"]["supportCardBrands"][0]["logo"]["logoUrl"]
    check("B-1.5 a mark is served", browse(logo).getheader("content-type") == "image/svg+xml", logo)
    for line, more, expected in [
        ("other methods", dict(allowed_payment_methods=["ALIPAY_CN"]), "NO_PAY_OPTIONS"),
        ("no cards", dict(blocked_payment_methods=["CARD"]), "NO_PAY_OPTIONS"),
        ("no such region", dict(allowed_payment_method_regions=["XX"]), "NO_PAY_OPTIONS"),
        ("no such currency", dict(payment_amount=money(4200, "XXX")), "CURRENCY_NOT_SUPPORT"),
        ("no such merchant's region", dict(merchant_region="XX"), "PARAM_ILLEGAL"),
        ("no amount", dict(payment_amount=None), "PARAM_ILLEGAL"),
        ("an app of no system", dict(env=typed(Env, terminal_type=TerminalType.APP)), "PARAM_ILLEGAL"),
        ("an app", dict(env=typed(Env, terminal_type=TerminalType.APP, os_type=OsType.IOS)), "SUCCESS"),
        ("a shopper's phone", dict(env=typed(Env, terminal_type=TerminalType.WAP, os_type=OsType.ANDROID)), "SUCCESS"),
        ("no productCode, as in the guide", dict(product_code=None), "SUCCESS"),
    ]:
        told = ask("consult, " + line, **more)
        check("B-1.6 " + line, code(told) == expected, told)


def b2_pay_refused():
    for member in (
        "product_code",
        "payment_request_id",
        "order",
        "payment_amount",
        "payment_method",
        "payment_redirect_url",
        "env",
    ):
        refused = pay("pay without " + member, "b21" + T, card(GOOD), **{member: None})
        check("B-2.1 " + member, code(refused) == "PARAM_ILLEGAL", refused)
    later = datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc).isoformat()
    for line, data, more, expected in [
        ("another method", card(GOOD), dict(method=dict(payment_method_type="GCASH")), "NO_PAY_OPTIONS"),
        ("another currency", card(GOOD), dict(amount=money(4200, "XXX")), "CURRENCY_NOT_SUPPORT"),
        ("too much", card(GOOD), dict(amount=money(10**10 + 1)), "PAYMENT_AMOUNT_EXCEED_LIMIT"),
        ("risk control", card(GOOD), dict(amount=money(11)), "RISK_REJECT"),
        ("nothing", card(GOOD), dict(amount=money(0)), "PARAM_ILLEGAL"),
        ("half a cent", card(GOOD), dict(amount=money("0.5")), "PARAM_ILLEGAL"),
        ("a mode that is none", card(GOOD), dict(mode="manual"), "PARAM_ILLEGAL"),
        ("a moment that is over", card(GOOD), dict(payment_expiry_time=later), "PARAM_ILLEGAL"),
        ("no moment", card(GOOD), dict(payment_expiry_time="tomorrow"), "PARAM_ILLEGAL"),
        ("no address", card(GOOD), dict(payment_redirect_url="javascript:alert(1)"), "PARAM_ILLEGAL"),
        ("a number alone", {"cardNo": GOOD}, {}, "INVALID_PAYMENT_METHOD_META_DATA"),
        ("month 13", card(GOOD, expiryMonth="13"), {}, "INVALID_PAYMENT_METHOD_META_DATA"),
        ("a short code", card(GOOD, cvv="12"), {}, "INVALID_PAYMENT_METHOD_META_DATA"),
        ("nobody's test card", card("4111111111111111"), {}, "CARD_NOT_SUPPORTED"),
        ("another brand", card(GOOD, selectedCardBrand="MASTERCARD"), {}, "SELECTED_CARD_BRAND_NOT_AVAILABLE"),
        ("instalments of elsewhere", card(GOOD), dict(plan=typed(CreditPayPlan, installment_num="3")), "PARAM_ILLEGAL"),
        ("one who is not certified", card(GOOD), dict(by=FORM_ONLY), "ACCESS_DENIED"),
    ]:
        refused = pay("pay, " + line, "b22" + T, data, **more)
        check("B-2.2 " + line, code(refused) == expected and refused["result"]["resultStatus"] == "F", refused)
    # A refusal before there is a payment kept nothing: the id is free.
    check("B-2.2 the id is free", code(pay("pay", "b22" + T, card(GOOD, selectedCardBrand="VISA"))) == "SUCCESS")
    hear("B-2.2")
    for number, expected in [("4000000000009995", "USER_BALANCE_NOT_ENOUGH"), ("4000000000009987", "FRAUD_REJECT")]:
        refused = pay("pay", f"b22{expected[:4]}{T}", card(number))
        check("B-2.2 " + expected, code(refused) == expected and code(hear("B-2.2")) == expected, refused)


def b2_challenges():
    exempt = pay("pay asking", "b23" + T, card("4035501000000008", is3DSAuthentication=True))
    check("B-2.3 exempt", code(exempt) == "SUCCESS" and "threeDSResult" not in exempt["paymentResultInfo"], exempt)
    hear("B-2.3")
    asked = pay("pay asking", "b23f" + T, card(GOOD, is3DSAuthentication=True))
    form = asked["redirectActionForm"]
    check("B-2.3 form", (form["method"], form["actionFormType"]) == ("GET", "RedirectActionForm"), form)
    check("B-2.3 not passed, back", press(asked["normalUrl"], "fail") == BACK)
    check("B-2.3 not passed", code(hear("B-2.3")) == "USER_PAYMENT_VERIFICATION_FAILED")
    stands = inquire("b23f" + T)
    ends = (stands["paymentStatus"], stands["paymentResultCode"])
    check("B-2.3 not passed, stands", ends == ("FAIL", "USER_PAYMENT_VERIFICATION_FAILED"), stands)
    left = pay("pay asking", "b23l" + T, card(GOOD, is3DSAuthentication=True))
    check("B-2.3 waits", inquire("b23l" + T)["redirectActionForm"]["redirectUrl"] == left["normalUrl"])
    # The gateway's clock says what time it is: it is in every notification.
    _, headers, _ = hear_of_payment("b24" + T)
    now = datetime.datetime.fromisoformat(headers["request-time"].replace("Z", "+00:00"))
    soon = (now + datetime.timedelta(minutes=5)).isoformat(timespec="seconds")
    asked = pay("pay until", "b24u" + T, card(GOOD, is3DSAuthentication=True), payment_expiry_time=soon)
    pass_time(4 * MINUTE)
    check("B-2.4 still", inquire("b24u" + T)["paymentStatus"] == "PROCESSING" and heard.empty())
    pass_time(MINUTE)
    closed = hear("B-2.4")
    check("B-2.4", (closed["paymentId"], code(closed)) == (asked["paymentId"], "ORDER_IS_CLOSED"), closed)
    pass_time(14 * MINUTE)
    check("B-2.4 the other after 14 minutes", hear("B-2.4").get("paymentId") == left["paymentId"])
    again = pay("pay until", "b24u" + T, card(GOOD, is3DSAuthentication=True), payment_expiry_time=soon)
    check("B-2.4 again", code(again) == "ORDER_IS_CLOSED", again)


def hear_of_payment(request_id):
    pay("pay", request_id, card(GOOD))
    pass_time(3)
    return hear_whole("a payment")


def b2_without_the_shopper():
    kept = pay("pay and keep", "b25" + T, card("4000002500003155", tokenize=True))
    check("B-2.5 the first is asked about", code(kept) == "PAYMENT_IN_PROCESS", kept)
    press(kept["normalUrl"], "complete")
    token = hear("B-2.5")["paymentResultInfo"]["cardToken"]
    for kind in ("SCHEDULED", "UNSCHEDULED"):
        data = dict(isCardOnFile=True, recurringType=kind, is3DSAuthentication=True)
        alone = pay("pay without the shopper, " + kind, f"b25{kind}{T}", data, token=token)
        check("B-2.5 " + kind, "normalUrl" not in alone and alone["result"]["resultStatus"] != "U", alone)
        hear("B-2.5")
    asking = pay("pay", "b25a" + T, card(ASKED, recurringType="SCHEDULED"))
    check("B-2.5 nobody can be asked", code(asking) == "AUTHENTICATION_REQUIRED", asking)
    hear("B-2.5")
    alone = pay("pay on our page, alone", "b25p" + T, dict(recurringType="SCHEDULED"))
    check("B-2.5 nobody types", code(alone) == "INVALID_PAYMENT_METHOD_META_DATA", alone)


def b2_on_our_page():
    asked = pay("pay on our page, kept", "b26" + T, dict(tokenize=True))
    check("B-2.6", asked["redirectActionForm"]["redirectUrl"] == asked["normalUrl"], asked)
    declined = pay_on_page(asked["normalUrl"], "a1", DECLINED)
    check("B-2.6 declined", declined["status"] == "declined", declined)
    check("B-2.6 another try", inquire("b26" + T)["paymentStatus"] == "PROCESSING")
    paid = pay_on_page(asked["normalUrl"], "a2", GOOD)
    check("B-2.6 paid", (paid["status"], paid["next"]) == ("succeeded", BACK), paid)
    told = hear("B-2.6")
    check("B-2.6 told", told["paymentId"] == asked["paymentId"] and told["paymentResultInfo"]["cardToken"], told)
    check("B-2.6 captured", code(capture("capture", "b26" + T, asked["paymentId"], 4200)) == "SUCCESS")
    hear("B-2.6")
    asked = pay("pay on our page, asking", "b27" + T, dict(is3DSAuthentication=True), mode="AUTOMATIC")
    challenge = pay_on_page(asked["normalUrl"], "a1", GOOD)
    check("B-2.7 the bank asks", challenge["status"] == "challenge", challenge)
    press(challenge["redirectUrl"], "complete")
    told = both("B-2.7")
    check("B-2.7", told["PAYMENT_RESULT"]["paymentResultInfo"]["threeDSResult"]["challenged"], told)
    check("B-2.7 captured", told["CAPTURE_RESULT"]["paymentId"] == asked["paymentId"], told)
    korean = dict(selectedCardBrand="HYUNDAI")
    refused = pay("pay on our page, by issuer", "b28" + T, korean, amount=money(42000, "KRW"))
    check("B-2.8 an issuer's own page only", code(refused) == "SELECTED_CARD_BRAND_NOT_AVAILABLE", refused)
    method = dict(require_issuer_authentication=True)
    for line, data, amount, expected in [
        ("dollars", korean, money(4200), "CURRENCY_NOT_SUPPORT"),
        ("another brand", dict(selectedCardBrand="VISA"), money(42000, "KRW"), "SELECTED_CARD_BRAND_NOT_AVAILABLE"),
    ]:
        refused = pay("pay by issuer, " + line, "b28" + T, data, mode="AUTOMATIC", amount=amount, method=method)
        check("B-2.8 " + line, code(refused) == expected, refused)
    asked = pay("pay by issuer", "b28" + T, korean, mode="AUTOMATIC", amount=money(42000, "KRW"), method=method)
    press(asked["normalUrl"], "fail")
    check("B-2.8 not passed", code(hear("B-2.8")) == "USER_PAYMENT_VERIFICATION_FAILED")
    data = card(KOREAN, dateOfBirth="900101", cardPasswordDigest="12", selectedCardBrand="HYUNDAI", tokenize=True)
    won = money(42000, "KRW")
    by_hand = pay("pay by Korean number, held", "b211" + T, data, amount=won)
    check("B-2.11 by hand", code(by_hand) == "PARAM_ILLEGAL", by_hand)
    dollars = pay("pay by Korean number in dollars", "b211" + T, data, mode="AUTOMATIC")
    check("B-2.11 in dollars", code(dollars) == "CURRENCY_NOT_SUPPORT", dollars)
    paid = pay("pay by Korean number", "b211" + T, data, mode="AUTOMATIC", amount=won)
    check("B-2.11", code(paid) == "SUCCESS" and paid["paymentResultInfo"]["cardBrand"] == "HYUNDAI", paid)
    told = both("B-2.11")
    token = told["PAYMENT_RESULT"]["paymentResultInfo"]["cardToken"]
    by_hand = pay("pay with token", "b211t" + T, token=token, amount=won)
    check("B-2.11 its token by hand", code(by_hand) == "PARAM_ILLEGAL", by_hand)
    page = pay("pay on our page", "b211p" + T, amount=won)
    declined = pay_on_page(page["normalUrl"], "a1", KOREAN)
    check("B-2.11 on our page by hand", declined["status"] == "declined", declined)
    cancel("cancel", payment_id=page["paymentId"])


def b2_pending_and_instalments():
    for value, ends, stands in [(4277, "SUCCESS", "SUCCESS"), (4278, "DO_NOT_HONOR", "FAIL")]:
        request_id = f"b29{value}{T}"
        paid = pay("pay", request_id, card(GOOD), amount=money(value))
        told = hear("B-2.9")
        kind = (code(paid), told["notifyType"], told["result"]["resultStatus"])
        check("B-2.9 on its way", kind == ("PAYMENT_IN_PROCESS", "PAYMENT_PENDING", "S"), told)
        check("B-2.9 stands", inquire(request_id)["paymentStatus"] == "PENDING")
        pass_time(MINUTE)
        told = hear("B-2.9")
        check("B-2.9 " + ends, (told["notifyType"], code(told)) == ("PAYMENT_RESULT", ends), told)
        check("B-2.9 " + stands, inquire(request_id)["paymentStatus"] == stands)
    plan = typed(CreditPayPlan, installment_num="3")
    paid = pay("pay in instalments", "a75" + T, card("4294097400915107"), amount=money(10000, "BRL"), plan=plan)
    hear("B-2.10")
    check("B-2.10", code(paid) == "SUCCESS", paid)
    wrong = typed(CreditPayPlan, installment_num="13")
    paid = pay("pay in too many", "b210" + T, card("4294097400915107"), amount=money(10000, "BRL"), plan=wrong)
    check("B-2.10 too many", code(paid) == "PARAM_ILLEGAL", paid)


def b3_cancel():
    payment = held("b31" + T)
    first = cancel("cancel by both", payment_id=payment, payment_request_id="nobody's")
    check("B-3.1 the paymentId counts", first["paymentRequestId"] == "b31" + T, first)
    check("B-3.1 by either", cancel("cancel by request", payment_request_id="b31" + T) == first)
    check("B-3.1 nothing is left to refund", code(refund("refund", "b31" + T, payment, 1)) == "ORDER_IS_CANCELED")
    asked = pay("pay asking", "b32" + T, card(GOOD, is3DSAuthentication=True))
    done = cancel("cancel", payment_id=asked["paymentId"])
    check("B-3.2 unpaid", code(done) == "SUCCESS", done)
    check("B-3.2 its shopper comes too late", press(asked["normalUrl"], "complete") in (BACK, None))
    check("B-3.2 stands", inquire("b32" + T)["paymentStatus"] == "CANCELLED")
    page = pay("pay on our page", "b33" + T)
    cancel("cancel", payment_id=page["paymentId"])
    check("B-3.2 our page", pay_on_page_is_over(page["normalUrl"]))
    captured = held("b34" + T)
    capture("capture", "b34" + T, captured, 4200)
    hear("B-3.3")
    check("B-3.3 captured", code(cancel("cancel", payment_id=captured)) == "ORDER_STATUS_INVALID")
    refund("refund", "b34" + T, captured, 1)
    hear("B-3.3")
    check("B-3.3 refunded", code(cancel("cancel", payment_id=captured)) == "PROCESS_FAIL")
    late = held("b35" + T)
    pass_time(7 * DAY)
    check("B-3.4 after seven days", code(cancel("cancel", payment_id=late)) == "CANCEL_WINDOW_EXCEED")


def pay_on_page_is_over(url):
    return "value=\"card\"" not in browse(url).read().decode()


def b4_capture():
    check("B-4.1 of nothing", code(capture("capture", "b41" + T, "none", 4200)) == "AUTH_NOT_FOUND")
    asked = pay("pay asking", "b41" + T, card(GOOD, is3DSAuthentication=True))
    unpaid = capture("capture", "b41u" + T, asked["paymentId"], 4200)
    check("B-4.1 unpaid", code(unpaid) == "ORDER_STATUS_INVALID", unpaid)
    cancel("cancel", payment_id=asked["paymentId"])
    payment = held("b42" + T)
    part = capture("capture a part", "b42p" + T, payment, 1000, is_last_capture=False)
    check("B-4.2 parts are not for everybody", code(part) == "PARAM_ILLEGAL", part)
    pass_time(7 * DAY - 5)
    check("B-4.2 in time", code(capture("capture", "b42" + T, payment, 4200)) == "SUCCESS")
    hear("B-4.2")
    twice = capture("capture", "b42t" + T, payment, 4200)
    check("B-4.2 twice", code(twice) == "MULTI_CAPTURE_NOT_SUPPORTED", twice)
    other = held("b42o" + T)
    stolen = capture("capture", "b42" + T, other, 4200)
    check("B-4.2 another payment's id", code(stolen) == "REPEAT_REQ_INCONSISTENT", stolen)

    payment = held("b43" + T, by=PARTS)
    part = capture("capture a part", "b43a" + T, payment, 1000, by=PARTS, is_last_capture=False)
    told = hear("B-4.3")
    check("B-4.3", told["captureAmount"] == money_of(1000) and told["captureId"] == part["captureId"], told)
    above = capture("capture a part", "b43b" + T, payment, 3201, by=PARTS, is_last_capture=False)
    check("B-4.3 above what is left", code(above) == "CAPTURE_AMOUNT_EXCEED_AUTH_LIMIT", above)
    back = refund("refund", "b43" + T, payment, 1001, by=PARTS)
    check("B-4.3 what is held is not refunded", code(back) == "REFUND_AMOUNT_EXCEED", back)
    back = refund("refund", "b43a" + T, payment, 400, by=PARTS)
    check("B-4.3 refunded while the rest is held", code(back) == "SUCCESS", back)
    hear("B-4.3")
    check("B-4.3 cancel", code(cancel("cancel", by=PARTS, payment_id=payment)) == "PROCESS_FAIL")
    part = capture("capture a part, not final", "b43c" + T, payment, 1200, by=PARTS, capture_type="NON_FINAL")
    hear("B-4.3")
    last = capture("capture the last part", "b43d" + T, payment, 500, by=PARTS, capture_type="FINAL")
    hear("B-4.3")
    check("B-4.3 last", (code(part), code(last)) == ("SUCCESS", "SUCCESS"), last)
    over = capture("capture", "b43e" + T, payment, 1, by=PARTS)
    check("B-4.3 after the last", code(over) == "CAPTURE_AMOUNT_EXCEED_AUTH_LIMIT", over)
    listed = [one["transactionAmount"]["value"] for one in inquire("b43" + T, by=PARTS)["transactions"]]
    check("B-4.3 listed", sorted(listed) == ["1000", "1200", "400", "500"], listed)


def money_of(value, currency="SGD"):
    return {"currency": currency, "value": str(value)}


def b5_refund():
    check("B-5.1 of nothing", code(refund("refund", "b51" + T, "none", 1)) == "ORDER_NOT_EXIST")
    check("B-5.1 inquired", code(refund_stands(refund_request_id="none")) == "ORDER_NOT_EXIST")
    payment = held("b51" + T)
    check("B-5.1 held", code(refund("refund", "b51h" + T, payment, 1)) == "ORDER_STATUS_INVALID")
    capture("capture", "b51" + T, payment, 4200)
    hear("B-5.1")
    euros = refund("refund", "b51e" + T, payment, 1, "EUR")
    check("B-5.1 another currency", code(euros) == "CURRENCY_NOT_SUPPORT", euros)
    back = refund("refund told elsewhere", "b52" + T, payment, 1200, refund_notify_url=ELSEWHERE, refund_reason="Too cold")
    pass_time(3)
    path, _, told = hear_whole("B-5.2")
    check("B-5.2 told elsewhere", path.startswith("/refunds") and told["refundId"] == back["refundId"], path)
    check("B-5.2 whole", told["refundAmount"] == money_of(1200) and told["refundStatus"] == "SUCCESS", told)
    by_id = refund_stands("inquiryRefund by id", refund_id=back["refundId"])
    check("B-5.2 by id", by_id["refundStatus"] == "SUCCESS" and by_id["refundRequestId"] == "b52" + T, by_id)
    later = refund("refund later", "b53" + T, payment, 1000, is_async_refund=True)
    check("B-5.3 under way", code(later) == "REFUND_IN_PROCESS" and later["result"]["resultStatus"] == "U", later)
    check("B-5.3 inquired", refund_stands(refund_request_id="b53" + T)["refundStatus"] == "PROCESSING")
    over = refund("refund", "b53o" + T, payment, 2001)
    check("B-5.3 what is under way counts", code(over) == "REFUND_AMOUNT_EXCEED", over)
    pass_time(MINUTE)
    check("B-5.3 told", code(hear("B-5.3")) == "SUCCESS")
    again = refund("refund later", "b53" + T, payment, 1000, is_async_refund=True)
    check("B-5.3 again", code(again) == "SUCCESS" and again["refundId"] == later["refundId"], again)
    fails = refund("refund later", "b54" + T, payment, 1079, is_async_refund=True)
    pass_time(MINUTE)
    told = hear("B-5.4")
    check("B-5.4 fails", (told["result"]["resultStatus"], told["refundStatus"]) == ("F", "FAIL"), told)
    check("B-5.4 inquired", refund_stands(refund_request_id="b54" + T)["refundStatus"] == "FAIL", fails)
    rest = refund("refund", "b55" + T, payment, 2000)
    check("B-5.5 the rest", code(rest) == "SUCCESS", rest)
    hear("B-5.5")
    check("B-5.5 no more", code(refund("refund", "b55o" + T, payment, 1)) == "REFUND_AMOUNT_EXCEED")


def b6_cards_kept():
    opened = open_session("createVaultingSession, asking", "b61" + T, redirect_url=BACK, is_3D_s_authentication=True)
    for answer, expected in [("fail", "VERIFICATION_FAIL"), ("complete", "SUCCESS")]:
        token, _ = type_card(opened["vaultingSessionData"], GOOD)
        waits = vaulting("b61" + T)
        is_waiting = waits["vaultingStatus"] == "PROCESSING" and "paymentMethodDetail" not in waits
        check("B-6.1 waits for its shopper", is_waiting, waits)
        check("B-6.1 back", press(waits["normalUrl"], answer) == BACK)
        told = hear("B-6.1")
        check("B-6.1 " + expected, code(told) == expected, told)
    kept = vaulting("b61" + T)["paymentMethodDetail"]["card"]
    check("B-6.1 kept", kept["cardToken"] == token and kept["maskedCardNo"].endswith("0768"), kept)
    nowhere = open_session("createVaultingSession, back to nowhere", "b61n" + T, is_3D_s_authentication=True)
    check("B-6.1 back to nowhere", code(nowhere) == "PARAM_ILLEGAL", nowhere)
    # A merchant who never sees a card: the form makes the token.
    opened = open_session("createVaultingSession", "b62" + T, by=FORM_ONLY)
    check("B-6.2 nobody yet", vaulting("b62" + T, by=FORM_ONLY)["vaultingStatus"] == "PROCESSING")
    token, _ = type_card(opened["vaultingSessionData"], GOOD)
    told = hear("B-6.2")
    check("B-6.2", told["paymentMethodDetail"]["card"]["cardToken"] == token, told)
    paid = pay("pay with token", "b62" + T, token=token, by=FORM_ONLY)
    hear("B-6.2")
    check("B-6.2 paid", code(paid) == "SUCCESS", paid)
    strange = pay("pay with token", "b62s" + T, token=token)
    check("B-6.2 another merchant's", code(strange) == "INVALID_ACCESS_TOKEN", strange)
    again = open_session("createVaultingSession", "b62" + T, by=FORM_ONLY)
    check("B-6.2 again", again["vaultingSessionId"] == opened["vaultingSessionId"], again)
    check("B-6.3 unknown", code(vaulting("nobody's")) == "VAULTING_NOT_EXIST")
    first = vault("vaultPaymentMethod", "b64" + T)
    hear("B-6.4")
    check("B-6.4 again", vault("vaultPaymentMethod", "b64" + T) == first, first)
    check("B-6.4 a wrong card", code(vault("vault a wrong card", "b64w" + T, card_no="4054695723100769")) == "PARAM_ILLEGAL")
    asked = vault("vault asking", "b65" + T, is3_ds_authentication=True)
    press(asked["normalUrl"], "fail")
    check("B-6.5 not passed", code(hear("B-6.5")) == "VERIFICATION_FAIL")
    check("B-6.5 stands", vaulting("b65" + T)["vaultingStatus"] == "FAIL")
    left = vault("vault asking", "b66" + T, is3_ds_authentication=True)
    pass_time(14 * MINUTE)
    told = hear("B-6.6")
    check("B-6.6 nobody answered", (told["vaultingRequestId"], code(told)) == ("b66" + T, "VERIFICATION_FAIL"), left)
    # The session for a buyer is ours: the client has no members for it.
    members = {
        "paymentMethodType": "CARD",
        "vaultingRequestId": "b67" + T,
        "vaultingNotificationUrl": NOTIFY,
        "buyer": {"referenceBuyerId": "ada"},
        "paymentAmount": money_of(4200),
    }
    opened, _ = raw("/ams/sandbox/api/v1/vaults/createVaultingSession", json.dumps(members))
    token, _ = type_card(opened["vaultingSessionData"], GOOD)
    hear("B-6.7")
    mine = pay("pay for a buyer", "b67" + T, token=token, buyer="ada")
    hear("B-6.7")
    check("B-6.7 hers", code(mine) == "SUCCESS", mine)


def b7_notifications():
    # Eight times: refused, and acknowledged in other words; what is said of the time is the gateway's clock.
    answers.extend([500, 404, 201, b"", b"success", b'{"result":{"resultStatus":"F","resultCode":"SUCCESS"}}', 500, 500])
    pay("pay", "b71" + T, card(GOOD))
    pass_time(3)
    sendings = [hear_whole("B-7.1")]
    for minutes in (2, 10, 10, 60, 120, 360, 900):
        pass_time(minutes * MINUTE)
        sendings.append(hear_whole("B-7.1"))
    told = [one for _, _, one in sendings]
    check("B-7.1 the same each time", all(one == told[0] for one in told), told)
    times = [datetime.datetime.fromisoformat(one["request-time"].replace("Z", "+00:00")) for _, one, _ in sendings]
    waits = [(after - before).total_seconds() for before, after in zip(times, times[1:])]
    on_time = all(0 <= wait - minutes * MINUTE < MINUTE for wait, minutes in zip(waits, (2, 10, 10, 60, 120, 360, 900)))
    check("B-7.1 on schedule", on_time and len(waits) == 7, waits)
    pass_time(30 * DAY)
    # What comes next is of another payment: the first is told no ninth time.
    answers.append(b'{"result":{"resultStatus":"S","resultCode":"Success"}}')
    for again in range(3):
        pay("pay", f"b72{again}{T}", card(GOOD))
        told = hear("B-7.2")
        # Once at most: when the clock leaped before the acknowledgement was written down.
        if again == 1 and told["paymentRequestId"] == "b720" + T:
            told = hear_now("B-7.2")
        check("B-7.2 small letters acknowledge too", told["paymentRequestId"] == f"b72{again}{T}", told)
        pass_time(30 * DAY)
    expected = {"PAYMENT_RESULT", "PAYMENT_PENDING", "CAPTURE_RESULT", "REFUND_RESULT", "VAULTING_RESULT"}
    check("B-7.3 each kind was verified", told_kinds == expected, told_kinds)


def b8_calls():
    def cancel_none(base, **more):
        return raw(base + "/payments/cancel", '{"paymentId":"none"}', **more)

    # The client knows its sandbox only, whose path it signs; the other two are sent raw.
    for base in ("/ams/api/v1", "/v1"):
        told, signature = cancel_none(base)
        check("B-8.1 " + base, code(told) == "ORDER_NOT_EXIST" and not signature.endswith("signature="), told)
    # It cannot name a key's version, another content type, another method or another path.
    for line, path, more, expected in [
        ("path", "/ams/sandbox/api/v1/payments/nothing", {}, "NO_INTERFACE_DEF"),
        ("method", PAY, dict(method="GET"), "METHOD_NOT_SUPPORTED"),
        ("content type", PAY, dict(content_type="text/plain"), "MEDIA_TYPE_NOT_ACCEPTABLE"),
        ("no key of that version", PAY, dict(signature="algorithm=RSA256,keyVersion=2,signature=YQ%3D%3D"), "KEY_NOT_FOUND"),
        ("no signature", PAY, dict(signature=""), "INVALID_SIGNATURE"),
        ("no time", PAY, dict(request_time="yesterday"), "INVALID_SIGNATURE"),
        ("another time", PAY, dict(request_time="2026-11-20T15:36:26Z"), "INVALID_SIGNATURE"),
    ]:
        told, signature = raw(path, "{}", **more)
        is_unsigned = signature.endswith("signature=")
        check("B-8.2 " + line, code(told) == expected and is_unsigned, (told, signature))
    # It writes no null, no list in place of an object, and no body that is not JSON.
    for line, body in [("a list", "[]"), ("no JSON", "{"), ("null", '{"paymentId":null}'), ("a number", '{"paymentId":7}')]:
        told, signature = raw("/ams/sandbox/api/v1/payments/cancel", body)
        check("B-8.3 " + line, code(told) == "PARAM_ILLEGAL" and not signature.endswith("signature="), told)
    first = pay("pay", "b84" + T, card(GOOD))
    hear("B-8.4")
    path, body = sent[-1]
    before = len(repeated)
    # The very same bytes again, and an hour later: the same payment, and nothing is told again.
    check("B-8.4 replayed", raw(path, body)[0] == first)
    pay("pay", "b84n" + T, card(GOOD))
    hear("B-8.4")
    check("B-8.4 told once", len(repeated) == before, repeated)
    pass_time(60 * MINUTE)
    check("B-8.4 replayed later", raw(path, body)[0] == first)
    # A flag as a text, as the vendor's general rule has it; the client writes what it is given.
    asked = pay("pay asking in words", "b85" + T, card(GOOD, is3DSAuthentication="true"))
    check("B-8.5 words", code(asked) == "PAYMENT_IN_PROCESS", asked)
    cancel("cancel", payment_id=asked["paymentId"])


PARTS_OF_THE_GUIDE = (
    b1_consult,
    b2_pay_refused,
    b2_challenges,
    b2_without_the_shopper,
    b2_on_our_page,
    b2_pending_and_instalments,
    b3_cancel,
    b4_capture,
    b5_refund,
    b6_cards_kept,
    b7_notifications,
    b8_calls,
)
