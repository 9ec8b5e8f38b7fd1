"""Reading, trying out and changing the allow-list."""

from collections.abc import Sequence
from dataclasses import dataclass

from app import audit
from app.clock import clock
from app.database import Transaction, transaction
from app.errors import Conflict, Forbidden
from app.ids import new_id
from app.ip_allowlist.allowlist import AllowList
from app.ip_allowlist.dry_run import DryRunResult
from app.ip_allowlist.middleware import Enforcement
from app.ip_allowlist.models import IpRule
from app.ip_allowlist.rules import Rule, load_rules
from app.principal import Principal
from app.versions import check_version
from app.web.areas import RESTRICTABLE, Area

MANAGE = "manage_settings"
LOCKS_YOU_OUT = "locks_you_out"


@dataclass(frozen=True, slots=True)
class Effect:
    """The effect of a list: the connections it closes, and the areas it closes to the person who proposes it."""

    trial: DryRunResult
    closed_to_me: list[Area]


async def list_rules(actor: Principal) -> list[Rule]:
    """The current allow-list, in the order in which it was written. Raises `Forbidden`."""
    _require_manage(actor)
    return await load_rules()


def rules_as_text(rules: Sequence[Rule]) -> dict[str, str]:
    """The list as its form shows it: for each area its networks, one a line. Its version is made of that."""
    return {area.value: "\n".join(str(rule) for rule in rules if rule.area is area) for area in RESTRICTABLE}


async def preview_effect(actor: Principal, enforcement: Enforcement, proposed: Sequence[Rule], address: str) -> Effect:
    """The effect of `proposed` on all nodes; `address` is the actor's own. Raises `Forbidden`."""
    _require_manage(actor)
    return Effect(await enforcement.trials.run(proposed), _closed_to(address, proposed))


def _closed_to(address: str, proposed: Sequence[Rule]) -> list[Area]:
    listed = AllowList.from_rules(proposed)
    return [area for area in RESTRICTABLE if not listed.admits(area, address)]


async def save_rules(
    actor: Principal,
    enforcement: Enforcement,
    proposed: Sequence[Rule],
    *,
    address: str,
    version: str,
    confirmed: bool = False,
) -> None:
    """Store `proposed` as the allow-list; it applies at once, also to open connections. `version` is that of the
    list that was edited.

    Raises `Forbidden`, `Stale` if the list has another version now, and `Conflict` with the code `locks_you_out` if
    the actor, at `address`, would lose access to an area and has not `confirmed` that.
    """
    _require_manage(actor)
    closed = _closed_to(address, proposed)
    if closed and not confirmed:
        raise Conflict(f"closed to {address}: {', '.join(closed)}", code=LOCKS_YOU_OUT)
    async with transaction() as tx:
        present = await _lock_rules(tx)
        check_version(version, rules_as_text(present), rules_as_text(proposed))
        await _remove(tx, actor, [rule for rule in present if rule not in proposed])
        await _add(tx, actor, [rule for rule in proposed if rule not in present])
        tx.after_commit(lambda: enforcement.apply(AllowList.from_rules(proposed)))


async def clear_rules(area: Area | None = None) -> int:
    """Open one area to all addresses, or all areas; returns the number of removed networks. For the command line;
    running processes notice within seconds."""
    async with transaction() as tx:
        gone = [rule for rule in await _lock_rules(tx) if area in (None, rule.area)]
        await _remove(tx, None, gone)
    return len(gone)


async def _lock_rules(tx: Transaction) -> list[Rule]:
    """The rules, which no other transaction changes before this one ends: of two lists that are saved at once, the rows
    would be a mixture. SQLite has one writer at a time anyhow."""
    if tx.dialect == "postgres":
        await tx.fetch('LOCK TABLE "ip_rule" IN SHARE ROW EXCLUSIVE MODE')
    return await load_rules(tx)


async def _remove(tx: Transaction, actor: Principal | None, rules: Sequence[Rule]) -> None:
    for rule in rules:
        same = IpRule.filter(surface=rule.area.value, network=str(rule.network)).using_db(tx.connection)
        await same.delete()
        await _record(audit.Action.IP_RULE_REMOVED, actor, rule)


async def _add(tx: Transaction, actor: Principal, rules: Sequence[Rule]) -> None:
    for rule in rules:
        await IpRule.create(
            using_db=tx.connection,
            id=new_id(),
            surface=rule.area.value,
            network=str(rule.network),
            note=rule.note,
            created_by_id=actor.user_id,
            created_at=clock.now(),
        )
        await _record(audit.Action.IP_RULE_ADDED, actor, rule)


async def _record(action: audit.Action, actor: Principal | None, rule: Rule) -> None:
    target = f"ip_rule:{rule.area.value}:{rule.network}"
    await audit.record(action, actor=actor, target=target, meta={"note": rule.note})


def _require_manage(actor: Principal) -> None:
    if not actor.may(MANAGE):
        raise Forbidden(MANAGE)
