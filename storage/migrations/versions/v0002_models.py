"""What models may do, did and cost; answers belong to their organisation's own keys."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of models, and key the answers anew."""
    _calls()
    _money()
    _answers()
    _sealed()
    _audit()


def _calls() -> None:
    op.create_table(
        "calls",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("capability", sa.Text(), nullable=False),
        sa.Column("correlation", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("prompt", sa.Text(), nullable=False),
        sa.Column("prompt_version", sa.Text(), nullable=False),
        sa.Column("prompt_sha256", sa.Text(), nullable=False),
        sa.Column("reserved", sa.BigInteger(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("tries_before", sa.Integer(), nullable=False),
        sa.Column("spent", sa.BigInteger(), nullable=False),
        sa.Column("cost_usd_micros", sa.BigInteger(), nullable=True),
        sa.Column("tokens_in", sa.BigInteger(), nullable=True),
        sa.Column("tokens_out", sa.BigInteger(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("organisation", "key", name="pk_calls"),
    )
    op.create_index("ix_calls_organisation_owner", "calls", ["organisation", "owner"])
    op.create_index("ix_calls_organisation_at", "calls", ["organisation", "at"])
    reserved = sa.text("status = 'reserved'")
    op.create_index("ix_calls_reserved", "calls", ["taken_at"], sqlite_where=reserved, postgresql_where=reserved)
    op.create_table(
        "attempts",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("ms", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("organisation", "key", "n", name="pk_attempts"),
    )


def _money() -> None:
    op.create_table(
        "policies",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("policy", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", name="pk_policies"),
    )
    op.create_table(
        "budgets",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("spent", sa.BigInteger(), nullable=False),
        sa.Column("reserved", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "month", name="pk_budgets"),
    )
    op.create_table(
        "alerts",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "what", "day", name="pk_alerts"),
    )
    op.create_index("ix_alerts_at", "alerts", ["at"])
    op.create_table(
        "provider_blocks",
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("provider", name="pk_provider_blocks"),
    )


def _answers() -> None:
    # Set aside and put back: names of keys and indexes are taken as long as the old table is there.
    op.execute("CREATE TEMPORARY TABLE answers_before AS SELECT organisation, key, sealed, at FROM answers")
    op.drop_table("answers")
    op.create_table(
        "answers",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "key", name="pk_answers"),
    )
    op.create_index("ix_answers_at", "answers", ["at"])
    op.execute(
        "INSERT INTO answers (organisation, key, sealed, at) SELECT organisation, key, sealed, at FROM answers_before"
    )
    op.execute("DROP TABLE answers_before")


def _sealed() -> None:
    op.create_table(
        "kept_prompts",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "key", name="pk_kept_prompts"),
    )
    op.create_index("ix_kept_prompts_organisation_owner", "kept_prompts", ["organisation", "owner"])
    op.create_index("ix_kept_prompts_at", "kept_prompts", ["at"])
    op.create_table(
        "vaults",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("run", sa.Text(), nullable=False),
        sa.Column("edition", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "run", "edition", name="pk_vaults"),
    )
    op.create_index("ix_vaults_run", "vaults", ["run"])


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "seq", name="pk_audit"),
        sa.UniqueConstraint("organisation", "key", name="uq_audit_organisation_key"),
    )
    op.create_table(
        "audit_heads",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", name="pk_audit_heads"),
    )
