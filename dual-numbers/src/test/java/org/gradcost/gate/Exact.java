package org.gradcost.gate;

import java.math.BigInteger;

/**
 * A real number of 60 digits, {@code mantissa·2^exponent}, of any size: what doubles are measured against.
 *
 * <p>Every operation is good to about 56 digits <em>relative</em> to its result, also where that is tiny: exp and log come
 * from {@link #expm1} and {@link #log1p}, angles are reduced by 1400 bits of π. Logarithm and arc tangent are one step of
 * a method of third order from the double, which is right to 16 digits and so becomes right to 48. {@link ExactTest}
 * holds all of it against Hipparchus' {@code Dfp}, which would take a hundred times as long.
 */
public record Exact(BigInteger mantissa, int exponent) {

    public static final Exact ZERO = new Exact(BigInteger.ZERO, 0);
    public static final Exact ONE = of(1);
    static final Exact TWO = of(2);

    private static final int BITS = 200;
    private static final int BITS_OF_PI = 1400;
    private static final int HALVINGS = 12;

    /** By Machin: π/4 = 4·atan(1/5) − atan(1/239). */
    private static final Exact PI =
            new Exact(machin(5).shiftLeft(2).subtract(machin(239)).shiftLeft(2), -BITS_OF_PI);

    /** By ln 2 = 2·atanh(1/3). */
    private static final Exact LN_2 = ln2();

    public static Exact of(double x) {
        if (x == 0) {
            return ZERO;
        }
        int exponent = Math.max(Math.getExponent(x), Double.MIN_EXPONENT) - 52;
        return new Exact(BigInteger.valueOf((long) Math.scalb(x, -exponent)), exponent);
    }

    public int sign() {
        return mantissa.signum();
    }

    public Exact negate() {
        return new Exact(mantissa.negate(), exponent);
    }

    public Exact abs() {
        return sign() < 0 ? negate() : this;
    }

    public Exact plus(Exact y) {
        if (sign() == 0 || y.sign() == 0) {
            return sign() == 0 ? y : this;
        }
        // What lies far below the last bit of the other changes nothing.
        long apart = magnitude() - (long) y.magnitude();
        if (Math.abs(apart) > 2 * BITS) {
            return apart > 0 ? this : y;
        }
        int low = Math.min(exponent, y.exponent);
        return new Exact(mantissa.shiftLeft(exponent - low).add(y.mantissa.shiftLeft(y.exponent - low)), low).rounded();
    }

    public Exact minus(Exact y) {
        return plus(y.negate());
    }

    public Exact times(Exact y) {
        return new Exact(mantissa.multiply(y.mantissa), exponent + y.exponent).rounded();
    }

    public Exact times(double y) {
        return times(of(y));
    }

    public Exact over(Exact y) {
        int shift = Math.max(0, BITS + y.mantissa.bitLength() - mantissa.bitLength());
        return new Exact(mantissa.shiftLeft(shift).divide(y.mantissa), exponent - shift - y.exponent).rounded();
    }

    Exact reciprocal() {
        return ONE.over(this);
    }

    Exact squared() {
        return times(this);
    }

    Exact sqrt() {
        int shift = Math.max(0, 2 * BITS - mantissa.bitLength());
        shift += (exponent - shift) & 1;
        return new Exact(mantissa.shiftLeft(shift).sqrt(), (exponent - shift) / 2).rounded();
    }

    public Exact scaled(int power) {
        return new Exact(mantissa, exponent + power);
    }

    /** The nearest whole number, even at a tie. */
    BigInteger rint() {
        return nearestMultiple(ONE);
    }

    /** e^x − 1, with all its digits where x is small. */
    Exact expm1() {
        int k = twos();
        Exact rest = expm1OfRest(k);
        return k == 0 ? rest : rest.plus(ONE).scaled(k).minus(ONE);
    }

    Exact exp() {
        int k = twos();
        return expm1OfRest(k).plus(ONE).scaled(k);
    }

    /** The k of e^x = 2^k·e^rest; beyond the range of doubles, any that leads there. */
    private int twos() {
        if (magnitude() < -40) {
            return 0;
        }
        return magnitude() > 20 ? sign() << 21 : over(LN_2).rint().intValueExact();
    }

    /** Series of t = rest/2^h, then h times (e^2t − 1) = (e^t − 1)·(e^t − 1 + 2). */
    private Exact expm1OfRest(int k) {
        if (sign() == 0 || Math.abs(k) == 1 << 21) {
            return ZERO;
        }
        Exact t = minus(LN_2.times(k)).scaled(-HALVINGS);
        Exact sum = ZERO;
        Exact term = t;
        for (int n = 2; term.sign() != 0 && term.magnitude() > t.magnitude() - BITS; n++) {
            sum = sum.plus(term);
            term = term.times(t).dividedBy(n);
        }
        for (int i = 0; i < HALVINGS; i++) {
            sum = sum.times(sum.plus(TWO));
        }
        return sum;
    }

    /** log(1 + x) by Halley's method from the double. */
    Exact log1p() {
        if (magnitude() > 40) {
            return plus(ONE).log();
        }
        Exact start = of(Math.log1p(toDouble()));
        if (start.sign() == 0 || magnitude() < Double.MIN_EXPONENT) {
            return this; // x − x²/2 with x² of 600 digits less
        }
        Exact e = start.expm1();
        return start.plus(minus(e).scaled(1).over(plus(e).plus(TWO)));
    }

    Exact log() {
        int k = magnitude();
        Exact f = scaled(-k); // in [½, 1)
        if (f.toDouble() < Math.sqrt(0.5)) {
            f = f.scaled(1);
            k--;
        }
        Exact rest = f.minus(ONE).log1p();
        return k == 0 ? rest : LN_2.times(k).plus(rest);
    }

    /** x^y for positive x. */
    Exact pow(Exact y) {
        return log().times(y).exp();
    }

    Exact sin() {
        return sinCos(0);
    }

    Exact cos() {
        return sinCos(1);
    }

    private Exact sinCos(int quarter) {
        Exact right = PI.scaled(-1);
        BigInteger turns = magnitude() < -40 ? BigInteger.ZERO : nearestMultiple(right);
        Exact r = minusTimes(turns, right);
        int phase = turns.add(BigInteger.valueOf(quarter))
                .and(BigInteger.valueOf(3))
                .intValue();
        Exact square = r.squared().negate();
        boolean odd = (phase & 1) == 1; // then a cosine
        Exact term = odd ? ONE : r;
        Exact sum = ZERO;
        int first = term.magnitude();
        for (int n = odd ? 1 : 2; term.sign() != 0 && term.magnitude() > first - BITS; n += 2) {
            sum = sum.plus(term);
            term = term.times(square).dividedBy(n * (n + 1));
        }
        return phase >= 2 ? sum.negate() : sum;
    }

    /** The whole number n for which n·y is nearest to this, even at a tie; nothing is rounded before. */
    BigInteger nearestMultiple(Exact y) {
        int low = Math.min(exponent, y.exponent);
        BigInteger twice = mantissa.shiftLeft(exponent - low + 1);
        BigInteger step = y.mantissa.shiftLeft(y.exponent - low + 1);
        BigInteger half = step.shiftRight(1);
        BigInteger n = floor(twice.add(half), step);
        boolean tie = twice.add(half).mod(step.abs()).signum() == 0;
        return tie && n.testBit(0) ? n.subtract(BigInteger.ONE) : n;
    }

    /** this − n·y, rounded at the end alone. */
    Exact minusTimes(BigInteger n, Exact y) {
        if (n.signum() == 0) {
            return this;
        }
        int low = Math.min(exponent, y.exponent);
        return new Exact(
                        mantissa.shiftLeft(exponent - low)
                                .subtract(y.mantissa.multiply(n).shiftLeft(y.exponent - low)),
                        low)
                .rounded();
    }

    private static BigInteger floor(BigInteger a, BigInteger b) {
        BigInteger[] division = a.divideAndRemainder(b);
        return division[1].signum() != 0 && a.signum() != b.signum()
                ? division[0].subtract(BigInteger.ONE)
                : division[0];
    }

    /** The angle of the point (x, y) with this as y: from the double by atan(δ) = δ − δ³/3 of what is left. */
    Exact atan2(Exact x) {
        if (sign() == 0) {
            return x.sign() < 0 ? PI.rounded() : ZERO;
        }
        // Scaled so that both fit a double; the angle does not change.
        int scale = -Math.max(magnitude(), x.sign() == 0 ? magnitude() : x.magnitude());
        if (x.sign() > 0 && magnitude() < x.magnitude() - 2 * BITS) {
            return over(x); // where start would have lost its digits
        }
        if (x.sign() < 0 && magnitude() < x.magnitude() - 2 * BITS) {
            return sign() < 0 ? PI.rounded().negate() : PI.rounded();
        }
        Exact start = of(Math.atan2(scaled(scale).toDouble(), x.scaled(scale).toDouble()));
        Exact sin = start.sin();
        Exact cos = start.cos();
        Exact delta = times(cos).minus(x.times(sin)).over(x.times(cos).plus(times(sin)));
        return start.plus(delta).minus(delta.squared().times(delta).dividedBy(3));
    }

    private Exact dividedBy(int n) {
        int shift = Math.max(0, BITS + 32 - mantissa.bitLength());
        return new Exact(mantissa.shiftLeft(shift).divide(BigInteger.valueOf(n)), exponent - shift).rounded();
    }

    /** The exponent of the power of two just above. */
    public int magnitude() {
        return mantissa.bitLength() + exponent;
    }

    /** The nearest double, or one next to it. */
    public double toDouble() {
        if (sign() == 0) {
            return 0;
        }
        int least = Math.max(magnitude() - 53, Double.MIN_EXPONENT - 52);
        int shift = least - exponent;
        BigInteger rounded = shift <= 0
                ? mantissa.shiftLeft(-shift)
                : mantissa.shiftRight(shift - 1).add(BigInteger.ONE).shiftRight(1);
        if (magnitude() > Double.MAX_EXPONENT + 2) {
            return sign() * Double.POSITIVE_INFINITY;
        }
        // In two steps, since 2^least alone may not be a double.
        return Math.scalb(Math.scalb(rounded.doubleValue(), least / 2), least - least / 2);
    }

    private Exact rounded() {
        int excess = mantissa.bitLength() - BITS;
        return excess <= 0
                ? this
                : new Exact(mantissa.shiftRight(excess - 1).add(BigInteger.ONE).shiftRight(1), exponent + excess);
    }

    private static BigInteger machin(int inverse) {
        BigInteger square = BigInteger.valueOf((long) inverse * inverse);
        BigInteger power = BigInteger.ONE.shiftLeft(BITS_OF_PI).divide(BigInteger.valueOf(inverse));
        BigInteger sum = BigInteger.ZERO;
        for (int n = 1; power.signum() != 0; n += 2) {
            BigInteger term = power.divide(BigInteger.valueOf(n));
            sum = (n & 2) == 0 ? sum.add(term) : sum.subtract(term);
            power = power.divide(square);
        }
        return sum;
    }

    private static Exact ln2() {
        Exact third = ONE.dividedBy(3);
        Exact power = third;
        Exact sum = ZERO;
        for (int n = 1; n < 2 * BITS; n += 2) {
            sum = sum.plus(power.dividedBy(n));
            power = power.dividedBy(9);
        }
        return sum.scaled(1);
    }
}
