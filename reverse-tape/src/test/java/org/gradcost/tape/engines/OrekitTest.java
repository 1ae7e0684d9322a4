package org.gradcost.tape.engines;

import static org.gradcost.tape.engines.Peers.assertFirst;
import static org.gradcost.tape.engines.Peers.assertSecond;

import org.hipparchus.CalculusFieldElement;
import org.hipparchus.Field;
import org.hipparchus.geometry.euclidean.threed.FieldVector3D;
import org.hipparchus.ode.nonstiff.DormandPrince853FieldIntegrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.orekit.attitudes.FrameAlignedProvider;
import org.orekit.forces.gravity.J2OnlyPerturbation;
import org.orekit.frames.Frame;
import org.orekit.frames.FramesFactory;
import org.orekit.orbits.FieldCartesianOrbit;
import org.orekit.orbits.FieldKeplerianOrbit;
import org.orekit.orbits.FieldOrbit;
import org.orekit.orbits.OrbitType;
import org.orekit.orbits.PositionAngleType;
import org.orekit.propagation.FieldPropagator;
import org.orekit.propagation.FieldSpacecraftState;
import org.orekit.propagation.analytical.FieldEcksteinHechlerPropagator;
import org.orekit.propagation.analytical.FieldKeplerianPropagator;
import org.orekit.propagation.analytical.tle.FieldTLE;
import org.orekit.propagation.analytical.tle.FieldTLEPropagator;
import org.orekit.propagation.numerical.FieldNumericalPropagator;
import org.orekit.time.AbsoluteDate;
import org.orekit.time.FieldAbsoluteDate;
import org.orekit.time.TimeScalesFactory;

/**
 * Propagators of Orekit, without its data, in numbers of each engine, against Hipparchus' derivatives: distances in
 * megametres by elements, epoch and duration.
 */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class OrekitTest {

    private static final double MU = 3.986004415e14;
    private static final double RADIUS = 6378136.46;
    private static final double J2 = 1.08262631303e-3;

    /** Semi-major axis in 10 000 km, eccentricity, inclination, two more angles, anomaly; epoch and duration in hours. */
    private static final double[] POINT = {0.72, 0.01, 1.2, 0.4, 0.7, 0.3, 0.1, 1.7};

    @Test
    void keplerian() {
        assertFirst(OrekitTest::keplerian, 1e-10, POINT);
        assertSecond(OrekitTest::keplerian, 1e-8, POINT);
    }

    @Test
    void ecksteinHechler() {
        assertFirst(OrekitTest::ecksteinHechler, 1e-10, POINT);
        assertSecond(OrekitTest::ecksteinHechler, 1e-8, POINT);
    }

    @Test
    void numerical() {
        double[] quarterOfAnHour = POINT.clone();
        quarterOfAnHour[7] = 0.25;
        assertFirst(OrekitTest::numerical, 1e-9, quarterOfAnHour);
        assertSecond(OrekitTest::numerical, 1e-6, quarterOfAnHour);
    }

    @Test
    void simplifiedGeneralPerturbations() {
        assertFirst(OrekitTest::sgp4, 1e-10, 1.5, 0.3);
        assertSecond(OrekitTest::sgp4, 1e-8, 1.5, 0.3);
    }

    private static <T extends CalculusFieldElement<T>> T keplerian(T[] x) {
        return distance(new FieldKeplerianPropagator<>(orbit(x)), x);
    }

    private static <T extends CalculusFieldElement<T>> T ecksteinHechler(T[] x) {
        T mu = x[0].newInstance(MU);
        return distance(
                new FieldEcksteinHechlerPropagator<>(orbit(x), RADIUS, mu, -J2, 2.53e-6, 1.62e-6, 2.3e-7, -5.4e-7), x);
    }

    private static <T extends CalculusFieldElement<T>> T numerical(T[] x) {
        Field<T> field = x[0].getField();
        FieldNumericalPropagator<T> propagator = new FieldNumericalPropagator<>(
                field, new DormandPrince853FieldIntegrator<>(field, 1, 300, 1e-6, 1e-11));
        propagator.setOrbitType(OrbitType.CARTESIAN);
        propagator.addForceModel(new J2OnlyPerturbation(MU, RADIUS, J2, frame()));
        propagator.setInitialState(new FieldSpacecraftState<>(new FieldCartesianOrbit<>(orbit(x))));
        return distance(propagator, x);
    }

    /** By the hours since the epoch of the elements, and the drag term in 10⁻⁴. */
    private static <T extends CalculusFieldElement<T>> T sgp4(T[] x) {
        Field<T> field = x[0].getField();
        FieldTLE<T> elements = new FieldTLE<>(
                field,
                "1 00005U 58002B   00179.78495062  .00000023  00000-0  28098-4 0  4753",
                "2 00005  34.2682 348.7242 1859667 331.7664  19.3264 10.82419157413667",
                TimeScalesFactory.getTAI());
        T[] parameters = elements.getParameters(field);
        parameters[0] = x[1].multiply(1e-4);
        FieldTLEPropagator<T> propagator = FieldTLEPropagator.selectExtrapolator(
                elements, new FrameAlignedProvider(frame()), field.getOne().multiply(1000), frame(), parameters);
        FieldAbsoluteDate<T> date = elements.getDate().shiftedBy(x[0].multiply(3600));
        return fromHere(propagator.getPVCoordinates(date, parameters).getPosition());
    }

    private static Frame frame() {
        return FramesFactory.getGCRF();
    }

    private static <T extends CalculusFieldElement<T>> FieldOrbit<T> orbit(T[] x) {
        return new FieldKeplerianOrbit<>(
                x[0].multiply(1e7),
                x[1],
                x[2],
                x[3],
                x[4],
                x[5],
                PositionAngleType.MEAN,
                frame(),
                epoch(x),
                x[0].newInstance(MU));
    }

    private static <T extends CalculusFieldElement<T>> FieldAbsoluteDate<T> epoch(T[] x) {
        return new FieldAbsoluteDate<>(x[0].getField(), AbsoluteDate.J2000_EPOCH).shiftedBy(x[6].multiply(3600));
    }

    private static <T extends CalculusFieldElement<T>> T distance(FieldPropagator<T> propagator, T[] x) {
        FieldAbsoluteDate<T> end = epoch(x).shiftedBy(x[7].multiply(3600));
        return fromHere(propagator.propagate(end).getPosition());
    }

    private static <T extends CalculusFieldElement<T>> T fromHere(FieldVector3D<T> position) {
        T million = position.getX().newInstance(1e6);
        FieldVector3D<T> here =
                new FieldVector3D<>(million.newInstance(3e6), million.newInstance(-4e6), million.newInstance(2e6));
        return position.subtract(here).getNorm().divide(million);
    }
}
