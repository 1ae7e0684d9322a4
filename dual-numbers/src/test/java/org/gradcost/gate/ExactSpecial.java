package org.gradcost.gate;

import java.math.BigInteger;

/** Error and gamma functions to 48 digits: a series and a continued fraction, and the asymptotic series from 40 on. */
final class ExactSpecial {

    private static final Exact HALF = Exact.ONE.scaled(-1);
    private static final Exact PI = Exact.ZERO.atan2(Exact.ONE.negate());
    private static final Exact ROOT_PI = PI.sqrt();
    private static final Exact ROOT_TWO = Exact.TWO.sqrt();
    private static final int LARGE = 40;

    /** B₂, B₄, …, B₆₀. */
    private static final Exact[] BERNOULLI = bernoulli();

    private ExactSpecial() {}

    /** By the algorithm of Akiyama and Tanigawa, in fractions. */
    private static Exact[] bernoulli() {
        int last = 60;
        Exact[] numbers = new Exact[last / 2];
        BigInteger[] top = new BigInteger[last + 1];
        BigInteger[] bottom = new BigInteger[last + 1];
        for (int m = 0; m <= last; m++) {
            top[m] = BigInteger.ONE;
            bottom[m] = BigInteger.valueOf(m + 1);
            for (int j = m; j >= 1; j--) {
                // a_(j−1) = j·(a_(j−1) − a_j)
                BigInteger numerator = top[j - 1].multiply(bottom[j]).subtract(top[j].multiply(bottom[j - 1]));
                BigInteger n = numerator.multiply(BigInteger.valueOf(j));
                BigInteger d = bottom[j - 1].multiply(bottom[j]);
                BigInteger divisor = n.gcd(d).max(BigInteger.ONE);
                top[j - 1] = n.divide(divisor);
                bottom[j - 1] = d.divide(divisor);
            }
            if (m > 0 && m % 2 == 0) {
                numbers[m / 2 - 1] = new Exact(top[0], 0).over(new Exact(bottom[0], 0));
            }
        }
        return numbers;
    }

    /** DLMF 7.6.2, all of whose terms are positive, or 1 − erfc. */
    static Exact erf(Exact x) {
        if (x.sign() < 0) {
            return erf(x.negate()).negate();
        }
        if (x.toDouble() > 3) {
            return Exact.ONE.minus(erfc(x));
        }
        Exact sum = Exact.ZERO;
        Exact term = x;
        Exact square = x.squared().scaled(1);
        for (int n = 0; term.sign() != 0 && term.magnitude() > x.magnitude() - 220; n++) {
            sum = sum.plus(term);
            term = term.times(square).over(Exact.of(2 * n + 3));
        }
        return sum.scaled(1).times(gaussian(x)).over(ROOT_PI);
    }

    static Exact erfc(Exact x) {
        return x.toDouble() < 2 ? Exact.ONE.minus(erf(x)) : gaussian(x).times(scaled(x));
    }

    static Exact gaussian(Exact x) {
        return x.magnitude() > 15 ? Exact.ZERO : x.squared().negate().exp();
    }

    /** e^x²·erfc x, for large x by the continued fraction DLMF 7.9.1. */
    private static Exact scaled(Exact x) {
        double d = x.toDouble();
        if (d < 2) {
            return x.squared().exp().times(erfc(x));
        }
        Exact fraction = x;
        for (int n = 60 + (int) (1700 / (d * d)); n >= 1; n--) {
            fraction = x.plus(Exact.of(0.5 * n).over(fraction));
        }
        return fraction.times(ROOT_PI).reciprocal();
    }

    static Exact erfSlope(Exact x) {
        return gaussian(x).scaled(1).over(ROOT_PI);
    }

    static Exact logNormalCdf(Exact x) {
        Exact z = x.over(ROOT_TWO);
        return x.sign() > 0
                ? erfc(z).times(-0.5).log1p()
                : scaled(z.negate()).times(HALF).log().minus(x.squared().times(HALF));
    }

    static Exact logNormalCdfSlope(Exact x) {
        Exact z = x.over(ROOT_TWO);
        Exact factor = ROOT_TWO.over(ROOT_PI);
        return x.sign() > 0
                ? factor.times(HALF).times(gaussian(z)).over(Exact.ONE.minus(erfc(z).times(HALF)))
                : factor.over(scaled(z.negate()));
    }

    /** −s·(x + s), where s is the slope; for x far below 0 its asymptote. */
    static Exact logNormalCdfSecond(Exact x) {
        if (x.toDouble() < -1e9) {
            return x.squared().reciprocal().minus(Exact.ONE);
        }
        Exact slope = logNormalCdfSlope(x);
        return slope.times(x.plus(slope)).negate();
    }

    static Exact logGamma(Exact x) {
        if (x.toDouble() == 1 || x.toDouble() == 2) {
            return Exact.ZERO;
        }
        Exact product = Exact.ONE;
        Exact y = x;
        while (y.toDouble() < LARGE) {
            product = product.times(y);
            y = y.plus(Exact.ONE);
        }
        Exact sum =
                y.minus(HALF).times(y.log()).minus(y).plus(PI.scaled(1).log().times(HALF));
        for (int k = 1; k <= BERNOULLI.length; k++) {
            sum = sum.plus(BERNOULLI[k - 1].over(power(y, 2 * k - 1).times(2 * k * (2 * k - 1))));
        }
        return sum.minus(product.log());
    }

    static Exact digamma(Exact x) {
        Exact sum = Exact.ZERO;
        Exact y = x;
        while (y.toDouble() < LARGE) {
            sum = sum.minus(y.reciprocal());
            y = y.plus(Exact.ONE);
        }
        sum = sum.plus(y.log()).minus(y.scaled(1).reciprocal());
        for (int k = 1; k <= BERNOULLI.length; k++) {
            sum = sum.minus(BERNOULLI[k - 1].over(power(y, 2 * k).times(2 * k)));
        }
        return sum;
    }

    static Exact trigamma(Exact x) {
        Exact sum = Exact.ZERO;
        Exact y = x;
        while (y.toDouble() < LARGE) {
            sum = sum.plus(y.squared().reciprocal());
            y = y.plus(Exact.ONE);
        }
        sum = sum.plus(y.reciprocal()).plus(y.squared().scaled(1).reciprocal());
        for (int k = 1; k <= BERNOULLI.length; k++) {
            sum = sum.plus(BERNOULLI[k - 1].over(power(y, 2 * k + 1)));
        }
        return sum;
    }

    static Exact tetragamma(Exact x) {
        Exact sum = Exact.ZERO;
        Exact y = x;
        while (y.toDouble() < LARGE) {
            sum = sum.minus(power(y, 3).reciprocal().scaled(1));
            y = y.plus(Exact.ONE);
        }
        sum = sum.minus(y.squared().reciprocal()).minus(power(y, 3).reciprocal());
        for (int k = 1; k <= BERNOULLI.length; k++) {
            sum = sum.minus(BERNOULLI[k - 1].times(2 * k + 1).over(power(y, 2 * k + 2)));
        }
        return sum;
    }

    private static Exact power(Exact x, int n) {
        Exact power = Exact.ONE;
        for (int bit = 31; bit >= 0; bit--) {
            power = power.squared();
            if ((n >> bit & 1) == 1) {
                power = power.times(x);
            }
        }
        return power;
    }
}
