package org.gradcost.train;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.gradcost.family.Family;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;
import org.gradcost.plugin.IsolatedClasses;

/**
 * Makes the same training for one mode after the other, each in classes of its own: code that is written once for all numbers is
 * slower for every type of number after the first that the JVM sees in it. Forward mode in scalar gates would take several times as long.
 *
 * @param family that is trained
 * @param width tangents a pass, of the modes that have a choice
 * @param rate of learning
 * @param seed of weights and batches
 * @param length steps of the training
 */
public record TrainingTrials(Family family, int width, double rate, long seed, int length) {

    /** Binds the training to a mode, in gates that it has. */
    public TrainingTrial of(Mode mode, Granularity gates) {
        try {
            return (TrainingTrial) type(mode)
                    .getMethod(
                            "of",
                            String.class,
                            String.class,
                            String.class,
                            int.class,
                            double.class,
                            long.class,
                            int.class)
                    .invoke(
                            null,
                            family.getClass().getName(),
                            mode.handedOn(),
                            gates.label(),
                            width,
                            rate,
                            seed,
                            length);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(mode.name() + " cannot train " + family.name(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the class of a trial; one of native code, which can be loaded but once, shares its classes with the program. */
    private static Class<?> type(Mode mode) throws ClassNotFoundException {
        return mode.hasSharedState()
                        || !mode.jvmFlags().isEmpty()
                        || !mode.classPath().isEmpty()
                ? ModeTraining.class
                : new IsolatedClasses(ModeTraining.class.getClassLoader(), List.of(TrainingTrial.class.getName()))
                        .loadClass(ModeTraining.class.getName());
    }
}
