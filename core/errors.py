"""Every error Newsdesk raises on purpose, in one tree. The docstring is what a person is told when no detail is given.

NewsdeskError
├── BadInput              exit 2: what was given can't be used
├── NothingToReport       exit 3: nothing was given
├── ReportRefused         exit 4: a check refused the document
├── ImageRefused          a picture that can't be shown; its place says so
├── NotSignedIn           401: no session, or no valid token
├── Forbidden             403: the caller may not do that
├── NotFound              404: no such thing for this caller
├── Conflict              409: not in this state
├── Unprocessable         422: understood, and can't be done
├── TooManyRequests       429: `retry_after` seconds
├── DeliveryFailed        it certainly did not arrive
├── DeliveryUnknown       it can't be told whether it arrived
└── ModelFailed           a model gave no usable answer
    ├── ModelTimeout
    ├── ModelRateLimited
    ├── ModelAuthFailed
    ├── ModelBadRequest
    │   └── ModelInputTooLarge
    ├── ModelUnreachable  the connection broke
    │   └── ModelNotReached
    ├── ModelProviderFault
    ├── ModelRefused
    ├── ModelTruncated
    ├── ModelInvalidOutput
    ├── ModelFlagged      moderation found what may not be printed
    └── ModelSkipped      no model was asked
        ├── ModelOff
        ├── ModelNotAllowed
        ├── ModelResidency
        ├── ModelBudget
        └── ModelPrivacy
"""


class NewsdeskError(Exception):
    """Something went wrong in Newsdesk."""

    def __init__(self, detail: str = "") -> None:
        self.detail = detail or (type(self).__doc__ or "").strip()
        super().__init__(self.detail)


class BadInput(NewsdeskError):
    """What was given can't be used. The detail says what, where and what to do."""


class NothingToReport(NewsdeskError):
    """There is nothing to report on."""


class ReportRefused(NewsdeskError):
    """The checks refused this document."""


class ImageRefused(NewsdeskError):
    """This picture can't be shown. `reason` is a short code: not_an_image, too_large, unsupported, broken."""

    def __init__(self, reason: str, detail: str = "") -> None:
        self.reason = reason
        super().__init__(detail or f"This picture can't be shown: {reason}.")


class NotSignedIn(NewsdeskError):
    """Please sign in first."""


class Forbidden(NewsdeskError):
    """You may not do that."""


class NotFound(NewsdeskError):
    """There is no such thing."""


class Conflict(NewsdeskError):
    """That can't be done now."""


class Unprocessable(NewsdeskError):
    """That can't be done."""


class TooManyRequests(NewsdeskError):
    """Too many requests. Please try again later."""

    def __init__(self, detail: str = "", retry_after: float = 60) -> None:
        self.retry_after = retry_after
        super().__init__(detail)


class DeliveryFailed(NewsdeskError):
    """The report could not be delivered."""


class DeliveryUnknown(NewsdeskError):
    """It can't be told whether the report arrived."""


class ModelFailed(NewsdeskError):
    """The model gave no usable answer."""

    #: a short stable word for records and metrics
    kind = "failed"
    #: may the same request be sent again within its deadline
    retryable = False
    #: may the provider have worked on it, and bill it, although no answer came
    maybe_paid = False
    #: seconds the provider asked us to wait, where it did
    retry_after: float | None = None
    #: (kind, milliseconds) of each try of the call that failed, in order; the gateway fills it
    attempts: tuple[tuple[str, int], ...] = ()


class ModelTimeout(ModelFailed):
    """The AI service took too long to answer. Please try again later."""

    kind = "timeout"
    maybe_paid = True


class ModelRateLimited(ModelFailed):
    """The AI service is handling too many requests. Please try again later."""

    kind = "rate_limited"
    retryable = True


class ModelAuthFailed(ModelFailed):
    """The AI service rejected our credentials. Please contact your administrator."""

    kind = "auth"


class ModelBadRequest(ModelFailed):
    """The AI service did not accept the request."""

    kind = "bad_request"


class ModelInputTooLarge(ModelBadRequest):
    """There is too much to read for the AI service. Try a shorter period."""

    kind = "too_large"


class ModelUnreachable(ModelFailed):
    """The AI service could not be reached. Please try again later."""

    kind = "unreachable"
    retryable = True
    maybe_paid = True


class ModelNotReached(ModelUnreachable):
    """The AI service could not be reached. Please try again later."""

    #: there never was a connection
    maybe_paid = False


class ModelProviderFault(ModelFailed):
    """The AI service reported a fault of its own. Please try again later."""

    kind = "provider"
    retryable = True


class ModelRefused(ModelFailed):
    """The AI service declined to write this text."""

    kind = "refused"
    maybe_paid = True


class ModelTruncated(ModelFailed):
    """The AI service stopped before its answer was complete."""

    kind = "truncated"
    maybe_paid = True


class ModelInvalidOutput(ModelFailed):
    """The AI service did not answer in the form asked for. `raw` keeps its words."""

    kind = "invalid_output"
    maybe_paid = True

    def __init__(self, detail: str = "", raw: str = "") -> None:
        self.raw = raw
        super().__init__(detail)


class ModelFlagged(ModelFailed):
    """The text violates the content policy."""

    kind = "flagged"


class ModelSkipped(ModelFailed):
    """No model was asked."""

    kind = "skipped"
    #: what an API tells programs, where it has a code for it (T9)
    code = ""


class ModelOff(ModelSkipped):
    """AI is switched off for this."""

    kind = "off"


class ModelNotAllowed(ModelSkipped):
    """The organisation doesn't allow this model."""

    kind = "not_allowed"


class ModelResidency(ModelSkipped):
    """The model computes where the organisation's data may not go."""

    kind = "residency"
    code = "AI.RESIDENCY_VIOLATION"


class ModelBudget(ModelSkipped):
    """The organisation's monthly AI budget is used up."""

    kind = "budget"
    code = "AI.BUDGET_EXHAUSTED"
    #: there is money, but nobody knows what the model costs
    unpriced = False


class ModelPrivacy(ModelSkipped):
    """The request held personal data in clear, so it was not sent."""

    kind = "privacy"
