"""The console: pages, sign-in, and the REST table behind them."""
