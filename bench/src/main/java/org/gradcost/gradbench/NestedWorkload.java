package org.gradcost.gradbench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Supplier;
import org.gradcost.nested.Level;

/** A minimisation with nested derivatives. */
final class NestedWorkload implements Workload {

    private final Supplier<double[]> minimisation;
    private final String mode;
    private final boolean bare;
    private double[] result;

    /** Creates a workload whose result is written as an array, or as a bare number. */
    NestedWorkload(Supplier<double[]> minimisation, Level outer, Level inner, boolean bare) {
        this.mode = word(outer) + " over " + word(inner);
        this.minimisation = minimisation;
        this.bare = bare;
    }

    private static String word(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String mode() {
        return mode;
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
