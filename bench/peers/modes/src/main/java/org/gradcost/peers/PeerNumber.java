package org.gradcost.peers;

import org.gradcost.mode.RefusedException;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.Field;

/**
 * A number of another library in the form that the circuits of the suite require. A library overrides a composed function if it
 * has its own; a function that it lacks and that cannot be composed is refused in one line.
 *
 * @param <N> the numbers of the mode
 */
abstract class PeerNumber<N extends PeerNumber<N>> implements CalculusFieldElement<N> {

    private static RefusedException lacks(String function) {
        return new RefusedException("the library has no " + function);
    }

    @SuppressWarnings("unchecked")
    private N self() {
        return (N) this;
    }

    @Override
    public N multiply(int n) {
        return multiply((double) n);
    }

    @Override
    public N pow(int exponent) {
        return pow((double) exponent);
    }

    @Override
    public N pow(N exponent) {
        return log().multiply(exponent).exp();
    }

    @Override
    public N expm1() {
        return exp().subtract(1);
    }

    @Override
    public N log1p() {
        return add(1).log();
    }

    @Override
    public N log10() {
        return log().divide(Math.log(10));
    }

    @Override
    public N sinh() {
        return exp().subtract(negate().exp()).divide(2);
    }

    @Override
    public N cosh() {
        return exp().add(negate().exp()).divide(2);
    }

    /** Returns the hyperbolic tangent, composed from an exponential that does not overflow. */
    @Override
    public N tanh() {
        boolean negative = getReal() < 0;
        N e = multiply(negative ? 2.0 : -2.0).exp();
        N magnitude = e.negate().add(1).divide(e.add(1));
        return negative ? magnitude.negate() : magnitude;
    }

    @Override
    public N asin() {
        throw lacks("asin");
    }

    @Override
    public N acos() {
        throw lacks("acos");
    }

    @Override
    public N atan() {
        throw lacks("atan");
    }

    @Override
    public N asinh() {
        throw lacks("asinh");
    }

    @Override
    public N acosh() {
        throw lacks("acosh");
    }

    @Override
    public N atanh() {
        throw lacks("atanh");
    }

    @Override
    public N atan2(N x) {
        throw lacks("atan2");
    }

    @Override
    public N remainder(double a) {
        throw lacks("remainder");
    }

    @Override
    public N remainder(N a) {
        throw lacks("remainder");
    }

    @Override
    public N getAddendum() {
        throw lacks("addendum");
    }

    @Override
    public N scalb(int n) {
        return multiply(Math.scalb(1.0, n));
    }

    @Override
    public N hypot(N y) {
        return multiply(self()).add(y.multiply(y)).sqrt();
    }

    @Override
    public N copySign(N sign) {
        return copySign(sign.getReal());
    }

    @Override
    public N copySign(double sign) {
        return Math.signum(getReal()) * sign >= 0 ? self() : negate();
    }

    @Override
    public N linearCombination(N[] a, N[] b) {
        N sum = a[0].multiply(b[0]);
        for (int i = 1; i < a.length; i++) {
            sum = sum.add(a[i].multiply(b[i]));
        }
        return sum;
    }

    @Override
    public N linearCombination(N a1, N b1, N a2, N b2) {
        return a1.multiply(b1).add(a2.multiply(b2));
    }

    @Override
    public N linearCombination(N a1, N b1, N a2, N b2, N a3, N b3) {
        return linearCombination(a1, b1, a2, b2).add(a3.multiply(b3));
    }

    @Override
    public N linearCombination(N a1, N b1, N a2, N b2, N a3, N b3, N a4, N b4) {
        return linearCombination(a1, b1, a2, b2, a3, b3).add(a4.multiply(b4));
    }

    @Override
    public Field<N> getField() {
        return new Constants<>(self());
    }

    /** The constants zero and one for a number. */
    private record Constants<N extends PeerNumber<N>>(N number) implements Field<N> {

        @Override
        public N getZero() {
            return number.newInstance(0);
        }

        @Override
        public N getOne() {
            return number.newInstance(1);
        }

        @Override
        @SuppressWarnings("unchecked")
        public Class<N> getRuntimeClass() {
            return (Class<N>) number.getClass();
        }
    }
}
