"""Privacy: what is personal in a text, the vault of tokens that stand for it, and a brief's hidden forms (N3, T13)."""

from core.privacy.briefs import for_model, hidden, masked, restored
from core.privacy.directory import Directory, directory_of
from core.privacy.finding import find
from core.privacy.kinds import NEVER, TOKEN, PersonalKind, Span
from core.privacy.known import Known
from core.privacy.vault import Vault

__all__ = [
    "NEVER",
    "TOKEN",
    "Directory",
    "Known",
    "PersonalKind",
    "Span",
    "Vault",
    "directory_of",
    "find",
    "for_model",
    "hidden",
    "masked",
    "restored",
]
