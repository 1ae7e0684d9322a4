package org.gradcost.results.report.figure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * The font Liberation Sans, which PDFBox contains (SIL Open Font License), with the same letter widths as Arial and Helvetica.
 */
final class Typeface {
    private static final String RESOURCE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final TrueTypeFont FONT = parse();

    private Typeface() {}

    static InputStream open() {
        return PDFont.class.getResourceAsStream(RESOURCE);
    }

    static double width(String text, double size) {
        try {
            double width = 0;
            for (int c : text.codePoints().toArray()) {
                width += FONT.getAdvanceWidth(FONT.getUnicodeCmapLookup().getGlyphId(c));
            }
            return width * size / FONT.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces characters that the font does not have by question marks. */
    static String printable(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> out.appendCodePoint(known(c) ? c : '?'));
        return out.toString();
    }

    private static boolean known(int c) {
        try {
            return FONT.getUnicodeCmapLookup().getGlyphId(c) != 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TrueTypeFont parse() {
        try (InputStream in = open()) {
            return new TTFParser().parse(new RandomAccessReadBuffer(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
