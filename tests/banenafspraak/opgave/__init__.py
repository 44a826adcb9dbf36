import pytest

pytest.register_assert_rewrite(
    "tests.banenafspraak.opgave.verhaal"
)  # no test_ in its name
