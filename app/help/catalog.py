"""The list of help pages, in the order of the contents, and who may read them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import Forbidden, NotFound
from app.help.document import Document, load
from app.principal import Principal
from app.web.i18n import N_, gettext

FOLDER = Path(__file__).parent
OPERATION = "view_operations"


@dataclass(frozen=True, slots=True)
class HelpPage:
    """The page `/help/<key>`, from the file `<key>.md`. Without a `permission` every signed-in person may read it."""

    key: str
    permission: str = ""

    @property
    def document(self) -> Document:
        """The parsed page, as its file is now. Raises `OSError`."""
        return load(FOLDER / f"{self.key}.md")


@dataclass(frozen=True, slots=True)
class Group:
    """A group of pages in the contents. `name` is a message id."""

    name: str
    pages: Sequence[HelpPage]

    @property
    def title(self) -> str:
        """The name of the group in the current locale."""
        return gettext(self.name)


GROUPS = (
    Group(
        N_("Everyday use"),
        (HelpPage("start"), HelpPage("chat"), HelpPage("notifications"), HelpPage("roles"), HelpPage("limits")),
    ),
    Group(
        N_("Operation"),
        (HelpPage("settings", OPERATION), HelpPage("deployment", OPERATION), HelpPage("backup", OPERATION)),
    ),
    Group(N_("Security"), (HelpPage("security"), HelpPage("asvs"))),
    Group(N_("Development"), (HelpPage("api"), HelpPage("events"), HelpPage("development"))),
    Group(
        N_("Background"),
        (HelpPage("why-delivery"), HelpPage("why-sessions"), HelpPage("why-audit"), HelpPage("benchmarks")),
    ),
)


def pages() -> Iterator[HelpPage]:
    """All help pages, in the order of the contents."""
    return (page for group in GROUPS for page in group.pages)


def readable_groups(reader: Principal) -> list[Group]:
    """The contents with the pages that `reader` may read."""
    kept = (Group(group.name, [page for page in group.pages if _may_read(reader, page)]) for group in GROUPS)
    return [group for group in kept if group.pages]


def find_page(reader: Principal, key: str) -> HelpPage:
    """The page `key`. Raises `NotFound`, and `Forbidden` for a page that `reader` may not read."""
    for page in pages():
        if page.key == key:
            if not _may_read(reader, page):
                raise Forbidden(page.permission)
            return page
    raise NotFound("no such help page")


def _may_read(reader: Principal, page: HelpPage) -> bool:
    return not page.permission or reader.may(page.permission)
