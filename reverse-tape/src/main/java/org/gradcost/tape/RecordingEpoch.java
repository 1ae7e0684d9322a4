package org.gradcost.tape;

/**
 * What a variable refers to for its recording. A tape that starts anew puts {@link Recording#CLOSED} in here, and so
 * disowns all variables of before at once, without touching any of them.
 *
 * <p>The inputs have a epoch of their own: it stays open when they are given new values in place.
 */
final class RecordingEpoch {

    Recording recording;

    RecordingEpoch(Recording recording) {
        this.recording = recording;
    }

    void close() {
        recording = Recording.CLOSED;
    }
}
