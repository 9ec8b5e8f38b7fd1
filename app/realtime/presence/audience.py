"""Who is told of whom: people who share a circle (a room of chat), and managers of users of everyone.

Whoever is here is in the circles that `CirclesOf` finds for them, so their connections are in a group for each circle,
and news of a person goes to the groups of their circles. Nothing is computed for each pair of people: a packet is
encoded once for a circle, and a circle within a larger one gets only what the larger one did not.
"""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping

import structlog

from app.database import database_away_errors
from app.realtime.client import FORMATS, NamespaceConnection, user_group
from app.realtime.codec import Outgoing
from app.realtime.groups import Groups
from app.realtime.presence.online_users import OnlineUsers
from app.realtime.protocol import PersonData, PresenceData

log = structlog.get_logger()

# Finds the circles of people: for each of them their names.
CirclesOf = Callable[[Collection[str]], Awaitable[Mapping[str, Collection[str]]]]

MANAGER = "manage_users"
# The circle of everyone who is here, which managers are in.
_ALL = "*"
# Until it is tried again, when the database did not say who is in which circle.
_RETRY_S = 1.0


def _group(namespace: str, circle: str) -> str:
    return f"{namespace}!{circle}"


class Audience:
    """The connections of this process, by whom they are told of. `encode` makes a packet of (namespace, event, body);
    `namespaces` are those that are served; `is_open` says whether a connection still is one; `online` who was
    announced; and `run_soon` has `announce` called soon, also without news."""

    def __init__(
        self,
        groups: Groups,
        encode: Callable[[str, str, PresenceData | PersonData], Outgoing],
        namespaces: Callable[[], Collection[str]],
        is_open: Callable[[NamespaceConnection], bool],
        online: Callable[[], OnlineUsers],
        run_soon: Callable[[], None],
    ) -> None:
        self._groups = groups
        self._encode_event = encode
        self._namespaces = namespaces
        self._is_open = is_open
        self._online = online
        self._run_soon = run_soon
        self._find: dict[str, CirclesOf] = {}
        # Of those who were announced: the circles of each, and those in each circle.
        self._circles: dict[str, frozenset[str]] = {}
        self._people: dict[str, set[str]] = {}
        self._packets: dict[tuple[str, str], Outgoing] = {}
        self._entering: dict[NamespaceConnection, None] = {}
        self._moved: set[str] = set()
        self._looks: dict[str, PersonData] = {}
        self._lock = asyncio.Lock()

    def serve(self, namespace: str, find: CirclesOf) -> None:
        """Tell the connections of `namespace` of people in the circles that `find` finds. In other namespaces only
        managers are told of anybody."""
        self._find[namespace] = find

    def people_in(self, circles: Collection[str]) -> set[str]:
        """Those who were announced as online, of the people in `circles`."""
        return set().union(*(self._people.get(circle, ()) for circle in circles))

    def enter(self, connection: NamespaceConnection) -> None:
        """Tell `connection` who is here, soon, and what changes from then on. Call it again when its principal may do
        something else."""
        self._entering[connection] = None
        self._run_soon()

    def moved(self, user_ids: Collection[str]) -> None:
        """These people may be in other circles now."""
        self._moved.update(user_ids)
        self._run_soon()

    async def announce(self, changed: Collection[str], gone: Collection[str]) -> None:
        """Tell everyone of those who came or changed, and of those who went, as far as it is for them."""
        async with self._lock:
            entering, self._entering = self._entering, {}
            moved, self._moved = self._moved, set()
            here = {connection.principal.user_id for connection in entering}
            unknown = (set(changed) | here | moved) & self._online().online
            await self._load({each for each in unknown if each in moved or each not in self._circles})
            self._tell_changes(set(changed) | (moved & self._online().online), set(gone))
            for user_id in gone:
                self._place(user_id, ())
            again = [each for user_id in moved for each in self._connections_of(user_id)]
            for connection in (*entering, *again):
                self._let_in(connection)
            looks, self._looks = self._looks, {}
            for user_id, body in looks.items():
                await self._tell_look(user_id, body)

    def tell(self, user_id: str, body: PersonData) -> None:
        """Tell everyone of how a person looks now, soon, as far as it is for them; and their own connections."""
        self._looks[user_id] = body
        self._run_soon()  # with whoever is about to enter, whose page may be older than this

    async def _tell_look(self, user_id: str, body: PersonData) -> None:
        circles = self._circles.get(user_id)
        if circles is None:  # they are not here
            try:
                circles = frozenset({*(await self._circles_of({user_id}))[user_id], _ALL})
            except database_away_errors() as error:
                log.warning("circles_unknown", error=repr(error))
                asyncio.get_running_loop().call_later(_RETRY_S, self.tell, user_id, body)
                return
        for namespace in self._namespaces():
            packet = self._encode_event(namespace, "person", body)
            names = [_group(namespace, circle) for circle in circles]
            names += [user_group(namespace, user_id, form) for form in FORMATS]
            told: set[NamespaceConnection] = set()
            for name in names:
                members = set(self._groups.members(name))
                self._groups.send(name, packet, members & told)
                told |= members

    async def _circles_of(self, user_ids: Collection[str]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {user_id: set() for user_id in user_ids}
        for find in self._find.values() if user_ids else ():
            for user_id, circles in (await find(user_ids)).items():
                found[user_id].update(circles)
        return found

    async def _load(self, user_ids: set[str]) -> None:
        try:
            found = await self._circles_of(user_ids)
        except database_away_errors() as error:
            # They stay where they were, and newcomers see and are seen by managers only.
            log.warning("circles_unknown", error=repr(error))
            asyncio.get_running_loop().call_later(_RETRY_S, self.moved, user_ids)
            found = {user_id: set(self._circles.get(user_id, {_ALL}) - {_ALL}) for user_id in user_ids}
        for user_id, circles in found.items():
            self._place(user_id, {*circles, _ALL})

    def _place(self, user_id: str, circles: Collection[str]) -> None:
        self._packets.clear()
        now = frozenset(circles)
        before = self._circles.pop(user_id, frozenset())
        if now:
            self._circles[user_id] = now
        for circle in before - now:
            people = self._people[circle]
            people.discard(user_id)
            if not people:
                del self._people[circle]
        for circle in now - before:
            self._people.setdefault(circle, set()).add(user_id)

    def _tell_changes(self, changed: set[str], gone: set[str]) -> None:
        self._packets.clear()
        of_circle: dict[str, set[str]] = {}
        for user_id in changed | gone:
            for circle in self._circles.get(user_id, ()):
                of_circle.setdefault(circle, set()).add(user_id)
        for namespace in self._namespaces():
            self._tell_in(namespace, of_circle, gone)

    def _tell_in(self, namespace: str, of_circle: Mapping[str, set[str]], gone: set[str]) -> None:
        told: list[tuple[set[str], Collection[NamespaceConnection]]] = []
        circles = ((self._groups.members(_group(namespace, circle)), circle) for circle in of_circle)
        for members, circle in sorted(circles, key=lambda each: -len(each[0])):
            people = of_circle[circle]
            known = [others for of, others in told if people <= of]
            skip = {member for others in known for member in members if member in others}
            if len(skip) < len(members):
                body = self._body(people - gone, people & gone)
                self._groups.send(_group(namespace, circle), self._encode_event(namespace, "presence", body), skip)
                told.append((people, members))

    def _body(self, online: Collection[str], offline: Collection[str] = ()) -> PresenceData:
        away = self._online().away
        return PresenceData(
            online=sorted(online), offline=sorted(offline), away=sorted(each for each in online if each in away)
        )

    def _connections_of(self, user_id: str) -> list[NamespaceConnection]:
        return [
            connection
            for namespace in self._find
            for form in FORMATS
            for connection in self._groups.members(user_group(namespace, user_id, form))
        ]

    def _let_in(self, connection: NamespaceConnection) -> None:
        """Put `connection` into the groups of its circles, and tell it who is in those that are new to it."""
        if not (connection.is_admitted and self._is_open(connection)):
            return
        namespace, who = connection.namespace, connection.principal
        circles = self._circles.get(who.user_id, frozenset()) - {_ALL} if namespace in self._find else frozenset()
        wanted = {_group(namespace, circle): circle for circle in circles | ({_ALL} if who.may(MANAGER) else set())}
        for name in [each for each in connection.groups if each.startswith(f"{namespace}!") and each not in wanted]:
            self._groups.remove(connection, name)
        covered: set[str] = set()
        for name, circle in sorted(wanted.items(), key=lambda each: -len(self._people.get(each[1], ()))):
            people = self._people.get(circle, set())
            if name in connection.groups or people <= covered:
                covered = covered or people
            else:
                covered = covered | people if covered else people
                self._groups.send_to_connection(connection, self._packet(namespace, circle))
            self._groups.add(connection, name)

    def _packet(self, namespace: str, circle: str) -> Outgoing:
        known = self._packets.get((namespace, circle))
        if known is None:
            body = self._body(self._people.get(circle, ()))
            known = self._packets[namespace, circle] = self._encode_event(namespace, "presence", body)
        return known
