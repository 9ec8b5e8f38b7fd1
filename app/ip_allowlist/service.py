"""Reading, trying out and changing the allow-list."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from tortoise.exceptions import IntegrityError

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
from app.web.areas import RESTRICTABLE, Area

MANAGE = "manage_settings"
LOCKS_YOU_OUT = "locks_you_out"
CHANGED_MEANWHILE = "changed_meanwhile"


@dataclass(frozen=True, slots=True)
class Effect:
    """The effect of a list: the connections it closes, and the areas it closes to the person who proposes it."""

    trial: DryRunResult
    closed_to_me: list[Area]


async def list_rules(actor: Principal) -> list[Rule]:
    """The current allow-list, in the order in which it was written. Raises `Forbidden`."""
    _require_manage(actor)
    return await load_rules()


def rules_version(rules: Sequence[Rule]) -> str:
    """A version of the list: different lists have different ones."""
    text = "\n".join(sorted(f"{rule.area.value} {rule}" for rule in rules))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


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
    seen: str,
    confirmed: bool = False,
) -> None:
    """Store `proposed` as the allow-list; it applies at once, also to open connections. `seen` is the version of the
    list that was edited.

    Raises `Forbidden`, and `Conflict`: `changed_meanwhile` if the list has another version now, and `locks_you_out` if
    the actor, at `address`, would lose access to an area and has not `confirmed` that.
    """
    _require_manage(actor)
    closed = _closed_to(address, proposed)
    if closed and not confirmed:
        raise Conflict(f"closed to {address}: {', '.join(closed)}", code=LOCKS_YOU_OUT)
    changed_meanwhile = Conflict("somebody else has changed the list", code=CHANGED_MEANWHILE)
    try:
        async with transaction() as tx:
            present = await load_rules(tx)
            if rules_version(present) != seen:
                raise changed_meanwhile
            await _remove(tx, actor, [rule for rule in present if rule not in proposed])
            await _add(tx, actor, [rule for rule in proposed if rule not in present])
            tx.after_commit(lambda: enforcement.apply(AllowList.from_rules(proposed)))
    except IntegrityError:  # of two at once on PostgreSQL
        raise changed_meanwhile from None


async def clear_rules(area: Area | None = None) -> int:
    """Open one area to all addresses, or all areas; returns the number of removed networks. For the command line;
    running processes notice within seconds."""
    async with transaction() as tx:
        gone = [rule for rule in await load_rules(tx) if area in (None, rule.area)]
        await _remove(tx, None, gone)
    return len(gone)


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
