"""`switchboard ip-rules ...`: the way back in after an allow-list has locked everyone out."""

import click

from app.commands import migrate_or_exit, settings_or_exit, with_database
from app.web.areas import RESTRICTABLE, Area


@click.group("ip-rules")
def ip_rules() -> None:
    """Show or clear the IP allow-list."""


@ip_rules.command("list")
def list_rules() -> None:
    """List the networks that have access, by area."""
    from app.ip_allowlist.rules import load_rules

    settings = settings_or_exit()
    migrate_or_exit(settings)
    found = with_database(settings, load_rules())
    click.echo(
        "\n".join(f"{rule.area.value}\t{rule}" for rule in found) or "the allow-list is empty: every address has access"
    )


@ip_rules.command()
@click.option("--surface", type=click.Choice([area.value for area in RESTRICTABLE]), help="Clear this area only.")
def clear(surface: str | None) -> None:
    """Remove all networks, so that every address has access. A running server follows within ten seconds."""
    from app.audit import use_key
    from app.ip_allowlist.service import clear_rules

    settings = settings_or_exit()
    migrate_or_exit(settings)
    use_key(settings.secret_key)
    count = with_database(settings, clear_rules(Area(surface) if surface else None))
    click.echo(f"{count} networks removed")
