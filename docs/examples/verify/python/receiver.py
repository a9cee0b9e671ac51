"""Believes only webhooks that are signed with a secret it knows. Python 3.8 or newer, nothing else:

    WEBHOOK_SECRETS='whsec_...' python3 receiver.py 8080

There may be several secrets with spaces between them: the new and the old one, while you change it.
"""

import base64
import binascii
import hashlib
import hmac
import json
import os
import re
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TOLERANCE_SECONDS = 5 * 60
MAX_BYTES = 1 << 20


def verify(secrets, headers, body, now=None):
    """Takes the body as it came over the line: JSON that was read and written again has other bytes."""
    message_id = headers.get("webhook-id")
    timestamp = headers.get("webhook-timestamp", "")
    signatures = headers.get("webhook-signature")
    if not message_id or not signatures or not re.fullmatch("[0-9]{1,12}", timestamp):
        return False
    if abs((time.time() if now is None else now) - int(timestamp)) > TOLERANCE_SECONDS:
        return False
    received = [decoded(one[3:]) for one in signatures.split(" ") if one.startswith("v1,")]
    signed = f"{message_id}.{timestamp}.".encode() + body
    for secret in secrets:
        key = base64.b64decode(secret[6:]) if secret.startswith("whsec_") else secret.encode()
        expected = hmac.new(key, signed, hashlib.sha256).digest()
        if any(hmac.compare_digest(one, expected) for one in received):
            return True
    return False


def decoded(signature):
    try:
        return base64.b64decode(signature, validate=True)
    except (binascii.Error, ValueError):
        return b""


class Receiver(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        length = int(self.headers.get("Content-Length", "0"))
        if length > MAX_BYTES:
            self.close_connection = True
            return self.answer(413)
        body = self.rfile.read(length)
        if not verify(SECRETS, self.headers, body):
            return self.answer(401, b"signature does not fit")
        event = json.loads(body)
        print(self.headers["webhook-id"], event["event"], event.get("name", ""), event.get("status_text", ""), flush=True)
        return self.answer(204)

    def answer(self, status, words=b""):
        self.send_response(status)
        if status != 204:
            self.send_header("Content-Length", str(len(words)))
        self.end_headers()
        self.wfile.write(words)

    def log_message(self, *args):
        pass


if __name__ == "__main__":
    SECRETS = os.environ["WEBHOOK_SECRETS"].split()
    server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1]) if len(sys.argv) > 1 else 8080), Receiver)
    print(f"listening on port {server.server_port}", flush=True)
    server.serve_forever()
