package org.gradcost.sweep;

import java.util.List;
import org.gradcost.family.Families;
import org.gradcost.mode.Granularity;
import org.gradcost.results.Cell;
import org.gradcost.results.ModeTraits;

/**
 * The heap of a measuring JVM. Its young generation has a fixed size: when the JVM chose the size itself, a mode that allocates
 * spent seconds of a fork in garbage collections, and a different number of them in each fork.
 *
 * @param most maximum heap size, B
 * @param initial size, touched before anything is measured, B
 * @param young size of the young generation, B
 * @param live size that the gradient is known to need, B
 */
record HeapSize(long most, long initial, long young, long live) {

    private static final long MIB = 1L << 20;
    private static final long YOUNG = 384 * MIB;
    private static final long YOUNG_WITHOUT_ALLOCATION = 64 * MIB;
    private static final long OLD = 64 * MIB;

    /** The memory of a JVM outside its heap. */
    private static final long BESIDE = 200 * MIB;

    private static final String JAVA = "Java";

    private static final double ROOM_TO_MOVE = 4.0 / 3;

    /** Returns the heap of a cell's JVM. */
    static HeapSize of(Job job, long most) {
        long young = Math.min(allocates(job.mode().traits()) ? YOUNG : YOUNG_WITHOUT_ALLOCATION, most / 3);
        Cell cell = job.cell();
        double live = job.mode()
                .bytes(Families.named(cell.family()), Granularity.labelled(cell.gates()))
                .applyAsDouble(Math.toIntExact(cell.n()));
        return new HeapSize(most, Math.min(most, young + OLD), young, (long) live);
    }

    /**
     * Returns whether a mode allocates much in the heap: plain and compiled code do not, and a library in another language keeps
     * its arrays outside.
     */
    private static boolean allocates(ModeTraits traits) {
        if (!traits.language().equals(JAVA)) {
            return false;
        }
        return switch (traits.kind()) {
            case PRIMAL, HAND, NUMERIC, COMPILED -> false;
            default -> true;
        };
    }

    /** Returns the memory that the JVM will use, B. */
    long memory() {
        return Math.min(most, initial + (long) (ROOM_TO_MOVE * live)) + BESIDE;
    }

    List<String> flags() {
        return List.of("-Xmx" + most / MIB + "m", "-Xms" + initial / MIB + "m", "-Xmn" + young / MIB + "m");
    }
}
