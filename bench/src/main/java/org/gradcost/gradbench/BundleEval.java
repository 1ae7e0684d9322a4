package org.gradcost.gradbench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.gradcost.family.vision.Camera;

/** Bundle adjustment: the errors of all observations and of all weights, {@code 1 − w²}, and their Jacobian. */
final class BundleEval implements Eval {

    @Override
    public String name() {
        return "ba";
    }

    @Override
    public List<String> functions() {
        return List.of("objective", "jacobian");
    }

    @Override
    public Workload workload(String function, Input input, Choice mode) {
        Bundle bundle = new Bundle(input);
        return function.equals("objective")
                ? new Errors(bundle)
                : mode.of(
                        () -> new BundleJacobian(bundle, new CameraSlopes.Reverse(), Choice.REVERSE),
                        () -> new BundleJacobian(bundle, new CameraSlopes.Forward(), Choice.FORWARD));
    }

    private static final class Errors implements Workload {

        private final Bundle bundle;
        private final double[] errors;
        private final double[] ofWeights;
        private final double[] inputs = new double[Camera.INPUTS];
        private final double[] error = new double[2];

        Errors(Bundle bundle) {
            this.bundle = bundle;
            this.errors = new double[2 * bundle.p];
            this.ofWeights = new double[bundle.p];
        }

        @Override
        public void run() {
            for (int i = 0; i < bundle.p; i++) {
                bundle.inputs(i, inputs);
                Camera.error(inputs, bundle.features[i], error);
                errors[2 * i] = error[0];
                errors[2 * i + 1] = error[1];
                ofWeights[i] = 1 - bundle.weights[i] * bundle.weights[i];
            }
        }

        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeObjectFieldStart("reproj_error");
            json.writeFieldName("elements");
            Json.numbers(json, errors, 0, 2);
            json.writeNumberField("repeated", bundle.p);
            json.writeEndObject();
            json.writeObjectFieldStart("w_err");
            json.writeFieldName("element");
            Json.number(json, ofWeights[0]);
            json.writeNumberField("repeated", bundle.p);
            json.writeEndObject();
            json.writeEndObject();
        }
    }
}
