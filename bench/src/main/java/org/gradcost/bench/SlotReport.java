package org.gradcost.bench;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The measurement of a slot, passed to the process that gives the turns. Times are those of one operation, ns.
 *
 * @param time median over the batches
 * @param quiet number of batches during which the core was not shared
 * @param timeQuiet their median; NaN if there are none
 * @param shared number of batches during which the core was shared
 * @param timeShared their median; NaN if there are none
 * @param timeMean mean of the batches
 * @param operations number of operations in the slot
 * @param floor minimum time of a probe so far, ns
 * @param use of resources by the thread during the slot
 */
public record SlotReport(
        double time,
        int quiet,
        double timeQuiet,
        int shared,
        double timeShared,
        double timeMean,
        long operations,
        long floor,
        ThreadUse use) {

    void write(DataOutput out) throws IOException {
        out.writeDouble(time);
        out.writeInt(quiet);
        out.writeDouble(timeQuiet);
        out.writeInt(shared);
        out.writeDouble(timeShared);
        out.writeDouble(timeMean);
        out.writeLong(operations);
        out.writeLong(floor);
        out.writeLong(use.running());
        out.writeLong(use.waiting());
        out.writeLong(use.collecting());
        out.writeLong(use.allocated());
    }

    static SlotReport read(DataInput in) throws IOException {
        return new SlotReport(
                in.readDouble(),
                in.readInt(),
                in.readDouble(),
                in.readInt(),
                in.readDouble(),
                in.readDouble(),
                in.readLong(),
                in.readLong(),
                new ThreadUse(in.readLong(), in.readLong(), in.readLong(), in.readLong()));
    }
}
