"""Verbs that mean the same to a report, so that a lost `not` is seen through a paraphrase."""

from core.check.language import stem

_GROUPS = {
    "inform": "inform informed notify notified tell told warn warned varslet varsle varsles informert "
    "informere fortalt beskjed "
    "повідомили повідомлено повідомив сказали сказав попередили попередив проінформували",
    "reply": "reply replied replies answer answered respond responded svart svarer svare svarte besvart "
    "відповів відповіла відповіли "
    "відповідає відповідь",
    "arrive": "got get gets received receive supplied supply provided provide fikk fått får mottatt mottok "
    "отримали отримав отримала отримано "
    "arrive arrived arrives deliver delivered kommet kommer komme kom ankommet levert leveres leverte надійшов "
    "надійшла "
    "надійшло прийшов прийшла приїхав приїхала доставили доставлено прибув",
    "send": "send sent sends ship shipped shipping dispatch dispatched sendt sender sendte надіслав надіслала "
    "надіслали надіслано "
    "відправив відправили відправлено вислали",
    "mend": "fix fixed repair repaired solve solved resolve resolved mended fikset reparert løst utbedret "
    "полагодив полагодили "
    "полагоджено відремонтували відремонтовано усунули усунуто виправили виправлено",
    "work": "work works worked working function functions functioned virker virket fungerer fungerte працює "
    "працював працювала "
    "працюють працювали",
    "pay": "pay paid pays betalt betaler betale оплатив оплатили оплачено сплатили сплачено",
    "refund": "refund refunded reimburse reimbursed refundert refusjon повернули відшкодували",
    "alter": "change changed changes altered modified endret endrer endre змінив змінили змінено змінилася "
    "змінився змінювалась "
    "змінювався змінювали",
    "detect": "find found discover discovered identify identified funnet fant oppdaget знайшов знайшли "
    "знайдено виявили виявлено",
    "help": "help helped helps hjalp hjelper hjulpet допомогло допоміг допомогли",
    "accept": "approve approved accept accepted godkjent godkjente godtatt погодили погоджено схвалили "
    "прийняли прийнято",
    "pass": "pass passed passes bestått пройшов пройшла пройшли пройдено",
    "cover": "cover covers covered dekker dekket dekkes покриває покрила",
}
_OF = {stem(word): f"={name}" for name, words in _GROUPS.items() for word in words.split()}
#: Chinese words of two characters that stand for each other
_HAN_GROUPS = (
    "通知 告知 知會",
    "回覆 答覆 回應 回信 回電",
    "送達 到貨 抵達 送到 收到",
    "修好 修復 修理 維修",
    "付款 支付",
    "改善 好轉",
    "完成 結束 做完",
)
_HAN_OF = {word: tuple(group.split()) for group in _HAN_GROUPS for word in group.split()}


def concept(word: str) -> str:
    """The group a lower-case word belongs to, as `=name`; its stem where it belongs to none."""
    cut = stem(word)
    return _OF.get(cut, cut)


def synonyms(head: str) -> tuple[str, ...]:
    """A Chinese word and those that stand for it."""
    return _HAN_OF.get(head, (head,))
