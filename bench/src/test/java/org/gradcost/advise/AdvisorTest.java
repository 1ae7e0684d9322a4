package org.gradcost.advise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradcost.family.Families;
import org.gradcost.family.Family;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.gate.Functions;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;
import org.gradcost.mode.ModeRegistry;
import org.gradcost.mode.Reference;
import org.gradcost.results.BadInputException;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;
import org.hipparchus.CalculusFieldElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Advice has all its parts, for every family and for functions of a user's; what it says of times is not looked at. */
class AdvisorTest {

    private static final AdviceOptions SHORT = AdviceOptions.DEFAULT.together().within(Duration.ofMillis(20));

    /** Time enough to begin all modes, for some rounds of warming up, and for a few slots, however fast the machine is. */
    private static Session session(AdviceOptions options) {
        int[] calls = {0};
        return new Session(options, () -> calls[0]++ < 28 ? 0.1 : 0.7 + 0.2 * Math.min(1.4, calls[0] - 28), text -> {});
    }

    static Stream<Family> families() {
        return Families.all().stream();
    }

    /** Every mode that can run a family has a row, and what was run is right. */
    @ParameterizedTest
    @MethodSource("families")
    void everyFamilyIsAdvised(Family family) {
        int n = family.nearest(3);
        List<Advice> all = Advisor.advise(session(SHORT), family, List.of(n), family.outputs(n, 2));

        assertEquals(1, all.size());
        Advice advice = all.get(0);
        assertEquals(n, advice.n());
        Problem problem = family.problem(n, family.outputs(n, 2), 1);
        assertEquals(problem.outputs(), advice.m());
        Set<String> rows =
                advice.predictions().stream().map(p -> p.mode().name()).collect(Collectors.toSet());
        Granularity gates = advice.predictions().stream()
                .map(Prediction::gates)
                .filter(g -> g != Granularity.PLAIN)
                .findFirst()
                .orElseThrow();
        Set<String> able = ModeRegistry.all().stream()
                .filter(mode -> mode.granularities(problem).contains(Granularity.PLAIN)
                        || mode.granularities(problem).contains(gates))
                .map(Mode::name)
                .collect(Collectors.toSet());
        assertEquals(able, rows);
        for (Prediction p : advice.predictions()) {
            assertFalse(p.note().startsWith(Trial.WRONG), p.label() + ": " + p.note());
            assertTrue(p.time().isPresent() || !p.note().isEmpty(), p.label() + " has neither a time nor a reason");
        }
        advice.recommended().ifPresent(best -> {
            assertTrue(best.isCandidate());
            assertTrue(
                    advice.toString().startsWith("Use " + best.label() + " for " + family.name()), advice.toString());
            assertTrue(advice.code().lines().size() <= 12, "two lines of declaration, and ten");
        });
    }

    /** A user's class: without statics that begin a session of their own. */
    static final class Model {

        private Model() {}

        static <T extends CalculusFieldElement<T>> T energy(T[] x) {
            return Functions.sum(
                    x.length, i -> x[i].multiply(x[(i + 1) % x.length]).sin());
        }

        static <T extends CalculusFieldElement<T>> T endless(T[] x) {
            return endless(x).add(1);
        }

        static <T extends CalculusFieldElement<T>> T nothing(T[] x) {
            return null;
        }

        static <T extends CalculusFieldElement<T>> T failing(T[] x) {
            throw new IllegalStateException("first line\nsecond line");
        }

        static <T extends CalculusFieldElement<T>> T reading(T[] x) {
            return x[0].getReal() > 0 ? x[0] : x[1];
        }
    }

    /** A user's function has no gradient by hand, and is copied into the classes of each mode. */
    @Test
    void aFunctionOfAUsersIsAdvised() {
        List<Mode> two = Stream.of("primal", "reverse", "reverse-compiled")
                .map(ModeRegistry::named)
                .toList();
        AdviceOptions options =
                new AdviceOptions(Duration.ofSeconds(1), Optional.empty(), 8, Double.POSITIVE_INFINITY, two, true);
        Advice advice = Advisor.advise(session(options), Model::energy, 0.1, 0.2, 0.3, 0.4);

        assertEquals(4, advice.n());
        assertTrue(advice.recommended().isPresent(), advice.predictions().toString());
        assertTrue(advice.primal().isPresent());
        Prediction compiled = advice.compiled().orElseThrow();
        assertEquals(Kind.COMPILED, compiled.mode().traits().kind());
        assertTrue(compiled.facts().orElseThrow().recordedGates() >= 11, compiled.toString());
        assertEquals(1, advice.taped().orElseThrow().facts().orElseThrow().recordedGates(), "one sum");
        assertEquals("Hessian", advice.sparsity().orElseThrow().matrix());
        String text = advice.toString();
        assertTrue(text.contains("double[] point = {0.1, 0.2, 0.3, 0.4};"), text);
        assertTrue(text.contains("ScalarCircuit f = Advisor.circuit(Model::energy, point);"), text);
        assertTrue(text.contains("n = 4, m = 1; the function alone takes "), text);
        String table = text.substring(text.indexOf("mode "));
        assertEquals(
                List.of("mode", "primal", "reverse", "reverse-compiled"),
                table.lines().map(row -> row.strip().split(" ")[0]).toList(),
                text);
        assertEquals(1, table.lines().filter(row -> row.contains("<- use this")).count(), text);
    }

    @Test
    void aFunctionThatReadsValuesIsAdvisedWithoutTheCompiledModes() {
        Advice advice = Advisor.advise(session(SHORT.within(Duration.ofSeconds(1))), Model::reading, 1, 2);

        assertTrue(advice.recommended().isPresent());
        assertTrue(advice.compiled().isEmpty());
        assertTrue(advice.predictions().stream().anyMatch(p -> p.note().startsWith("refused: input 0")));
    }

    @Test
    void aFunctionThatCannotBeCopiedIsRefusedWithTheReason() {
        Object secret = new Object();
        class Holder {
            <T extends CalculusFieldElement<T>> T f(T[] x) {
                return x[0].add(secret.hashCode());
            }
        }
        String message = assertThrows(IllegalArgumentException.class, () -> Advisor.advise(new Holder()::f, SHORT, 1))
                .getMessage();
        assertTrue(message.contains("not serializable") && message.contains("Holder"), message);
        assertThrows(IllegalArgumentException.class, () -> Advisor.advise(Model::energy));
    }

    /** Of a function whose every pass is too long for the time, the primal and one engine are tried, one of a single sweep. */
    @Test
    void aSlowFunctionIsAdvisedToo() {
        AdviceOptions noTime = SHORT.within(Duration.ofNanos(1));
        Advice advice = Advisor.advise(session(noTime), Model::energy, 0.1, 0.2, 0.3);

        assertEquals(
                Optional.of(true),
                advice.recommended().map(p -> p.mode().traits().races(Direction.REVERSE)));
        assertTrue(advice.primal().isPresent());
        assertEquals(
                2, advice.predictions().stream().filter(Prediction::isMeasured).count());
        assertTrue(advice.predictions().stream()
                .anyMatch(p -> p.mode().name().equals("forward") && p.note().contains("a pass would take too long")));
    }

    @Test
    void aFunctionThatTakesMostOfTheTimeIsRefusedWithWhatItNeeds() {
        int[] calls = {0};
        List<String> done = new ArrayList<>();
        Session session = new Session(SHORT.within(Duration.ofSeconds(2)), () -> 1.5 * calls[0]++, done::add);
        String message = assertThrows(
                        BadInputException.class, () -> Advisor.advise(session, Model::energy, 0.1, 0.2, 0.3))
                .getMessage();
        assertEquals(
                "the function at n = 3: the function alone takes 3 s, too long for advice in this time; it needs at least"
                        + " --seconds 72",
                message);
        assertEquals(List.of("the function at n = 3: evaluating the function"), done);
    }

    /** A check of the reference takes one component where the time is over. */
    @Test
    void theCheckOfAReferenceEndsWhenItIsTold() {
        int[] evaluations = {0, 0};
        double[] slope = {1};
        ScalarCircuit counted = new ScalarCircuit() {
            @Override
            public double[] inputs() {
                return new double[50];
            }

            @Override
            public <T extends CalculusFieldElement<T>> T scalar(T[] x) {
                evaluations[0]++;
                return Functions.sum(x.length, i -> x[i]);
            }

            @Override
            public double primal(double[] x) {
                evaluations[1]++;
                return slope[0] * Arrays.stream(x).sum();
            }
        };
        assertEquals(null, Reference.of(counted, () -> true).wrong());
        assertArrayEquals(new int[] {2, 2}, evaluations, "a sweep, a pass, and one central difference");
        assertEquals(null, Reference.of(counted).wrong());
        assertArrayEquals(new int[] {53, 102}, evaluations);
        slope[0] = 2;
        assertTrue(Reference.of(counted, () -> true).wrong().contains("component 0"));
    }

    /** Whatever the code of a function does is one line that names it and the size. */
    @Test
    void aFunctionThatFailsIsNamed() {
        for (AdvisedFunction failing : List.<AdvisedFunction>of(Model::endless, Model::nothing, Model::failing)) {
            String message = assertThrows(BadInputException.class, () -> Advisor.advise(session(SHORT), failing, 1, 2))
                    .getMessage();
            assertTrue(message.startsWith("the function at n = 2: its code fails with java.lang."), message);
            assertEquals(1, message.lines().count());
        }
    }
}
