"""`python -m django_site.prepare`: makes Django's own tables in DATABASE, an administrator who is
signed in and has done a few things, and prints the cookie."""

import os
import sys

import django

RECENT = 10


def main() -> None:
    """Do so, and print the cookie's name and value."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "django_site.settings")
    django.setup()
    from django.contrib.admin.models import CHANGE, LogEntry
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.auth.models import User
    from django.contrib.contenttypes.models import ContentType
    from django.contrib.sessions.backends.db import SessionStore
    from django.core.management import call_command
    from django_site.models import Person

    call_command("migrate", verbosity=0)
    ada = User.objects.create_superuser("ada", "ada@example.org", "not used")
    kind = ContentType.objects.get_for_model(Person)
    for person in Person.objects.all()[:RECENT]:
        LogEntry.objects.create(
            user=ada, content_type=kind, object_id=person.pk, object_repr=str(person), action_flag=CHANGE
        )
    session = SessionStore()
    session[SESSION_KEY] = str(ada.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = ada.get_session_auth_hash()
    session.create()
    sys.stdout.write(f"sessionid={session.session_key}")


if __name__ == "__main__":
    main()
