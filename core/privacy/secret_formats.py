"""The catalogue of known secret formats, one row a format, from the issuers' own descriptions of their keys."""

import re
from typing import NamedTuple


class Format(NamedTuple):
    """A secret's form: the group `v` is the secret, where more is matched.

    `hints` are lower-case texts one of which every such secret holds: without them it isn't looked for.
    """

    name: str
    hints: tuple[str, ...]
    pattern: re.Pattern[str]


def _format(name: str, hints: str, *parts: str, flags: int = 0) -> Format:
    return Format(name, tuple(hints.split()), re.compile("".join(parts), flags))


#: No letter, digit, `_` or `-` before and behind.
_B, _E = r"(?<![A-Za-z0-9_-])", r"(?![A-Za-z0-9_-])"
#: Between a field and its value.
_SET = r"[\"'`]?\s{0,3}(?:=>|:=|[=:])\s{0,3}[\"'`]?"
_WORD = r"[^\s\"'`,;<>\[\]{}()\ufffc]"

FORMATS: tuple[Format, ...] = (
    _format(
        "private key",
        "-----begin",
        r"-----BEGIN (?:[A-Z0-9]+ ){0,4}PRIVATE KEY(?: BLOCK)?-----(?:[\s\S]{0,8000}?"
        r"-----END (?:[A-Z0-9]+ ){0,4}PRIVATE KEY(?: BLOCK)?-----|[A-Za-z0-9+/=\s\\]{0,8000})",
    ),
    _format("putty key", "putty-user-key", r"PuTTY-User-Key-File-\d[\s\S]{0,8000}?Private-MAC: [0-9a-f]+"),
    _format(
        "stripe", "sk_ rk_ whsec_", _B, r"(?:[sr]k_(?:live|test|prod)_[A-Za-z0-9]{10,200}|whsec_[A-Za-z0-9+/=]{16,200})"
    ),
    _format("slack token", "xox xapp-", _B, r"(?:xox[a-z]{1,2}(?:\.xox[a-z])?|xapp)-[A-Za-z0-9-]{10,300}", _E),
    _format(
        "slack webhook",
        "hooks.slack",
        r"(?:https?://)?hooks\.slack(?:-gov)?\.com/(?:services|workflows|triggers)/[A-Za-z0-9+/_-]{10,200}",
    ),
    _format(
        "chat webhook",
        "webhook chat.googleapis",
        r"https?://[a-z0-9.-]{0,60}(?:discord(?:app)?\.com/api/webhooks|webhook\.office\.com/webhookb2|"
        r"chat\.googleapis\.com/v1/spaces)/[^\s<>\"')]{16,400}",
    ),
    _format("aws access key", "akia asia abia acca", _B, r"(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}", _E),
    _format(
        "aws secret key",
        "aws secret",
        r"(?<![A-Za-z0-9])(?:aws[_ -]?(?:secret|session)|secret[_ -]?access)[A-Za-z_ -]{0,24}",
        _SET,
        r"(?P<v>[A-Za-z0-9/+=_-]{16,1000})",
        flags=re.I,
    ),
    _format(
        "github",
        "ghp_ gho_ ghu_ ghs_ ghr_ github_pat_",
        _B,
        r"(?:gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_[A-Za-z0-9_]{20,255})",
    ),
    _format(
        "gitlab",
        "glpat- gldt- glrt- glcbt- glptt- glsoat- glft-",
        _B,
        r"gl(?:pat|dt|rt|cbt|ptt|soat|ft)-[A-Za-z0-9_-]{16,200}",
    ),
    _format("google key", "aiza", _B, r"AIza[A-Za-z0-9_-]{30,45}", _E),
    _format("google oauth", "gocspx- ya29.", _B, r"(?:GOCSPX-|ya29\.)[A-Za-z0-9_-]{16,500}"),
    _format("model provider", "sk-", _B, r"sk-(?=[A-Za-z0-9_-]{0,80}[A-Za-z0-9]{12})[A-Za-z0-9_-]{16,300}"),
    _format(
        "model host",
        "hf_ gsk_ r8_ xai- pplx- nvapi- app- dataset-",
        _B,
        r"(?:(?:hf_|gsk_|r8_|xai-|pplx-|nvapi-)[A-Za-z0-9_-]{16,200}|(?:app|dataset)-(?=[a-z]*[A-Z0-9])[A-Za-z0-9]{24})",
        _E,
    ),
    _format(
        "jwt",
        "eyj",
        r"(?<![A-Za-z0-9_.-])eyJ[A-Za-z0-9_-]{8,4000}\.[A-Za-z0-9_-]{8,8000}(?:\.[A-Za-z0-9_-]{0,4000}){0,3}",
    ),
    _format(
        "azure storage",
        "accountkey sharedaccess",
        r"(?:AccountKey|SharedAccessKey|SharedAccessSignature)\s?=\s?(?P<v>[A-Za-z0-9+/=%&_-]{16,400})",
        flags=re.I,
    ),
    _format("azure signature", "sig=", r"[?&;]sig=(?P<v>[A-Za-z0-9%+/=_-]{20,200})"),
    _format("azure client", "8q~", _B, r"[A-Za-z0-9_~.]{3}8Q~[A-Za-z0-9_~.-]{30,40}"),
    _format("twilio", "sk", _B, r"SK[0-9a-f]{32}", _E),
    _format("sendgrid", "sg.", _B, r"SG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{16,64}"),
    _format(
        "mail service",
        "key- xkeysib- -us",
        _B,
        r"(?:key-[0-9a-f]{32}|xkeysib-[0-9a-f]{32,64}-\w{8,32}|[0-9a-f]{32}-us[0-9]{1,2})",
        _E,
    ),
    _format("npm", "npm_", _B, r"npm_[A-Za-z0-9]{20,100}", _E),
    _format("pypi", "pypi-", _B, r"pypi-[A-Za-z0-9_-]{16,300}"),
    _format("telegram bot", ":aa", r"(?<![0-9A-Za-z])[0-9]{8,10}:AA[A-Za-z0-9_-]{32,34}", _E),
    _format(
        "host token",
        "dop_v1_ doo_v1_ dor_v1_ hvs. hvb. dapi pul- dckr_pat_ glsa_ age-secret-key",
        _B,
        r"(?:do[opr]_v1_[0-9a-f]{32,100}|hv[sb]\.[A-Za-z0-9_-]{20,200}|dapi[0-9a-f]{32}|pul-[0-9a-f]{40}|"
        r"dckr_pat_[A-Za-z0-9_-]{20,60}|glsa_[A-Za-z0-9_]{30,60}|AGE-SECRET-KEY-1[A-Z0-9]{50,70})",
    ),
    _format(
        "app token",
        "shpat_ shpss_ shpca_ shppa_ lin_api_ ntn_ figd_ atatt sntrys_ sq0 secret_",
        _B,
        r"(?:shp(?:at|ss|ca|pa)_[0-9a-fA-F]{20,64}|lin_api_[A-Za-z0-9]{20,60}|ntn_[A-Za-z0-9]{30,60}|"
        r"figd_[A-Za-z0-9_-]{20,60}|ATATT[A-Za-z0-9_=-]{20,300}|sntrys_[A-Za-z0-9+/=_-]{20,400}|"
        r"sq0[a-z]{3}-[A-Za-z0-9_-]{20,60}|secret_[A-Za-z0-9]{32,60})",
    ),
    _format(
        "password in a url",
        "://",
        r"[A-Za-z][A-Za-z0-9+.-]{1,30}://(?P<v>[^\s/:@\"'<>?#]{0,100}:[^\s/@\"'<>\ufffc]{1,200})@(?=[A-Za-z0-9\[])",
    ),
    _format(
        "authorization",
        "bearer authorization",
        r"(?<![A-Za-z])(?:Bearer|Authorization\s?:\s?(?:Basic|Token|Digest|ApiKey|Bearer)?)\s{0,3}"
        r"(?P<v>(?=[A-Za-z_~+/.-]{0,200}[0-9=])[A-Za-z0-9_~+/.=-]{12,4000})",
        flags=re.I,
    ),
    _format(
        "field of a key",
        "key token secret",
        r"(?<![A-Za-z0-9])(?:[A-Za-z0-9]{1,20}[_ -]){0,3}(?:api[_ -]?key|apikey|access[_ -]?key|secret[_ -]?key|"
        r"auth[_ -]?key|encryption[_ -]?key|signing[_ -]?key|account[_ -]?key|token|secret)",
        _SET,
        rf"(?P<v>(?=[^\s0-9]{{0,200}}[0-9])(?=[^\sA-Za-z]{{0,200}}[A-Za-z]){_WORD}{{12,2000}})",
        flags=re.I,
    ),
)
