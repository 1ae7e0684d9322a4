package org.gradcost.tape.compile;

import org.gradcost.gate.Sum;

/** A sum that is traced term by term. The terms may be added in any order, unless a guard depends on the sum. */
final class TraceSum implements Sum<TraceVariable> {

    private TraceVariable total;

    TraceSum(TraceVariable first) {
        total = first;
    }

    @Override
    public void add(TraceVariable term) {
        total = total.addTerm(term);
    }

    @Override
    public void addDot(int n, double[] c, int c0, TraceVariable[] x, int x0, int dx) {
        for (int i = 0; i < n; i++) {
            total = total.addTerm(x[x0 + i * dx].multiply(c[c0 + i]));
        }
    }

    @Override
    public void addDot(int n, TraceVariable[] x, int x0, int dx, TraceVariable[] y, int y0, int dy) {
        for (int i = 0; i < n; i++) {
            total = total.addTerm(x[x0 + i * dx].multiply(y[y0 + i * dy]));
        }
    }

    @Override
    public TraceVariable total() {
        return total;
    }
}
