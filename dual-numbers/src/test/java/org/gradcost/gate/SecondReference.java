package org.gradcost.gate;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** The second derivatives of the gates to 48 digits, by the closed forms of the textbook. */
final class SecondReference {

    /**
     * The second derivatives of a gate of two arguments; null if there is none.
     *
     * @param scale the size of the terms whose difference the mixed derivative is, or null if it is no difference
     */
    record Binary(
            BinaryOperator<Exact> xx,
            BinaryOperator<Exact> xy,
            BinaryOperator<Exact> yy,
            BinaryOperator<Exact> scale) {}

    private static final Map<UnaryGate, UnaryOperator<Exact>> UNARY = new HashMap<>();
    private static final Map<BinaryGate, Binary> BINARY = new HashMap<>();

    private static final BinaryOperator<Exact> NONE = (x, y) -> Exact.ZERO;

    static {
        UNARY.put(Gates.NEGATE, x -> Exact.ZERO);
        UNARY.put(Gates.RECIPROCAL, x -> Exact.TWO.over(cube(x)));
        UNARY.put(Gates.SQUARE, x -> Exact.TWO);
        UNARY.put(Gates.SQRT, x -> x.times(x.sqrt()).reciprocal().scaled(-2).negate());
        UNARY.put(
                Gates.CBRT,
                x -> Exact.TWO.over(fifth(value(Gates.CBRT, x)).times(9)).negate());
        UNARY.put(Gates.EXP, Exact::exp);
        UNARY.put(Gates.EXPM1, Exact::exp);
        UNARY.put(Gates.LOG, x -> x.squared().reciprocal().negate());
        UNARY.put(Gates.LOG1P, x -> x.plus(Exact.ONE).squared().reciprocal().negate());
        UNARY.put(Gates.LOG10, x -> slope(Gates.LOG10, x).over(x).negate());
        UNARY.put(Gates.SIN, x -> x.sin().negate());
        UNARY.put(Gates.COS, x -> x.cos().negate());
        UNARY.put(Gates.TAN, x -> x.sin().scaled(1).over(cube(x.cos())));
        UNARY.put(Gates.ASIN, x -> x.times(cube(slope(Gates.ASIN, x))));
        UNARY.put(Gates.ACOS, x -> x.times(cube(slope(Gates.ACOS, x))));
        UNARY.put(
                Gates.ATAN,
                x -> x.scaled(1).times(slope(Gates.ATAN, x).squared()).negate());
        UNARY.put(Gates.SINH, x -> value(Gates.SINH, x));
        UNARY.put(Gates.COSH, x -> value(Gates.COSH, x));
        UNARY.put(
                Gates.TANH,
                x -> value(Gates.TANH, x).scaled(1).times(slope(Gates.TANH, x)).negate());
        UNARY.put(Gates.ASINH, x -> x.times(cube(slope(Gates.ASINH, x))).negate());
        UNARY.put(Gates.ACOSH, x -> x.times(cube(slope(Gates.ACOSH, x))).negate());
        UNARY.put(Gates.ATANH, x -> x.scaled(1).times(slope(Gates.ATANH, x).squared()));
        UNARY.put(Gates.SIGMOID, SecondReference::sigmoid);
        UNARY.put(Gates.SOFTPLUS, x -> slope(Gates.SIGMOID, x));
        UNARY.put(Gates.ABS, x -> Exact.ZERO);
        UNARY.put(Gates.LOG_SIGMOID, x -> slope(Gates.SIGMOID, x).negate());
        UNARY.put(Gates.ERF, x -> x.times(ExactSpecial.erfSlope(x)).times(-2));
        UNARY.put(Gates.ERFC, x -> x.times(ExactSpecial.erfSlope(x)).times(2));
        UNARY.put(Gates.LOG_NORMAL_CDF, ExactSpecial::logNormalCdfSecond);
        UNARY.put(Gates.LOG_GAMMA, ExactSpecial::trigamma);
        UNARY.put(Gates.DIGAMMA, ExactSpecial::tetragamma);

        binary(Gates.ADD, NONE, NONE, NONE);
        binary(Gates.SUBTRACT, NONE, NONE, NONE);
        binary(Gates.MULTIPLY, NONE, (x, y) -> Exact.ONE, NONE);
        binary(
                Gates.DIVIDE,
                NONE,
                (x, y) -> y.squared().reciprocal().negate(),
                (x, y) -> x.scaled(1).over(cube(y)));
        binary(
                Gates.LOG_ADD_EXP,
                (x, y) -> slope(Gates.SIGMOID, x.minus(y)),
                (x, y) -> slope(Gates.SIGMOID, x.minus(y)).negate(),
                (x, y) -> slope(Gates.SIGMOID, x.minus(y)));
        binary(
                Gates.X_LOG_Y,
                NONE,
                (x, y) -> y.reciprocal(),
                (x, y) -> x.over(y.squared()).negate());
        binary(Gates.REMAINDER, NONE, NONE, NONE);
        binary(Gates.SCALB, NONE, NONE, NONE);
        binary(Gates.COPY_SIGN, NONE, NONE, NONE);
        binary(
                Gates.ROOT,
                (x, n) -> Reference.of(Gates.ROOT)
                        .slopeX()
                        .apply(x, n)
                        .times(Exact.ONE.minus(n))
                        .over(n.times(x)),
                NONE,
                NONE);
        BINARY.put(
                Gates.POW,
                new Binary(
                        (x, y) -> power(x, y).times(y).times(y.minus(Exact.ONE)).over(x.squared()),
                        (x, y) -> x.sign() < 0 ? null : power(x, y).over(x).times(Exact.ONE.plus(y.times(x.log()))),
                        (x, y) ->
                                x.sign() < 0 ? null : power(x, y).times(x.log().squared()),
                        (x, y) -> power(x, y).over(x)));
        binary(
                Gates.HYPOT,
                (x, y) -> y.squared().over(cube(hypot(x, y))),
                (x, y) -> x.times(y).over(cube(hypot(x, y))).negate(),
                (x, y) -> x.squared().over(cube(hypot(x, y))));
        BINARY.put(
                Gates.ATAN2,
                new Binary(
                        (x, y) -> x.times(y)
                                .scaled(1)
                                .over(square(x, y).squared())
                                .negate(),
                        (x, y) -> x.minus(y).times(x.plus(y)).over(square(x, y).squared()),
                        (x, y) -> x.times(y).scaled(1).over(square(x, y).squared()),
                        (x, y) -> square(x, y).reciprocal()));
    }

    private SecondReference() {}

    static UnaryOperator<Exact> of(UnaryGate gate) {
        return UNARY.get(gate);
    }

    static Binary of(BinaryGate gate) {
        return BINARY.get(gate);
    }

    private static void binary(
            BinaryGate gate, BinaryOperator<Exact> xx, BinaryOperator<Exact> xy, BinaryOperator<Exact> yy) {
        BINARY.put(gate, new Binary(xx, xy, yy, null));
    }

    private static Exact value(UnaryGate gate, Exact x) {
        return Reference.of(gate).value().apply(x);
    }

    private static Exact slope(UnaryGate gate, Exact x) {
        return Reference.of(gate).slope().apply(x);
    }

    private static Exact power(Exact x, Exact y) {
        return Reference.of(Gates.POW).value().apply(x, y);
    }

    private static Exact hypot(Exact x, Exact y) {
        return square(x, y).sqrt();
    }

    private static Exact square(Exact x, Exact y) {
        return x.squared().plus(y.squared());
    }

    private static Exact cube(Exact x) {
        return x.times(x.squared());
    }

    private static Exact fifth(Exact x) {
        return x.times(x.squared().squared());
    }

    /** σ″ = −σ′·tanh(x/2). */
    private static Exact sigmoid(Exact x) {
        return slope(Gates.SIGMOID, x).times(value(Gates.TANH, x.scaled(-1))).negate();
    }
}
