package org.gradcost.cli.text;

import java.time.Duration;
import java.util.Locale;
import org.gradcost.results.format.Counted;
import org.gradcost.sweep.Effort;

/** Readable text of the effort that a sweep spends on its cells. */
public final class EffortText {

    private EffortText() {}

    /** Returns precision, rounds and budget, each after a comma if there is one. */
    public static String of(Effort effort) {
        StringBuilder text = new StringBuilder();
        if (effort.precision() > 0) {
            text.append(", to ±").append(percent(effort.precision()));
        }
        if (effort.rounds() < Effort.LEAST_ROUNDS) {
            text.append(", ").append(Counted.of(effort.rounds(), "round"));
        }
        effort.budget().ifPresent(budget -> text.append(", within ").append(time(budget)));
        return text.toString();
    }

    /** Returns a fraction as a percentage. */
    public static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.1f", 100 * fraction).replaceAll("\\.0$", "") + " %";
    }

    /** Returns a time limit, as in {@code 30 s} or {@code 4:30 min}. */
    public static String time(Duration time) {
        return time.toMinutes() == 0
                ? time.toSeconds() + " s"
                : time.toMinutes() + ":" + String.format(Locale.ROOT, "%02d", time.toSecondsPart()) + " min";
    }
}
