package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gradcost.cli.run.ListOptions;
import org.gradcost.mode.Mode;
import org.gradcost.mode.ModeRegistry;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CommandsTest {

    @TempDir
    private Path folder;

    /** The command that is asked for is found by the name of its class, before its annotation is read. */
    @Test
    void eachCommandIsCalledAsItsClassAndItsAnnotationSay() {
        CommandLine all = Commands.line(CommandLine.defaultFactory());
        assertEquals(
                List.copyOf(Commands.names()), List.copyOf(all.getSubcommands().keySet()));
        all.getSubcommands().forEach((name, command) -> {
            Class<?> type = command.getCommandSpec().userObject().getClass();
            assertEquals(name, type.getAnnotation(CommandLine.Command.class).name());
        });
    }

    /** As a shell gives it for a variable that is not set: the current folder is not meant. */
    @Test
    void anEmptyPathIsRefused() {
        for (String[] command : new String[][] {
            {"merge", "x", "--out", ""},
            {"merge", "", "--out", "x"},
            {"report", "x", "--out="},
            {"report", "", "--out", "x"},
            {"sweep", "--profile", "smoke", "--out", ""},
            {"reproduce", "x", "--out", ""},
            {"compare", "", ""},
            {"crossover", ""},
        }) {
            Answer answer = Answer.to(command);
            assertEquals(2, answer.exit(), answer.out());
            assertTrue(answer.err().contains("is empty, must be a path"), answer.err());
            assertEquals(1, answer.err().lines().count(), answer.err());
        }
    }

    /** A list without a value would select everything. */
    @Test
    void aListWithoutAValueIsRefused() {
        CommandLine all = Commands.line(CommandLine.defaultFactory());
        Set<String> lists = new TreeSet<>();
        for (CommandLine command : all.getSubcommands().values()) {
            for (CommandLine.Model.OptionSpec option : command.getCommandSpec().options()) {
                if (!ListOptions.isList(option)) {
                    continue;
                }
                boolean ofWords = option.typeInfo().getAuxiliaryTypes()[0] == String.class;
                for (String value : ofWords ? List.of(",", "", ",,", "x,,y", " ") : List.of(",", ",,")) {
                    for (String name : option.names()) {
                        List<String> words = new ArrayList<>(List.of(command.getCommandName()));
                        command.getCommandSpec().positionalParameters().forEach(parameter -> words.add("nowhere"));
                        words.add(name + "=" + value);
                        Answer.to(all, words.toArray(new String[0]))
                                .assertRefused(
                                        option.longestName() + " is \"" + value + "\", must be one value or several");
                        lists.add(command.getCommandName() + " " + option.longestName());
                    }
                }
            }
        }
        assertTrue(
                lists.containsAll(List.of("sweep --modes", "check --n", "limits --families", "compare --only")),
                lists.toString());
    }

    @Test
    void everyCommandSaysItsVersion() {
        for (String command : Commands.names()) {
            Answer answer = command.equals("help") ? Answer.to("--version") : Answer.to(command, "--version");
            assertEquals(0, answer.exit(), command);
            assertTrue(answer.out().startsWith("gradcost "), command + ": " + answer.out());
        }
    }

    @Test
    void familiesAreListedWithTheirFormulas() {
        Answer answer = Answer.to("families");
        assertEquals(0, answer.exit());
        assertTrue(answer.out().contains("formula  Σ (1 − x_i)² + 100·(x_{i+1} − x_i²)²"), answer.out());
        assertTrue(answer.out().contains("gates    scalar, fused, matrix"), answer.out());
    }

    @Test
    void oneFamilyIsDescribedAlone() {
        Answer answer = Answer.to("families", "mlp");
        assertEquals(0, answer.exit());
        assertTrue(answer.out().startsWith("mlp" + System.lineSeparator()), answer.out());
        assertFalse(answer.out().contains("rosenbrock"), answer.out());
        assertEquals(answer.out(), Answer.to("families", "--family", "mlp").out());
        assertEquals(
                Answer.to("families").out(),
                Answer.to("families", "--family", "all").out());
        Answer.to("families", "mpl").assertRefused("unknown family \"mpl\"; ");
    }

    @Test
    void gatesThatAFamilyLacksAreSaid() {
        Answer answer = Answer.to("check", "--family", "product", "--gates", "matrix", "--n", "10");
        assertEquals(0, answer.exit(), answer.err());
        assertTrue(
                answer.out().contains("product has no circuit in these gates; it has natural, scalar"), answer.out());
    }

    @Test
    void aFamilyOfSecondDerivativesNamesTheModesThatItIsFor() {
        Answer other = Answer.to("check", "--family", "product-hvp", "--modes", "reverse-compiled", "--n", "10");
        assertTrue(
                other.out().contains("product-hvp does not support these modes or gates; it supports "), other.out());
        assertTrue(other.out().contains("forward-over-reverse"), other.out());
        Answer own = Answer.to("check", "--family", "product-hvp", "--modes", "forward-over-reverse", "--n", "10");
        assertFalse(own.out().contains("product-hvp is not"), own.out());
        assertTrue(own.out().contains("all right"), own.out());
    }

    @Test
    void familiesAreCheckedInTheOrderTheyAreNamed() {
        Answer answer = Answer.to("check", "--family", "rosenbrock,product,neuron", "--n", "10", "--mode", "reverse");
        assertEquals(0, answer.exit(), answer.err());
        assertTrue(answer.out().matches("(?s).* rosenbrock .* product .* neuron .* all right\\R"), answer.out());
    }

    @Test
    void checkComparesEveryModeAndSaysWhichSizeItTook() {
        Answer answer = Answer.to("check", "--family", "neuron", "--n", "10");
        assertEquals(0, answer.exit(), answer.err());
        assertTrue(answer.out().contains("all right"), answer.out());
        assertTrue(answer.out().contains(" 9 "), "the true n: " + answer.out());
        assertFalse(answer.out().contains(" 10 "), answer.out());
    }

    @Test
    void aCheckOfNothingIsNoSuccess() {
        Answer answer = Answer.to("check", "--family", "helmholtz", "--gates", "fused", "--mode", "reverse");
        assertEquals(1, answer.exit(), answer.out());
        assertTrue(answer.out().contains("no gradient was checked"), answer.out());
        assertFalse(answer.out().contains("all right"), answer.out());
    }

    @Test
    void aFullHeapIsOneLineAndExitTwo() {
        CommandLine.IFactory full = new CommandLine.IFactory() {
            @Override
            public <K> K create(Class<K> type) {
                throw new OutOfMemoryError();
            }
        };
        StringWriter err = new StringWriter();
        int exit = Commands.run(full, new PrintWriter(Writer.nullWriter()), new PrintWriter(err), "families");
        assertEquals(2, exit);
        assertTrue(err.toString().matches("out of memory: the heap of [0-9.]+ [MG]iB is full; .*\\R"), err.toString());
    }

    @Test
    void theSizeOfAHeapHasAUnitThatSuitsIt() {
        assertTrue(Commands.outOfMemory(48L << 20)
                .startsWith("out of memory: the heap of 48 MiB is full; use a larger one"));
        assertTrue(Commands.outOfMemory(3L << 30)
                .startsWith("out of memory: the heap of 3 GiB is full; use a larger one"));
    }

    /** A mode that is for other functions says for which, and does not blame the gates. */
    @Test
    void aModeThatIsForOtherFunctionsSaysForWhich() {
        Answer answer = Answer.to("check", "--family", "product,neuron", "--modes", "preaccumulated", "--n", "10");
        assertEquals(1, answer.exit(), answer.err());
        for (String line : List.of(
                "product: preaccumulated is for functions of several outputs",
                "neuron: preaccumulated is for functions of several outputs",
                "no gradient was checked: preaccumulated is for functions of several outputs")) {
            assertEquals(1, answer.out().lines().filter(line::equals).count(), line + " in " + answer.out());
        }
        assertFalse(answer.out().contains("passes"), "a table without rows: " + answer.out());
        assertEquals(
                0,
                Answer.to("check", "--family", "dense-map", "--modes", "preaccumulated", "--n", "10")
                        .exit());
    }

    @Test
    void outputThatIsLostIsNoSuccess() {
        Writer full = new Writer() {
            @Override
            public void write(char[] text, int offset, int length) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void flush() {
                // nothing is kept
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        for (String command :
                List.of("families", "check --family neuron --n 3 --mode reverse", "circuit add-multiply")) {
            StringWriter err = new StringWriter();
            assertEquals(2, Commands.run(new PrintWriter(full), new PrintWriter(err), command.split(" ")), command);
            assertTrue(err.toString().startsWith("standard output: cannot be written"), err.toString());
            assertEquals(1, err.toString().lines().count(), err.toString());
        }
    }

    @Test
    void aPrintStreamDoesNotHideAFullDisk() throws IOException {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full));
        try (PrintStream stream = new PrintStream(Files.newOutputStream(full), false, StandardCharsets.UTF_8)) {
            StringWriter err = new StringWriter();
            PrintWriter out = new PrintWriter(new CheckedOutput(stream, () -> false), true, StandardCharsets.UTF_8);
            assertEquals(2, Commands.run(out, new PrintWriter(err), "families"));
            assertTrue(err.toString().startsWith("standard output: cannot be written"), err.toString());
        }
    }

    @Test
    void nothingThatIsPrintedMovesTheCursor() throws IOException {
        Answer answer = Answer.to("crossover", "no\u001b[31m\u202Ewhere");
        answer.assertRefused("no\\u001b[31m\\u202ewhere: does not exist");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "check --family sofmax            | unknown family \"sofmax\"; did you mean softmax",
                "check --mode revers              | unknown mode \"revers\"; did you mean reverse",
                "advise                           | advise needs --family NAME (the command families lists them)",
                "advise --family product --seconds 0 | --seconds 0: must be from 0.1 to 3600",
                "advise --family product --gradients -1 | --gradients -1: must be at least 1",
                "advise --family product --gradients 0.50 | --gradients 0.50: must be at least 1",
                "families --family mpl            | unknown family \"mpl\"; did you mean mlp",
                "advise --family product --gates matrix | product at n = 10: no circuit in matrix gates; there are natural, scalar",
                "advise --family product --gates scalar,natural | --gates scalar,natural: advise takes one value, such as scalar",
                "advise --family product --width 4,8 | --width 4,8: advise takes one value, such as 4",
                "advise --family lax-wendroff --m 4,8 | --m 4,8: advise takes one value, such as 4",
                "advise --family product --modes primal | --modes primal: advise recommends a mode that computes exact gradients",
                "advise --family product --modes hand,finite-differences | --modes hand,finite-differences: advise recommends",
                "advise --family product --threads 2 | Unknown options: '--threads'",
                "advise --family product --kernels vector | Unknown options: '--kernels'",
                "advise --check RUN --n 10        | --n cannot be combined with --check, which uses the sizes and modes",
                "advise --check RUN --mode reverse | --modes cannot be combined with --check",
                "check --gates big                | unknown gates \"big\"; must be one of natural, scalar, fused, matrix",
                "check --gates plain              | unknown gates \"plain\"; must be one of natural, scalar, fused, matrix",
                "check --n 0                      | --n 0: must be a whole number from 1",
                "check --n -5                     | --n -5: must be a whole number from 1",
                "check --n ten                    | --n ten is not a number",
                "check --n 2.5                    | --n 2.5: must be a whole number",
                "check --n 1e12                   | --n 1e12: must be a whole number from 1 to 2^31",
                "check --family svm --n 1e6       | --n 1000000 is too large for svm, whose largest size is 650",
                "check --width 0                  | --width 0: must be a whole number from 1",
                "check --nonsense                 | Unknown option: '--nonsense'",
                "sweep --profile quik             | unknown profile \"quik\"; did you mean quick",
                "sweep --resume                   | --resume needs --out DIR",
                "crossover nowhere                | nowhere: does not exist, must be the folder of a run",
                "compare a b --top 9999999999     | Invalid value for option '--top': is \"9999999999\", must be a whole number",
                "compare a b --forks some         | Invalid value for option '--forks': is \"some\", must be a whole number",
                "crossover                        | Missing required parameter: 'DIR'",
            })
    void badInputIsOneLineAndExitTwo(String command, String message) {
        Answer.to(command.split(" ")).assertRefused(message);
    }

    @Test
    void anUnexpectedErrorShowsItsTraceOnlyWhenAsked() throws IOException {
        Path run = Files.createDirectories(folder.resolve("run"));
        Files.writeString(run.resolve("measurements.csv"), "nonsense\n");
        assertEquals(1, Answer.to("crossover", run.toString()).err().lines().count());
        assertTrue(Answer.to("crossover", "--debug", run.toString()).err().contains("\tat "));
    }

    @Test
    void aFolderThatHoldsARunIsNotOverwritten() throws IOException {
        Files.writeString(folder.resolve("measurements.csv"), "precious\n");
        Answer answer = Answer.to("sweep", "--profile", "smoke", "--out", folder.toString());
        assertEquals(2, answer.exit());
        assertTrue(answer.err().contains("already contains a run"), answer.err());
        assertEquals("precious\n", Files.readString(folder.resolve("measurements.csv")));
    }

    @Test
    void aValueThatIsNoneOfAnOptionsIsRefusedWithThoseThatAre() {
        String modes = "--mode \"sideways\": must be one of reverse, forward, forward-compiled, forward-support, best";
        assertTrue(Answer.to("gradbench", "--mode", "sideways").err().startsWith(modes + "; see: "));
        String formats = "--format \"pdf\": must be one of text, dot, svg";
        assertTrue(Answer.to("circuit", "add", "--format", "pdf").err().startsWith(formats + "; see: "));
    }

    @Test
    void adviseBeginsWithTheAnswer() {
        Answer answer =
                Answer.to("advise", "--family", "product", "--n", "3", "--seconds", "1", "--modes", "reverse,forward");
        assertEquals(0, answer.exit(), answer.err());
        assertTrue(answer.out().startsWith("Use "), answer.out());
        assertTrue(answer.out().contains("double[] point = f.inputs();"), answer.out());
        assertTrue(answer.out().contains("<- use this"), answer.out());
    }

    @Test
    void adviseListsNoOptionThatItDoesNotTake() {
        String help = Answer.to("advise", "--help").out();
        assertTrue(help.contains("--width") && help.contains("--gates"), help);
        assertFalse(help.contains("--threads") || help.contains("--kernels"), help);
    }

    /** Messages about a mode that does not exist refer to it; lines may end at the hyphen of a name. */
    @Test
    void theHelpOfASweepListsAllModes() {
        String help =
                Answer.to("sweep", "--help").out().replaceAll("-\\s+", "-").replaceAll("\\s+", " ");
        String names = ModeRegistry.all().stream().map(Mode::name).collect(Collectors.joining(", "));
        assertTrue(help.contains("there are " + names), help);
    }

    @Test
    void adviceIsComparedWithARun() {
        Answer answer =
                Answer.to("advise", "--check", "../results/data/standard", "--family", "product", "--seconds", "0.5");
        assertEquals(0, answer.exit(), answer.err());
        assertTrue(answer.out().contains("| n | recommended mode within 1.25 of the fastest | "), answer.out());
        for (String sizes : List.of("\\d+", "all")) {
            assertTrue(answer.out().matches("(?s).*\n\\| " + sizes + " \\| \\d of \\d.*"), answer.out());
        }
        Answer maps = Answer.to(
                "advise",
                "--check",
                "../results/data/jacobian",
                "--family",
                "dense-map",
                "--gates",
                "matrix",
                "--seconds",
                "0.5");
        assertEquals(0, maps.exit(), maps.err());
        Answer.to("advise", "--check", "../results/data/standard", "--gates", "natural")
                .assertRefused("../results/data/standard: has no row in natural gates");
    }
}
