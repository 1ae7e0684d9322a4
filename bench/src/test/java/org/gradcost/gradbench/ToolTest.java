package org.gradcost.gradbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The protocol: one answer a message, whatever the message. */
class ToolTest {

    private static final String LSE = "{\"id\":2,\"kind\":\"evaluate\",\"module\":\"lse\",\"function\":\"%s\","
            + "\"input\":{\"x\":[1.0,2.0],\"min_runs\":%d,\"min_seconds\":%s}}";

    @Test
    void aSessionFromStartToAnalysis() {
        List<String> answers = Session.lines(
                Choice.BEST,
                "{\"id\":0,\"kind\":\"start\",\"eval\":\"lse\",\"config\":{\"k\":[1,2]}}",
                "{\"id\":1,\"kind\":\"define\",\"module\":\"lse\"}",
                LSE.formatted("primal", 3, "0"),
                "{\"id\":3,\"kind\":\"analysis\",\"of\":2,\"valid\":true}",
                "{\"id\":4,\"kind\":\"applause\"}");

        assertEquals(List.of("{\"id\":0,\"tool\":\"gradcost\"}", "{\"id\":1,\"success\":true}"), answers.subList(0, 2));
        assertTrue(answers.get(2).startsWith("{\"id\":2,\"success\":true,\"output\":2.313261687518223,\"timings\":["));
        assertEquals(List.of("{\"id\":3}", "{\"id\":4}"), answers.subList(3, 5));
    }

    @Test
    void asManyRunsAsAskedFor() {
        assertEquals(3, evaluations(LSE.formatted("gradient", 3, "0")).count());
    }

    @Test
    void asManySecondsAsAskedFor() {
        assertTrue(evaluations(LSE.formatted("gradient", 1, "0.1")).sum() >= 0.1e9);
    }

    private static DoubleStream evaluations(String question) {
        List<?> timings = (List<?>) Session.ask(Choice.BEST, question).get("timings");
        assertEquals("prepare", ((Map<?, ?>) timings.get(0)).get("name"));
        return timings.stream()
                .map(Map.class::cast)
                .filter(timing -> "evaluate".equals(timing.get("name")))
                .mapToDouble(timing -> (Double) timing.get("nanoseconds"));
    }

    @Test
    void anUnknownModuleIsUndefined() {
        Map<?, ?> answer = Session.ask(Choice.BEST, "{\"id\":1,\"kind\":\"define\",\"module\":\"quux\"}");

        assertEquals(false, answer.get("success"));
        assertTrue(((String) answer.get("error")).startsWith("no module \"quux\"; there are hello"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":0,\"kind\":\"evaluate\",\"module\":\"lse\",\"function\":\"hessian\",\"input\":1}",
                "{\"id\":0,\"kind\":\"evaluate\",\"module\":\"quux\",\"function\":\"primal\",\"input\":1}",
                "{\"id\":0,\"kind\":\"evaluate\"}",
                "{\"id\":0,\"kind\":\"evaluate\",\"module\":\"lse\",\"function\":\"primal\",\"input\":{\"x\":7}}",
                "{\"id\":0,\"kind\":\"evaluate\",\"module\":\"lse\",\"function\":\"primal\",\"input\":{\"x\":[]}}",
                "{\"id\":0,\"kind\":\"evaluate\",\"module\":\"llsq\",\"function\":\"primal\",\"input\":{\"x\":[1],\"n\":1}}",
                "{\"id\":0,\"kind\":\"evaluate\",\"module\":\"det\",\"function\":\"primal\",\"input\":{\"A\":[1],\"ell\":2}}",
                "{\"id\":0,\"kind\":\"evaluate\",\"module\":\"lse\",",
                "[1, 2",
                "12",
                "nonsense",
                "{\"id\":0,\"kind\":\"evaluate\",\"module\":\"hello\",\"function\":\"square\",\"input\":NaN}",
                "{\"id\":0} {\"id\":1}",
                "\u0000\u0001",
                "{\"id\":0,\"kind\":\"evaluate\",\"module\":\"lse\",\"function\":\"primal\",\"input\":{\"x\":[1,null]}}"
            })
    void aFailureIsToldAndTheNextQuestionAnswered(String question) {
        List<String> answers = Session.lines(Choice.BEST, question, LSE.formatted("primal", 1, "0"));

        Map<?, ?> answer = (Map<?, ?>) Golden.parse(answers.get(0));
        assertEquals(2, answers.size());
        assertEquals(0.0, answer.get("id"));
        assertEquals(false, answer.get("success"));
        assertFalse(((String) answer.get("error")).isBlank());
        assertNull(answer.get("output"));
        assertTrue(answers.get(1).startsWith("{\"id\":2,\"success\":true"), answers.get(1));
    }

    @Test
    void aLineThatIsNoJsonIsToldWhere() {
        String error = (String)
                Session.ask(Choice.BEST, "{\"id\":0,\"input\":{\"x\":[1,NaN]}}").get("error");

        assertEquals("not a line of JSON: Non-standard token 'NaN', before byte 27", error);
        String bytes = (String) Session.ask(Choice.BEST, "\u0000\u0001").get("error");
        assertTrue(bytes.endsWith("allowed between tokens"), bytes);
    }

    @Test
    void blankLinesAreNoMessages() {
        assertEquals(List.of("{\"id\":5}"), Session.lines(Choice.BEST, "", " \t\r", "{\"id\":5}\r"));
    }

    @Test
    void secondsAloneAreHonoured() {
        String question = "{\"id\":2,\"kind\":\"evaluate\",\"module\":\"lse\",\"function\":\"primal\","
                + "\"input\":{\"x\":[1.0,2.0],\"min_seconds\":0.05}}";

        assertTrue(evaluations(question).sum() >= 0.05e9);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello   | square   | 1e300 | the output is infinite: it is beyond the largest double number, 1.8e308",
                "hello   | double   | 1e308 | the output is infinite: it is beyond the largest double number, 1.8e308",
                "llsq    | gradient | {\"x\":[1e308,1e308],\"n\":2} | the output is",
                "kmeans  | dir      | {\"points\":[[1],[2]],\"centroids\":[[1],[9]]} | the output is not a number: the function"
            })
    void anOutputThatIsNotFiniteIsAFailureWithAReason(String module, String function, String input, String reason) {
        for (Choice mode : Choice.values()) {
            Map<?, ?> answer = Session.ask(mode, question("7", module, function, input));

            assertEquals(false, answer.get("success"));
            assertEquals(7.0, answer.get("id"));
            assertTrue(((String) answer.get("error")).startsWith(reason), answer.toString());
            assertFalse(answer.containsKey("output"));
        }
    }

    private static String question(String id, String module, String function, String input) {
        return "{\"id\":%s,\"kind\":\"evaluate\",\"module\":\"%s\",\"function\":\"%s\",\"input\":%s}"
                .formatted(id, module, function, input);
    }

    /** GradBench's ids have 64 bits, of which a double keeps 53. */
    @ParameterizedTest
    @ValueSource(
            strings = {"9007199254740993", "9223372036854775807", "-3", "123456789012345678901234567890", "1.5", "2e3"})
    void anIdIsRepeatedAsItWasWritten(String id) {
        List<String> answers = Session.lines(
                Choice.REVERSE,
                "{\"input\":{\"id\":1},\"id\":" + id + ",\"kind\":\"analysis\"}",
                "{\"id\":" + id + ",\"kind\":\"define\",\"module\":\"quux\"}",
                question(id, "lse", "primal", "{\"x\":[1,2]}"));

        assertEquals("{\"id\":" + id + "}", answers.get(0));
        assertTrue(answers.get(1).startsWith("{\"id\":" + id + ",\"success\":false"), answers.get(1));
        assertTrue(answers.get(2).startsWith("{\"id\":" + id + ",\"success\":true"), answers.get(2));
    }

    @Test
    void aLineWithoutAnIdHasTheNextOne() {
        List<String> answers =
                Session.lines(Choice.REVERSE, "{\"id\":9007199254740993,\"kind\":\"start\"}", "nonsense", "{}");

        assertTrue(answers.get(1).startsWith("{\"id\":9007199254740994,"), answers.get(1));
        assertEquals("{\"id\":9007199254740995}", answers.get(2));
    }

    @Test
    void theWarmUpIsATimingOfItsOwn() {
        Map<?, ?> warm = Session.ask(Choice.REVERSE, LSE.formatted("gradient", 3, "0"));
        Map<?, ?> single = Session.ask(Choice.REVERSE, LSE.formatted("gradient", 1, "0"));
        Map<?, ?> hello = Session.ask(Choice.REVERSE, question("0", "hello", "double", "2"));

        assertEquals(List.of("prepare", "warmup", "evaluate", "evaluate", "evaluate"), names(warm));
        assertEquals(List.of("prepare", "evaluate"), names(single));
        assertEquals(List.of("prepare", "warmup", "evaluate"), names(hello));
        assertEquals(List.of(true, false, true), List.of(warm.get("warm"), single.get("warm"), hello.get("warm")));
    }

    private static List<String> names(Map<?, ?> answer) {
        return ((List<?>) answer.get("timings"))
                .stream()
                        .map(timing -> (String) ((Map<?, ?>) timing).get("name"))
                        .toList();
    }

    @Test
    void moreSecondsThanGradBenchWaitsAreRefused() {
        assertEquals(
                "input.min_seconds is 1000.0; an answer has to come within 550.0 s",
                Session.ask(Choice.REVERSE, LSE.formatted("primal", 1, "1000")).get("error"));
    }

    @Test
    void aLineOfTensOfMegabytes() {
        int n = 1_500_000;
        String numbers = Arrays.stream(new double[n])
                .mapToObj(x -> "0.12345678901234567")
                .collect(Collectors.joining(","));
        String question =
                "{\"id\":0,\"kind\":\"evaluate\",\"module\":\"lse\",\"function\":\"gradient\",\"input\":{\"x\":["
                        + numbers + "],\"min_runs\":1,\"min_seconds\":0}}";

        double[] gradient = (double[]) Session.ask(Choice.BEST, question).get("output");

        assertEquals(n, gradient.length);
        assertEquals(1.0 / n, gradient[n / 2], 1e-12 / n);
    }
}
