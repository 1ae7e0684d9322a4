package org.gradcost.gradbench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.gradcost.family.Problem;
import org.gradcost.family.learning.Gmm;
import org.gradcost.family.learning.Mixture;

/** The layout of gmm's inputs and gradient in GradBench's messages. */
final class GmmInput {

    private GmmInput() {}

    static Problem problem(Input input) {
        int d = input.whole("d", 1);
        int k = input.whole("k", 1);
        double[][] x = input.rows("x", input.whole("n", 1), d);
        Mixture mixture = new Mixture(d, k, Input.flat(x), input.whole("m", 0), input.number("gamma"));
        return Gmm.at(mixture, Input.flat(new double[][] {
            input.numbers("alpha", k),
            Input.flat(input.rows("mu", k, d)),
            Input.flat(input.rows("q", k, d)),
            Input.flat(input.rows("l", k, d * (d - 1) / 2))
        }));
    }

    static void write(JsonGenerator json, double[] gradient, int d, int k) throws IOException {
        json.writeStartObject();
        json.writeFieldName("alpha");
        Json.numbers(json, gradient, 0, k);
        json.writeFieldName("mu");
        Json.rows(json, gradient, k, k, d);
        json.writeFieldName("q");
        Json.rows(json, gradient, k + k * d, k, d);
        json.writeFieldName("l");
        Json.rows(json, gradient, k + 2 * k * d, k, d * (d - 1) / 2);
        json.writeEndObject();
    }
}
