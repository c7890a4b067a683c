"""Draws the pictures and PDFs of the sample rooms: `python samples/make_files.py`. Needs Pillow and two fonts.

Nothing here is a photograph: panel screens, charts and "photos" are drawn, so the samples carry no one's rights. The
files it makes are committed; run it again only to change them.
"""

import math
import random
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

HERE = Path(__file__).parent
LATIN = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
#: index 3 of the collection is Traditional Chinese
CHINESE = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
ORIENTATION = 0x0112
#: fixed, so that a second run gives the same PDF
MADE = datetime(2026, 3, 1, tzinfo=UTC).timetuple()


def font(size: int, chinese: bool = False) -> ImageFont.FreeTypeFont:
    """The font of a sample's language at a pixel size."""
    return ImageFont.truetype(CHINESE, size, index=3) if chinese else ImageFont.truetype(LATIN, size)


def panel(path: Path, title: str, alarm: str, rows: list[tuple[str, str, bool]], chinese: bool = False) -> None:
    """A machine's touch panel with an alarm bar. A row is label, value, and whether it is out of limits."""
    image = Image.new("RGB", (1000, 620), "#20262d")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 1000, 64), fill="#39434d")
    draw.text((24, 16), title, font=font(26, chinese), fill="#e8edf1")
    draw.rectangle((0, 64, 1000, 134), fill="#c0281e")
    draw.text((24, 82), alarm, font=font(28, chinese), fill="white")
    for number, (label, value, bad) in enumerate(rows):
        x, y = 24 + (number % 2) * 484, 160 + (number // 2) * 88
        draw.rounded_rectangle((x, y, x + 468, y + 74), 8, fill="#4a2523" if bad else "#2c353e")
        draw.text((x + 18, y + 21), label, font=font(24, chinese), fill="#c4ced6")
        draw.text((x + 450, y + 19), value, font=font(27, chinese), fill="#ff8f80" if bad else "#8fe0a2", anchor="ra")
    for number, word in enumerate(("確認", "重置", "歷史") if chinese else ("ACK", "RESET", "HISTORY")):
        x = 24 + number * 190
        draw.rounded_rectangle((x, 538, x + 170, 596), 8, fill="#55616d")
        draw.text((x + 85, 567), word, font=font(22, chinese), fill="white", anchor="mm")
    image.save(path, optimize=True)


def chart(path: Path, title: str, days: list[str], values: list[float], span: tuple[float, float],
          limit: tuple[float, str], chinese: bool = False) -> None:  # fmt: skip
    """A line chart of one value a day with a dashed limit; `span` is the lower and upper end of the scale."""
    image = Image.new("RGB", (1000, 560), "white")
    draw = ImageDraw.Draw(image)
    low, high = span

    def place(number: float, value: float) -> tuple[float, float]:
        return 90 + number * 860 / (len(values) - 1), 480 - (value - low) / (high - low) * 380

    draw.text((90, 28), title, font=font(26, chinese), fill="#222222")
    for step in range(5):
        mark = low + (high - low) * step / 4
        y = place(0, mark)[1]
        draw.line((90, y, 950, y), fill="#e3e6e9")
        draw.text((78, y), f"{mark:g}", font=font(20), fill="#555555", anchor="rm")
    y = place(0, limit[0])[1]
    for dash in range(90, 950, 24):
        draw.line((dash, y, dash + 13, y), fill="#c0281e", width=3)
    draw.text((96, y + 6), limit[1], font=font(20, chinese), fill="#c0281e")
    points = [place(number, value) for number, value in enumerate(values)]
    draw.line(points, fill="#1f6aa5", width=4, joint="curve")
    for number, (x, y) in enumerate(points):
        draw.ellipse((x - 5, y - 5, x + 5, y + 5), fill="#1f6aa5")
        if number % 2 == 0:
            draw.text((x, 496), days[number], font=font(19), fill="#555555", anchor="ma")
    image.save(path, optimize=True)


def photo(size: tuple[int, int], dark: str, light: str, seed: int) -> Image.Image:
    """A lit, grainy background, so that a drawing looks taken rather than drawn."""
    ramp = Image.radial_gradient("L").resize(size)
    image = Image.composite(Image.new("RGB", size, dark), Image.new("RGB", size, light), ramp)
    chance = random.Random(seed)
    grain = Image.new("L", (size[0] // 3, size[1] // 3))
    grain.putdata([chance.randrange(256) for _ in range(grain.width * grain.height)])
    return Image.blend(image, Image.merge("RGB", [grain.resize(size)] * 3), 0.06)


def belt(path: Path) -> None:
    """A toothed belt with two teeth gone, held sideways: the upright picture is 720 x 960, as EXIF says."""
    image = photo((720, 960), "#23262a", "#8b8f92", 5)
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((250, -40, 470, 1000), 12, fill="#17181a")
    draw.line((262, 0, 262, 960), fill="#3a3d40", width=5)
    for number, y in enumerate(range(16, 940, 62)):
        if number in (7, 8):
            draw.polygon([(470, y), (478, y + 9), (472, y + 20), (481, y + 34), (470, y + 40)], fill="#6d6253")
            for thread in range(6):
                draw.line((455 + thread * 5, y + 4, 468 + thread * 9, y + 30), fill="#b9a98a", width=2)
        else:
            draw.rounded_rectangle((464, y, 532, y + 40), 9, fill="#1d1f21")
            draw.line((470, y + 4, 524, y + 4), fill="#46494c", width=3)
    draw.line([(300, 380), (345, 430), (322, 500), (372, 560)], fill="#5b5348", width=5)
    draw.ellipse((410, 410, 640, 590), outline="#e7c52c", width=6)
    turned = image.filter(ImageFilter.GaussianBlur(1.1)).rotate(90, expand=True)
    exif = Image.Exif()
    exif[ORIENTATION] = 6  # stored lying, shown after a quarter turn clockwise
    turned.save(path, quality=82, exif=exif)


def fan(path: Path) -> None:
    """A cooling fan behind a filter full of dust, held sideways: the upright picture is 720 x 960, as EXIF says."""
    image = photo((720, 960), "#2b2d2f", "#9a9c98", 9)
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((70, 190, 650, 770), 26, fill="#1e2123", outline="#55595c", width=8)
    draw.ellipse((110, 230, 610, 730), fill="#101214")
    for blade in range(7):
        draw.pieslice((125, 245, 595, 715), blade * 360 / 7, blade * 360 / 7 + 34, fill="#33383b")
    chance = random.Random(4)
    for _ in range(2600):
        angle, reach = chance.random() * math.tau, 250 * math.sqrt(chance.random())
        x, y, r = 360 + reach * math.cos(angle), 480 + reach * math.sin(angle), chance.uniform(2, 9)
        draw.ellipse((x - r, y - r * 0.6, x + r, y + r * 0.6), fill=chance.choice(["#b9b4a6", "#a39d8e", "#cfcabd"]))
    for x in range(130, 610, 40):
        draw.line((x, 240, x, 720), fill="#6c7073", width=4)
        draw.line((120, x + 110, 600, x + 110), fill="#6c7073", width=4)
    draw.ellipse((295, 415, 425, 545), fill="#2b2f32", outline="#6c7073", width=6)
    turned = image.filter(ImageFilter.GaussianBlur(1.2)).rotate(90, expand=True)
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    turned.save(path, quality=82, exif=exif)


def held(path: Path, sign: str, tag: str, chinese: bool = False) -> None:
    """A bay with goods on hold, a red tag on each, and the bay's sign on the wall."""
    image = photo((960, 640), "#3b3f42", "#b6b3aa", 2)
    draw = ImageDraw.Draw(image)
    draw.polygon([(0, 640), (0, 470), (960, 470), (960, 640)], fill="#77746c")
    draw.rectangle((380, 40, 580, 110), fill="#f2c230")
    draw.text((480, 75), sign, font=font(34, chinese), fill="#222222", anchor="mm")
    for number in range(6):
        x, y = 36 + number * 152, 250 + (number % 2) * 24
        if chinese:
            draw.ellipse((x, y + 60, x + 134, y + 262), fill="#e8e6df", outline="#8d8a80", width=4)
            draw.ellipse((x + 45, y + 136, x + 89, y + 192), fill="#8a6f4d")
        else:
            for row in range(5):
                for column in range(4):
                    left, top = x + column * 33, y + row * 46
                    draw.rounded_rectangle((left, top, left + 30, top + 43), 4, fill="#a9cfe0", outline="#7ba6ba")
            draw.rectangle((x - 4, y + 232, x + 136, y + 252), fill="#9c7346")
        draw.rectangle((x + 34, y + 78, x + 102, y + 132), fill="#c0281e")
        draw.text((x + 68, y + 105), tag, font=font(22, chinese), fill="white", anchor="mm")
    image.filter(ImageFilter.GaussianBlur(0.8)).save(path, quality=78)


def paper(path: Path, heading: str, lines: list[tuple[str, str]], foot: str, chinese: bool = False) -> None:
    """A one-page A4 paper: heading, lines of label and value, a foot."""
    page = Image.new("L", (827, 1169), 255)
    draw = ImageDraw.Draw(page)
    draw.text((80, 90), heading, font=font(32, chinese), fill=0)
    draw.line((80, 146, 747, 146), fill=0, width=2)
    for number, (label, value) in enumerate(lines):
        y = 186 + number * 48
        draw.text((80, y), label, font=font(20, chinese), fill=90)
        draw.text((747, y), value, font=font(20, chinese), fill=0, anchor="ra")
    draw.line((80, 1040, 747, 1040), fill=150)
    draw.text((80, 1060), foot, font=font(17, chinese), fill=90)
    page.save(path, "PDF", resolution=100, title=heading, creationDate=MADE, modDate=MADE)


def make_en(out: Path) -> None:
    """The files of the bottling room."""
    torques = [("Head 1", "1.94 Nm"), ("Head 2", "1.91 Nm"), ("Head 3", "1.82 Nm"), ("Head 4", "1.93 Nm"),
               ("Head 5", "1.38 Nm"), ("Head 6", "1.95 Nm"), ("Head 7", "1.90 Nm"), ("Head 8", "1.92 Nm")]  # fmt: skip
    panel(out / "line2-hmi.png", "LINE 2 · CAPPER", "A-217   Capper torque low   Head 5",
          [(head, value, head == "Head 5") for head, value in torques])  # fmt: skip
    days = ["18.02", "19.02", "20.02", "21.02", "22.02", "23.02", "24.02", "25.02", "26.02", "27.02", "28.02", "01.03",
            "02.03", "03.03", "04.03"]  # fmt: skip
    chart(out / "head5-torque.png", "Line 2, head 5: closing torque (Nm), daily mean", days,
          [1.93, 1.92, 1.93, 1.91, 1.92, 1.92, 1.92, 1.89, 1.86, 1.82, 1.79, 1.75, 1.71, 1.66, 1.38],
          (1.2, 2.0), (1.6, "alarm limit 1.60"))  # fmt: skip
    belt(out / "head5-belt.jpg")
    held(out / "bay4-red-tags.webp", "BAY 4", "HOLD")
    paper(out / "brenna-order-confirmation.pdf", "Brenna Drives · Order confirmation",
          [("Customer", "Rimfoss Bottling"), ("Order no.", "BD-8853"), ("Date", "4 March 2026"),
           ("Item", "Timing belt 25 mm, 8M, reinforced"), ("Quantity", "2"),
           ("Delivery", "5 March 2026, before 09:00"), ("Contact", "Eirik Nymoen")],
          "Sample document of an invented firm.")  # fmt: skip


def make_zh(out: Path) -> None:
    """The files of the label press room."""
    panel(out / "p3-uv-面板.png", "P3 柔印機 · UV 乾燥", "W-38   2 號燈溫度過高   84°C", [
        ("1 號燈溫度", "61°C", False), ("1 號燈輸出", "95%", False), ("2 號燈溫度", "84°C", True),
        ("2 號燈輸出", "61%", True), ("3 號燈溫度", "62°C", False), ("3 號燈輸出", "96%", False),
        ("機速", "0 m/min", False), ("工單", "H7735", False)], chinese=True)  # fmt: skip
    chart(out / "2號燈輸出.png", "P3 2 號 UV 燈輸出 (%)，每日平均",
          ["3/1", "3/2", "3/3", "3/4", "3/5", "3/6", "3/7", "3/8", "3/9", "3/10", "3/11"],
          [98, 97, 95, 92, 89, 85, 81, 77, 73, 68, 61], (50, 100), (90, "建議值 90%"), chinese=True)  # fmt: skip
    fan(out / "風扇濾網.jpg")
    held(out / "c區扣留.webp", "C 區", "扣留", chinese=True)
    paper(out / "崧亦機電報價單.pdf", "崧亦機電 報價單", [
        ("客戶", "霽原標籤"), ("單號", "SY-0311-2"), ("日期", "2026/3/11"), ("品名", "UV 燈散熱風扇 (含軸承)"),
        ("數量", "1"), ("交期", "2026/3/12 10:00 前"), ("聯絡人", "蔡政諺")],
        "虛構公司的範例文件。", chinese=True)  # fmt: skip


def main() -> None:
    """Draw everything."""
    for folder, make in (("en", make_en), ("zh-TW", make_zh)):
        out = HERE / folder / "files"
        out.mkdir(parents=True, exist_ok=True)
        make(out)


if __name__ == "__main__":
    main()
