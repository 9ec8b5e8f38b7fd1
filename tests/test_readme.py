"""The README names every event that a client may send, with its fields."""

import re

import pytest

from app.chat.socket import ChatNamespace
from app.notifications.socket import NotificationsNamespace
from app.realtime.events import EventSpec, events_of
from tests.test_settings import ROOT

README = (ROOT / "README.md").read_text()
SPECS = [
    pytest.param(namespace.path, spec, id=f"{namespace.path} {spec.name}")
    for namespace in (ChatNamespace, NotificationsNamespace)
    for spec in events_of(namespace).values()
]


def rows_of(path: str) -> list[str]:
    """The rows of the table of events that are about the namespace at `path`, or about both."""
    found, about = [], ""
    for row in README[README.index("| namespace | event | ack |") :].split("\n\n", 1)[0].splitlines():
        about = row.split("|")[1].strip(" `") or about
        if about in (path, "both"):
            found.append(row)
    return found


@pytest.mark.parametrize(("path", "spec"), SPECS)
def test_an_event_is_in_the_readme_with_its_fields(path: str, spec: EventSpec) -> None:
    named = [fields for row in rows_of(path) for fields in re.findall(rf"`{spec.name} {{(.*?)}}`", row)]
    wanted = [f"{name}{'' if field.is_required() else '?'}" for name, field in spec.model.model_fields.items()]
    assert len(named) == 1
    assert sorted(re.findall(r"(\w+\??)(?=[,:]|$)", named[0])) == sorted(wanted)
