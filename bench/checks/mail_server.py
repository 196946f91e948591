"""A mail server that takes messages over STARTTLS from whoever logs in, and fails on request.

The local part of a recipient says what goes wrong: busy, greylist, nobody, full, reject, cut, stuck, slow; anything
else is taken. What was taken is kept, so that it can be counted.
"""

import asyncio
import collections
import pathlib
import ssl
import subprocess
import threading

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

USER, PASSWORD = "carteira", "segredo-que-nao-aparece"


def certificates(folder):
    """An authority of our own and a certificate of it for localhost."""
    folder = pathlib.Path(folder)
    ca, key, cert = folder / "ca.pem", folder / "key.pem", folder / "cert.pem"

    def openssl(*words, data=None):
        subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True, input=data)

    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=Test authority",
            "-keyout", folder / "ca-key.pem", "-out", ca, "-addext", "basicConstraints=critical,CA:TRUE",
            "-addext", "keyUsage=critical,keyCertSign")
    openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-keyout", key,
            "-out", folder / "request.pem")
    names = folder / "names"
    names.write_text("subjectAltName=DNS:localhost\n")
    openssl("x509", "-req", "-days", "2", "-in", folder / "request.pem", "-CA", ca,
            "-CAkey", folder / "ca-key.pem", "-CAcreateserial", "-extfile", names, "-out", cert)
    return ca, key, cert


class Handler:
    """Takes messages, or fails as the recipient's name says."""

    def __init__(self):
        self.lock = threading.Lock()
        self.taken = collections.defaultdict(list)  # what was taken or may have been, by recipient
        self.tries = collections.Counter()
        self.senders = 0
        self.delay = 0.0

    def count(self, recipient):
        with self.lock:
            return len(self.taken[recipient])

    def total(self):
        with self.lock:
            return sum(map(len, self.taken.values()))

    async def handle_MAIL(self, server, session, envelope, address, options):
        self.senders += 1
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        self.tries[address] += 1
        local = address.split("@")[0]
        if local == "busy" or (local == "greylist" and self.tries[address] == 1):
            return "451 4.7.1 come back later"
        if local == "nobody":
            return "550 5.1.1 no such person"
        if local == "full":
            return "552 5.2.2 the mailbox is full"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        (address,) = envelope.rcpt_tos  # one recipient a message, whoever sends
        local = address.split("@")[0]
        if local == "reject":
            return "554 5.7.1 not taken"
        await asyncio.sleep(self.delay)
        with self.lock:
            self.taken[address].append(envelope.original_content)
        if local == "cut":
            server.transport.abort()
        if local == "stuck":
            await asyncio.sleep(6)
        if local == "slow":
            await asyncio.sleep(1.5)
        return "250 2.0.0 taken"


class FreePort(Controller):
    """A controller that learns from the system at which port it listens."""

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


class Server:
    """The server on a free port, from `with` to its end."""

    def __init__(self, folder=None, starttls=True):
        self.handler = Handler()
        options = {}
        if starttls:
            self.ca, key, cert = certificates(folder)
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(cert, key)
            options = dict(tls_context=context, require_starttls=True, auth_required=True,
                           authenticator=self.login)
        self.controller = FreePort(
            self.handler, hostname="127.0.0.1", port=0, server_hostname="localhost",
            decode_data=False, **options)

    @staticmethod
    def login(server, session, envelope, mechanism, data):
        fine = isinstance(data, LoginPassword) and (data.login, data.password) == (
            USER.encode(), PASSWORD.encode())
        return AuthResult(success=fine, handled=False)

    def __enter__(self):
        self.controller.start()
        self.port = self.controller.port
        return self

    def __exit__(self, *_):
        self.controller.stop()
