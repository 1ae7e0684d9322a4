package org.gradcost.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoublePredicate;

/**
 * Arguments from the whole range of doubles: any bits at all (subnormal and huge ones among them), all magnitudes
 * alike, the numbers of everyday, the range of exp, and the neighbourhoods of places where formulas break.
 */
final class Points {

    private static final double[] PLACES = {
        0,
        0.5,
        1,
        2,
        4,
        10,
        20,
        37,
        700,
        709.78,
        710.47,
        745.13,
        Math.PI / 2,
        Math.PI,
        3 * Math.PI / 2,
        Math.log(2),
        1e9,
        0x1p53,
        1e22,
        1e100,
        1e150,
        1e154,
        1e155,
        1e200,
        1e300,
        Double.MIN_NORMAL,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        1 - 1e-9,
        1e-8,
        1e-16,
        1e-20,
        1e-154,
        1e-300
    };

    private final SplittableRandom random;

    Points(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** So many points of the domain, the places and their neighbours first. */
    double[] of(int count, DoublePredicate domain) {
        List<Double> points = new ArrayList<>();
        for (double place : PLACES) {
            for (double x : new double[] {place, Math.nextUp(place), Math.nextDown(place)}) {
                for (double signed : new double[] {x, -x}) {
                    if (usable(signed, domain)) {
                        points.add(signed);
                    }
                }
            }
        }
        while (points.size() < count) {
            double x = any();
            if (usable(x, domain)) {
                points.add(x);
            }
        }
        return points.stream().mapToDouble(x -> x).toArray();
    }

    private static boolean usable(double x, DoublePredicate domain) {
        return x != 0 && Double.isFinite(x) && domain.test(x);
    }

    double any() {
        double sign = random.nextBoolean() ? 1 : -1;
        return switch (random.nextInt(8)) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> sign * Math.exp(random.nextDouble(-700, 700));
            case 2 -> sign * Math.exp(random.nextDouble(-45, 45));
            case 3 -> random.nextDouble(-1, 1);
            case 4, 5 -> random.nextDouble(-10, 10);
            case 6 -> random.nextDouble(-750, 750);
            default ->
                sign
                        * PLACES[random.nextInt(PLACES.length)]
                        * (1 + Math.scalb(random.nextDouble(-1, 1), -random.nextInt(54)));
        };
    }

    /** A partner for x: mostly independent of it, now and then very near to it or to its negative. */
    double partner(double x) {
        if (random.nextInt(8) == 0) {
            double sign = random.nextBoolean() ? 1 : -1;
            return sign * x * (1 + Math.scalb(random.nextDouble(-1, 1), -random.nextInt(54)));
        }
        return any();
    }

    int whole(int from, int below) {
        return random.nextInt(from, below);
    }
}
