"""The guide's calls through stripe-python, with only the host changed."""

import os
import threading
import unittest
from http.server import BaseHTTPRequestHandler, HTTPServer

import stripe

ORIGIN = f"http://127.0.0.1:{os.environ['PORT']}"
client = stripe.StripeClient(os.environ["SECRET_KEY"], base_addresses={"api": ORIGIN})
CHARGE = {
    "amount": 1099,
    "currency": "usd",
    "automatic_payment_methods": {"enabled": True},
    "return_url": "https://shop.example/order/123/complete",
    "confirm": True,
}


def keeps(token):
    """A customer who paid with this card, and had it kept."""
    customer = client.v1.customers.create({"name": "Ada Lovelace"}).id
    params = {**CHARGE, "customer": customer, "payment_method": token, "setup_future_usage": "off_session"}
    client.v1.payment_intents.create(params)
    methods = client.v1.payment_methods.list({"customer": customer, "type": "card"})
    return {"customer": customer, "payment_method": methods.data[0].id if methods.data else None}


class Guide(unittest.TestCase):
    def test_an_intent_waits_with_its_client_secret(self):
        customer = client.v1.customers.create({"email": "ada@shop.example"})
        params = {"amount": 1099, "currency": "usd", "automatic_payment_methods": {"enabled": True}, "customer": customer.id}
        intent = client.v1.payment_intents.create(params)
        self.assertEqual(intent.status, "requires_payment_method")
        self.assertTrue(intent.client_secret.startswith(f"{intent.id}_secret_"))

    def test_a_customer_session_has_the_four_features(self):
        features = {
            "payment_method_redisplay": "enabled",
            "payment_method_save": "enabled",
            "payment_method_save_usage": "off_session",
            "payment_method_remove": "enabled",
        }
        customer = client.v1.customers.create().id
        components = {"payment_element": {"enabled": True, "features": features}}
        session = client.v1.customer_sessions.create({"customer": customer, "components": components})
        self.assertTrue(session.client_secret.startswith("cuss_secret_"))
        self.assertEqual(session.components.payment_element.features.payment_method_save_usage, "off_session")

    def test_a_saved_card_is_charged_when_the_shopper_is_not_there(self):
        intent = client.v1.payment_intents.create({**CHARGE, **keeps("pm_card_visa"), "off_session": True})
        self.assertEqual((intent.status, intent.amount_received), ("succeeded", 1099))

    def test_a_card_that_asks_is_a_card_error(self):
        customer = client.v1.customers.create().id
        method = client.v1.payment_methods.attach("pm_card_authenticationRequired", {"customer": customer}).id
        with self.assertRaises(stripe.CardError) as raised:
            client.v1.payment_intents.create({**CHARGE, "customer": customer, "payment_method": method, "off_session": True})
        error = raised.exception
        self.assertEqual((error.http_status, error.code, error.error.decline_code), (402, "authentication_required", "authentication_required"))
        self.assertEqual(error.error.payment_intent.status, "requires_payment_method")
        self.assertTrue(error.request_id.startswith("req_"))
        self.assertTrue(error.user_message)

    def test_a_decline_says_why(self):
        with self.assertRaises(stripe.CardError) as raised:
            client.v1.payment_intents.create({**CHARGE, "payment_method": "pm_card_visa_chargeDeclinedInsufficientFunds"})
        self.assertEqual(raised.exception.error.decline_code, "insufficient_funds")

    def test_a_mistake_is_named(self):
        with self.assertRaises(stripe.InvalidRequestError) as raised:
            client.v1.payment_intents.create({"amount": 1099, "currency": "usd", "colour": "red"})
        self.assertEqual((raised.exception.code, raised.exception.param), ("parameter_unknown", "colour"))

    def test_a_key_is_one_request(self):
        params = {"amount": 1099, "currency": "usd"}
        first, again = (client.v1.payment_intents.create(params, {"idempotency_key": "order-7"}) for _ in range(2))
        self.assertEqual(first.id, again.id)
        with self.assertRaises(stripe.IdempotencyError):
            client.v1.payment_intents.create({**params, "amount": 1100}, {"idempotency_key": "order-7"})

    def test_the_webhook_is_believed(self):
        heard = []

        class Receiver(BaseHTTPRequestHandler):
            def do_POST(self):
                heard.append((self.rfile.read(int(self.headers["content-length"])), self.headers["stripe-signature"]))
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_):
                pass

        server = HTTPServer(("127.0.0.1", 0), Receiver)
        server.timeout = 20
        waiting = threading.Thread(target=server.handle_request)
        waiting.start()
        url = f"http://localhost:{server.server_port}/hook"
        endpoint = client.v1.webhook_endpoints.create({"url": url, "enabled_events": ["payment_intent.succeeded"]})
        paid = client.v1.payment_intents.create({**CHARGE, "payment_method": "pm_card_visa"})
        waiting.join()
        client.v1.webhook_endpoints.delete(endpoint.id)
        server.server_close()
        (payload, signature), = heard
        event = client.construct_event(payload, signature, endpoint.secret)
        self.assertEqual((event.type, event.data.object.id), ("payment_intent.succeeded", paid.id))
        with self.assertRaises(stripe.SignatureVerificationError):
            client.construct_event(payload.replace(b"1099", b"9999"), signature, endpoint.secret)


if __name__ == "__main__":
    unittest.main()
