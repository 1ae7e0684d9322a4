package org.gradcost.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.gradcost.dual.ForwardOverForward;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * First and second derivatives of every gate of the table, by forward over forward, at 2000 points or more of its domain,
 * against 48 digits. Other nestings are held to this one. The table of second derivatives in the README of {@code dual-numbers} is what is asserted; the test
 * prints what it measured, in the same form.
 */
class SecondOrderAccuracyTest {

    private static final double MOST_FIRST = 4;
    private static final double MOST_SECOND = 16;

    /** Units of the last place by which the table may be above what is measured: another seed finds other points. */
    private static final double SLACK = 3;

    private static final Map<String, double[]> BOUNDS = AccuracyTable.read("second derivatives");

    private static final SecondOrder NESTING = new ForwardOverForward();

    /** A point with what is true there; {@code scale} is the size of the terms of a mixed derivative. */
    private record Truth(double x, double y, Exact[] first, Exact[] second, Exact scale) {}

    @TestFactory
    Stream<DynamicTest> gates() {
        return Stream.concat(
                Gates.unary().stream().map(gate -> DynamicTest.dynamicTest(gate.name(), () -> unary(gate))),
                Gates.binary().stream().map(gate -> DynamicTest.dynamicTest(gate.name(), () -> binary(gate))));
    }

    private void unary(UnaryGate gate) {
        Ulps first = new Ulps();
        Ulps second = new Ulps();
        for (Truth truth : truths(gate)) {
            double x = truth.x;
            double[] derivatives = NESTING.differentiate(gate, x);
            assertEquals(gate.value(x), derivatives[0], gate + " at " + x);
            first.add(derivatives[1], truth.first[0], x);
            second.add(derivatives[2], truth.second[0], x);
        }
        judge(gate.name(), first, second);
    }

    private static List<Truth> truths(UnaryGate gate) {
        List<Truth> truths = new ArrayList<>();
        for (double x : SecondOrderPoints.of(gate)) {
            Exact a = Exact.of(x);
            Exact[] first = {Reference.of(gate).slope().apply(a)};
            truths.add(
                    new Truth(x, 0, first, new Exact[] {SecondReference.of(gate).apply(a)}, null));
        }
        return truths;
    }

    private void binary(BinaryGate gate) {
        Ulps first = new Ulps();
        Ulps second = new Ulps();
        for (Truth truth : truths(gate)) {
            double x = truth.x;
            double y = truth.y;
            double[] one = NESTING.differentiateFirst(gate, x, y);
            assertEquals(gate.value(x, y), one[0], gate + " at " + x + ", " + y);
            first.add(one[1], truth.first[0], x, y);
            second.add(one[2], truth.second[0], x, y);
            if (truth.first[1] == null) {
                continue;
            }
            double[] both = NESTING.differentiate(gate, x, y);
            assertEquals(gate.value(x, y), both[0], gate + " at " + x + ", " + y);
            first.add(both[1], truth.first[0], x, y);
            first.add(both[2], truth.first[1], x, y);
            second.add(both[3], truth.second[0], x, y);
            second.add(both[4], truth.second[1], truth.scale, x, y);
            second.add(both[5], truth.second[1], truth.scale, x, y);
            second.add(both[6], truth.second[2], x, y);
        }
        judge(gate.name(), first, second);
    }

    private static List<Truth> truths(BinaryGate gate) {
        Reference.Binary slopes = Reference.of(gate);
        SecondReference.Binary curvature = SecondReference.of(gate);
        List<Truth> truths = new ArrayList<>();
        for (double[] point : SecondOrderPoints.of(gate)) {
            Exact a = Exact.of(point[0]);
            Exact b = Exact.of(point[1]);
            Exact[] first = {slopes.slopeX().apply(a, b), slopes.slopeY().apply(a, b)};
            Exact[] second = {curvature.xx().apply(a, b), null, null};
            if (first[1] != null) {
                second[1] = curvature.xy().apply(a, b);
                second[2] = curvature.yy().apply(a, b);
            }
            boolean difference = first[1] != null && curvature.scale() != null;
            Exact scale = difference ? curvature.scale().apply(a, b) : second[1];
            truths.add(new Truth(point[0], point[1], first, second, scale));
        }
        return truths;
    }

    private static void judge(String gate, Ulps first, Ulps second) {
        System.out.printf(Locale.ROOT, "| `%s` | %.2f | %.2f |%n", gate, first.worst(), second.worst());
        double[] bounds = BOUNDS.get(gate);
        assertTrue(bounds != null, gate + " is missing in the table of second derivatives of README.md");
        assertTrue(bounds[0] <= MOST_FIRST && bounds[1] <= MOST_SECOND, gate + ": 4 and 16 ulp are promised");
        assertTrue(
                first.worst() <= bounds[0], gate + ": first derivative " + first + ", seed " + SecondOrderPoints.SEED);
        assertTrue(
                second.worst() <= bounds[1],
                gate + ": second derivative " + second + ", seed " + SecondOrderPoints.SEED);
        assertTrue(
                bounds[0] <= first.worst() + SLACK && bounds[1] <= second.worst() + SLACK,
                gate + ": the table" + " allows more than was measured: " + first.worst() + ", " + second.worst());
    }
}
