package org.gradcost.family.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.gradcost.family.Problem;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;
import org.gradcost.mode.ModeRegistry;
import org.junit.jupiter.api.Test;

/** Adept's benchmark against independent computations: 100 points, the linear scheme in doubles, Toon's in 40 digits. */
class AdvectionTest {

    private static final AdvectionFamily LAX = new LaxWendroff();
    private static final AdvectionFamily TOON = new Toon();

    private static final int[] AT = {0, 1, 2, 25, 50, 97, 98, 99};
    private static final double[] Q = Advection.wave(100, 0);
    private static final double EXACT = 1e-12;
    private static final double ROUNDED = 1e-5; // see Toon

    private static final double[] LAX_10 = {
        0.008743146881199398,
        0.12735728685289444,
        0.07013167974638496,
        0.1,
        0.1,
        0.1707265642541049,
        0.20039228567788478,
        -0.01163353030958738
    };
    private static final double[] LAX_2000 = {
        0.007040637955817504,
        0.10585140871450809,
        0.10388038685607622,
        0.098489601759678,
        0.12158345714575679,
        0.09429143414002245,
        0.08979384464398207,
        -0.005274544220107345
    };
    private static final double[] TOON_10 = {
        0.00887024210043363,
        0.127530875976032,
        0.0709671846736056,
        0.1,
        0.1,
        0.170668560516547,
        0.198998728617762,
        -0.0113855119749217
    };
    private static final double[] TOON_2000 = {
        0.00712729464107275,
        0.105776250863326,
        0.104006553582486,
        0.0986746358563329,
        0.123210005167056,
        0.0938036818206252,
        0.0894864045029628,
        -0.00517735852813864
    };

    @Test
    void stateAfterSomeSteps() {
        checkState(
                LAX.at(Q, 10),
                1.4394358246462615,
                1.9992226957670074,
                1.5159178670088604,
                1.0000158420229428,
                1.481281874047181);
        checkState(
                LAX.at(Q, 2000),
                1.6600183379155204,
                1.0212340571263163,
                1.368060929152283,
                1.9878131701201498,
                1.6293334506901505);
        checkState(
                TOON.at(Q, 10),
                1.43959022249104,
                1.99922206111825,
                1.51592119364544,
                1.00001584771686,
                1.48123865155641);
        checkState(
                TOON.at(Q, 2000),
                1.66145262328012,
                1.0202015524031,
                1.36820919427596,
                1.98725922762043,
                1.63061839498347);
    }

    @Test
    void adjointByHand() {
        checkGradient("hand", LAX.at(Q, 10), LAX_10, EXACT);
        checkGradient("hand", LAX.at(Q, 2000), LAX_2000, EXACT);
        checkGradient("hand", TOON.at(Q, 10), TOON_10, ROUNDED);
        checkGradient("hand", TOON.at(Q, 2000), TOON_2000, ROUNDED);
    }

    @Test
    void adjointInReverse() {
        checkGradient("reverse", LAX.at(Q, 10), LAX_10, EXACT);
        checkGradient("reverse", LAX.at(Q, 2000), LAX_2000, EXACT);
        checkGradient("reverse-checkpointed", LAX.at(Q, 2000), LAX_2000, EXACT);
        checkGradient("reverse", TOON.at(Q, 10), TOON_10, ROUNDED);
        checkGradient("reverse", TOON.at(Q, 2000), TOON_2000, ROUNDED);
    }

    @Test
    void forward() {
        checkGradient("forward", LAX.at(Q, 10), LAX_10, EXACT);
        checkGradient("vector-forward", TOON.at(Q, 10), TOON_10, ROUNDED);
    }

    /** The points 0, 25, 50, 75 and 99. */
    private static void checkState(Advection scheme, double... expected) {
        double[] end = scheme.end(Q);
        int[] at = {0, 25, 50, 75, 99};
        for (int k = 0; k < at.length; k++) {
            assertEquals(expected[k], end[at[k]], 1e-10, "q_" + at[k]);
        }
    }

    private static void checkGradient(String mode, Problem problem, double[] expected, double tolerance) {
        double[] gradient = new double[Q.length];
        Mode named = ModeRegistry.named(mode);
        Granularity gates = mode.equals("hand") ? Granularity.PLAIN : Granularity.SCALAR;
        named.on(problem, gates, 20).gradient(Q, gradient);
        double norm = Arrays.stream(expected).max().orElseThrow();
        for (int k = 0; k < AT.length; k++) {
            assertEquals(expected[k], gradient[AT[k]], tolerance * norm, mode + ", ∂/∂q_" + AT[k]);
        }
    }
}
