"""A look at the session that takes its time."""

import asyncio


class SlowSessionCheck:
    """A look at the session that takes as long as the test wants."""

    def __init__(self, hub, monkeypatch) -> None:
        self.begun, self.go_on = asyncio.Event(), asyncio.Event()
        self._look = hub.load_principal
        monkeypatch.setattr(hub, "load_principal", self)

    async def __call__(self, session_id):
        self.begun.set()
        await self.go_on.wait()
        return await self._look(session_id)
