package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.gradcost.circuit.NamedCircuit;
import org.gradcost.circuit.NamedCircuits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that show circuits, train with them, and walk them back. */
class CircuitsTest {

    private static String fine(String... arguments) {
        Answer answer = Answer.to(arguments);
        assertEquals(0, answer.exit(), answer.err());
        return answer.out();
    }

    @Test
    void aNamedCircuitAsATable() {
        assertTrue(fine("circuit", "add-multiply").contains("f     q * z    -12   -4, 3      1"));
    }

    @Test
    void anotherPoint() {
        assertTrue(fine("circuit", "multiply", "--at", "y=3,x=2").contains("f     x * y      6    3, 2      1"));
        assertEquals(fine("circuit", "add-multiply"), fine("circuit", "add-multiply", "--at", "y=5"), "y is 5 anyway");
    }

    @Test
    void anExpression() {
        String out = fine("circuit", "--expression", "(x+y)*z", "--at", "x=-2,y=5,z=-4");
        assertTrue(out.contains("f     v1 * z    -12   -4, 3      1"), out);
        assertTrue(out.contains("2 gates; the gradient takes 1 pass"), out);
        String one = fine("circuit", "--expression", "x*y", "--at", "x=2,y=3");
        assertTrue(one.contains("1 gate; the gradient takes 1 pass"), one);
    }

    @Test
    void forwardTakesAPassPerInput() {
        String out = fine("circuit", "shared", "--mode", "forward");
        assertTrue(out.contains("e     c * d      6    2, 3      2      5"), out);
        assertTrue(out.contains("2 passes, one per input"), out);
    }

    @Test
    void theHelpListsCircuitsAndFunctions() {
        String help = fine("circuit", "--help").replaceAll("\\s+", " ");
        assertTrue(help.contains("A named circuit: multiply, add, max,"), help);
        assertTrue(help.contains("Functions: abs, acos, "), help);
    }

    @Test
    void theLessonHasEveryCircuitWithItsPictureAndNeedsNothingElse() {
        String page = fine("lesson");
        for (String name : Stream.concat(
                        NamedCircuits.all().stream().map(NamedCircuit::name), Stream.of(NamedCircuits.MATMUL))
                .toList()) {
            assertTrue(page.contains("<small>" + name + "</small>"), name);
        }
        int circuits = NamedCircuits.all().size() + 1;
        assertEquals(circuits + 1, page.split("<svg ", -1).length - 1, "one each, and one of forward mode");
        assertTrue(page.contains("\nq     x + y      3    1, 1     -4\n"), "numbers");
        assertFalse(
                page.replace("http://www.w3.org/2000/svg", "").matches("(?s).*(https?:|src=|@import).*"), "offline");
        assertFalse(page.contains("{{"), page);
    }

    @Test
    void stepByStep() {
        String out = fine("circuit", "add-multiply", "--step");
        assertTrue(out.indexOf("q = x + y = -2 + 5 = 3") < out.indexOf("∂f/∂q += -4 · 1 = -4"), out);
    }

    @ParameterizedTest
    @ValueSource(strings = {"staged", "matmul", "neuron-one-gate"})
    void pictures(String name) {
        assertTrue(fine("circuit", name, "--format", "svg").startsWith("<svg xmlns"));
        assertTrue(fine("circuit", name, "--format", "dot").startsWith("digraph circuit {"));
    }

    @Test
    void aFamilyInGatesOfAnySize() {
        assertTrue(fine("circuit", "--family", "neuron", "--gates", "scalar").contains("1 / v"));
        assertTrue(fine("circuit", "--family", "neuron", "--gates", "fused").contains("sigmoid("));
        assertTrue(fine("circuit", "--family", "mlp", "--gates", "matrix").contains("crossEntropy("));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "circuit                        | which circuit? name one (multiply, add, max,",
                "circuit stagd                  | unknown circuit \"stagd\"; did you mean staged",
                "circuit staged --family mlp    | one circuit at a time: name one (",
                "circuit staged --at x=3,y=4,z=5| --at: the circuit has no \"z\"; it has x, y",
                "circuit staged --at x=3,x=4,y=1| --at: x is given twice",
                "circuit staged --at x=3,y=four | --at: y=four is not a finite number",
                "circuit staged --at x=3,y      | --at: \"y\" is not of the form x=3",
                "circuit staged --format pdf    | --format \"pdf\": must be one of text, dot, svg",
                "circuit staged --wrt x         | --wrt chooses a pass of forward mode; add --mode forward",
                "circuit staged --mode forward --wrt z | --wrt z: no such input; there are x, y",
                "circuit --expression (x+y)*z   | --at: no value for x, y, z",
                "circuit --expression x+*y      | --expression: position 3 of \"x+▸*y\": a number, a name or '(' is missing",
                "circuit --family product --n 5000 | the circuit has ",
                "circuit --family product --gates matrix | --gates matrix: product has no circuit in them",
                "circuit --family product --n 0 | --n 0: must be at least 1",
                "train                          | Missing required option: '--family=F'",
                "train --family prodct          | unknown family \"prodct\"; did you mean product",
                "train --family product         | family \"product\" has nothing to train; these have: convnet, mlp",
                "train --family svm --steps 0   | --steps 0: must be at least 1",
                "train --family svm --rate -1   | --rate -1: must be a positive number",
                "train --family svm --mode primal | --mode primal computes no gradient",
                "train --family svm --gates fused | --gates fused: reverse does not run svm in them",
                "train --family svm --mode reverse-checkpointed | --mode reverse-checkpointed cannot run svm",
                "saliency --family product      | family \"product\" has nothing to train",
                "saliency --family svm --count 0| --count 0: must be from 1 to 352",
                "checkpoints --family mlp       | family \"mlp\" has no time steps; these have: brusselator, lax-wendroff, recurrence, toon",
                "checkpoints --steps 0          | --n, --steps and --budget must be at least 1",
            })
    void badInputIsOneLineAndExitTwo(String command, String message) {
        Answer.to(command.split(" ")).assertRefused(message);
    }

    @Test
    void aTrainingSaysWhatItReachedAndComparesTheModes() {
        String out = fine("train", "--family", "svm", "--steps", "50");
        assertTrue(out.contains("accuracy on held-out digits: "), out);
        assertTrue(out.contains("50 steps with reverse took "), out);
        List<String> rows = out.lines()
                .dropWhile(line -> !line.contains("measured / predicted"))
                .toList();
        assertEquals(
                List.of("hand", "reverse", "vector-forward", "forward"),
                rows.subList(1, 5).stream()
                        .map(row -> row.strip().split(" ")[0])
                        .toList(),
                out);
        for (String row : rows.subList(1, 5)) {
            assertTrue(
                    row.matches(
                            " \\S+ +\\d+ +[\\d.]+ [nµm]?s +[\\d.]+ [nµm]?s +\\d+\\.\\d\\d +\\d+ +[\\d.]+ [nµm]?s +[\\d.e+-]+"),
                    row);
        }
        assertTrue(rows.get(5).startsWith("an epoch is 90 steps"), out);
        assertEquals(3, losses(fine("train", "--family", "svm", "--steps", "3", "--all-losses")));
    }

    private static long losses(String out) {
        return out.lines().filter(line -> line.matches(" +\\d+  [-0-9.e]+")).count();
    }

    @Test
    void aDivergingTrainingSaysSoAndIsAFinding() {
        Answer answer = Answer.to("train", "--family", "svm", "--rate", "1e6");
        assertEquals(1, answer.exit());
        assertTrue(answer.out().contains("diverged: the loss is "), answer.out());
    }

    @Test
    void saliencyIsAPicture() {
        assertTrue(fine("saliency", "--family", "softmax", "--steps", "20", "--count", "3")
                .startsWith("<svg xmlns"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"recurrence", "brusselator"})
    void timeAgainstMemory(String family) {
        String out = fine("checkpoints", "--family", family, "--steps", "2000");
        assertTrue(out.contains("full tape"), out);
        assertTrue(out.contains("every 45"), out);
        assertTrue(out.contains("times: medians of "), out);
        assertTrue(out.matches("(?s).*binomial +11 .*"), out);
    }
}
