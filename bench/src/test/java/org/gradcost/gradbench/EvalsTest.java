package org.gradcost.gradbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gradcost.mode.Differentiator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** All twelve evals against golden answers, in every mode. */
class EvalsTest {

    /** Right answers, which every mutant breaks in its own way. */
    private static final Map<String, Object> ANSWERS = new HashMap<>();

    /** The evals that are families, which have compiled forward modes. */
    private static final Set<String> COMPILED = Set.of("llsq", "lse", "det", "ode", "gmm", "lstm");

    static Stream<Arguments> questions() {
        return Golden.all().stream()
                .flatMap(golden -> Stream.of(Choice.values())
                        .map(mode -> Arguments.argumentSet(golden + " " + mode, golden, mode)));
    }

    static Stream<Golden> derivatives() {
        List<String> primals = List.of("square", "primal", "objective", "cost");
        return Golden.all().stream().filter(golden -> !primals.contains(golden.function()));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void isRightToTenDigits(Golden golden, Choice mode) {
        Map<?, ?> answer = Session.ask(mode, golden.line());

        assertEquals(true, answer.get("success"), () -> String.valueOf(answer.get("error")));
        assertTrue(golden.matches(answer.get("output")), () -> "got " + Session.lines(mode, golden.line()));
        assertTrue(modes(golden, mode).contains(answer.get("mode")), () -> "by " + answer.get("mode"));
    }

    /** The names of the modes that may have answered. */
    private static Set<String> modes(Golden golden, Choice mode) {
        if (derivatives().noneMatch(one -> one.line().equals(golden.line()))) {
            return Set.of("none");
        }
        if (golden.function().length() == 2) {
            String[] words = golden.function()
                    .replace("r", "reverse ")
                    .replace("f", "forward ")
                    .split(" ");
            return Set.of(words[0] + " over " + words[1]);
        }
        return switch (mode) {
            case BEST -> Set.of("reverse", "forward");
            case FORWARD_COMPILED, FORWARD_SUPPORT ->
                Set.of(COMPILED.contains(golden.module()) ? mode.word() : Choice.FORWARD.word());
            default -> Set.of(mode.word());
        };
    }

    /** Numbers of the engine as they would be if it were broken. */
    enum Mutant {
        NOT_A_NUMBER(numbers -> Collections.nCopies(numbers.size(), Double.NaN)),
        ZERO(numbers -> Collections.nCopies(numbers.size(), 0.0)),
        SHUFFLED(numbers -> {
            List<Double> rotated = new ArrayList<>(numbers);
            Collections.rotate(rotated, 1);
            return rotated;
        }),
        A_MILLIONTH_OFF(numbers -> numbers.stream().map(x -> x * (1 + 1e-6)).toList());

        private final UnaryOperator<List<Double>> broken;

        Mutant(UnaryOperator<List<Double>> broken) {
            this.broken = broken;
        }

        Object of(Object output) {
            List<Double> numbers = new ArrayList<>();
            collect(output, numbers);
            return rebuild(output, broken.apply(numbers).iterator());
        }

        private static void collect(Object value, List<Double> numbers) {
            if (value instanceof Double number) {
                numbers.add(number);
            } else if (value instanceof Map<?, ?> fields) {
                fields.values().forEach(field -> collect(field, numbers));
            } else {
                Golden.list(value).forEach(element -> collect(element, numbers));
            }
        }

        private static Object rebuild(Object value, Iterator<Double> numbers) {
            if (value instanceof Double) {
                return numbers.next();
            }
            if (value instanceof Map<?, ?> fields) {
                Map<Object, Object> rebuilt = new LinkedHashMap<>();
                fields.forEach((name, field) -> rebuilt.put(name, rebuild(field, numbers)));
                return rebuilt;
            }
            List<Object> rebuilt = new ArrayList<>();
            Golden.list(value).forEach(element -> rebuilt.add(rebuild(element, numbers)));
            return rebuilt;
        }
    }

    /** Whether a golden answer has every number. */
    private static boolean known(Object output) {
        if (output instanceof Map<?, ?> fields) {
            return fields.values().stream().allMatch(EvalsTest::known);
        }
        return output instanceof Double
                || output != null && Golden.list(output).stream().allMatch(EvalsTest::known);
    }

    /** The engine itself made wrong, below all that the tool does with its gradient. */
    @ParameterizedTest
    @EnumSource(Mutant.class)
    void gradientsOfABrokenEngineAreFoundOut(Mutant mutant) {
        Set<String> modules = new TreeSet<>();
        derivatives().forEach(golden -> {
            Object input = ((Map<?, ?>) Golden.parse(golden.line())).get("input");
            Workload workload =
                    Evals.named(golden.module()).workload(golden.function(), new Input("input", input), Choice.REVERSE);
            if (workload instanceof GradientWorkload sound) {
                assertTrue(golden.matches(output(sound)), golden + " with a sound engine");
                boolean alone = mutant == Mutant.SHUFFLED && output(sound) instanceof double[] one && one.length == 1;
                if (!alone) { // a single number cannot be shuffled
                    GradientWorkload broken = sound.by(engine -> broken(engine, mutant));
                    if (mutant == Mutant.NOT_A_NUMBER) { // is no output at all
                        assertThrows(ArithmeticException.class, () -> output(broken), golden + " passes " + mutant);
                    } else {
                        assertFalse(golden.matches(output(broken)), golden + " passes " + mutant);
                    }
                    modules.add(golden.module());
                }
            }
        });
        assertEquals(Set.of("det", "gmm", "llsq", "lse", "lstm", "ode"), modules);
    }

    private static Differentiator broken(Differentiator engine, Mutant mutant) {
        return (x, gradient) -> {
            double value = engine.gradient(x, gradient);
            List<?> wrong = Golden.list(mutant.of(gradient));
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = (Double) wrong.get(i);
            }
            return value;
        };
    }

    private static Object output(Workload workload) {
        workload.prepare();
        workload.run();
        StringWriter text = new StringWriter();
        try (JsonGenerator json = Json.FACTORY.createGenerator(text)) {
            workload.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Golden.parse(text.toString());
    }

    @ParameterizedTest
    @EnumSource(Mutant.class)
    void answersMadeWrongAreFoundOut(Mutant mutant) {
        derivatives().forEach(golden -> {
            Object right = known(golden.output())
                    ? golden.output()
                    : ANSWERS.computeIfAbsent(
                            golden.line(),
                            line -> Session.ask(Choice.REVERSE, line).get("output"));
            boolean alike = mutant == Mutant.SHUFFLED
                    && (right instanceof Double || golden.module().equals("saddle"));
            if (!alike) { // a single number, or equal ones, cannot be shuffled
                assertFalse(golden.matches(mutant.of(right)), golden + " passes " + mutant);
            }
        });
    }
}
