package org.gradcost.gradbench;

import static org.gradcost.gradbench.PlainNumbers.numbers;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.gradcost.dual.Dual;
import org.gradcost.family.nested.Particle;
import org.gradcost.family.nested.Saddle;
import org.gradcost.nested.AdaptiveDescent;
import org.gradcost.nested.Level;
import org.gradcost.nested.Objective;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chains of compiled steps against the same functions on dual numbers, whole: in every pair of modes, back and forth. */
class CompiledNestingsTest {

    /** Of hundreds of steps, each from the last. */
    private static final double ROUNDING = 1e-10;

    @ParameterizedTest
    @CsvSource({"FORWARD,FORWARD", "FORWARD,REVERSE", "REVERSE,FORWARD", "REVERSE,REVERSE"})
    void particle(Level outer, Level inner) {
        Particle particle = new Particle(inner);
        CompiledParticle compiled = new CompiledParticle(particle, outer);
        for (double w : new double[] {0, 0.2, 0.1, 0.5, 0}) {
            assertSame(particle, compiled, w);
        }
    }

    @ParameterizedTest
    @CsvSource({"FORWARD,FORWARD", "FORWARD,REVERSE", "REVERSE,FORWARD", "REVERSE,REVERSE"})
    void saddle(Level outer, Level inner) {
        Saddle saddle = new Saddle(inner, new double[] {1, 0.5});
        CompiledSaddle compiled = new CompiledSaddle(saddle, outer);
        for (double p : new double[] {1, 0.3, -2, 1}) {
            assertSame(saddle, compiled, p, 0.75);
        }
    }

    private static void assertSame(Objective objective, AdaptiveDescent.Function<Binary64> compiled, double... x) {
        Binary64[] gradient = compiled.gradient(numbers(x)); // before any value there, and after
        double value = compiled.value(numbers(x)).getReal();
        Binary64[] again = compiled.gradient(numbers(x));
        for (int i = 0; i < x.length; i++) {
            Dual[] moving = new Dual[x.length];
            for (int j = 0; j < x.length; j++) {
                moving[j] = Dual.of(x[j], i == j ? 1 : 0);
            }
            Dual y = objective.at(moving);
            assertEquals(y.getReal(), value, ROUNDING * Math.abs(y.getReal()));
            assertEquals(y.tangent(), gradient[i].getReal(), ROUNDING * Math.abs(y.tangent()));
            assertEquals(gradient[i], again[i]);
        }
    }
}
