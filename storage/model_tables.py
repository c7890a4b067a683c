"""The tables of what models may do, did and cost: policies, calls, budgets, answers, vaults, and the audit log.

Keys of calls are their organisation's own. Money is in USD-micros.
"""

from sqlalchemy import Index, Table, UniqueConstraint, literal_column

from storage.schema import composed, key, long, metadata, number, number_key, partial, sealed, time, words

policies = Table("policies", metadata, key("organisation"), number("revision"), composed("policy"))

calls = Table(
    "calls",
    metadata,
    key("organisation"),
    key("key"),
    words("owner", null=False),
    words("step", null=False),
    number("n"),
    words("user", null=False),
    words("capability", null=False),
    words("correlation", null=False),
    words("model", null=False),
    words("provider", null=False),
    words("prompt", null=False),
    words("prompt_version", null=False),
    words("prompt_sha256", null=False),
    long("reserved", null=True),
    words("status", null=False),
    #: the reservation's instant; its month is the budget's
    time("at", null=False),
    #: when the process that is at it took it
    time("taken_at", null=False),
    time("ended_at"),
    #: how many there were, and how many of them before this reservation
    number("tries"),
    number("tries_before"),
    #: of all its reservations
    long("spent"),
    long("cost_usd_micros", null=True),
    long("tokens_in", null=True),
    long("tokens_out", null=True),
    words("error"),
)
Index(None, calls.c.organisation, calls.c.owner)
Index(None, calls.c.organisation, calls.c.at)
#: Written out in index and query alike: a database can't match a partial index with a parameter.
RESERVED = calls.c.status == literal_column("'reserved'")
partial("ix_calls_reserved", calls.c.taken_at, where=RESERVED)

attempts = Table(
    "attempts", metadata, key("organisation"), key("key"), number_key("n"), words("kind"), number("ms", null=True)
)

budgets = Table("budgets", metadata, key("organisation"), key("month"), long("spent"), long("reserved"))

answers = Table("answers", metadata, key("organisation"), key("key"), sealed(), time("at", null=False))
Index(None, answers.c.at)

kept_prompts = Table(
    "kept_prompts",
    metadata,
    key("organisation"),
    key("key"),
    words("owner", null=False),
    sealed(),
    time("at", null=False),
)
Index(None, kept_prompts.c.organisation, kept_prompts.c.owner)
Index(None, kept_prompts.c.at)

vaults = Table(
    "vaults", metadata, key("organisation"), key("run"), number_key("edition"), sealed(), time("at", null=False)
)
Index(None, vaults.c.run)

alerts = Table("alerts", metadata, key("organisation"), key("what"), key("day"), time("at", null=False))
Index(None, alerts.c.at)

provider_blocks = Table("provider_blocks", metadata, key("provider"), time("until", null=False))

audit = Table(
    "audit",
    metadata,
    key("organisation"),
    number_key("seq"),
    words("key", null=False),
    words("event", null=False),
    time("at", null=False),
    words("user", null=False),
    words("report"),
    words("status", null=False),
    composed("details"),
    words("previous", null=False),
    words("hash", null=False),
    UniqueConstraint("organisation", "key"),
)

#: The newest entry of each log, noted apart from it: so it shows where the newest were taken away.
audit_heads = Table("audit_heads", metadata, key("organisation"), number("seq"), words("hash", null=False))
