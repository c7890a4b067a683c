"""Chinese names in Latin letters: `Wang Xiaoming` may stand for 王小明, `Zhou` may not stand for 王."""

import re

from core.check.name_lists import SURNAMES

_SPELLED = """陳 chen chan|林 lin lam|黃 huang wong|張 zhang chang cheung|李 li lee|王 wang wong|吳 wu ng|
    劉 liu lau|蔡 cai tsai choi|
    楊 yang yeung young|許 xu hsu hui|鄭 zheng cheng|謝 xie hsieh tse|洪 hong hung|郭 guo kuo kwok|
    邱 qiu chiu|曾 zeng tseng tsang|
    廖 liao|賴 lai|徐 xu hsu tsui|周 zhou chou chow|葉 ye yeh ip|蘇 su so|莊 zhuang chuang|呂 lu lv lyu lui|
    江 jiang chiang|
    何 he ho|蕭 xiao hsiao siu|羅 luo lo law|高 gao kao ko|潘 pan poon|簡 jian chien|朱 zhu chu|
    鍾 zhong chung|彭 peng pang|
    游 you yu|詹 zhan chan|胡 hu wu|施 shi shih|沈 shen|余 yu yue|盧 lu lo|梁 liang leung|趙 zhao chao chiu|
    顏 yan yen|柯 ke ko|
    翁 weng|魏 wei|孫 sun|戴 dai tai|范 fan|方 fang fong|宋 song sung|鄧 deng teng tang|杜 du tu to|傅 fu|
    侯 hou|曹 cao tsao|
    薛 xue hsueh|丁 ding ting|卓 zhuo cho|馬 ma|阮 ruan juan|董 dong tung|唐 tang|溫 wen|藍 lan|石 shi shih|
    蔣 jiang chiang|
    田 tian tien|康 kang|姚 yao|鄒 zou tsou|白 bai pai|湯 tang|尤 you yu|巫 wu|涂 tu|
    聶 nie nieh|邵 shao|龔 gong kung|樊 fan|龐 pang|譚 tan tam|倪 ni|褚 chu|俞 yu|閻 yan yen"""
_LATIN = {row.split()[0]: frozenset(row.split()[1:]) for row in _SPELLED.replace("\n", "").split("|")}
_OF = frozenset(spelled for forms in _LATIN.values() for spelled in forms)
#: a syllable of Pinyin or Wade-Giles
_SYLLABLE = (
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh|hs|ts|tz)'?(?:[aeiouü]|ai|ei|ao|ou|an|en|ang|eng|ong|ung|er|ia|ie|iu|iao|ian|"
    r"ien|in|ing|iang|iong|ua|uo|ui|uai|uan|un|uang|ue|üe|ih|eh|uei|ieh|ueh)|(?:a|ai|an|ang|ao|e|en|er|o|ou)"
)
_WORD = re.compile(rf"(?:{_SYLLABLE})(?:-?(?:{_SYLLABLE})){{0,2}}", re.I)
_HAN_NAME = re.compile(rf"[{''.join(sorted(SURNAMES))}][\u4e00-\u9fff]{{1,2}}")


def may_stand_for(words: tuple[str, ...], people: frozenset[str]) -> bool:
    """Whether a name in Latin letters may be that of exactly one of these people, who are named in Chinese.

    It may where every word is made of Chinese syllables and none of them is another surname than theirs.
    """
    named = [name for name in people if _HAN_NAME.fullmatch(name)]
    if len(named) != 1 or not all(_WORD.fullmatch(word) for word in words):
        return False
    own = _LATIN.get(named[0][0], frozenset())
    first, last = words[0].lower(), words[-1].lower()
    if own & {first, last}:
        return True
    # a given name alone may also be spelled like a surname
    return len(words) == 1 and words[0].lower() not in _OF
