package org.gradcost;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradcost.family.Problem;
import org.gradcost.mode.Hand;
import org.junit.jupiter.api.Test;

/** Which part of the house may look into which. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.gradcost");

    @Test
    void gatesKnowNoMode() {
        never("org.gradcost.gate..", "org.gradcost.dual..", "org.gradcost.tape..");
    }

    @Test
    void matrixKernelsKnowNoGate() {
        never("org.gradcost.gate.matrix.kernel..", "org.gradcost.gate", "org.gradcost.gate.matrix");
    }

    @Test
    void picturesNeedGatesAlone() {
        never("org.gradcost.circuit..", "org.gradcost.dual..", "org.gradcost.tape..");
        never("org.gradcost.gate..", "org.gradcost.circuit..");
    }

    @Test
    void diagnosticsNeedGatesAlone() {
        never("org.gradcost.diagnostics..", "org.gradcost.dual..", "org.gradcost.tape..", "org.gradcost.circuit..");
        never("org.gradcost.gate..", "org.gradcost.diagnostics..");
    }

    @Test
    void theModesDoNotKnowEachOther() {
        never("org.gradcost.tape", "org.gradcost.dual..");
        never("org.gradcost.tape.checkpoint..", "org.gradcost.dual..");
        never("org.gradcost.dual..", "org.gradcost.tape..");
    }

    @Test
    void sparsityNeedsNothing() {
        never("org.gradcost.sparse..", "org.gradcost.gate..", "org.gradcost.dual..", "org.gradcost.tape..");
    }

    @Test
    void librariesDoNotKnowTheBench() {
        for (String library : new String[] {"gate", "circuit", "diagnostics", "dual", "sparse", "tape", "results"}) {
            never(
                    "org.gradcost." + library + "..",
                    "org.gradcost.family..",
                    "org.gradcost.mode..",
                    "org.gradcost.bench..",
                    "org.gradcost.sweep..",
                    "org.gradcost.cli..");
        }
    }

    @Test
    void resultsStandAlone() {
        never("org.gradcost.results..", "org.gradcost.gate..", "org.gradcost.dual..", "org.gradcost.tape..");
    }

    @Test
    void functionsKnowNothingOfHowTheyAreMeasured() {
        never(
                "org.gradcost.family..",
                "org.gradcost.mode..",
                "org.gradcost.bench..",
                "org.gradcost.sweep..",
                "org.gradcost.cli..");
        never("org.gradcost.mode..", "org.gradcost.bench..", "org.gradcost.sweep..", "org.gradcost.cli..");
    }

    @Test
    void roomsOfFamiliesNeedTheContractsAlone() {
        never("org.gradcost.family", "org.gradcost.family.*..");
        slices().matching("org.gradcost.family.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(
                        resideInAPackage("org.gradcost.family.secondorder"),
                        resideInAPackage("org.gradcost.family.*.."))
                .check(CLASSES);
    }

    /** What GradBench is answered is computed by the engines, never by a gradient written by hand. */
    @Test
    void theToolOfGradBenchAsksForNoGradientByHand() {
        noClasses()
                .that()
                .resideInAPackage("org.gradcost.gradbench")
                .should()
                .callMethodWhere(describe(
                        "the target is a problem's gradient",
                        call -> call.getName().equals("gradient")
                                && call.getTargetOwner().isAssignableTo(Problem.class)))
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Hand.class)
                .check(CLASSES);
    }

    @Test
    void whatCommandsShareKnowsNoCommand() {
        never("org.gradcost.cli.*..", "org.gradcost.cli");
        slices().matching("org.gradcost.cli.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    /** The stages of the compiled tape, from the bottom up: each uses those before it alone. */
    private static final String[] STAGES = {
        "heuristics",
        "trace",
        "sparsity",
        "runtime",
        "ir",
        "reroll",
        "lower",
        "analysis",
        "transform",
        "storage",
        "code.expression",
        "code",
        "emit",
        "support",
        "tangent",
        "loopopt",
        "bytecode",
        "verify"
    };

    @Test
    void stagesOfTheCompiledTapeUseThoseBeforeThem() {
        String compile = "org.gradcost.tape.compile";
        for (int stage = 0; stage < STAGES.length; stage++) {
            for (int later = stage + 1; later < STAGES.length; later++) {
                never(compile + "." + STAGES[stage], compile + "." + STAGES[later]);
            }
            never(compile + "." + STAGES[stage], compile);
        }
        Set<String> stages = CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(compile + "."))
                .map(name -> name.substring(compile.length() + 1))
                .collect(Collectors.toSet());
        assertEquals(Set.of(STAGES), stages, "a stage that the order does not name");
    }

    @Test
    void theCompiledTapeHasOneDoor() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.gradcost.tape.compile..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.gradcost.tape.compile.*..")
                .check(CLASSES);
    }

    @Test
    void noCircles() {
        slices().matching("org.gradcost.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    private static void never(String from, String... to) {
        noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(to)
                .check(CLASSES);
    }
}
