package org.gradcost.circuit.picture;

/** Colours and sizes, and the one way in which text is put into markup. */
final class PictureStyle {

    /** Dark enough on white, and of different brightness in grey. */
    static final String GREEN = "#0a7a2f";

    static final String RED = "#c4161c";
    static final String INK = "#222222";

    static final double SMALL = 12;
    static final double LARGE = 17;
    static final double LINE = 1.3;

    /** Of a letter in a monospaced font, in parts of its size; a little more than any usual font has. */
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
