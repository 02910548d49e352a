# django-allauth's own server for `npm run test:allauth`: a clock that can be moved, one thread a request, and a route of
# the tests that adds a person. Where the checkout is, PYTHONPATH says.
import datetime
import json
import os
import sys
import tempfile
import time
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

offset = [0.0]
real_time = time.time
time.time = lambda: real_time() + offset[0]

folder = tempfile.mkdtemp()
os.environ["ALLAUTH_DB"] = os.path.join(folder, "db.sqlite3")
os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import django  # noqa: E402

django.setup()

from django.utils import timezone  # noqa: E402

real_now = timezone.now
timezone.now = lambda: real_now() + datetime.timedelta(seconds=offset[0])

from allauth.account.models import EmailAddress  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402

call_command("migrate", verbosity=0)
app = get_wsgi_application()


def root(environ, start_response):
    if environ["PATH_INFO"] != "/test":
        return app(environ, start_response)
    body = json.loads(environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)) or "{}")
    if "offset" in body:
        offset[0] = body["offset"]
    if "email" in body:
        user = get_user_model().objects.create_user(body["email"], body["email"], body["password"])
        EmailAddress.objects.create(user=user, email=body["email"], verified=True, primary=True)
    start_response("200 OK", [("content-type", "application/json")])
    return [b"{}"]


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


server = make_server("127.0.0.1", 0, root, Server, Quiet)
print(server.server_port, flush=True)
server.serve_forever()
