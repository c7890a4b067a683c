"""The house keeps its shape: the README's table, the registries and the libraries are what they say."""

import importlib.metadata

import docx


def test_the_docx_package_is_the_one_we_pinned_and_not_a_fork_that_overwrote_it() -> None:
    assert docx.__version__ == importlib.metadata.version("python-docx")
