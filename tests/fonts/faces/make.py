#!/usr/bin/env python3
"""Makes the faces of the tests, in the folder of this file. Needs fontTools and brotli.

Their glyphs are boxes that fill their advance: A is 500 wide and 900 at weight 900; B is
600 wide and 1,200 at twice the width.
"""

import os

from fontTools.designspaceLib import AxisDescriptor
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation

FOLDER = os.path.dirname(os.path.abspath(__file__))


def box(width):
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((0, 700))
    pen.lineTo((width, 700))
    pen.lineTo((width, 0))
    pen.closePath()
    return pen.glyph()


def wider(axis, by):
    # Four corners, then the phantom points: left, right (the advance), top, bottom.
    return TupleVariation(
        {axis: (0.0, 1.0, 1.0)},
        [(0, 0), (0, 0), (by, 0), (by, 0), (0, 0), (by, 0), (0, 0), (0, 0)],
    )


def build(family, varies, rights=0):
    widths = {".notdef": 500, "space": 250, "A": 500, "B": 600, "zacute": 400}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(widths))
    builder.setupCharacterMap({32: "space", 65: "A", 66: "B", 0x17A: "zacute"})
    empty = TTGlyphPen(None).glyph()
    builder.setupGlyf(
        {name: empty if name == "space" else box(width) for name, width in widths.items()}
    )
    builder.setupHorizontalMetrics({name: (width, 0) for name, width in widths.items()})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": "Regular",
                            "fullName": family + " Regular",
                            "psName": family.replace(" ", "") + "-Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800,
                     usWinDescent=200, sxHeight=500, sCapHeight=700, fsType=rights)
    builder.setupPost()
    if varies:
        axes = []
        for tag, name, least, usual, most in [("wght", "Weight", 100, 400, 900),
                                              ("wdth", "Width", 100, 100, 200)]:
            axes.append(AxisDescriptor(tag=tag, name=name, minimum=least, default=usual,
                                       maximum=most))
        builder.setupFvar(axes, [])
        builder.setupGvar({"A": [wider("wght", 400)], "B": [wider("wdth", 600)]})
    # The same bytes on every run.
    builder.font["head"].created = builder.font["head"].modified = 2_082_844_800
    builder.font.recalcTimestamp = False
    return builder.font


def main():
    os.chdir(FOLDER)
    build("Octavo Boxes", varies=True).save("boxes.ttf")
    build("Octavo Kept", varies=False, rights=2).save("kept.ttf")
    for flavor in ["woff", "woff2"]:
        font = TTFont("boxes.ttf", recalcTimestamp=False)
        font.flavor = flavor
        font.save("boxes." + flavor)


if __name__ == "__main__":
    main()
