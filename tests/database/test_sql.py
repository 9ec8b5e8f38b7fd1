"""A script is cut where its statements end, and nowhere else."""

from app.database.sql import statements


def test_semicolons_inside_strings_comments_and_triggers_end_nothing() -> None:
    script = """
    CREATE TABLE "a" ("b" TEXT /* it's one; really */);
    INSERT INTO "a" VALUES ('x;y'); -- and; so on
    CREATE TRIGGER "t" AFTER INSERT ON "a" BEGIN DELETE FROM "a"; SELECT 1; END;
    SELECT 2
    """
    found = list(statements(script))
    assert [text.split(" ")[0] for text in found] == ["CREATE", "INSERT", "--", "SELECT"]
    assert found[2].endswith("END;")


def test_an_empty_script_has_no_statements() -> None:
    assert list(statements(" \n ")) == []
