"""The calls that the shop makes, each through the vendor's own client: it signs what is sent and checks the
signature of what comes back. Nothing here has ever seen a card number."""

import json

from com.alipay.ams.api.default_alipay_client import DefaultAlipayClient
from com.alipay.ams.api.model.amount import Amount
from com.alipay.ams.api.model.buyer import Buyer
from com.alipay.ams.api.model.capture_mode import CaptureMode
from com.alipay.ams.api.model.env import Env
from com.alipay.ams.api.model.order import Order
from com.alipay.ams.api.model.payment_factor import PaymentFactor
from com.alipay.ams.api.model.payment_method import PaymentMethod
from com.alipay.ams.api.model.product_code_type import ProductCodeType
from com.alipay.ams.api.model.terminal_type import TerminalType
from com.alipay.ams.api.request.pay.alipay_capture_request import AlipayCaptureRequest
from com.alipay.ams.api.request.pay.alipay_pay_cancel_request import AlipayPayCancelRequest
from com.alipay.ams.api.request.pay.alipay_pay_query_request import AlipayPayQueryRequest
from com.alipay.ams.api.request.pay.alipay_pay_request import AlipayPayRequest
from com.alipay.ams.api.request.pay.alipay_vaulting_session_request import AlipayVaultingSessionRequest
from com.alipay.ams.api.tools.webhook_tool import check_signature


class FormSession(AlipayVaultingSessionRequest):
    """A vaulting session for our form. Two members are the sandbox's and not the vendor's: what is paid, and
    whose saved cards the form lists."""

    def __init__(self, amount, buyer):
        super().__init__()
        self.amount = amount
        self.buyer = buyer

    def to_ams_dict(self):
        said = super().to_ams_dict()
        said['paymentAmount'] = self.amount.to_ams_dict()
        said['buyer'] = {'referenceBuyerId': self.buyer}
        return said

    def to_ams_json(self):
        return json.dumps(self.to_ams_dict())


class Gateway:
    """The gateway, as one merchant sees it."""

    def __init__(self, url, client_id, private_key, public_key, shop):
        self.client = DefaultAlipayClient(url, client_id, private_key, public_key)
        self.client_id = client_id
        self.public_key = public_key
        # Where shoppers come back to, and where the gateway tells how things ended.
        self.shop = shop

    def call(self, request):
        return json.loads(self.client.execute(request))

    def open_form(self, request_id, amount, buyer):
        """What the form is opened with."""
        request = FormSession(amount, buyer)
        request.payment_method_type = 'CARD'
        request.vaulting_request_id = request_id
        request.vaulting_notification_url = self.shop + '/notify'
        return self.call(request)

    def pay(self, order, attempt, card_token):
        request = AlipayPayRequest()
        request.product_code = ProductCodeType.CASHIER_PAYMENT
        # The same attempt is the same payment, however often it is asked for.
        request.payment_request_id = attempt
        request.order = Order()
        request.order.reference_order_id = order['id']
        request.order.order_description = order['what']
        request.order.order_amount = order['amount']
        request.order.buyer = Buyer()
        request.order.buyer.reference_buyer_id = order['buyer']
        request.payment_amount = order['amount']
        request.payment_method = PaymentMethod()
        request.payment_method.payment_method_type = 'CARD'
        request.payment_method.payment_method_id = card_token
        request.payment_factor = PaymentFactor()
        request.payment_factor.is_authorization = True
        request.payment_factor.capture_mode = CaptureMode.MANUAL if order['held'] else CaptureMode.AUTOMATIC
        request.payment_redirect_url = self.shop + '/returned'
        request.payment_notify_url = self.shop + '/notify'
        request.env = Env()
        request.env.terminal_type = TerminalType.WEB
        return self.call(request)

    def inquire(self, attempt):
        request = AlipayPayQueryRequest()
        request.payment_request_id = attempt
        return self.call(request)

    def capture(self, order):
        request = AlipayCaptureRequest()
        request.capture_request_id = order['id'] + '-capture'
        request.payment_id = order['payment']
        request.capture_amount = order['amount']
        return self.call(request)

    def cancel(self, order):
        request = AlipayPayCancelRequest()
        request.payment_id = order['payment']
        return self.call(request)

    def is_signed(self, path, headers, body):
        """Whether a notification is the gateway's own. The client raises for a wrong signature."""
        try:
            return check_signature(
                'POST', path, self.client_id, headers['request-time'], body, headers['signature'], self.public_key
            )
        except Exception:  # Whatever it was: nobody proved who they are.
            return False


def amount(currency, minor):
    """Money as the vendor writes it: a whole number of minor units, as text."""
    made = Amount()
    made.currency = currency
    made.value = str(minor)
    return made
