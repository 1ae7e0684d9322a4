package org.gradcost.circuit.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcost.circuit.Circuit;
import org.gradcost.circuit.NamedCircuit;
import org.gradcost.circuit.NamedCircuits;
import org.gradcost.circuit.Traced;
import org.gradcost.circuit.picture.Layout.Point;
import org.gradcost.circuit.picture.Layout.Rectangle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures as geometry: nothing lies on anything else, whatever the circuit. */
class LayoutTest {

    /** Laid out once for all tests. */
    private static final Map<Diagram, Layout> LAYOUTS = new HashMap<>();

    static Stream<Arguments> diagrams() {
        Stream<Arguments> named = NamedCircuits.all().stream()
                .map(c -> Arguments.argumentSet(c.name(), c.trace().reverse().diagram()));
        Stream<Arguments> random = IntStream.range(1, 5)
                .mapToObj(seed -> Arguments.argumentSet(
                        "30 gates, seed " + seed, random(30, seed).reverse().diagram()));
        Stream<Arguments> others = Stream.of(
                Arguments.argumentSet(
                        "matrices", NamedCircuits.matmul().reverse().diagram()),
                Arguments.argumentSet("forward", random(30, 9).forward(0).diagram()),
                Arguments.argumentSet("200 gates", random(200, 10).reverse().diagram()));
        return Stream.of(named, random, others).flatMap(s -> s);
    }

    /** Gates on random earlier results: far more tangled than a formula. */
    private static Circuit<Double> random(int gates, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Circuit.of(
                List.of("x", "y", "z"),
                inputs -> {
                    List<Traced> results = new ArrayList<>(List.of(inputs));
                    while (results.size() < gates + inputs.length) {
                        // The last result is always used, so that no gate is left out.
                        Traced last = results.get(results.size() - 1);
                        Traced other = results.get(random.nextInt(results.size()));
                        results.add(
                                switch (random.nextInt(4)) {
                                    case 0 -> last.add(other);
                                    case 1 -> last.multiply(other).tanh();
                                    case 2 -> other.max(last);
                                    default -> last.sigmoid();
                                });
                    }
                    return results.get(results.size() - 1);
                },
                0.5,
                -1.25,
                1234567.5);
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void nothingOverlaps(Diagram diagram) {
        Layout layout = LAYOUTS.computeIfAbsent(diagram, SvgFormat::layout);
        List<Rectangle> all = new ArrayList<>(layout.boxes());
        all.addAll(layout.labels());
        for (int i = 0; i < all.size(); i++) {
            Rectangle a = all.get(i);
            assertTrue(
                    a.x() >= 0
                            && a.y() >= 0
                            && a.x() + a.width() <= layout.width()
                            && a.y() + a.height() <= layout.height(),
                    a + " is outside");
            for (int j = 0; j < i; j++) {
                assertFalse(a.overlaps(all.get(j)), a + " lies on " + all.get(j));
            }
        }
    }

    /** A wire runs through its own label, between the two numbers, and through no other label and no box. */
    @ParameterizedTest
    @MethodSource("diagrams")
    void wiresKeepOffBoxesAndLabelsOfOthers(Diagram diagram) {
        Layout layout = LAYOUTS.computeIfAbsent(diagram, SvgFormat::layout);
        for (int w = 0; w < layout.wires().size(); w++) {
            for (Rectangle piece : pieces(layout.wires().get(w))) {
                for (Rectangle box : layout.boxes()) {
                    assertFalse(piece.overlaps(shrunk(box)), "wire " + w + " runs through " + box);
                }
                for (int other = 0; other < layout.labels().size(); other++) {
                    Rectangle label = layout.labels().get(other);
                    if (other != w) {
                        assertFalse(piece.overlaps(shrunk(label)), "wire " + w + " runs through label " + other);
                    } else if (piece.overlaps(shrunk(label))) {
                        assertEquals(label.centreY(), piece.centreY(), 2, "wire " + w + " runs through its numbers");
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void wiresGoFromLeftToRight(Diagram diagram) {
        Layout layout = LAYOUTS.computeIfAbsent(diagram, SvgFormat::layout);
        for (Diagram.Wire wire : diagram.wires()) {
            Rectangle from = layout.boxes().get(wire.from());
            assertTrue(from.x() + from.width() < layout.boxes().get(wire.to()).x());
        }
    }

    /** The first argument of a gate comes in above the second. */
    @ParameterizedTest
    @MethodSource("diagrams")
    void argumentsKeepTheirOrder(Diagram diagram) {
        Layout layout = LAYOUTS.computeIfAbsent(diagram, SvgFormat::layout);
        for (int w = 1; w < layout.wires().size(); w++) {
            if (diagram.wires().get(w).to() == diagram.wires().get(w - 1).to()) {
                assertTrue(end(layout, w - 1).y() < end(layout, w).y(), "arguments " + (w - 1) + " and " + w);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.gradcost.circuit.NamedCircuits#all")
    void aPictureIsReproducibleAndCarriesBothNumbersOfEveryWire(NamedCircuit named) {
        Diagram diagram = named.trace().reverse().diagram();
        String svg = diagram.svg();
        assertEquals(svg, named.trace().reverse().diagram().svg());
        String dot = diagram.dot();
        for (Diagram.Wire wire : diagram.wires()) {
            assertTrue(svg.contains("font-weight=\"bold\" fill=\"" + PictureStyle.GREEN + "\">" + wire.primal() + "<"));
            assertTrue(svg.contains(
                    "font-style=\"italic\" fill=\"" + PictureStyle.RED + "\">← " + wire.derivative() + "<"));
            assertTrue(dot.contains("<b>" + wire.primal() + "</b>"));
            assertTrue(dot.contains("<i>← " + wire.derivative() + "</i>"));
        }
    }

    private static Point end(Layout layout, int wire) {
        List<Point> points = layout.wires().get(wire);
        return points.get(points.size() - 1);
    }

    private static List<Rectangle> pieces(List<Point> points) {
        List<Rectangle> pieces = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            Point a = points.get(i - 1);
            Point b = points.get(i);
            pieces.add(new Rectangle(
                    Math.min(a.x(), b.x()),
                    Math.min(a.y(), b.y()),
                    Math.abs(a.x() - b.x()) + 0.01,
                    Math.abs(a.y() - b.y()) + 0.01));
        }
        return pieces;
    }

    /** Without its border, where wires begin and end. */
    private static Rectangle shrunk(Rectangle r) {
        return new Rectangle(r.x() + 0.5, r.y() + 0.5, r.width() - 1, r.height() - 1);
    }
}
