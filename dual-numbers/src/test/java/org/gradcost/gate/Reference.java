package org.gradcost.gate;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** What the gates are meant to compute, to 48 digits, from the definitions and not from the formulas of the gates. */
public final class Reference {

    /** Of a gate of one argument. */
    public record Unary(UnaryOperator<Exact> value, UnaryOperator<Exact> slope) {}

    /** Of a gate of two arguments; a slope that does not exist is null. */
    public record Binary(BinaryOperator<Exact> value, BinaryOperator<Exact> slopeX, BinaryOperator<Exact> slopeY) {}

    private static final Map<UnaryGate, Unary> UNARY = new HashMap<>();
    private static final Map<BinaryGate, Binary> BINARY = new HashMap<>();

    private static final Exact MINUS_ONE = Exact.ONE.negate();
    private static final Exact LN_10 = Exact.of(10).log();
    private static final Exact THIRD = Exact.ONE.over(Exact.of(3));

    static {
        of(Gates.NEGATE, Exact::negate, x -> MINUS_ONE);
        of(Gates.RECIPROCAL, Exact::reciprocal, x -> x.squared().reciprocal().negate());
        of(Gates.SQUARE, Exact::squared, x -> x.scaled(1));
        of(Gates.SQRT, Exact::sqrt, x -> x.sqrt().scaled(1).reciprocal());
        of(Gates.CBRT, Reference::cbrt, x -> cbrt(x).squared().times(3).reciprocal());
        of(Gates.EXP, Exact::exp, Exact::exp);
        of(Gates.EXPM1, Exact::expm1, Exact::exp);
        of(Gates.LOG, Exact::log, Exact::reciprocal);
        of(Gates.LOG1P, Exact::log1p, x -> x.plus(Exact.ONE).reciprocal());
        of(Gates.LOG10, x -> x.log().over(LN_10), x -> x.times(LN_10).reciprocal());
        of(Gates.SIN, Exact::sin, Exact::cos);
        of(Gates.COS, Exact::cos, x -> x.sin().negate());
        of(Gates.TAN, x -> x.sin().over(x.cos()), x -> x.cos().squared().reciprocal());
        of(Gates.ASIN, x -> x.atan2(cathetus(x)), x -> cathetus(x).reciprocal());
        of(Gates.ACOS, x -> cathetus(x).atan2(x), x -> cathetus(x).reciprocal().negate());
        of(Gates.ATAN, x -> x.atan2(Exact.ONE), x -> x.squared().plus(Exact.ONE).reciprocal());
        of(Gates.SINH, Reference::sinh, Reference::cosh);
        of(Gates.COSH, Reference::cosh, Reference::sinh);
        of(Gates.TANH, Reference::tanh, x -> cosh(x).squared().reciprocal());
        of(
                Gates.ASINH,
                Reference::asinh,
                x -> x.squared().plus(Exact.ONE).sqrt().reciprocal());
        of(
                Gates.ACOSH,
                Reference::acosh,
                x -> x.minus(Exact.ONE).times(x.plus(Exact.ONE)).sqrt().reciprocal());
        of(
                Gates.ATANH,
                Reference::atanh,
                x -> Exact.ONE.minus(x).times(Exact.ONE.plus(x)).reciprocal());
        of(Gates.SIGMOID, Reference::sigmoid, x -> sigmoid(x).times(sigmoid(x.negate())));
        of(Gates.SOFTPLUS, x -> x.abs().negate().exp().log1p().plus(x.sign() > 0 ? x : Exact.ZERO), Reference::sigmoid);
        of(
                Gates.LOG_SIGMOID,
                x -> UNARY.get(Gates.SOFTPLUS).value().apply(x.negate()).negate(),
                x -> sigmoid(x.negate()));
        of(Gates.ERF, ExactSpecial::erf, ExactSpecial::erfSlope);
        of(Gates.ERFC, ExactSpecial::erfc, x -> ExactSpecial.erfSlope(x).negate());
        of(Gates.LOG_NORMAL_CDF, ExactSpecial::logNormalCdf, ExactSpecial::logNormalCdfSlope);
        of(Gates.LOG_GAMMA, ExactSpecial::logGamma, ExactSpecial::digamma);
        of(Gates.DIGAMMA, ExactSpecial::digamma, ExactSpecial::trigamma);
        of(Gates.ABS, Exact::abs, x -> x.sign() < 0 ? MINUS_ONE : Exact.ONE);

        of(Gates.ADD, Exact::plus, (x, y) -> Exact.ONE, (x, y) -> Exact.ONE);
        of(Gates.SUBTRACT, Exact::minus, (x, y) -> Exact.ONE, (x, y) -> MINUS_ONE);
        of(Gates.MULTIPLY, Exact::times, (x, y) -> y, (x, y) -> x);
        of(
                Gates.DIVIDE,
                Exact::over,
                (x, y) -> y.reciprocal(),
                (x, y) -> x.over(y.squared()).negate());
        of(
                Gates.REMAINDER,
                (x, y) -> x.minusTimes(multiples(x, y), y),
                (x, y) -> Exact.ONE,
                (x, y) -> new Exact(multiples(x, y).negate(), 0));
        of(
                Gates.SCALB,
                (x, n) -> x.scaled((int) n.toDouble()),
                (x, n) -> Exact.ONE.scaled((int) n.toDouble()),
                (x, n) -> Exact.ZERO);
        of(Gates.ROOT, Reference::root, (x, n) -> root(x, n).over(n.times(x)), (x, n) -> Exact.ZERO);
        of(
                Gates.POW,
                Reference::pow,
                (x, y) -> y.times(pow(x, y)).over(x),
                (x, y) -> x.sign() < 0 ? null : pow(x, y).times(x.log()));
        of(Gates.LOG_ADD_EXP, Reference::logAddExp, (x, y) -> sigmoid(x.minus(y)), (x, y) -> sigmoid(y.minus(x)));
        of(Gates.X_LOG_Y, (x, y) -> x.times(y.log()), (x, y) -> y.log(), Exact::over);
        of(Gates.HYPOT, Reference::hypot, (x, y) -> x.over(hypot(x, y)), (x, y) -> y.over(hypot(x, y)));
        of(
                Gates.ATAN2,
                Exact::atan2,
                (x, y) -> y.over(x.squared().plus(y.squared())),
                (x, y) -> x.over(x.squared().plus(y.squared())).negate());
        of(
                Gates.COPY_SIGN,
                (x, s) -> x.sign() == s.sign() ? x : x.negate(),
                (x, s) -> x.sign() == s.sign() ? Exact.ONE : MINUS_ONE,
                (x, s) -> Exact.ZERO);
    }

    private Reference() {}

    /** That of a gate of the table. */
    public static Unary of(UnaryGate gate) {
        return UNARY.get(gate);
    }

    /** That of a gate of the table. */
    public static Binary of(BinaryGate gate) {
        return BINARY.get(gate);
    }

    private static void of(UnaryGate gate, UnaryOperator<Exact> value, UnaryOperator<Exact> slope) {
        UNARY.put(gate, new Unary(value, slope));
    }

    private static void of(
            BinaryGate gate, BinaryOperator<Exact> value, BinaryOperator<Exact> slopeX, BinaryOperator<Exact> slopeY) {
        BINARY.put(gate, new Binary(value, slopeX, slopeY));
    }

    private static Exact odd(Exact x, UnaryOperator<Exact> ofPositive) {
        return x.sign() < 0 ? ofPositive.apply(x.negate()).negate() : ofPositive.apply(x);
    }

    private static Exact cbrt(Exact x) {
        return odd(x, a -> a.pow(THIRD));
    }

    /** √(1 − x²). */
    private static Exact cathetus(Exact x) {
        return Exact.ONE.minus(x).times(Exact.ONE.plus(x)).sqrt();
    }

    private static Exact sinh(Exact x) {
        return odd(x, a -> {
            Exact e = a.expm1();
            return e.plus(e.over(e.plus(Exact.ONE))).scaled(-1);
        });
    }

    private static Exact cosh(Exact x) {
        Exact e = x.abs().exp();
        return e.plus(e.reciprocal()).scaled(-1);
    }

    private static Exact tanh(Exact x) {
        return odd(x, a -> {
            Exact e = a.scaled(1).expm1();
            return e.over(e.plus(Exact.TWO));
        });
    }

    private static Exact asinh(Exact x) {
        return odd(
                x,
                a -> a.plus(a.squared()
                                .over(Exact.ONE.plus(a.squared().plus(Exact.ONE).sqrt())))
                        .log1p());
    }

    private static Exact acosh(Exact x) {
        Exact t = x.minus(Exact.ONE);
        return t.plus(t.times(x.plus(Exact.ONE)).sqrt()).log1p();
    }

    private static Exact atanh(Exact x) {
        return odd(x, a -> a.scaled(1).over(Exact.ONE.minus(a)).log1p().scaled(-1));
    }

    private static Exact sigmoid(Exact x) {
        Exact e = x.abs().negate().exp();
        return (x.sign() < 0 ? e : Exact.ONE).over(e.plus(Exact.ONE));
    }

    private static Exact logAddExp(Exact x, Exact y) {
        Exact d = x.minus(y);
        Exact rest = d.abs().negate().exp();
        Exact larger = d.sign() < 0 ? y : x;
        // Near 0 the sum of the exponentials has the digits, elsewhere the exponentials may be too large or too small.
        return Math.abs(larger.toDouble()) < 2
                ? larger.expm1().plus(larger.minus(d.abs()).exp()).log1p()
                : larger.plus(rest.log1p());
    }

    private static BigInteger multiples(Exact x, Exact y) {
        return x.nearestMultiple(y);
    }

    /** n is a whole number. */
    private static Exact root(Exact x, Exact n) {
        return x.sign() < 0 ? root(x.negate(), n).negate() : x.pow(n.reciprocal());
    }

    /** For a negative x, y is a whole number. */
    private static Exact pow(Exact x, Exact y) {
        if (x.sign() > 0) {
            return x.pow(y);
        }
        Exact size = x.negate().pow(y);
        return y.rint().testBit(0) ? size.negate() : size;
    }

    private static Exact hypot(Exact x, Exact y) {
        return x.squared().plus(y.squared()).sqrt();
    }
}
