package org.gradcost.train;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.gradcost.family.Family;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;
import org.gradcost.plugin.IsolatedClasses;

/**
 * Factory of the same training for one mode after the other, each in separately loaded classes, because generic code is slower
 * for every number type after the first that the JVM sees in it. Otherwise forward mode in scalar gates would take several times
 * as long.
 *
 * @param family that is trained
 * @param width tangents per pass, for modes with a choice
 * @param rate learning rate
 * @param seed of weights and batches
 * @param length number of steps in the training
 */
public record TrainingTrials(Family family, int width, double rate, long seed, int length) {

    /** Returns the training by a mode, in gates that it supports. */
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

    /**
     * Returns the class of a trial. A mode with native code, which can be loaded only once, shares its classes with the program.
     */
    private static Class<?> type(Mode mode) throws ClassNotFoundException {
        return mode.hasSharedState()
                        || !mode.jvmFlags().isEmpty()
                        || !mode.classPath().isEmpty()
                ? ModeTraining.class
                : new IsolatedClasses(ModeTraining.class.getClassLoader(), List.of(TrainingTrial.class.getName()))
                        .loadClass(ModeTraining.class.getName());
    }
}
