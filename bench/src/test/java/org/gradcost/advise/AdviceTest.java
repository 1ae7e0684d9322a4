package org.gradcost.advise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.gradcost.cli.section.AdviceSection;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.ModeRegistry;
import org.gradcost.mode.Snippet;
import org.gradcost.results.statistics.Estimate;
import org.junit.jupiter.api.Test;

/** The choice among predictions, its reason and the crossover, from times that are given. */
class AdviceTest {

    private static Prediction of(String mode, double nanos, long prepare) {
        Workbench.Facts facts = new Workbench.Facts(1, 0, 0, 0, 0, prepare);
        Estimate time = new Estimate(nanos, nanos / 1.1, nanos * 1.1);
        return new Prediction(
                ModeRegistry.named(mode),
                Granularity.SCALAR,
                4,
                Prediction.Basis.GRADIENT,
                Optional.of(time),
                Optional.of(time),
                Optional.of(facts),
                "");
    }

    private static Advice advice(int n, Prediction... predictions) {
        return advice(Double.POSITIVE_INFINITY, n, predictions);
    }

    private static Advice advice(double gradients, int n, Prediction... predictions) {
        Optional<Prediction> best = Advice.choice(List.of(predictions), gradients);
        return new Advice(
                "f at n = " + n,
                n,
                1,
                Optional.of(Estimate.unknown(10)),
                List.of(predictions),
                gradients,
                best,
                new Snippet(List.of("java.util.List"), List.of("double[] gradient = {};")),
                Optional.empty());
    }

    private static String choice(double gradients, Prediction... predictions) {
        return Advice.choice(List.of(predictions), gradients)
                .map(p -> p.mode().name())
                .orElse("none");
    }

    @Test
    void theFastestIsChosenUnlessItsSetUpDoesNotPay() {
        Prediction compiled = of("reverse-compiled", 20, 1000);
        Prediction reverse = of("reverse", 60, 0);
        assertEquals("reverse-compiled", choice(Double.POSITIVE_INFINITY, compiled, reverse));
        assertEquals("reverse", choice(10, compiled, reverse));
        assertEquals("reverse-compiled", choice(100, compiled, reverse));
        assertEquals("reverse", choice(Double.POSITIVE_INFINITY, of("reverse-compiled", 57, 1000), reverse));
    }

    /** A guess from a smaller size is recommended only where nothing was measured. */
    @Test
    void whatWasMeasuredIsPreferredToAGuess() {
        Prediction reverse = of("reverse", 60, 0);
        Prediction slow = of("forward", 600, 0);
        Prediction guess = new Prediction(
                reverse.mode(),
                reverse.gates(),
                reverse.width(),
                Prediction.Basis.SMALLER,
                reverse.time(),
                Optional.empty(),
                Optional.empty(),
                "not tried: the time was used up");
        assertEquals("forward", choice(1, guess, slow));
        assertEquals("reverse", choice(1, guess));
    }

    /** What is not exact, or not an engine, is not recommended, however fast. */
    @Test
    void neitherHandNorDifferencesNorThePrimalAreChosen() {
        assertEquals("none", choice(1, of("hand", 1, 0), of("finite-differences", 2, 0), of("primal", 0.1, 0)));
    }

    /** Neither a program without lines is printed nor a reason that the user cannot act on. */
    @Test
    void noAdviceNamesItsReason() {
        String noEngine = advice(7, of("primal", 10, 0)).toString();
        assertTrue(
                noEngine.startsWith("No advice for f at n = 7: none of the modes that were selected can run it."
                        + System.lineSeparator().repeat(2) + "n = 7"),
                noEngine);
        Prediction reverse = of("reverse", 60, 0);
        Prediction refused = new Prediction(
                reverse.mode(),
                reverse.gates(),
                reverse.width(),
                Prediction.Basis.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "refused: a branch");
        assertEquals(
                "no mode could be tried, for the reasons in the table.",
                advice(7, refused).reason());
    }

    @Test
    void theReasonNamesPrimalsTheNextBestAndWhenSetUpPays() {
        Advice advice = advice(7, of("reverse-compiled", 20, 1000), of("reverse", 60, 0), of("forward", 140, 0));
        assertEquals(
                "one pass gives all derivatives in 20 ns, 2.0 primals; the next best, reverse, takes 3.0 times as long."
                        + " The set-up of reverse-compiled takes 1 µs and has paid off after about 25 gradients; for fewer use reverse (60 ns each,"
                        + " without set-up).",
                advice.reason());
        String text = advice.toString();
        assertTrue(text.startsWith("Use reverse-compiled for f at n = 7: one pass"), text);
        assertTrue(text.contains("import java.util.List;") && text.contains("double[] gradient = {};"), text);
    }

    /** Large counts are known to two digits, and without another mode there is nothing to pay off against. */
    @Test
    void aSetUpIsSaidWithWhatToUseForFewerGradients() {
        String large = advice(7, of("reverse-compiled", 20, 7_417_400), of("reverse", 40, 0))
                .reason();
        assertTrue(
                large.endsWith(
                        " The set-up of reverse-compiled takes 7.4 ms and has paid off after about 370000 gradients; for fewer use reverse"
                                + " (40 ns each, without set-up)."),
                large);
        assertEquals(
                "one pass gives all derivatives in 20 ns, 2.0 primals. The set-up of reverse-compiled takes 1 µs.",
                advice(7, of("reverse-compiled", 20, 1000)).reason());
    }

    /** The set-up is spread over the gradients asked for, and what pays for more of them is named. */
    @Test
    void adviceForSomeGradientsNamesTheModeForMore() {
        Prediction compiled = of("reverse-compiled", 20, 1000);
        Prediction reverse = of("reverse", 60, 0);
        assertEquals(
                "one pass gives all derivatives in 60 ns, 6.0 primals; the next best, reverse-compiled, takes 2.0 times as"
                        + " long, with the set-up spread over 10 gradients. For more than about 25 gradients use"
                        + " reverse-compiled (20 ns each, after a set-up of 1 µs).",
                advice(10, 7, compiled, reverse).reason());
        Prediction support = of("forward-support", 2, 100_000);
        assertEquals(
                "one pass gives all derivatives in 20 ns, 2.0 primals; the next best, reverse, takes 2.0 times as long, with"
                        + " the set-up spread over 100 gradients. The set-up of reverse-compiled takes 1 µs and has paid off after about 25"
                        + " gradients; for fewer use reverse (60 ns each, without set-up), for more than about 5500 gradients"
                        + " use forward-support (2 ns each, after a set-up of 100 µs).",
                advice(100, 7, compiled, reverse, support).reason());
    }

    /** Of two modes the dearer takes so many times as long, never fewer than one, and of two that tie both are named. */
    @Test
    void noModeTakesLessThanOneTimeAsLong() {
        String use = "one pass gives all derivatives in ";
        assertEquals(
                use
                        + "100 ns, 10 primals; forward and reverse-compiled (100 ns) take the same within their intervals, and"
                        + " forward needs no set-up.",
                advice(7, of("forward", 102, 0), of("reverse-compiled", 100, 1000))
                        .reason());
        assertEquals(
                use + "100 ns, 10 primals; reverse and forward (110 ns) take the same within their intervals.",
                advice(7, of("forward", 109, 0), of("reverse", 100, 0)).reason());
        Prediction narrow = within(of("forward", 106, 0), 1.001);
        assertEquals(
                use + "106 ns, 11 primals; forward takes 1.06 times as long as reverse-compiled, but needs no set-up.",
                advice(7, narrow, of("reverse-compiled", 100, 1000)).reason());
        assertEquals(
                use + "100 ns, 10 primals; the next best, forward, takes 1.06 times as long.",
                advice(7, narrow, of("reverse", 100, 0)).reason());
        assertEquals(
                use
                        + "106 ns, 11 primals; forward and reverse-compiled (106 ns) take the same, and forward needs no set-up.",
                advice(7, narrow, within(of("reverse-compiled", 105.9, 1000), 1.0001))
                        .reason());
        Prediction wide = within(of("forward", 300, 0), 5);
        assertEquals(
                use + "100 ns, 10 primals; the next best, forward, takes 3.0 times as long, within their intervals.",
                advice(7, wide, within(of("reverse", 100, 0), 5)).reason());
        for (String first : List.of("forward", "reverse", "reverse-compiled")) {
            for (String second : List.of("forward", "reverse", "reverse-compiled")) {
                for (double nanos = 50; nanos < 200 && !first.equals(second); nanos *= 1.01) {
                    String reason = advice(10, 7, of(first, 100, 500), of(second, nanos, 1000))
                            .reason();
                    assertFalse(reason.matches(".*takes 0\\..*"), reason);
                }
            }
        }
    }

    /** Set-ups are measured once, so that they decide only if they differ by more than a factor of 2. */
    @Test
    void setUpsWithinAFactorOfTwoAreEqual() {
        double many = Double.POSITIVE_INFINITY;
        Prediction slower = of("forward-compiled", 109, 1000);
        assertEquals("reverse-compiled", choice(many, slower, of("reverse-compiled", 100, 1900)));
        assertEquals("forward-compiled", choice(many, slower, of("reverse-compiled", 100, 2100)));
        assertEquals(
                "reverse-compiled", choice(many, of("forward-compiled", 111, 1000), of("reverse-compiled", 100, 2100)));
        assertEquals("reverse", choice(many, slower, of("reverse-compiled", 100, 1900), of("reverse", 109, 0)));
        String reason = advice(7, slower, of("reverse-compiled", 100, 900)).reason();
        assertTrue(reason.contains(" take the same within their intervals. "), reason);
    }

    private static Prediction noted(Prediction p, Prediction.Basis basis, String note) {
        boolean measured = basis != Prediction.Basis.NONE;
        return new Prediction(
                p.mode(),
                p.gates(),
                p.width(),
                basis,
                measured ? p.time().map(time -> Estimate.unknown(time.value())) : Optional.empty(),
                measured ? p.pass() : Optional.empty(),
                measured ? p.facts() : Optional.empty(),
                note);
    }

    private static Prediction cold(Prediction p) {
        return noted(p, Prediction.Basis.GRADIENT, Trial.COLD);
    }

    /** The first sentence tells what was too short a time, and a pay-off is not computed from upper bounds. */
    @Test
    void theReservationComesFirst() {
        Prediction compiled = of("reverse-compiled", 20, 1000);
        Prediction reverse = of("reverse", 60, 0);
        Prediction forward =
                noted(of("forward", 1, 0), Prediction.Basis.NONE, Trial.NOT_TRIED + "the time was used up");
        String pass = "one pass gives all derivatives in ";
        String next = "; the next best, reverse, takes 3.0 times as long. The set-up of reverse-compiled takes 1 µs";
        String few = next + "; for few gradients use reverse (60 ns each, without set-up).";
        assertEquals(
                "the best of the 2 modes tried (1 was not), and not warm; " + pass + "at most 20 ns, 2.0 primals" + few,
                advice(7, cold(compiled), cold(reverse), forward).reason());
        assertEquals(
                "the best of the 2 modes tried (1 was not), not all of them warm; " + pass + "20 ns, 2.0 primals" + few,
                advice(7, compiled, cold(reverse), forward).reason());
        assertEquals(
                "not warm, so that times are upper bounds; " + pass + "at most 20 ns, 2.0 primals" + few,
                advice(7, cold(compiled), reverse).reason());
        assertEquals(
                "the best although not all modes were warm; " + pass + "20 ns, 2.0 primals" + few,
                advice(7, compiled, cold(reverse)).reason());
        assertEquals(
                "the only mode tried (1 was not); " + pass + "60 ns, 6.0 primals.",
                advice(7, reverse, forward).reason());
        assertTrue(advice(7, compiled, reverse, forward)
                .reason()
                .startsWith("the best of the 2 modes tried (1 was not); " + pass + "20 ns,"));
        assertTrue(advice(7, noted(reverse, Prediction.Basis.SMALLER, Trial.NOT_TRIED + "the time was used up"))
                .reason()
                .startsWith("not tried at this size but predicted from a smaller one; " + pass));
        String many = advice(10, 7, cold(compiled), reverse).reason();
        assertTrue(many.contains(" For many gradients use reverse-compiled (20 ns each, after"), many);
    }

    private static Prediction within(Prediction p, double factor) {
        double nanos = p.nanos();
        return new Prediction(
                p.mode(),
                p.gates(),
                p.width(),
                p.basis(),
                Optional.of(new Estimate(nanos, nanos / factor, nanos * factor)),
                p.pass(),
                p.facts(),
                p.note());
    }

    /** Three digits only where the interval is narrow enough. */
    @Test
    void timesHaveTheDigitsThatTheirIntervalsJustify() {
        String wide = advice(7, of("reverse", 123.4, 0)).toString();
        assertTrue(wide.contains("in 120 ns,") && wide.contains(" 110 ns–140 ns "), wide);
        assertFalse(wide.contains("123"), wide);
        String narrow = advice(7, within(of("reverse", 123.4, 0), 1.01)).toString();
        assertTrue(narrow.contains("in 123 ns,") && narrow.contains(" 122 ns–125 ns "), narrow);
    }

    /** A program prints what the command does: the answer, the code, the facts, and a row for each mode. */
    @Test
    void theTextHasATableOfAllModes() {
        Advice advice = advice(7, of("reverse-compiled", 20, 1000), of("reverse", 60, 0), of("forward", 140, 0));
        String text = advice.toString();
        List<String> rows = text.substring(text.indexOf(" mode ")).lines().toList();
        assertEquals(4, rows.size(), text);
        assertTrue(
                rows.get(1).startsWith(" reverse-compiled  scalar")
                        && rows.get(1).endsWith("<- use this"),
                text);
        assertTrue(rows.get(3).startsWith(" forward ") && rows.get(3).contains("14"), text);
        StringWriter printed = new StringWriter();
        new AdviceSection(List.of(advice), Double.NaN).print(new PrintWriter(printed));
        assertEquals(
                text + System.lineSeparator() + System.lineSeparator(), printed.toString(), "what the command prints");
    }

    @Test
    void theCrossoverIsBetweenTheSizesWhereTheSignChanges() {
        Advice small = advice(10, of("forward", 50, 0), of("reverse", 100, 0));
        Advice large = advice(1000, of("forward", 2000, 0), of("reverse", 1000, 0));
        String text = Crossing.of(List.of(small, large)).orElseThrow();
        assertTrue(text.startsWith("reverse overtakes forward at about n = 100 (64 to 160)"), text);
        assertTrue(Crossing.of(List.of(large))
                .orElseThrow()
                .startsWith("reverse is ahead from n = 1000 at the latest, where"
                        + " forward takes 2.0 times as long as reverse"));
        assertTrue(Crossing.of(List.of(small)).orElseThrow().startsWith("forward is ahead up to n = 10 at least"));
        assertEquals(Optional.empty(), Crossing.of(List.of(advice(10, of("forward", 50, 0)))));
    }

    /** A size that was tried is exact; one between two sizes is known to two digits. */
    @Test
    void sizesThatWereTriedAreExact() {
        Advice ahead = advice(1482, of("forward", 300, 0), of("reverse", 100, 0));
        String text = Crossing.of(List.of(ahead)).orElseThrow();
        assertTrue(text.startsWith("reverse is ahead from n = 1482 at the latest"), text);
    }

    /** Modes alike for the recommendation are no crossover: "use forward" and "reverse is ahead" do not stand side by side. */
    @Test
    void modesThatTieAreSaidToTie() {
        Advice tie = advice(10, of("forward", 102, 0), of("reverse-compiled", 100, 1000));
        assertEquals("forward", tie.recommended().orElseThrow().mode().name());
        String tied = "forward and reverse tie at n = 10 (forward and reverse-compiled), within 10 %";
        assertEquals(tied, Crossing.of(List.of(tie)).orElseThrow());
        Advice ahead = advice(1000, of("forward", 300, 0), of("reverse", 100, 0));
        assertEquals(
                "reverse is ahead from n = 1000 at the latest, where forward takes 3.0 times as long as reverse; "
                        + tied,
                Crossing.of(List.of(tie, ahead)).orElseThrow());
        Advice behind = advice(1, of("forward", 50, 0), of("reverse", 100, 0));
        String crossed = Crossing.of(List.of(behind, tie, ahead)).orElseThrow();
        assertTrue(crossed.startsWith("reverse overtakes forward at about n = "), crossed);
        assertTrue(crossed.endsWith(tied), crossed);
        assertTrue(Crossing.of(List.of(behind, tie)).orElseThrow().startsWith("forward is ahead up to n = 1 at least"));
        Advice again = advice(10_000, of("forward", 102, 0), of("reverse", 100, 0));
        assertEquals(
                "reverse is ahead at n = 1000, where forward takes 3.0 times as long as reverse; forward and reverse tie at"
                        + " n = 10000 (forward and reverse), within 10 %",
                Crossing.of(List.of(ahead, again)).orElseThrow());
    }

    @Test
    void thereIsNoIntervalOfAColdModeNorOneThatSaysNothing() {
        List<Double> quiet = List.of(4.0, 4.01, 4.02, 4.01);
        assertTrue(Trial.estimate(quiet, true).known());
        assertTrue(
                Trial.estimate(quiet, true).hi()
                        > 1.15 * Trial.estimate(quiet, true).value(),
                "JVMs differ more than slots");
        assertFalse(Trial.estimate(quiet, false).known());
        List<Double> wild = List.of(4.0, 9.0);
        assertFalse(Trial.estimate(wild, true).known());
        assertEquals(Math.exp(6.5), Trial.estimate(wild, true).value(), 1e-9);
        assertFalse(Trial.estimate(List.of(4.0), true).known());
    }
}
