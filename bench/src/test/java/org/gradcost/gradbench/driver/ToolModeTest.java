package org.gradcost.gradbench.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradcost.family.Families;
import org.gradcost.family.Problem;
import org.gradcost.mode.Check;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;
import org.gradcost.mode.SelfTimed;
import org.gradcost.results.BadInputException;
import org.gradcost.results.ModeTraits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tools that do wrong, each in its way: one line, and no process is left. The tools are scripts; their driver knows no shell. */
class ToolModeTest {

    /** A time that no tool here needs, however busy the machine is. */
    private static final String PATIENT = "60";

    /** A time that a tool which hangs is given. */
    private static final String SHORT = "1";

    /** What a tool without a file of answers answers to every message but the first two. */
    private static final String TO_THE_START = "read -r l; echo '{\"id\":0,\"tool\":\"bad\"}'; ";

    private static final String TO_THE_DEFINITION = TO_THE_START + "read -r l; echo '{\"id\":1,\"success\":true}'; ";

    private final Problem problem = Families.named("product").problem(2, 1);
    private Set<Long> before;

    @TempDir
    private Path folder;

    @BeforeEach
    void limitAnswers() {
        System.setProperty(ToolSession.SECONDS, PATIENT);
        before = children();
    }

    @AfterEach
    void noProcessIsLeft() throws InterruptedException {
        System.clearProperty(ToolSession.SECONDS);
        System.clearProperty(BorrowedTool.PORT);
        for (int wait = 0; wait < 50 && !before.containsAll(children()); wait++) {
            Thread.sleep(20); // a process that was killed is still listed until it has been waited for
        }
        assertTrue(before.containsAll(children()), "a process is left: " + children());
    }

    private static Set<Long> children() {
        return ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::pid)
                .collect(Collectors.toSet());
    }

    private Mode tool(String script) throws IOException {
        Path file = folder.resolve("tool.sh");
        Files.writeString(file, script + "\n");
        return Tools.mode("bad=/bin/sh '" + file + "'");
    }

    /** Returns the tool as a fork makes it, whose sweep lends it. */
    private static Mode borrowed(Mode lent) {
        System.setProperty(
                BorrowedTool.PORT, String.valueOf(((ToolMode) lent).host().port()));
        return Tools.mode(lent.handedOn().substring(ToolMode.class.getName().length() + 1));
    }

    /** Returns a tool that answers these lines, one to each message. */
    private Mode answering(String... answers) throws IOException {
        return tool(script(answers));
    }

    private String script(String... answers) throws IOException {
        Path file = folder.resolve("answers");
        Files.writeString(file, String.join("\n", answers) + "\n");
        return "exec 3<'" + file + "'; while read -r l; do IFS= read -r a <&3 || exit 0; printf '%s\\n' \"$a\"; done";
    }

    private static String start() {
        return "{\"id\":0,\"tool\":\"canned\",\"version\":\"1.5\",\"direction\":\"reverse\",\"kind\":\"interpreted\"}";
    }

    private static String defined() {
        return "{\"id\":1,\"success\":true}";
    }

    private static String evaluated(int id, double value, double... gradient) {
        return "{\"id\":" + id + ",\"success\":true,\"output\":{\"value\":" + value + ",\"gradient\":"
                + Arrays.toString(gradient) + "},\"timings\":[{\"name\":\"evaluate\",\"nanoseconds\":120,\"runs\":2}]}";
    }

    private String right(int id) {
        double[] x = problem.inputs();
        return evaluated(id, x[0] * x[1], x[1], x[0]);
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of("while read -r l; do echo hello; done", "not a line of JSON"),
                Arguments.of("sleep 100", "no answer within 1.0 s"),
                Arguments.of("while read -r l; do echo '{\"id\":77}'; done", "it answers message 77.0, not 0"),
                Arguments.of("echo 'boom: no memory' >&2; exit 3", "exit code 3: boom: no memory"),
                Arguments.of("kill -SEGV $$", "it ended, exit code 139"),
                Arguments.of("head -c 1000000 /dev/zero | tr '\\0' 'x' >&2; echo >&2; sleep 100", "no answer within"),
                Arguments.of("read -r l; tr '\\0' '1' < /dev/zero", "it answers a line of more than"),
                Arguments.of(
                        "read -r l; yes '{\"id\":5}'",
                        "it answers (more lines than requested|before it is asked|message 5.0)"),
                Arguments.of("sleep 777 & sleep 777", "no answer within 1.0 s"),
                Arguments.of(
                        TO_THE_DEFINITION
                                + "read -r l; echo '{\"id\":2,\"success\":false,\"error\":\"no such thing\"}'",
                        "gradient of product failed: no such thing"),
                Arguments.of(
                        TO_THE_DEFINITION + "read -r l; echo '{\"id\":2,\"success\":true,\"output\":[1,2]}'",
                        "it reports no evaluation time"),
                Arguments.of(
                        TO_THE_DEFINITION + "read -r l; echo '" + evaluated(2, 1, 1) + "'",
                        "its gradient has 1 numbers, not 2"),
                Arguments.of(
                        TO_THE_DEFINITION + "read -r l; echo '"
                                + evaluated(2, 1, 1, 1).replace("120", "120000000000") + "'",
                        "it reports .* ms of runs, but the exchange took .* ms"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void aBadToolIsOneLine(String script, String said) throws IOException {
        System.setProperty(ToolSession.SECONDS, said.startsWith("no answer") ? SHORT : PATIENT);
        assertOneLine(said, tool(script));
    }

    /** What a fork is told by the process that lends it the tool is what it would have seen itself. */
    @ParameterizedTest
    @MethodSource("bad")
    void aBadToolThatIsLentIsOneLine(String script, String said) throws IOException {
        System.setProperty(ToolSession.SECONDS, said.startsWith("no answer") ? SHORT : PATIENT);
        Mode mode = tool(script);
        try (LentTools lent = Tools.lend(List.of(mode))) {
            assertOneLine(said, borrowed(mode));
        }
    }

    private void assertOneLine(String said, Mode mode) {
        ToolException failure = assertThrows(
                ToolException.class, () -> Check.gradient(problem, mode.on(problem, Granularity.PLAIN, 1), mode));
        assertTrue(Pattern.compile(said).matcher(failure.getMessage()).find(), failure.getMessage());
        assertTrue(failure.getMessage().startsWith("tool bad: "), failure.getMessage());
        assertEquals(1, failure.getMessage().lines().count());
    }

    @Test
    void aToolThatRepeatsItselfIsWrongAtTheSecondPoint() throws IOException {
        Mode mode = answering(start(), defined(), right(2), right(3));
        Check.Result result = Check.gradient(problem, mode.on(problem, Granularity.PLAIN, 1), mode);
        assertTrue(result.problem().startsWith("at a second point"), result.problem());
        ((ToolMode) mode).endSession();
    }

    @Test
    void whatAToolSaysOfItselfIsItsTraits() throws IOException {
        Mode mode = withProductAlone(start());
        assertEquals(
                new ModeTraits(
                        ModeTraits.Direction.REVERSE, ModeTraits.Kind.INTERPRETED, "canned", "1.5", "unknown", 300),
                mode.traits());
        assertEquals(List.of(Granularity.PLAIN), mode.granularities(problem));
        assertEquals(
                List.of(), mode.granularities(Families.named("rosenbrock").problem(2, 1)), "it says that it has none");
        assertEquals(List.of(), mode.granularities(Families.named("svm").problem(6, 1)), "there is no such module");
    }

    @Test
    void whatAToolIsMadeForIsAmongItsTraits() throws IOException {
        Mode mode = withProductAlone(start().replace("}", ",\"purpose\":\"tests\",\"practice\":\"wait\"}"));
        assertEquals(new ModeTraits.Usage("tests", "", "wait"), mode.traits().usage());
    }

    /** Returns a tool that answers this to the first message, and then that it has one module. */
    private Mode withProductAlone(String start) throws IOException {
        List<String> modules = ToolModule.names().toList();
        List<String> answers = new ArrayList<>(List.of(start));
        for (int i = 0; i < modules.size(); i++) {
            answers.add("{\"id\":" + (i + 1) + ",\"success\":" + modules.get(i).equals("product") + "}");
        }
        return answering(answers.toArray(String[]::new));
    }

    @Test
    void aToolThatSaysNothingIsTakenToHaveEveryModule() throws IOException {
        Mode mode = answering("nonsense");
        assertEquals(ModeTraits.Kind.EXTERNAL, mode.traits().kind());
        assertEquals(List.of(Granularity.PLAIN), mode.granularities(problem));
    }

    /** What a tool keeps is not sent to it again. */
    @Test
    void numbersAreSentOnce() throws IOException {
        Path heard = folder.resolve("heard");
        Path answers = folder.resolve("answers");
        Files.write(
                answers, List.of(start().replace("}", ",\"again\":true}"), defined(), right(2), right(3), right(4)));
        Mode mode = tool("exec 3<'" + answers + "'; while read -r l; do printf '%s\\n' \"$l\" >> '" + heard
                + "'; IFS= read -r a <&3 && printf '%s\\n' \"$a\"; done");
        try (SelfTimed tool = (SelfTimed) mode.on(problem, Granularity.PLAIN, 1)) {
            tool.gradient(problem.inputs(), new double[2]);
            assertEquals(2, tool.run(0).runs());
            assertEquals(2, tool.run(0).runs());
        }
        List<String> messages = Files.readAllLines(heard);
        for (String message : messages.subList(2, 4)) {
            assertTrue(message.contains("\"x\":[") && !message.contains("again"), message);
        }
        assertTrue(
                messages.get(4).contains("\"again\":true") && !messages.get(4).contains("\"x\""), messages.get(4));
    }

    @Test
    void aProcessServesOneForkAfterAnother() throws IOException {
        Mode mode = countingStarts(script(start(), defined(), right(2), "{\"id\":3,\"success\":true}", right(4)));
        try (LentTools lent = Tools.lend(List.of(mode))) {
            for (int starts = 1; starts <= 2; starts++) {
                assertEquals(Optional.empty(), Tools.lentProcess(mode));
                gradient(borrowed(mode));
                gradient(borrowed(mode));
                assertEquals(starts, starts());
                assertTrue(Tools.lentProcess(mode).orElseThrow().isAlive());
                lent.end();
            }
        }
    }

    @Test
    void aToolThatDiesIsStartedAnewForTheNextFork() throws IOException {
        Path died = folder.resolve("died");
        Mode mode = countingStarts("[ -e '" + died + "' ] || { touch '" + died + "'; exit 3; }; "
                + script(start(), defined(), right(2), "{\"id\":3,\"success\":true}", right(4)));
        try (LentTools lent = Tools.lend(List.of(mode))) {
            assertOneLine("exit code 3", borrowed(mode));
            gradient(borrowed(mode));
            gradient(borrowed(mode));
            assertEquals(2, starts());
        }
    }

    /** Between two forks nobody waits for an answer, so that nobody is told of the end. */
    @Test
    void aToolThatHasEndedBetweenForksIsStartedAnew() throws IOException {
        Mode mode = countingStarts(script(start(), defined(), right(2)));
        try (LentTools lent = Tools.lend(List.of(mode))) {
            gradient(borrowed(mode));
            ProcessHandle first = Tools.lentProcess(mode).orElseThrow();
            first.destroyForcibly();
            first.onExit().join();
            gradient(borrowed(mode));
            assertEquals(2, starts());
        }
    }

    private Mode countingStarts(String script) throws IOException {
        return tool("echo started >> '" + folder.resolve("starts") + "'; " + script);
    }

    private long starts() throws IOException {
        return Files.readAllLines(folder.resolve("starts")).size();
    }

    private void gradient(Mode mode) {
        double[] gradient = new double[2];
        try (SelfTimed tool = (SelfTimed) mode.on(problem, Granularity.PLAIN, 1)) {
            tool.gradient(problem.inputs(), gradient);
        }
        assertEquals(problem.inputs()[0], gradient[1]);
    }

    /** An answer that is timed is looked at too. */
    @Test
    void aGradientThatChangesWhileItIsTimedIsFound() throws IOException {
        Mode mode = answering(start(), defined(), right(2), evaluated(3, 1, 1, 2));
        SelfTimed tool = (SelfTimed) mode.on(problem, Granularity.PLAIN, 1);
        tool.gradient(problem.inputs(), new double[2]);
        String said = assertThrows(ToolException.class, () -> tool.run(0)).getMessage();
        assertEquals("tool bad: the timed gradient differs from the checked one", said);
    }

    @Test
    void anotherScriptIsAnotherTool() throws IOException {
        String one = fingerprint(tool("sleep 1"));
        assertEquals(one, fingerprint(tool("sleep 1")));
        assertNotEquals(one, fingerprint(tool("sleep 2")));
        assertEquals(64, fingerprint(Tools.mode("bad=no-such-program")).length());
        assertNotEquals(fingerprint(Tools.mode("a=no-such-program")), fingerprint(Tools.mode("a=sh")));
    }

    private static String fingerprint(Mode tool) {
        return Tools.fingerprints(List.of(tool)).get("tool " + tool.name()).substring("sha256 ".length());
    }

    @Test
    void aMissingProgramIsOneLine() {
        Mode mode = Tools.mode("bad=/no/such/program --fast");
        ToolException failure = assertThrows(
                ToolException.class, () -> Check.gradient(problem, mode.on(problem, Granularity.PLAIN, 1), mode));
        assertTrue(failure.getMessage().contains("/no/such/program"), failure.getMessage());
        assertEquals(1, failure.getMessage().lines().count());
    }

    @Test
    void optionsThatAreNoToolAreBadInput() {
        for (String option : List.of("nothing", "=command", "name=", "name= ", "name='unclosed")) {
            String said = assertThrows(BadInputException.class, () -> Tools.mode(option))
                    .getMessage();
            assertTrue(said.startsWith("--tool "), said);
        }
        assertEquals(List.of("a", "b c", "d", ""), new ToolCommand("x", " a 'b c'  \"d\" ''").words());
    }
}
