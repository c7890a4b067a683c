"""How a mail looks: one sheet that is put into the tags, as mail clients drop or change what stands elsewhere."""

_LATIN = "'Segoe UI', Helvetica, Arial, sans-serif"
FONTS = {
    "en": _LATIN,
    "zh-TW": "'PingFang TC', 'Microsoft JhengHei', 'Noto Sans TC', 'Noto Sans CJK TC', Arial, sans-serif",
}

STYLES = """
body { margin: 0; padding: 0; background-color: #eef2f6; color: #1f2933; font-family: FONTS; font-size: 15px;
  line-height: 1.5; -webkit-text-size-adjust: 100%; }
table { border-collapse: collapse; border-spacing: 0; }
td { vertical-align: top; padding: 0; font-family: FONTS; font-size: 15px; line-height: 1.5; color: #1f2933; }
.preview { display: none; max-height: 0; overflow: hidden; }
.page { width: 100%; background-color: #eef2f6; }
.around { padding: 16px 8px; }
.card { width: 100%; max-width: 600px; background-color: #ffffff; text-align: left; table-layout: fixed; }
.brand { background-color: #1f3a5f; color: #ffffff; padding: 12px 20px; font-size: 14px; font-weight: bold;
  letter-spacing: 0.5px; }
.top { padding: 20px 20px 4px; }
.section { padding: 8px 20px 4px; overflow-wrap: anywhere; word-break: break-word; }
h1 { margin: 0 0 10px; font-size: 22px; line-height: 1.3; color: #1f3a5f; overflow-wrap: anywhere; }
h2 { margin: 8px 0 6px; font-size: 17px; line-height: 1.35; color: #1f3a5f; }
p { margin: 0 0 8px; }
.fields { margin: 0 0 10px; }
.label { padding: 1px 12px 1px 0; color: #5b6775; font-size: 14px; white-space: nowrap; }
.value { padding: 1px 0; font-size: 14px; overflow-wrap: anywhere; }
.notice { margin: 0 0 8px; padding: 8px 12px; background-color: #fff5e0; border-left: 4px solid #c98a1b; }
.action { margin: 12px 0 10px; }
.button { display: inline-block; padding: 9px 18px; background-color: #2b5c8a; color: #ffffff; font-weight: bold;
  text-decoration: none; border-radius: 4px; }
.small { font-size: 13px; color: #5b6775; }
.list { width: 100%; margin: 0 0 8px; }
.dot { width: 16px; padding: 3px 0; color: #2b5c8a; }
.line { padding: 3px 0; overflow-wrap: anywhere; word-break: break-word; }
.time { width: 84px; padding: 3px 10px 3px 0; color: #5b6775; font-size: 13px; line-height: 1.7; }
.clock { width: 46px; padding: 3px 8px 3px 0; color: #5b6775; font-size: 13px; line-height: 1.7; }
.number { width: 38px; padding: 3px 6px 3px 0; color: #5b6775; font-size: 13px; line-height: 1.7; }
.band { padding: 6px 8px; background-color: #e3eaf2; font-weight: bold; font-size: 14px; }
.mark { color: #5b6775; font-size: 12px; white-space: normal; }
.to { color: #5b6775; text-decoration: none; }
.about { padding: 8px 20px 12px; border-top: 1px solid #c5ced8; overflow-wrap: anywhere; }
.about p { font-size: 13px; color: #5b6775; margin: 0 0 4px; }
.about .badge { font-style: italic; }
.foot { padding: 12px 20px 18px; background-color: #eef2f6; color: #5b6775; font-size: 12px; }
.foot a { color: #2b5c8a; }
"""
