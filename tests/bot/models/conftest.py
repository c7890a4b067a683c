"""What the tests of the models share."""

import functools
import ssl
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="package", autouse=True)
def certificates_loaded_once() -> Iterator[None]:
    """Each client loads the machine's certificates anew, for most of a test's time; no test here uses them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ssl, "create_default_context", functools.cache(ssl.create_default_context))
        yield
