#!/usr/bin/python3
"""Makes the embedded fonts from Debian's fonts-inter and fonts-jetbrains-mono.

usage: assets/fonts/make.py DIRECTORY
DIRECTORY holds both packages, unpacked with dpkg -x. Needs python3-fonttools. See
src/site/markdown/decisions/fonts.md for why the fonts are changed at all.
"""
import sys
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

OUT = Path(__file__).parents[2] / "src/main/resources/dev/bindsight/view/look/fonts"
INTER = "usr/share/fonts/opentype/inter/Inter-%s.otf"
MONO = "usr/share/fonts/truetype/jetbrains-mono/JetBrainsMono-%s.ttf"

# source, family, style that JavaFX looks up, file, feature made the default
FONTS = [
    (INTER % "Regular", "Bindsight Inter", "Regular", "inter-400.ttf", "tnum"),
    (INTER % "Medium", "Bindsight Inter Medium", "Regular", "inter-500.ttf", "tnum"),
    (INTER % "SemiBold", "Bindsight Inter", "Bold", "inter-600.ttf", "tnum"),
    (MONO % "Regular", "Bindsight Mono", "Regular", "jetbrains-mono-400.ttf", None),
    (MONO % "SemiBold", "Bindsight Mono", "Bold", "jetbrains-mono-600.ttf", None),
]

# Latin, IPA, Greek, Cyrillic, more Latin, punctuation, currency, letterlike, arrows, operators,
# boxes and blocks, shapes, check marks
RANGES = [(0x20, 0x2AF), (0x2B0, 0x36F), (0x370, 0x3FF), (0x400, 0x52F), (0x1E00, 0x1EFF),
          (0x2000, 0x206F), (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2190, 0x21FF),
          (0x2200, 0x22FF), (0x2500, 0x25FF), (0x2713, 0x2718), (0xFFFD, 0xFFFD)]


def freeze(font, tag):
    """Makes the glyphs of a single substitution the ones that characters map to."""
    gsub = font["GSUB"].table
    lookups = {i for r in gsub.FeatureList.FeatureRecord if r.FeatureTag == tag
               for i in r.Feature.LookupListIndex}
    mapping = {}
    for index in sorted(lookups):
        for subtable in gsub.LookupList.Lookup[index].SubTable:
            mapping.update(getattr(subtable, "ExtSubTable", subtable).mapping)
    for table in font["cmap"].tables:
        for character, glyph in table.cmap.items():
            table.cmap[character] = mapping.get(glyph, glyph)


def quadratic(font):
    """Turns cubic outlines into the quadratic ones of a TrueType font."""
    glyphs = font.getGlyphSet()
    outlines = {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, 1.0, reverse_direction=True))
        outlines[name] = pen.glyph()
    del font["CFF "]
    if "VORG" in font:
        del font["VORG"]
    font["loca"] = newTable("loca")
    glyf = font["glyf"] = newTable("glyf")
    glyf.glyphOrder = font.getGlyphOrder()
    glyf.glyphs = outlines
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
                  "maxStackElements", "maxSizeOfInstructions", "maxComponentElements",
                  "maxPoints", "maxContours", "maxCompositePoints", "maxCompositeContours",
                  "maxComponentDepth"):
        setattr(maxp, field, 0)
    maxp.maxZones = 1
    font["post"].formatType = 3.0
    font.sfntVersion = "\000\001\000\000"


def rename(font, family, style):
    """Names of its own, so that no font installed on the machine is taken instead."""
    full = family if style == "Regular" else f"{family} {style}"
    for name in list(font["name"].names):
        if name.nameID in (1, 2, 3, 4, 6, 16, 17, 21, 22, 25):
            font["name"].removeNames(nameID=name.nameID)
    for number, text in ((1, family), (2, style), (3, full), (4, full),
                         (6, full.replace(" ", ""))):
        font["name"].setName(text, number, 3, 1, 0x409)
        font["name"].setName(text, number, 1, 0, 0)
    bold = style == "Bold"
    font["head"].macStyle = 1 if bold else 0
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x61) | (0x20 if bold else 0x40)
    font["OS/2"].usWeightClass = 700 if bold else 400


for source, family, style, target, feature in FONTS:
    font = TTFont(Path(sys.argv[1]) / source)
    if feature:
        freeze(font, feature)
    options = Options(layout_features=["ccmp", "kern", "mark", "mkmk"], hinting=False,
                      name_IDs=["*"], notdef_outline=True, glyph_names=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[c for first, last in RANGES for c in range(first, last + 1)])
    subsetter.subset(font)
    if "CFF " in font:
        quadratic(font)
    rename(font, family, style)
    font.save(OUT / target)
    print(target, (OUT / target).stat().st_size)
