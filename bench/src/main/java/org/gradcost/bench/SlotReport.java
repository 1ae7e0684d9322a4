package org.gradcost.bench;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a slot has measured, passed to the process that gives the turns. Times are those of one operation, ns.
 *
 * @param time median of the batches
 * @param quiet number of batches that had the core for themselves
 * @param timeQuiet their median; NaN without any
 * @param shared number of batches that shared the core
 * @param timeShared their median; NaN without any
 * @param timeMean mean of the batches
 * @param operations in the slot
 * @param floor the least time that a probe took so far, ns
 * @param use of the thread during the slot
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
