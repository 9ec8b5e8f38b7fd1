"""Probes tell a balancer the truth, and nothing that is none of its business."""

import pytest

from app.web.probes import report_component

pytestmark = pytest.mark.one_database


async def test_components_that_are_down_do_not_fail_readiness(app, client):
    response = await client.get("/health/ready")
    assert (response.status_code, await response.get_json()) == (200, {"status": "ok"})
    state = "up"
    report_component(app, "bus", lambda: state)
    assert await (await client.get("/health/ready")).get_json() == {"status": "ok", "bus": "up"}
    state = "down"
    response = await client.get("/health/ready")
    assert (response.status_code, await response.get_json()) == (200, {"status": "ok", "bus": "down"})
