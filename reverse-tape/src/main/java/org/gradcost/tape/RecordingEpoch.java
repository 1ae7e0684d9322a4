package org.gradcost.tape;

/**
 * The recording that a variable belongs to, for as long as that lasts. A tape that starts anew puts {@link Recordings#CLOSED}
 * in here, which invalidates all variables of the last recording at once, without touching any of them.
 *
 * <p>The inputs have an epoch of their own: it stays open when they are given new values in place.
 */
final class RecordingEpoch {

    Recording recording;

    RecordingEpoch(Recording recording) {
        this.recording = recording;
    }

    void close() {
        recording = Recordings.CLOSED;
    }
}
