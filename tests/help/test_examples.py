"""The examples of the page about development, tried as they stand there."""

from types import SimpleNamespace
from typing import Any

from jinja2 import DictLoader, Environment
from tortoise import fields, models

from app import actions
from app.admin import models as admin_models
from app.admin.lists import bulk_jobs
from app.clock import clock
from tests.help.texts import block_to_run


class Fruit(models.Model):
    """The model that the page asks its reader to add."""

    id = fields.CharField(max_length=36, primary_key=True)
    name = fields.CharField(max_length=60)
    name_key = fields.CharField(max_length=60)
    colour = fields.CharField(max_length=20)
    picked_at = fields.DatetimeField()


def test_the_example_of_a_list_declares_one_with_a_cell_for_each_column(monkeypatch) -> None:
    monkeypatch.setattr(admin_models, "Fruit", Fruit, raising=False)
    monkeypatch.setattr(actions, "ACTIONS", {**actions.ACTIONS})  # it is known to this test alone
    monkeypatch.setattr(bulk_jobs, "LISTINGS", {**bulk_jobs.LISTINGS})
    made: dict[str, Any] = {}
    exec(block_to_run("development", "list"), made)
    listing = made["LIST"]
    assert made["blueprint"].url_prefix == listing.path == "/fruit"
    assert listing.column(listing.sort).sort in Fruit._meta.fields_map

    row = SimpleNamespace(name="Apple", name_key="apple", colour="red", picked_at=clock.now())
    source = DictLoader({"cells": block_to_run("development", "cells")})
    cells = Environment(loader=source, autoescape=True).get_template("cells").module
    for column in listing.columns:
        assert getattr(cells, column.key)(row, {}), column.key
        assert column.value(row)
