"""The calls of the guide through the vendor's own client for Python, against a sandbox that runs.

    python3 -m venv /tmp/official && /tmp/official/bin/pip install global-open-sdk-python==1.7.1 cryptography==44.0.3 rsa
    cargo run -p payseal-sandbox &
    /tmp/official/bin/python dialects/alipay_plus/tests/official/guide.py [gateway port]

It prints how many checks held, and fails when one did not.
"""
import os
import sys, json, time, threading, urllib.request, http.client
from http.server import BaseHTTPRequestHandler, HTTPServer
from com.alipay.ams.api.default_alipay_client import DefaultAlipayClient
from com.alipay.ams.api.net import default_http_rpc
from com.alipay.ams.api.tools.webhook_tool import check_signature
from com.alipay.ams.api.request.pay.alipay_pay_request import AlipayPayRequest
from com.alipay.ams.api.request.pay.alipay_pay_consult_request import AlipayPayConsultRequest
from com.alipay.ams.api.request.pay.alipay_capture_request import AlipayCaptureRequest
from com.alipay.ams.api.request.pay.alipay_pay_cancel_request import AlipayPayCancelRequest
from com.alipay.ams.api.request.pay.alipay_refund_request import AlipayRefundRequest
from com.alipay.ams.api.request.pay.alipay_pay_query_request import AlipayPayQueryRequest
from com.alipay.ams.api.request.pay.alipay_inquiry_refund_request import AlipayInquiryRefundRequest
from com.alipay.ams.api.response.pay.alipay_pay_response import AlipayPayResponse
from com.alipay.ams.api.response.pay.alipay_pay_query_response import AlipayPayQueryResponse
from com.alipay.ams.api.response.pay.alipay_pay_consult_response import AlipayPayConsultResponse
from com.alipay.ams.api.response.pay.alipay_capture_response import AlipayCaptureResponse
from com.alipay.ams.api.response.pay.alipay_refund_response import AlipayRefundResponse
from com.alipay.ams.api.model.order import Order
from com.alipay.ams.api.model.amount import Amount
from com.alipay.ams.api.model.env import Env
from com.alipay.ams.api.model.terminal_type import TerminalType
from com.alipay.ams.api.model.payment_method import PaymentMethod
from com.alipay.ams.api.model.payment_factor import PaymentFactor
from com.alipay.ams.api.model.product_code_type import ProductCodeType
PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 4001
OTHER_KEY = open(os.path.join(os.path.dirname(__file__), '..', 'golden', 'merchant.pem')).read()
class Plain(http.client.HTTPConnection):
    def __init__(self, host, port=None, timeout=None, context=None):
        super().__init__(host, PORT, timeout=timeout)
default_http_rpc.http_client.HTTPSConnection = Plain
acc=json.load(urllib.request.urlopen(f'http://localhost:{PORT}/sandbox/accounts'))['accounts'][0]['alipayPlus']
heard=[]
class H(BaseHTTPRequestHandler):
    def do_POST(self):
        body=self.rfile.read(int(self.headers['content-length']))
        heard.append((self.path, dict(self.headers.items()), body))
        out=b'{"result":{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":"success"}}'
        self.send_response(200); self.send_header('content-type','application/json'); self.send_header('content-length',str(len(out))); self.end_headers(); self.wfile.write(out)
    def log_message(self,*a): pass
srv=HTTPServer(('127.0.0.1',0),H); threading.Thread(target=srv.serve_forever,daemon=True).start()
NOTIFY=f'http://127.0.0.1:{srv.server_port}/notify?a=b'
c=DefaultAlipayClient(f'https://localhost:{PORT}', acc['clientId'], acc['merchantPrivateKey'], acc['gatewayPublicKey'])
ok=bad=0
def check(what, cond, extra=''):
    global ok,bad
    if cond: ok+=1
    else: bad+=1; print('FAILED', what, extra)
def amt(v,cur='SGD'):
    a=Amount(); a.currency=cur; a.value=str(v); return a
def env():
    e=Env(); e.terminal_type=TerminalType.WEB; return e
def pay(rid, meta=None, token=None, mode='MANUAL'):
    r=AlipayPayRequest(); r.product_code=ProductCodeType.CASHIER_PAYMENT; r.payment_request_id=rid
    o=Order(); o.reference_order_id='o'+rid; o.order_description='Coffee'; o.order_amount=amt(4200); r.order=o
    r.payment_amount=amt(4200)
    m=PaymentMethod(); m.payment_method_type='CARD'
    if token: m.payment_method_id=token
    if meta is not None: m.payment_method_meta_data=meta
    r.payment_method=m
    f=PaymentFactor(); f.is_authorization=True
    if mode: f.capture_mode=mode
    r.payment_factor=f; r.payment_redirect_url='http://localhost/back'; r.payment_notify_url=NOTIFY; r.env=env()
    t=c.execute(r); return json.loads(t), AlipayPayResponse(t)
CARD=dict(cardNo='4054695723100768',cvv='123',expiryYear='40',expiryMonth='12',cardholderName=dict(firstName='Ada',lastName='L'))
T=str(time.time_ns())
r=AlipayPayConsultRequest(); r.product_code=ProductCodeType.CASHIER_PAYMENT; r.payment_amount=amt(4200); r.env=env(); r.merchant_region='SG'
t=c.execute(r); j=json.loads(t); AlipayPayConsultResponse(t)
check('consult', j['result']['resultStatus']=='S' and any(o['enabled'] and 'GLOBAL' in o['paymentMethodRegion'] for o in j['paymentOptions']), t[:300])
j,resp=pay('m'+T, dict(CARD, tokenize=True)); check('pay', j['result']['resultCode']=='SUCCESS' and resp.payment_id==j['paymentId'], j)
pid=j['paymentId']; tok=j['paymentResultInfo'].get('cardToken')
q=AlipayPayQueryRequest(); q.payment_request_id='m'+T; t=c.execute(q); AlipayPayQueryResponse(t); j=json.loads(t); check('inquiry', j['paymentStatus']=='SUCCESS' and 'transactions' not in j, t)
def capture(rid,pid,v):
    r=AlipayCaptureRequest(); r.capture_request_id=rid; r.payment_id=pid; r.capture_amount=amt(v); t=c.execute(r); AlipayCaptureResponse(t); return json.loads(t)
check('over', capture('c1'+T,pid,4201)['result']['resultCode']=='CAPTURE_AMOUNT_EXCEED_AUTH_LIMIT')
j=capture('c2'+T,pid,4200); check('capture', j['result']['resultStatus']=='S' and j['captureId'], j)
def refund(rid,pid,v):
    r=AlipayRefundRequest(); r.refund_request_id=rid; r.payment_id=pid; r.refund_amount=amt(v); t=c.execute(r); AlipayRefundResponse(t); return json.loads(t)
j=refund('f1'+T,pid,1000); check('refund', j['result']['resultStatus']=='S', j)
r=AlipayInquiryRefundRequest(); r.refund_request_id='f1'+T; j=json.loads(c.execute(r)); check('inquiryRefund', j['refundStatus']=='SUCCESS', j)
check('too much', refund('f2'+T,pid,3201)['result']['resultCode']=='REFUND_AMOUNT_EXCEED')
j,_=pay('t'+T, dict(isCardOnFile=True), token=tok, mode=None); check('token', j['result']['resultCode']=='SUCCESS', j)
j,_=pay('x'+T, token='pm_unknown'); check('unknown token', j['result']['resultStatus']=='F', j)
j,_=pay('d'+T, dict(CARD, cardNo='4054692760174822')); check('decline', j['result']['resultCode']=='DO_NOT_HONOR', j)
j,_=pay('s'+T, dict(CARD, is3DSAuthentication=True)); check('3ds', j['result']['resultCode']=='PAYMENT_IN_PROCESS' and j['normalUrl'], j)
j,_=pay('k'+T, CARD)
r=AlipayPayCancelRequest(); r.payment_request_id='k'+T; j=json.loads(c.execute(r)); check('cancel', j['result']['resultStatus']=='S' and j['cancelTime'], j)
r=AlipayPayCancelRequest(); r.payment_id='none'; j=json.loads(c.execute(r)); check('cancel unknown', j['result']['resultCode']=='ORDER_NOT_EXIST', j)
u=DefaultAlipayClient(f'https://localhost:{PORT}', 'SANDBOX_NOBODY', acc['merchantPrivateKey'], acc['gatewayPublicKey'])
r=AlipayPayCancelRequest(); r.payment_id='none'; j=json.loads(u.execute(r)); check('unknown client', j['result']['resultCode']=='CLIENT_INVALID', j)
b=DefaultAlipayClient(f'https://localhost:{PORT}', acc['clientId'], OTHER_KEY, acc['gatewayPublicKey'])
r=AlipayPayCancelRequest(); r.payment_id='none'; j=json.loads(b.execute(r)); check('wrong key', j['result']['resultCode']=='INVALID_SIGNATURE', j)
from com.alipay.ams.api.request.vaulting.alipay_vaulting_session_request import AlipayVaultingSessionRequest
r=AlipayVaultingSessionRequest(); r.payment_method_type='CARD'; r.vaulting_request_id='v'+T; r.vaulting_notification_url=NOTIFY
j=json.loads(c.execute(r)); check('vaulting session', j['result']['resultStatus']=='S' and j['vaultingSessionData'], j)
end=time.time()+8
while time.time()<end: time.sleep(.5)
kinds={}
for path,h,body in heard:
    h={k.lower():v for k,v in h.items()}
    good=check_signature('POST', path, h['client-id'], h['request-time'], body.decode(), h['signature'], acc['gatewayPublicKey'])
    check('notification', good)
    try:
        bad_=check_signature('POST', path, h['client-id'], h['request-time'], body.decode()+' ', h['signature'], acc['gatewayPublicKey'])
    except Exception: bad_=False
    check('tampered', not bad_)
    k=json.loads(body)['notifyType']; kinds[k]=kinds.get(k,0)+1
check('kinds', kinds.get('PAYMENT_RESULT',0)>=4 and kinds.get('CAPTURE_RESULT',0)>=2 and kinds.get('REFUND_RESULT',0)==1, kinds)
print(ok,'ok',bad,'failed',kinds)
sys.exit(1 if bad else 0)
