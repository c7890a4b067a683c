"""The console's own fixtures: the web chat is tested as it runs there."""

from tests.bot.console.conftest import live as live
from tests.bot.console.conftest import shared as shared
from tests.bot.console.conftest import stores as stores
