package org.gradcost.circuit;

/** Numbers as values of a circuit. */
final class ScalarValues implements Values<Double> {

    @Override
    public Double one(Double like) {
        return 1.0;
    }

    @Override
    public Double zero(Double like) {
        return 0.0;
    }

    @Override
    public Double sum(Double a, Double b) {
        return a + b;
    }

    @Override
    public String pulled(String slope, String adjoint) {
        return slope + " · " + adjoint;
    }

    @Override
    public String brief(Double value) {
        return Numerals.brief(value);
    }

    @Override
    public String full(Double value) {
        return Numerals.full(value);
    }
}
