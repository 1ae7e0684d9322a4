package org.gradcost.tape.compile.tangent;

import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.code.expression.Local;

/** The tangents of what an expression reads, for each lane; null where one is zero. */
interface TangentSource {

    CodeExpression tangent(Local local, int lane);

    CodeExpression tangent(Element element, int lane);
}
