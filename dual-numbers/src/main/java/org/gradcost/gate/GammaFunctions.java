package org.gradcost.gate;

/**
 * The logarithm of the gamma function and its derivatives for x &gt; 0, after chapter 5 of the NIST Digital Library of
 * Mathematical Functions. From x = 10 on asymptotic series are used (5.11.1, 5.11.2, 5.15.8). Smaller x are shifted by
 * recurrences (5.5.1, 5.5.2) into an interval around a zero x₀ of the function f; there f(x)/(x − x₀) is a Chebyshev sum,
 * whose coefficients were computed to 50 digits, so that f is relatively accurate near its zero.
 */
final class GammaFunctions {

    private static final double LARGE = 10;

    private static final double HALF_LOG_2_PI_LESS_HALF = 0.41893853320467274;

    /** The zero of the digamma function, rounded to a double, and its rounding error. */
    private static final double ZERO = 1.4616321449683622;

    private static final double ZERO_REST = 9.549995429965697e-17;

    /** The Bernoulli numbers B₂, B₄, … */
    private static final double[] BERNOULLI = {
        1.0 / 6,
        -1.0 / 30,
        1.0 / 42,
        -1.0 / 30,
        5.0 / 66,
        -691.0 / 2730,
        7.0 / 6,
        -3617.0 / 510,
        43867.0 / 798,
        -174611.0 / 330,
        854513.0 / 138
    };

    /** ψ(x)/(x − its zero) on [1, 2]. */
    private static final double[] DIGAMMA = {
        0.983570260441567,
        -0.2270640863346444,
        0.03336889902393011,
        -0.005320077271596548,
        0.0008788656937820505,
        -0.00014773492650606044,
        2.5060543468359146e-05,
        -4.2721034029993324e-06,
        7.302769272465923e-07,
        -1.2502886813559594e-07,
        2.1425009322359472e-08,
        -3.673295918565179e-09,
        6.299717236108931e-10,
        -1.080593028883266e-10,
        1.853735192053638e-11,
        -3.18023536582553e-12,
        5.456147570322795e-13,
        -9.360993131036438e-14,
        1.606064636295075e-14,
        -2.7555431377438815e-15,
        4.727736178601912e-16,
        -8.11148420346509e-17,
        1.391707769474154e-17,
        -2.3877901082188625e-18
    };

    /** log Γ(2 + z)/z for z in [−¾, ½]. */
    private static final double[] NEAR_TWO = {
        0.3659926722933447,
        0.21749874151704682,
        -0.015588133465685772,
        0.0016415901774466362,
        -0.00020313049990176396,
        2.7395563905616454e-05,
        -3.892041009422484e-06,
        5.720876119429972e-07,
        -8.610229794369018e-08,
        1.3183639853302804e-08,
        -2.0450386449231043e-09,
        3.204615793745064e-10,
        -5.062774489320234e-11,
        8.052082517631293e-12,
        -1.2878466314258485e-12,
        2.0696474931076294e-13,
        -3.3398220668378716e-14,
        5.409040309730505e-15,
        -8.788289811921597e-16,
        1.431940413244394e-16,
        -2.339136926756246e-17,
        3.829917491715093e-18
    };

    /** log Γ(1 + w)/w for w in [−¼, ½]. */
    private static final double[] NEAR_ONE = {
        -0.503407120654052, 0.2830051459825686, -0.023572026658857877, 0.002723287927727127,
        -0.00035751977898383126, 5.0113163626087424e-05, -7.303083203820688e-06, 1.091858188646716e-06,
        -1.662203073447879e-07, 2.5649746782164583e-08, -4.000152293610898e-09, 6.291855942759107e-10,
        -9.966697642560507e-11, 1.588238684548341e-11, -2.543915212597065e-12, 4.092785350442227e-13,
        -6.610401697180926e-14, 1.0713574550386787e-14, -1.7417108566067843e-15, 2.839328750197434e-16,
        -4.6401963563289046e-17, 7.600420059560383e-18, -1.2474763751868159e-18
    };

    private GammaFunctions() {}

    /** Returns log Γ(x); NaN for x &lt; 0. */
    static double logGamma(double x) {
        if (!(x > 0)) {
            return x == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        if (x >= LARGE) {
            double sum = 0;
            double square = 1 / (x * x);
            for (int k = BERNOULLI.length; k >= 1; k--) {
                sum = sum * square + BERNOULLI[k - 1] / (2 * k * (2 * k - 1));
            }
            return x == Double.POSITIVE_INFINITY
                    ? x
                    : (x - 0.5) * (Elementary.log(x) - 1) + (HALF_LOG_2_PI_LESS_HALF + sum / x);
        }
        if (x < 0.75) {
            return nearTwoOrOne(1 + x) - Elementary.log(x);
        }
        double product = 1;
        double y = x;
        while (y > 2.5) {
            y--;
            product *= y;
        }
        return product == 1 ? nearTwoOrOne(y) : Elementary.log(product) + nearTwoOrOne(y);
    }

    /** Returns log Γ(x) for x in [¾, 2½]. */
    private static double nearTwoOrOne(double x) {
        if (x < 1.375) {
            double w = x - 1;
            return w * Chebyshev.sum(NEAR_ONE, (w - 0.125) / 0.375);
        }
        double z = x - 2;
        return z * Chebyshev.sum(NEAR_TWO, (z + 0.125) / 0.625);
    }

    /** Returns ψ(x) = Γ′(x)/Γ(x); NaN for x &lt; 0. */
    static double digamma(double x) {
        if (!(x > 0)) {
            return x == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
        }
        if (x >= LARGE) {
            double sum = 0;
            double square = 1 / (x * x);
            for (int k = BERNOULLI.length; k >= 1; k--) {
                sum = sum * square + BERNOULLI[k - 1] / (2 * k);
            }
            return Elementary.log(x) - (0.5 / x + sum * square);
        }
        if (x < 1) {
            return nearZero(1 + x) - 1 / x;
        }
        double y = x;
        double sum = 0;
        while (y > 2) {
            y--;
            sum += 1 / y;
        }
        return nearZero(y) + sum;
    }

    /** Returns ψ(x) for x in [1, 2]. */
    private static double nearZero(double x) {
        return (x - ZERO - ZERO_REST) * Chebyshev.sum(DIGAMMA, 2 * x - 3);
    }

    /**
     * Returns {@code |ψ⁽ⁿ⁾(x)|/n! = Σ_k 1/(x + k)^(n+1)} for n ≥ 1 and x &gt; 0, as the sum of the first terms plus the
     * Euler–Maclaurin formula for the remaining ones (DLMF 25.11.28).
     */
    static double polygamma(int n, double x) {
        if (!(x > 0)) {
            return x == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        int first = (int) Math.max(0, Math.ceil(LARGE + n - x));
        double y = x + first;
        double power = power(1 / y, n);
        // B_2k·(n + 2k − 1)!/(n!·(2k)!)/y^(n + 2k), each term from the one before.
        double rest = power / n + power / (2 * y);
        double coefficient = power * (n + 1) / (2 * y * y);
        for (int k = 1; k <= BERNOULLI.length; k++) {
            rest += BERNOULLI[k - 1] * coefficient;
            coefficient *= (n + 2 * k) * (n + 2 * k + 1) / ((2 * k + 1) * (2 * k + 2) * y * y);
        }
        for (int k = first - 1; k >= 0; k--) {
            rest += power(1 / (x + k), n + 1);
        }
        return rest;
    }

    private static double power(double x, int n) {
        double power = x;
        for (int i = 1; i < n; i++) {
            power *= x;
        }
        return power;
    }
}
