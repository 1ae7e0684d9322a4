package org.gradcost.gate;

/** A scalar gate of one argument: y = value(x, shared), and its slope dy/dx from x, y and what both share. */
public record UnaryGate(String name, Shared shared, Value value, Slope slope) {
    public double shared(double x) {
        return shared.of(x);
    }

    public double value(double x, double shared) {
        return value.of(x, shared);
    }

    public double slope(double x, double y, double shared) {
        return slope.of(x, y, shared);
    }

    /** What value and slope have in common, worked out once. */
    @FunctionalInterface
    public interface Shared {
        double of(double x);
    }

    /** The value. */
    @FunctionalInterface
    public interface Value {
        double of(double x, double shared);
    }

    /** The slope. */
    @FunctionalInterface
    public interface Slope {
        double of(double x, double y, double shared);
    }
}
