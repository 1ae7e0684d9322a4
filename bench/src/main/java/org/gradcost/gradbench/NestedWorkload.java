package org.gradcost.gradbench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.function.Supplier;

/** A minimisation with nested derivatives. */
final class NestedWorkload implements Workload {

    private final Supplier<double[]> minimisation;
    private final boolean bare;
    private double[] result;

    /** Creates a workload whose result is written as an array, or as a bare number. */
    NestedWorkload(Supplier<double[]> minimisation, boolean bare) {
        this.minimisation = minimisation;
        this.bare = bare;
    }

    @Override
    public void run() {
        result = minimisation.get();
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        if (bare) {
            Json.number(json, result[0]);
        } else {
            Json.numbers(json, result, 0, result.length);
        }
    }
}
