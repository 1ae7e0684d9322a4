package org.gradcost.cli.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradcost.circuit.Circuit;
import org.gradcost.circuit.Flow;
import org.gradcost.circuit.NamedCircuit;
import org.gradcost.circuit.NamedCircuits;
import org.gradcost.circuit.picture.Diagram;
import org.gradcost.results.format.Templates;

/**
 * The lecture on backpropagation: the named circuits, in order, as a self-contained page of HTML to be projected. Its steps
 * follow the lecture notes of Stanford's CS231n.
 */
public final class LessonPage {

    private static final String TEMPLATE = "lesson.html";

    /** The circuit with which the lecture compares the modes; it has few inputs, and so needs few pictures. */
    private static final String SHARED = "shared";

    private static final int PICTURE = 60; // rem, width of a picture on a large screen

    private LessonPage() {}

    private record Picture(String svg, String caption) {}

    private record Step(
            int number,
            String name,
            String title,
            String formula,
            String point,
            List<Picture> pictures,
            List<String> table,
            List<String> walk) {}

    /** Returns the page. */
    public static String html() {
        List<Step> steps = new ArrayList<>();
        for (NamedCircuit circuit : NamedCircuits.all()) {
            String point = IntStream.range(0, circuit.inputs().size())
                    .mapToObj(i -> circuit.inputs().get(i) + " = "
                            + number(circuit.point().get(i)))
                    .collect(Collectors.joining(", "));
            steps.add(
                    step(steps.size() + 1, circuit.name(), circuit.about(), circuit.formula(), point, circuit.trace()));
        }
        steps.add(step(
                steps.size() + 1,
                NamedCircuits.MATMUL,
                "matrices: the shapes of the adjoints show which products they are",
                "D = W * X; sum of D",
                null, // the matrices are too large for a line
                NamedCircuits.matmul()));
        return Templates.html(
                LessonPage.class, TEMPLATE, Map.of("count", steps.size(), "width", PICTURE, "steps", steps));
    }

    private static <V> Step step(
            int number, String name, String title, String formula, String point, Circuit<V> circuit) {
        Flow<V> reverse = circuit.reverse();
        List<Picture> pictures = new ArrayList<>();
        if (name.equals(SHARED)) {
            List<Diagram> forward = IntStream.range(0, circuit.inputs().size())
                    .mapToObj(i -> circuit.forward(i).diagram())
                    .toList();
            pictures.add(new Picture(
                    Diagram.svg(forward), "Forward mode: a pass for each of " + forward.size() + " inputs."));
        }
        pictures.add(new Picture(reverse.diagram().svg(), "Reverse mode: one pass for all inputs."));
        return new Step(number, name, title, formula, point, pictures, lines(reverse.text()), lines(reverse.steps()));
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
