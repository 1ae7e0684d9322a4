package org.gradcost.results.report.figure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;

/**
 * A PDF page of the figure's size, with an embedded font. It has no dates and a fixed id, so that the same figure gives the same
 * bytes.
 */
final class PdfCanvas implements Canvas {
    private static final long ID = 1;

    private final PDDocument document = new PDDocument();
    private final PDPageContentStream page;
    private final PDFont font;

    PdfCanvas(double width, double height, String title) {
        try (InputStream in = Typeface.open()) {
            document.setDocumentId(ID);
            document.getDocumentInformation().setTitle(title);
            PDPage sheet = new PDPage(new PDRectangle((float) width, (float) height));
            document.addPage(sheet);
            font = PDType0Font.load(document, in, true);
            page = new PDPageContentStream(document, sheet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] document() {
        try (document;
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            page.close();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void line(List<At> points, Style style, double width, double dash) {
        draw(() -> {
            page.setStrokingColor(style.red() / 255f, style.green() / 255f, style.blue() / 255f);
            page.setLineWidth((float) width);
            page.setLineDashPattern(dash > 0 ? new float[] {(float) dash} : new float[0], 0);
            path(points);
            page.stroke();
        });
    }

    @Override
    public void area(List<At> corners, Style style, double opacity) {
        draw(() -> {
            PDExtendedGraphicsState state = new PDExtendedGraphicsState();
            state.setNonStrokingAlphaConstant((float) opacity);
            page.saveGraphicsState();
            page.setGraphicsStateParameters(state);
            page.setNonStrokingColor(style.red() / 255f, style.green() / 255f, style.blue() / 255f);
            path(corners);
            page.fill();
            page.restoreGraphicsState();
        });
    }

    @Override
    public void shape(List<At> corners, Style style, boolean hollow) {
        draw(() -> {
            float red = style.red() / 255f;
            float green = style.green() / 255f;
            float blue = style.blue() / 255f;
            page.setStrokingColor(red, green, blue);
            page.setNonStrokingColor(hollow ? 1 : red, hollow ? 1 : green, hollow ? 1 : blue);
            page.setLineWidth(0.8f);
            page.setLineDashPattern(new float[0], 0);
            path(corners);
            page.closePath();
            page.fillAndStroke();
        });
    }

    @Override
    public void text(At at, String text, double size, Anchor anchor, boolean turned) {
        String printable = Typeface.printable(text);
        double before = switch (anchor) {
            case START -> 0;
            case MIDDLE -> width(text, size) / 2;
            case END -> width(text, size);
        };
        draw(() -> {
            page.beginText();
            page.setNonStrokingColor(0f, 0f, 0f);
            page.setFont(font, (float) size);
            page.setTextMatrix(
                    turned
                            ? new Matrix(0, 1, -1, 0, (float) at.x(), (float) (at.y() - before))
                            : new Matrix(1, 0, 0, 1, (float) (at.x() - before), (float) at.y()));
            page.showText(printable);
            page.endText();
        });
    }

    @Override
    public double width(String text, double size) {
        return Typeface.width(Typeface.printable(text), size);
    }

    private void path(List<At> points) throws IOException {
        page.moveTo((float) points.get(0).x(), (float) points.get(0).y());
        for (At at : points.subList(1, points.size())) {
            page.lineTo((float) at.x(), (float) at.y());
        }
    }

    private interface Drawing {
        void run() throws IOException;
    }

    private static void draw(Drawing drawing) {
        try {
            drawing.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
