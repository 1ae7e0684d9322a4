package org.gradcost.peers;

import java.util.List;
import org.junit.jupiter.api.Test;

/** DJL against the gradients by hand. */
class DjlTest {

    @Test
    void gradientsAreRightAtTwoPoints() {
        PeersTest.check(List.of(new Djl()));
    }
}
