package org.gradcost.advise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradcost.family.Families;
import org.gradcost.family.Family;
import org.gradcost.family.Problem;
import org.gradcost.gate.Functions;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;
import org.gradcost.mode.ModeRegistry;
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
        return new Session(options, () -> calls[0]++ < 26 ? 0.1 : 0.7 + 0.2 * Math.min(1.4, calls[0] - 26));
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
            assertTrue(advice.code().lines().size() <= 7, "two lines of declaration, and five");
        });
    }

    /** A user's class: without statics that begin a session of their own. */
    static final class Model {

        private Model() {}

        static <T extends CalculusFieldElement<T>> T energy(T[] x) {
            return Functions.sum(
                    x.length, i -> x[i].multiply(x[(i + 1) % x.length]).sin());
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
        assertTrue(advice.toString().contains("ScalarCircuit f = Advisor.circuit(function, point);"));
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
}
