package org.gradcost.gate;

/**
 * The error function and its relatives, after chapter 7 of the NIST Digital Library of Mathematical Functions.
 *
 * <p>For x ≥ 0, e^x²·erfc x·(1 + 2x) is one Chebyshev sum in t = (x − 3.75)/(x + 3.75), a variable of Schonfelder
 * (Mathematics of Computation 32, 1978) and of Shepherd and Laframboise (36, 1981); its coefficients were computed to 50
 * digits by the discrete orthogonality of the polynomials. Near 0 erf is its power series, DLMF 7.6.1.
 */
final class ErrorFunctions {

    private static final double TWO_OVER_ROOT_PI = 1.1283791670955126;
    private static final double ROOT_HALF = 0.7071067811865476;
    private static final double ROOT_HALF_PI = 1.2533141373155003;

    private static final double[] SERIES = series();

    private static final double MIDDLE = 3.75;

    /** The bound from which on 1/(1 + 2x) rounds to 1/(2x), and φ(−x)/Φ(−x) to x + 1/x. */
    static final double FAR = 1e20;

    private static final double LN_2 = Math.log(2);

    private static final double[] SCALED = {
        1.1775789345674017,
        -0.004590054580646478,
        -0.08424913336651792,
        0.05920993999819189,
        -0.026658668435305753,
        0.009074997670705265,
        -0.002413163540417608,
        0.0004907758365258086,
        -6.916973302501207e-05,
        4.13902798607301e-06,
        7.74038306619849e-07,
        -2.1886401049234397e-07,
        1.076499946567091e-08,
        4.521959811218287e-09,
        -7.754400208831351e-10,
        -6.318088340886684e-11,
        2.86879501093067e-11,
        1.9455868545777347e-13,
        -9.65469674843344e-13,
        3.25254814814874e-14,
        3.3478119482868056e-14,
        -1.864562880419313e-15,
        -1.2507950530688646e-15,
        7.418235256624051e-17,
        5.068148904796119e-17,
        -2.2370566594359256e-18,
        -2.187342944302944e-18
    };

    private ErrorFunctions() {}

    /** Returns the coefficients (−1)ⁿ/(n!·(2n + 1)) of the series of erf, divided by 2/√π. */
    private static double[] series() {
        double[] c = new double[14];
        double factorial = 1;
        for (int n = 0; n < c.length; n++) {
            c[n] = (n % 2 == 0 ? 1 : -1) / (factorial * (2 * n + 1));
            factorial *= n + 1;
        }
        return c;
    }

    /** Returns {@code e^x²·erfc x} for x ≥ 0. */
    static double scaled(double x) {
        if (x < 0.5) {
            return Elementary.exp(x * x) * (1 - erf(x));
        }
        double t = x == Double.POSITIVE_INFINITY ? 1 : (x - MIDDLE) / (x + MIDDLE);
        double sum = Chebyshev.sum(SCALED, t);
        return x < FAR ? sum / (1 + 2 * x) : 0.5 * sum / x;
    }

    /**
     * Returns {@code e^−x²}. The rounding error of x² is compensated, since it could change the result by up to 400 ulps.
     */
    static double gaussian(double x) {
        double square = x * x;
        if (square > 800) {
            return 0;
        }
        double e = Elementary.exp(-square);
        return Math.fma(-e, Math.fma(x, x, -square), e);
    }

    /** Returns {@code e^(−x²/2)}. */
    static double bell(double x) {
        double square = x * x;
        if (square > 1600) {
            return 0;
        }
        double e = Elementary.exp(-0.5 * square);
        return Math.fma(-0.5 * e, Math.fma(x, x, -square), e);
    }

    static double erf(double x) {
        double a = Math.abs(x);
        if (a < 0.5) {
            double square = x * x;
            double sum = 0;
            for (int n = SERIES.length - 1; n > 0; n--) {
                sum = sum * square + SERIES[n];
            }
            return TWO_OVER_ROOT_PI * x + TWO_OVER_ROOT_PI * x * (sum * square);
        }
        return Math.copySign(1 - gaussian(a) * scaled(a), x);
    }

    static double erfc(double x) {
        if (Math.abs(x) < 0.5) {
            return 1 - erf(x);
        }
        double tail = gaussian(x) * scaled(Math.abs(x));
        return x > 0 ? tail : 2 - tail;
    }

    /** Returns {@code 2/√π·e^−x²}, the slope of erf. */
    static double erfSlope(double x) {
        return TWO_OVER_ROOT_PI * gaussian(x);
    }

    /** Returns log Φ(x), where Φ(x) = ½·erfc(−x/√2) is the probability of a normal variable below x. */
    static double logNormalCdf(double x) {
        double z = x * ROOT_HALF;
        if (Math.abs(z) < 0.5) {
            return x > 0 ? Elementary.log1p(-0.5 * erfc(z)) : Elementary.log1p(erf(z)) - LN_2;
        }
        if (x > 0) {
            return Elementary.log1p(-0.5 * bell(x) * scaled(z));
        }
        return Elementary.log(0.5 * scaled(-z)) - 0.5 * x * x;
    }

    /** Returns φ(x)/Φ(x), where φ is the density of a normal variable. */
    static double logNormalCdfSlope(double x) {
        if (x > 0) {
            double bell = bell(x);
            return bell * (0.5 * TWO_OVER_ROOT_PI * ROOT_HALF) / (1 - 0.5 * bell * scaled(x * ROOT_HALF));
        }
        return x < -FAR ? -x : 1 / mills(0, -x);
    }

    /**
     * Returns {@code m_n(y) = ∫₀^∞ tⁿ·e^(−t²/2 − y·t)/n! dt} for y ≥ 0. For n = 0 it is Mills' ratio (1 − Φ(y))/φ(y), and
     * for n ≥ 1 it is −m_(n−1)′(y)/n. The functions satisfy the recurrence {@code m_(n−2) = y·m_(n−1) + n·m_n} (DLMF
     * 7.18.7). Downward from a large n the recurrence is free of cancellation; upward there is little cancellation while y
     * is small.
     */
    static double mills(int n, double y) {
        double ratio = ROOT_HALF_PI * scaled(y * ROOT_HALF);
        if (n == 0) {
            return ratio;
        }
        if (y < 0.5) {
            double before = ratio;
            double m = 1 - y * ratio;
            for (int k = 2; k <= n; k++) {
                double next = (before - y * m) / k;
                before = m;
                m = next;
            }
            return m;
        }
        int from = n + 30 + (int) (400 / (y * y));
        double quotient = (Math.sqrt(y * y + 4 * from) - y) / (2 * from);
        double product = ratio;
        for (int k = from - 1; k >= 1; k--) {
            quotient = 1 / (y + (k + 1) * quotient); // m_k/m_(k−1)
            if (k <= n) {
                product *= quotient;
            }
        }
        return product;
    }
}
