package org.gradcost.circuit.picture;

/** Colours and sizes of pictures, and the escaping of text for markup. */
final class PictureStyle {

    /** The colour of values. It is dark enough on white, and differs from that of derivatives in brightness. */
    static final String GREEN = "#0a7a2f";

    static final String RED = "#c4161c";
    static final String INK = "#222222";

    static final double SMALL = 12;
    static final double LARGE = 17;
    static final double LINE = 1.3;

    /** The width of a letter of a monospaced font divided by the font size, a little more than that of common fonts. */
    private static final double ADVANCE = 0.62;

    private PictureStyle() {}

    static double width(String text, double size) {
        return text.codePointCount(0, text.length()) * size * ADVANCE;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
