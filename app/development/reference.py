"""Generate the reference parts of the help pages: `python -m app.development.reference`.

Settings, commands, limits and socket events are declared in code. The pages have a copy between two comments
(`<!-- settings -->` and `<!-- /settings -->`), because they are also read where the code is hosted; a test compares.
"""

from collections.abc import Callable, Iterator

import click

from app.cli import main as command_line
from app.development.limits_reference import limits_reference
from app.development.socket_reference import events_reference
from app.help.catalog import FOLDER
from app.settings import Settings
from app.settings.load import allowed_for

# Defaults that are words, not values.
_WORDS = ("none", "all")
# In the order of the page; every setting is in one of them.
SETTING_GROUPS = {
    "Addresses": ("host", "port", "public_url", "trusted_proxies", "hsts_subdomains"),
    "Data": ("data_dir", "database_url", "allow_newer_database", "redis_url", "s3_url", "secret_key"),
    "Mail": ("smtp_url",),
    "Signing in": (
        "google_client_id",
        "google_client_secret",
        "oidc_issuer",
        "oidc_domains",
        "oidc_auto_link",
        "totp_drift",
        "pwned_file",
    ),
    "Chat": ("max_file_mb", "max_files", "file_types", "away_after_minutes"),
    "Sockets": ("transports", "serializer", "namespaces", "permessage_deflate", "direct_sockets", "drain_seconds"),
    "Operation": ("rate_limits", "log_format"),
}


def settings_reference() -> str:
    """Every setting: its description with the reason for its default, allowed values, and default."""
    parts = []
    for title, names in SETTING_GROUPS.items():
        parts.append(f"## {title}")
        for name in names:
            field, allowed = Settings.model_fields[name], allowed_for(name)
            default = allowed.default or str(field.default)
            default = default if " " in default or default in _WORDS else f"`{default}`"
            parts.append(f"### {name.upper()}\n\n{field.description}\n\n- Takes: {allowed.words}\n- Default: {default}")
    return "\n\n".join(parts)


def commands_reference() -> str:
    """Every command with its options and description, as a table."""
    rows = [f"| `{usage}` | {_words(command)} |" for usage, command in commands(command_line, "switchboard")]
    return "\n".join(["| command | does |", "|---|---|", *rows])


def commands(group: click.Group, name: str) -> Iterator[tuple[str, click.Command]]:
    """Each command below `group`, which is called `name`, with its usage."""
    for own, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{name} {own}")
        else:
            yield " ".join([f"{name} {own}", *map(_usage, _options(command))]), command


def _options(command: click.Command) -> list[click.Option]:
    return [parameter for parameter in command.params if isinstance(parameter, click.Option)]


def _usage(option: click.Option) -> str:
    written = option.opts[0] if option.is_flag else f"{option.opts[0]} {option.opts[0].strip('-').upper()}"
    return written if option.required else f"[{written}]"


def _words(command: click.Command) -> str:
    helps = [f"`{option.opts[0]}`: {option.help}" for option in _options(command) if option.help]
    return "<br>".join([" ".join((command.help or "").split()), *helps])


def _file(name: str, language: str) -> Callable[[], str]:
    """What shows the file `name` of the examples for deployment."""
    return lambda: f"```{language}\n{(FOLDER / 'deployment' / name).read_text().rstrip()}\n```"


# The generator of each part, by page and name of the part.
PARTS: dict[tuple[str, str], Callable[[], str]] = {
    ("settings", "settings"): settings_reference,
    ("limits", "limits"): limits_reference,
    ("deployment", "nginx"): _file("nginx.conf", "nginx"),
    ("deployment", "haproxy"): _file("haproxy.cfg", "text"),
    ("deployment", "caddy"): _file("Caddyfile", "text"),
    ("deployment", "systemd"): _file("switchboard.service", "ini"),
    ("deployment", "nginx-namespaces"): _file("nginx-namespaces.conf", "nginx"),
    ("deployment", "commands"): commands_reference,
    ("events", "events"): events_reference,
}


def part_of(text: str, name: str) -> str:
    """The text between the two comments called `name` in `text`. Raises ValueError if they are missing."""
    start = text.index(_open(name)) + len(_open(name))
    return text[start : text.index(f"<!-- /{name} -->", start)]


def _open(name: str) -> str:
    return f"<!-- {name} -->\n"


def main() -> None:
    """Generate all parts and write them into their pages; prints which ones changed."""
    for (page, name), content in PARTS.items():
        path = FOLDER / f"{page}.md"
        before = path.read_text()
        after = before.replace(f"{_open(name)}{part_of(before, name)}", f"{_open(name)}\n{content()}\n\n")
        path.write_text(after)
        click.echo(f"{page}.md: {name} {'written anew' if after != before else 'as it was'}")


if __name__ == "__main__":
    main()
