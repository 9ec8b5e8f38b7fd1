"""What a server loads, and so what it takes of memory before anybody comes."""

import json
import subprocess
import sys

import pytest

from app.paths import ROOT

pytestmark = pytest.mark.one_database

# Megabytes each, and needed by few servers or once in a while: PostgreSQL, Redis, OpenID, passkeys, pictures, emoji by
# name, QR codes, migrations, and the clients of python-socketio.
HEAVY = [
    *("asyncpg", "redis", "requests", "aiohttp", "authlib", "httpx2", "joserfc", "webauthn", "PIL", "emoji", "segno"),
    "aerich",
]

PROGRAM = """
import json, sys
from app.commands.lean_imports import load_socketio
load_socketio()
from app import create_app, server
from app.settings import Settings
create_app(Settings(_env_file=None, data_dir=sys.argv[1]))
print(json.dumps(sorted(sys.modules)))
"""


def test_a_server_loads_nothing_heavy_that_it_may_never_need(tmp_path, bare_environment):
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)], capture_output=True, text=True, cwd=ROOT, check=True, timeout=60
    )
    loaded = json.loads(ran.stdout)
    assert {"quart", "socketio", "tortoise", "app.chat", "app.accounts"} <= set(loaded)
    assert [name for name in HEAVY if name in loaded] == []


def test_what_is_hidden_while_socketio_is_loaded_can_be_imported_afterwards(tmp_path):
    program = "from app.commands.lean_imports import load_socketio; load_socketio(); import requests, redis; print(1)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, timeout=60)
    assert ran.stdout == "1\n", ran.stderr


FAILING = """
import os
from app import commands
from app.settings import Settings

def fail(settings):
    commands.fail("cannot open the database")

commands.migrate_or_exit = fail
commands.migrate_apart_or_exit(None)
"""


def test_a_failure_to_migrate_apart_ends_the_server_with_the_same_line(tmp_path):
    ran = subprocess.run([sys.executable, "-c", FAILING], capture_output=True, text=True, cwd=ROOT, timeout=60)
    assert (ran.returncode, ran.stderr) == (1, "switchboard: cannot open the database\n")
