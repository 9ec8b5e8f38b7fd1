import pytest

# Before it is imported, so that a failed assert in what tests share shows its values too.
pytest.register_assert_rewrite("tests.support")
