package org.gradcost.gradbench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** The faster of several workloads that compute the same, by a contest before anything is timed. */
final class Faster implements Workload {

    private final List<Workload> candidates;
    private Workload fastest;

    Faster(Workload... candidates) {
        this.candidates = List.of(candidates);
    }

    @Override
    public void prepare() {
        fastest = Contest.fastest(candidates, Workload::bound, Workload::trial);
    }

    /** The winner; null before {@link #prepare}. */
    Workload fastest() {
        return fastest;
    }

    @Override
    public void run() {
        fastest.run();
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        fastest.write(json);
    }
}
