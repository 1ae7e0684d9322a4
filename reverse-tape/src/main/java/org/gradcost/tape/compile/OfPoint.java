package org.gradcost.tape.compile;

import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A function of a point alone, as one that is given data too. It is a record and no lambda, which a cold JVM takes long to link.
 *
 * @param <R> a variable or an array of variables
 */
record OfPoint<R>(Function<TraceVariable[], R> function) implements BiFunction<TraceVariable[], TraceVariable[], R> {

    OfPoint {
        Objects.requireNonNull(function, "function");
    }

    @Override
    public R apply(TraceVariable[] point, TraceVariable[] none) {
        return function.apply(point);
    }
}
