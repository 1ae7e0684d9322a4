package org.gradcost.tape.engines;

import org.hipparchus.CalculusFieldElement;
import org.hipparchus.Field;
import org.hipparchus.analysis.solvers.BracketedRealFieldUnivariateSolver;
import org.hipparchus.analysis.solvers.FieldBracketingNthOrderBrentSolver;
import org.hipparchus.ode.FieldExpandableODE;
import org.hipparchus.ode.FieldODEState;
import org.hipparchus.ode.FieldODEStateAndDerivative;
import org.hipparchus.ode.FieldOrdinaryDifferentialEquation;
import org.hipparchus.ode.events.Action;
import org.hipparchus.ode.events.FieldAdaptableInterval;
import org.hipparchus.ode.events.FieldODEEventDetector;
import org.hipparchus.ode.events.FieldODEEventHandler;
import org.hipparchus.ode.nonstiff.DormandPrince853FieldIntegrator;
import org.hipparchus.util.MathArrays;

/** Differential equations that Hipparchus' integrators solve, with and without an event. */
final class Integration {

    private Integration() {}

    /** The right-hand side of a system of first order. */
    private interface Slope<T> {
        T of(T[] y, int i);
    }

    static <T extends CalculusFieldElement<T>> T timeOfZero(T[] x) {
        return stopAtZero(x, 1, (y, i) -> x[0].newInstance(-1)).getTime();
    }

    /** The second component where the first is 0. */
    static <T extends CalculusFieldElement<T>> T vanDerPol(T[] x) {
        return stopAtZero(
                        x,
                        2,
                        (y, i) -> i == 0
                                ? y[1]
                                : y[0].square().negate().add(1).multiply(y[1]).subtract(y[0]))
                .getPrimaryState()[1];
    }

    /** The angle at the time x₂, from the angle x₀ and the speed x₁. */
    static <T extends CalculusFieldElement<T>> T pendulum(T[] x) {
        return integrator(x[0].getField())
                .integrate(
                        equation(
                                x[0].getField(),
                                2,
                                (y, i) -> i == 0 ? y[1] : y[0].sin().negate()),
                        state(x, 2),
                        x[2])
                .getPrimaryState()[0];
    }

    private static <T extends CalculusFieldElement<T>> FieldODEStateAndDerivative<T> stopAtZero(
            T[] x, int dimension, Slope<T> slope) {
        Field<T> field = x[0].getField();
        DormandPrince853FieldIntegrator<T> integrator = integrator(field);
        integrator.addEventDetector(new ZeroOfFirst<>(field));
        return integrator.integrate(
                equation(field, dimension, slope),
                state(x, dimension),
                field.getZero().newInstance(10));
    }

    private static <T extends CalculusFieldElement<T>> DormandPrince853FieldIntegrator<T> integrator(Field<T> field) {
        return new DormandPrince853FieldIntegrator<>(field, 1e-6, 1, 1e-11, 1e-11);
    }

    private static <T extends CalculusFieldElement<T>> FieldODEState<T> state(T[] x, int dimension) {
        T[] y = MathArrays.buildArray(x[0].getField(), dimension);
        System.arraycopy(x, 0, y, 0, dimension);
        return new FieldODEState<>(x[0].newInstance(0), y);
    }

    private static <T extends CalculusFieldElement<T>> FieldExpandableODE<T> equation(
            Field<T> field, int dimension, Slope<T> slope) {
        return new FieldExpandableODE<>(new FieldOrdinaryDifferentialEquation<T>() {
            @Override
            public int getDimension() {
                return dimension;
            }

            @Override
            public T[] computeDerivatives(T t, T[] y) {
                T[] slopes = MathArrays.buildArray(field, dimension);
                for (int i = 0; i < dimension; i++) {
                    slopes[i] = slope.of(y, i);
                }
                return slopes;
            }
        });
    }

    private record ZeroOfFirst<T extends CalculusFieldElement<T>>(Field<T> field) implements FieldODEEventDetector<T> {

        @Override
        public FieldAdaptableInterval<T> getMaxCheckInterval() {
            return FieldAdaptableInterval.of(0.4);
        }

        @Override
        public int getMaxIterationCount() {
            return 100;
        }

        @Override
        public BracketedRealFieldUnivariateSolver<T> getSolver() {
            T zero = field.getZero();
            return new FieldBracketingNthOrderBrentSolver<>(
                    zero.newInstance(1e-14), zero.newInstance(1e-12), zero.newInstance(1e-15), 5);
        }

        @Override
        public FieldODEEventHandler<T> getHandler() {
            return (state, detector, increasing) -> Action.STOP;
        }

        @Override
        public T g(FieldODEStateAndDerivative<T> state) {
            return state.getPrimaryState()[0];
        }
    }
}
