"""Settings, read once at the door and then frozen. The only reader of the environment."""

from pathlib import Path
from typing import Literal

from pydantic import AliasChoices, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What the environment (or a `.env` file) says. Names are the variables' own, in lower case (N12)."""

    model_config = SettingsConfigDict(frozen=True, env_file=".env", extra="ignore", env_ignore_empty=True)

    #: openai (any endpoint that speaks its wire), anthropic, openrouter, dify; none: rules write
    llm_provider: str = "none"
    #: the model's name, as the provider calls it; Dify's app has its own
    llm_model: str | None = None
    #: other models for some capabilities, as JSON: {"reporting.daily.v1": "gpt-5-mini"}
    llm_models: dict[str, str] = Field(default_factory=dict)
    #: asked where the usual model fails
    llm_smaller_model: str | None = None
    #: where the provider computes (eu, us …): for organisations that allow only some places
    llm_region: str | None = None
    #: USD per million tokens in/out (0.15/0.60), where the price list doesn't know the model; 0 for one of your own
    llm_price: str | None = None
    openai_api_key: SecretStr | None = None
    #: any OpenAI-compatible endpoint, with its /v1
    openai_base_url: str | None = None
    anthropic_api_key: SecretStr | None = None
    anthropic_base_url: str | None = None
    openrouter_api_key: SecretStr | None = None
    openrouter_base_url: str = "https://openrouter.ai/api/v1"
    dify_api_key: SecretStr | None = None
    #: Dify's API, with its /v1
    dify_base_url: str | None = None
    #: blocking, or streaming (agent apps)
    dify_mode: Literal["blocking", "streaming"] = "blocking"
    #: screens what a model wrote: takes {"text"}, answers {"flagged"}; OpenAI's own endpoint with OpenAI without it
    moderation_url: str | None = None
    #: seconds a model may take for one answer, retries included (I7)
    llm_timeout_seconds: float = Field(default=120, gt=0, validation_alias="DIFY_TIMEOUT_SECONDS")
    #: calls to a provider under way at once in one process
    llm_concurrency: int = Field(default=16, ge=1, le=1000)

    #: folder of the databases, files and keys of the embedded edition
    newsdesk_home: Path = Path("var")
    #: sqlite:///path or postgresql://…; SQLite in the home folder without it
    newsdesk_database_url: str | None = Field(
        default=None, validation_alias=AliasChoices("NEWSDESK_DATABASE_URL", "DATABASE_URL")
    )
    #: folder of stored files; `blobs` in the home folder without it
    newsdesk_blobs: str | None = None
    #: encrypts what is kept secret; made in the home folder without it. Several, by comma: the first one encrypts
    newsdesk_secret_key: SecretStr | None = None
    newsdesk_host: str = "127.0.0.1"
    newsdesk_port: int = Field(default=8484, ge=0, le=65535, validation_alias=AliasChoices("NEWSDESK_PORT", "PORT"))
    #: how people reach the console, for links in messages; host and port without it
    newsdesk_public_url: str | None = None
    #: a proxy of ours stands before it and tells clients' addresses
    newsdesk_behind_proxy: bool = False
    #: opens /metrics to whoever shows it; only this machine reads it without one
    newsdesk_metrics_token: SecretStr | None = None
    #: text for people, json for machines
    newsdesk_logs: Literal["text", "json"] = "text"
    #: seconds between two looks at what is due
    newsdesk_tick_seconds: float = Field(default=15, gt=0, le=300)

    #: one workspace: the bot's token (xoxb-…)
    slack_bot_token: SecretStr | None = None
    #: Socket Mode: the app's token (xapp-…)
    slack_app_token: SecretStr | None = None
    #: HTTP: checks that requests are Slack's
    slack_signing_secret: SecretStr | None = None
    #: many workspaces: OAuth
    slack_client_id: str | None = None
    slack_client_secret: SecretStr | None = None
    #: where Slack's Web API is; another address only for tests
    slack_api_url: str = "https://slack.com/api/"

    #: mail is off without it
    smtp_host: str | None = None
    smtp_port: int = Field(default=587, ge=1, le=65535)
    smtp_username: str | None = None
    smtp_password: SecretStr | None = None
    #: starttls, tls or none
    smtp_security: Literal["starttls", "tls", "none"] = "starttls"
    #: the address reports come from
    smtp_from: str = "newsdesk@localhost"

    @property
    def database_url(self) -> str:
        """Where everything is remembered."""
        return self.newsdesk_database_url or f"sqlite:///{self.newsdesk_home.absolute()}/newsdesk.sqlite"

    @property
    def engine_url(self) -> str:
        """Where the engine keeps its steps: a file of its own beside SQLite, the same Postgres."""
        if self.database_url.startswith("sqlite"):
            return f"sqlite:///{self.newsdesk_home.absolute()}/engine.sqlite"
        return self.database_url

    @property
    def blobs(self) -> str:
        """Where files are stored."""
        return self.newsdesk_blobs or str(self.newsdesk_home / "blobs")

    @property
    def public_url(self) -> str:
        """How people reach the console, without a slash at the end."""
        host = "localhost" if self.newsdesk_host in ("127.0.0.1", "0.0.0.0", "::") else self.newsdesk_host  # noqa: S104
        return (self.newsdesk_public_url or f"http://{host}:{self.newsdesk_port}").rstrip("/")


def told(secret: SecretStr | None) -> str | None:
    """The secret itself, for the one who needs it."""
    return secret.get_secret_value() if secret else None
