package org.gradcost.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Value and slopes of every gate at 10 000 points of its domain, subnormal and huge ones among them, against 48 digits.
 * The table in this module's README is what is asserted; the test prints what it measured, in the same form.
 * {@code -Dgradcost.points=1000000} looks longer.
 */
class AccuracyTest {
    private static final long SEED = 20261122;
    private static final int POINTS = Integer.getInteger("gradcost.points", 10_000);

    /** Units of the last place that no slope may be away from the truth. */
    private static final double MOST = 4;

    /** Their slopes are made from the value, and are as bad as that where it is subnormal or overflows. */
    private static final Set<BinaryGate> SLOPES_FROM_VALUE = Set.of(Gates.DIVIDE, Gates.POW, Gates.HYPOT, Gates.ROOT);

    private static final Set<UnaryGate> SLOW =
            Set.of(Gates.ERF, Gates.ERFC, Gates.LOG_NORMAL_CDF, Gates.LOG_GAMMA, Gates.DIGAMMA);

    private static final Map<String, double[]> BOUNDS = AccuracyTable.read("slopes");

    @TestFactory
    Stream<DynamicTest> gates() {
        return Stream.concat(
                Gates.unary().stream().map(gate -> DynamicTest.dynamicTest(gate.name(), () -> unary(gate))),
                Gates.binary().stream().map(gate -> DynamicTest.dynamicTest(gate.name(), () -> binary(gate))));
    }

    private static void unary(UnaryGate gate) {
        Reference.Unary truth = Reference.of(gate);
        Ulps value = new Ulps();
        Ulps slope = new Ulps();
        for (double x : new Points(SEED).of(points(gate), x -> !Double.isNaN(gate.value(x)))) {
            Exact exact = Exact.of(x);
            if (atPole(gate, x)) {
                assertTrue(Double.isInfinite(gate.slope(x)), gate + " at its pole " + x + ": " + gate.slope(x));
                value.skip();
                slope.skip();
            } else {
                value.add(gate.value(x), truth.value().apply(exact), x);
                slope.add(gate.slope(x), truth.slope().apply(exact), x);
            }
        }
        judge(gate.name(), value, slope);
    }

    /** References of error and gamma functions take a hundred times as long as others. */
    private static int points(UnaryGate gate) {
        return SLOW.contains(gate) ? POINTS / 10 : POINTS;
    }

    static boolean atPole(UnaryGate gate, double x) {
        return Set.of(Gates.ASIN, Gates.ACOS, Gates.ATANH, Gates.ACOSH).contains(gate) && Math.abs(x) == 1
                || gate == Gates.LOG1P && x == -1;
    }

    private static void binary(BinaryGate gate) {
        Reference.Binary truth = Reference.of(gate);
        Ulps value = new Ulps();
        Ulps slopes = new Ulps();
        Points points = new Points(SEED);
        while (value.points() < POINTS || slopes.points() < POINTS) {
            double x = points.any();
            double y = second(gate, x, points);
            double v = gate.value(x, y);
            if (!inDomain(x, y, v)) {
                continue;
            }
            Exact a = Exact.of(x);
            Exact b = Exact.of(y);
            value.add(v, truth.value().apply(a, b), x, y);
            if (usable(gate, x, y, v)) {
                slopes.add(gate.slopeX(x, y), truth.slopeX().apply(a, b), x, y);
                Exact slopeY = truth.slopeY().apply(a, b);
                if (slopeY != null) {
                    slopes.add(gate.slopeY(x, y), slopeY, x, y);
                }
            }
        }
        judge(gate.name(), value, slopes);
    }

    private static boolean inDomain(double x, double y, double v) {
        return Double.isFinite(x) && Double.isFinite(y) && x != 0 && y != 0 && !Double.isNaN(v);
    }

    /** Whether the slopes are held to the truth at this point. */
    static boolean usable(BinaryGate gate, double x, double y, double v) {
        return inDomain(x, y, v) && (isNormal(v) || !SLOPES_FROM_VALUE.contains(gate));
    }

    static boolean isNormal(double v) {
        return Math.abs(v) >= Double.MIN_NORMAL && Math.abs(v) <= Double.MAX_VALUE;
    }

    static double second(BinaryGate gate, double x, Points points) {
        if (gate == Gates.SCALB) {
            return points.whole(-1100, 1100);
        }
        if (gate == Gates.ROOT) {
            return points.whole(1, 20);
        }
        return gate == Gates.POW && x < 0 ? points.whole(-50, 50) : points.partner(x);
    }

    private static void judge(String gate, Ulps value, Ulps slopes) {
        System.out.printf(Locale.ROOT, "| `%s` | %.2f | %.2f |%n", gate, value.worst(), slopes.worst());
        double[] bounds = BOUNDS.get(gate);
        assertTrue(bounds != null, gate + " is missing in the table of README.md");
        assertTrue(bounds[1] <= MOST, gate + ": slopes must be good to " + MOST + " ulp");
        assertTrue(value.points() >= POINTS / 10 && slopes.points() >= POINTS / 10);
        assertTrue(value.worst() <= bounds[0], gate + ": value " + value + ", seed " + SEED);
        assertTrue(slopes.worst() <= bounds[1], gate + ": slope " + slopes + ", seed " + SEED);
    }

    /** The table has no gate that there is not. */
    @TestFactory
    Stream<DynamicTest> table() {
        Set<String> names = Stream.concat(
                        Gates.unary().stream().map(UnaryGate::name),
                        Gates.binary().stream().map(BinaryGate::name))
                .collect(Collectors.toSet());
        return Stream.of(DynamicTest.dynamicTest("gates of the table", () -> assertEquals(names, BOUNDS.keySet())));
    }
}
