package org.gradcost.gradbench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.gradcost.family.Camera;

/**
 * The Jacobian of a bundle adjustment in compressed rows: 3p rows, the two of each observation with 15 entries, then one
 * entry −2w for each weight. It is made block by block, 15 inputs and 2 outputs each.
 */
final class BundleJacobian implements Workload {

    private static final int WRITTEN = 30;
    private static final int TRIED = 1000;

    private final Bundle bundle;
    private final List<CameraSlopes> candidates;
    private CameraSlopes slopes;
    private final int[] rows;
    private final int[] columns;
    private final double[] values;
    private final double[] inputs = new double[Camera.INPUTS];

    BundleJacobian(Bundle bundle, List<CameraSlopes> candidates) {
        this.bundle = bundle;
        this.candidates = candidates;
        this.slopes = candidates.get(0);
        this.rows = new int[3 * bundle.p + 1];
        this.columns = new int[31 * bundle.p];
        this.values = new double[31 * bundle.p];
    }

    /** Of several ways the fastest, by the first observations. */
    @Override
    public void prepare() {
        if (candidates.size() > 1) {
            slopes = Contest.fastest(candidates, candidate -> 0, this::trial);
        }
    }

    private long trial(CameraSlopes candidate) {
        long start = System.nanoTime();
        for (int i = 0; i < Math.min(bundle.p, TRIED); i++) {
            observe(candidate, i);
        }
        return System.nanoTime() - start;
    }

    private void observe(CameraSlopes by, int i) {
        bundle.inputs(i, inputs);
        by.of(inputs, bundle.features[i], values, 2 * Camera.INPUTS * i);
    }

    @Override
    public void run() {
        int p = bundle.p;
        for (int i = 0; i < p; i++) {
            int from = 2 * Camera.INPUTS * i;
            observe(slopes, i);
            bundle.columns(i, columns, from);
            bundle.columns(i, columns, from + Camera.INPUTS);
            rows[2 * i + 1] = from + Camera.INPUTS;
            rows[2 * i + 2] = from + 2 * Camera.INPUTS;
        }
        for (int i = 0; i < p; i++) {
            int at = 2 * Camera.INPUTS * p + i;
            values[at] = -2 * bundle.weights[i];
            columns[at] = bundle.weightColumn(i);
            rows[2 * p + i + 1] = at + 1;
        }
    }

    /** The first thirty elements of each array and the last, as the eval asks. */
    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        write(json, "rows", rows);
        write(json, "cols", columns);
        json.writeArrayFieldStart("vals");
        for (int i = 0; i < Math.min(WRITTEN, values.length); i++) {
            Json.number(json, values[i]);
        }
        Json.number(json, values[values.length - 1]);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, int[] numbers) throws IOException {
        json.writeArrayFieldStart(name);
        for (int i = 0; i < Math.min(WRITTEN, numbers.length); i++) {
            json.writeNumber(numbers[i]);
        }
        json.writeNumber(numbers[numbers.length - 1]);
        json.writeEndArray();
    }
}
