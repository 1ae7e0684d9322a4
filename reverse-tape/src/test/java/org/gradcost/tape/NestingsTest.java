package org.gradcost.tape;

import java.util.stream.Stream;
import org.gradcost.gate.Gates;
import org.gradcost.gate.NestingAgreement;
import org.gradcost.gate.SecondOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every nesting has the derivatives of forward over forward, bit by bit, for every gate of the table. */
class NestingsTest {

    static Stream<SecondOrder> nestings() {
        return Stream.of(new ForwardOverReverse(), new ReverseOverForward(), new ReverseOverReverse());
    }

    @ParameterizedTest
    @MethodSource("nestings")
    void agree(SecondOrder nesting) {
        Gates.unary().forEach(gate -> NestingAgreement.check(nesting, gate));
        Gates.binary().forEach(gate -> NestingAgreement.check(nesting, gate));
    }
}
