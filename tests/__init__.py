import pytest

# Before they are imported, so that a failed assert in what tests share shows its values too.
pytest.register_assert_rewrite("tests.live", "tests.people", "tests.servers", "tests.databases")
