package org.gradcost.advise;

import java.util.List;
import org.gradcost.results.format.Counted;

/** The reservation with which a mode is recommended if time was too short to try all modes, or to warm them up. */
final class Reservation {

    private Reservation() {}

    /** Returns the reservation as the beginning of a sentence, or an empty text if there is none. */
    static String of(Advice advice, Prediction best) {
        List<Prediction> measured = advice.predictions().stream()
                .filter(Prediction::isCandidate)
                .filter(Prediction::isMeasured)
                .toList();
        long untried = advice.predictions().stream()
                .filter(Prediction::isEngine)
                .filter(Prediction::isUntried)
                .count();
        if (!best.isMeasured()) {
            return "not tried at this size but predicted from a smaller one; ";
        }
        long cold = measured.stream().filter(p -> !p.isWarm()).count();
        if (untried == 0) {
            return best.isWarm()
                    ? cold == 0 ? "" : "the best although not all modes were warm; "
                    : "not warm, so that times are upper bounds; ";
        }
        String tried = measured.size() == 1
                ? "the only mode tried"
                : "the best of the " + Counted.of(measured.size(), "mode") + " tried";
        String notWarm = cold == 0 ? "" : best.isWarm() ? ", not all of them warm" : ", and not warm";
        return tried + " (" + untried + (untried == 1 ? " was not)" : " were not)") + notWarm + "; ";
    }
}
