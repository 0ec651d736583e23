"""Points the vendor's client at the sandbox on this machine. Without these lines it calls the real gateway."""

import http.client
import json
import urllib.parse
import urllib.request

from com.alipay.ams.api.net import default_http_rpc


def point_at(gateway):
    """The client insists on https and port 443, whatever address it is given. Here it speaks http instead, to
    the sandbox's own port."""
    at = urllib.parse.urlsplit(gateway)

    def connect(host, port=None, timeout=None, context=None):
        return http.client.HTTPConnection(at.hostname, at.port, timeout=timeout)

    default_http_rpc.http_client.HTTPSConnection = connect


def keys_of(gateway, shop):
    """What the sandbox's developer page tells of the account on whose origin the shop is."""
    with urllib.request.urlopen(gateway + '/sandbox/accounts') as answer:
        accounts = json.load(answer)['accounts']
    for account in accounts:
        if shop in account['origins'] and 'alipayPlus' in account:
            return account['alipayPlus']
    raise SystemExit(f'no account of the sandbox at {gateway} may show the form on {shop}: README.md says how to add one')
