package org.gradcost.gradbench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.gradcost.family.vision.Camera;

/**
 * The Jacobian of a bundle adjustment in compressed rows: 3p rows, of which each observation has two with 15 entries, followed by
 * one entry −2w for each weight. It is computed block by block, with 15 inputs and 2 outputs each.
 */
final class BundleJacobian implements Workload {

    private static final int WRITTEN = 30;
    private static final int TRIED = 1000;

    private final Bundle bundle;
    private final CameraSlopes slopes;
    private final Choice mode;
    private final int[] rows;
    private final int[] columns;
    private final double[] values;
    private final double[] inputs = new double[Camera.INPUTS];

    BundleJacobian(Bundle bundle, CameraSlopes slopes, Choice mode) {
        this.bundle = bundle;
        this.slopes = slopes;
        this.mode = mode;
        this.rows = new int[3 * bundle.p + 1];
        this.columns = new int[31 * bundle.p];
        this.values = new double[31 * bundle.p];
    }

    /** Times the first observations. */
    @Override
    public long trial() {
        int tried = Math.min(bundle.p, TRIED);
        long start = System.nanoTime();
        for (int i = 0; i < tried; i++) {
            observe(i);
        }
        return (System.nanoTime() - start) / tried * bundle.p;
    }

    private void observe(int i) {
        bundle.inputs(i, inputs);
        slopes.of(inputs, bundle.features[i], values, 2 * Camera.INPUTS * i);
    }

    @Override
    public String mode() {
        return mode.word();
    }

    @Override
    public void run() {
        int p = bundle.p;
        for (int i = 0; i < p; i++) {
            int from = 2 * Camera.INPUTS * i;
            observe(i);
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

    /** Writes the first thirty elements of each array and the last, as the eval requires. */
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
