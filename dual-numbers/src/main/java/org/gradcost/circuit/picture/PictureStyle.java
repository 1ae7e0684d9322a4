package org.gradcost.circuit.picture;

/** Colours and sizes of pictures, and the escaping of text in markup. */
final class PictureStyle {

    /** Dark enough on white, and of different brightness in grey. */
    static final String GREEN = "#0a7a2f";

    static final String RED = "#c4161c";
    static final String INK = "#222222";

    static final double SMALL = 12;
    static final double LARGE = 17;
    static final double LINE = 1.3;

    /** The width of a letter in a monospaced font, divided by its size; a little more than that of usual fonts. */
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
