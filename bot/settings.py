"""Settings, read once at the door and then frozen. The only reader of the environment."""

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What the environment (or a `.env` file) says. Names are the variables' own, in lower case (N12)."""

    model_config = SettingsConfigDict(frozen=True, env_file=".env", extra="ignore", env_ignore_empty=True)

    #: openai, or none (rules only)
    llm_provider: str = "none"
    llm_model: str | None = None
    openai_api_key: SecretStr | None = None
    #: any OpenAI-compatible endpoint, with its /v1
    openai_base_url: str | None = None
    #: seconds a model may take for one answer, retries included (I7)
    llm_timeout_seconds: float = Field(default=120, gt=0, validation_alias="DIFY_TIMEOUT_SECONDS")
