"""Writes accounts.toml: an account of the sandbox for this shop, with keys of this machine's own.

    python accounts.py && cargo run --package payseal-sandbox -- --config examples/alipay-plus/accounts.toml
"""

import os
import pathlib

import rsa

SHOP = os.environ.get('SHOP', 'http://shop.localhost:4180')


def key():
    """A private key as the vendor's client reads it: PKCS#1, PEM."""
    return rsa.newkeys(2048)[1].save_pkcs1().decode()


path = pathlib.Path(__file__).with_name('accounts.toml')
path.write_text(f'''[[account]]
number = "12246003"
name = "Harbour Coffee"
origins = ["{SHOP}"]
[account.alipayPlus]
client_id = "SANDBOX_HARBOUR_COFFEE"
merchant_private_key = """
{key()}"""
gateway_private_key = """
{key()}"""
''')
path.chmod(0o600)
print(f'wrote {path}')
