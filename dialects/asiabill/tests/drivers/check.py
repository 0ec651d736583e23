import json
import sys

from payseal import is_return, is_webhook, signed_headers


def account(it):
    return {"gateway_no": it["gatewayNo"], "signkey": it["signkey"]}


def say(value):
    print("true" if value else "false")


with open(sys.argv[1], encoding="utf-8") as file:
    told = json.load(file)
for it in told["requests"]:
    headers = signed_headers(account(it), it["path"], it["query"], it["body"], it["id"], it["time"])
    print(headers["sign-info"])
hook, back = told["webhook"], told["returned"]
say(is_webhook(account(hook), hook["headers"], hook["body"], hook["now"]))
say(is_webhook(account(hook), hook["headers"], hook["body"], hook["now"] + 601_000))
say(is_webhook(account(hook), hook["headers"], hook["body"].replace("63.65", "63.66"), hook["now"]))
# The border of time and version moved: the same signature, and another version.
moved = {**hook["headers"], "request-id": "id", "request-time": "1165188852093", "version": "5V2022-03"}
say(is_webhook(account(hook), moved, hook["body"], 1165188852093))
say(is_return(account(back), back["query"]))
say(is_return(account(back), {**back["query"], "orderAmount": "1.00"}))
