package org.gradcost.tape;

/**
 * The recording to which a group of variables belongs, for as long as the variables are valid. When a tape is restarted, it
 * sets the recording to {@link Recordings#CLOSED}, which invalidates all variables of the epoch at once without visiting
 * them.
 *
 * <p>The inputs have their own epoch, which stays open if they get new values in place.
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
