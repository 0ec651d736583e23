"""The vendor's own client for Python by https, against a sandbox that runs with --tls or --tls-port.

    cargo run -p payseal-sandbox -- --tls-port 443 --db shop.sqlite
    SSL_CERT_FILE=shop.sqlite-tls.pem target/antom-sdk/bin/python dialects/alipay_plus/tests/official/https.py 4001 443

Nothing in the client is replaced where the port is 443. On another port, the client's one fixed port is: it still
speaks TLS, and trusts what SSL_CERT_FILE names and nothing else.
"""
import json
import ssl
import sys
import urllib.request

from com.alipay.ams.api.default_alipay_client import DefaultAlipayClient
from com.alipay.ams.api.exception.exception import AlipayApiException
from com.alipay.ams.api.model.amount import Amount
from com.alipay.ams.api.model.env import Env
from com.alipay.ams.api.model.product_code_type import ProductCodeType
from com.alipay.ams.api.model.terminal_type import TerminalType
from com.alipay.ams.api.net import default_http_rpc
from com.alipay.ams.api.request.pay.alipay_pay_consult_request import AlipayPayConsultRequest
from com.alipay.ams.api.response.pay.alipay_pay_consult_response import AlipayPayConsultResponse

plain, tls = int(sys.argv[1]), int(sys.argv[2])
url = "https://localhost"
if tls != 443:
    url += f":{tls}"

    class Elsewhere(default_http_rpc.http_client.HTTPSConnection):
        def __init__(self, host, _port=None, **more):
            super().__init__(host, tls, **more)

    default_http_rpc.http_client.HTTPSConnection = Elsewhere

accounts = json.load(urllib.request.urlopen(f"http://127.0.0.1:{plain}/sandbox/accounts"))["accounts"]
keys = accounts[0]["alipayPlus"]
client = DefaultAlipayClient(url, keys["clientId"], keys["merchantPrivateKey"], keys["gatewayPublicKey"])
request = AlipayPayConsultRequest()
request.product_code = ProductCodeType.CASHIER_PAYMENT
request.payment_amount = Amount()
request.payment_amount.currency, request.payment_amount.value = "SGD", "4200"
request.env = Env()
request.env.terminal_type = TerminalType.WEB
try:
    told = AlipayPayConsultResponse(client.execute(request))
except AlipayApiException as refused:
    # The client wraps what went wrong in its own.
    if not isinstance(refused.__context__, ssl.SSLCertVerificationError):
        raise
    print("not trusted:", refused.__context__.verify_message)
else:
    print(told.result.result_code, "on port", tls)
