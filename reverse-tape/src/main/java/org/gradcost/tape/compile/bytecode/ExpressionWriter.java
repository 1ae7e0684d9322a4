package org.gradcost.tape.compile.bytecode;

import static org.objectweb.asm.Opcodes.*;

import java.util.List;
import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.ChainRule;
import org.gradcost.gate.SelectGate;
import org.gradcost.gate.UnaryGate;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.Binary;
import org.gradcost.tape.compile.code.expression.ChainProduct;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.code.expression.ExpressionVisitor;
import org.gradcost.tape.compile.code.expression.Frozen;
import org.gradcost.tape.compile.code.expression.GateCall;
import org.gradcost.tape.compile.code.expression.Literal;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.code.expression.LogPartial;
import org.gradcost.tape.compile.code.expression.MathCall;
import org.gradcost.tape.compile.code.expression.Negation;
import org.gradcost.tape.compile.code.expression.RowElement;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.runtime.SlopeDerivatives;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** Writes expressions as bytecode of one method: each leaves its value on the stack. */
final class ExpressionWriter implements ExpressionVisitor<Void> {

    private static final Handle CLASS_DATA = new Handle(
            H_INVOKESTATIC,
            "java/lang/invoke/MethodHandles",
            "classDataAt",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;I)Ljava/lang/Object;",
            false);

    private final MethodVisitor code;
    private final LocalSlots slots;
    private final List<Object> gates;
    private final boolean strongZero;

    /**
     * @param gates the called gates by number
     * @param strongZero whether {@code 0·∞} in the chain rule is to be 0, at the price of a test for each product
     */
    ExpressionWriter(MethodVisitor code, LocalSlots slots, List<Object> gates, boolean strongZero) {
        this.code = code;
        this.slots = slots;
        this.gates = gates;
        this.strongZero = strongZero;
    }

    /** Returns whether {@code 0·∞} in the chain rule is to be 0. */
    boolean isStrongZero() {
        return strongZero;
    }

    void write(CodeExpression expression) {
        expression.accept(this);
    }

    @Override
    public Void visit(Literal literal) {
        number(literal.value());
        return null;
    }

    @Override
    public Void visit(LocalRead read) {
        code.visitVarInsn(DLOAD, slots.of(read.local()));
        return null;
    }

    @Override
    public Void visit(Element element) {
        array(element.array());
        index(element.index());
        code.visitInsn(DALOAD);
        return null;
    }

    @Override
    public Void visit(RowElement element) {
        code.visitVarInsn(ALOAD, slots.row(element.row()));
        code.visitVarInsn(ILOAD, slots.counter(element.loop()));
        code.visitInsn(DALOAD);
        return null;
    }

    @Override
    public Void visit(Binary binary) {
        write(binary.x());
        write(binary.y());
        if (strongZero && binary.operator() == Binary.CHAIN_DIVIDE) {
            callChainRule("over");
            return null;
        }
        code.visitInsn(
                switch (binary.symbol()) {
                    case '+' -> DADD;
                    case '-' -> DSUB;
                    case '*' -> DMUL;
                    case '/' -> DDIV;
                    default -> throw new AssertionError("no operator " + binary.operator());
                });
        return null;
    }

    @Override
    public Void visit(ChainProduct product) {
        write(product.slope());
        write(product.adjoint());
        if (strongZero) {
            callChainRule("times");
        } else {
            code.visitInsn(DMUL);
        }
        return null;
    }

    private void callChainRule(String method) {
        code.visitMethodInsn(INVOKESTATIC, Type.getInternalName(ChainRule.class), method, "(DD)D", false);
    }

    @Override
    public Void visit(Negation negation) {
        write(negation.x());
        code.visitInsn(DNEG);
        return null;
    }

    @Override
    public Void visit(MathCall call) {
        write(call.x());
        code.visitMethodInsn(INVOKESTATIC, Type.getInternalName(call.owner()), call.name(), "(D)D", false);
        return null;
    }

    /** Writes {@code x >= 0 ? 1/|x| : NaN}, as the gate has it. */
    @Override
    public Void visit(LogPartial partial) {
        CodeExpression x = partial.x();
        Label outside = new Label();
        Label end = new Label();
        write(x);
        code.visitInsn(DCONST_0);
        code.visitInsn(DCMPL);
        code.visitJumpInsn(IFLT, outside);
        code.visitInsn(DCONST_1);
        write(x);
        code.visitMethodInsn(INVOKESTATIC, "java/lang/Math", "abs", "(D)D", false);
        code.visitInsn(DDIV);
        code.visitJumpInsn(GOTO, end);
        code.visitLabel(outside);
        number(Double.NaN);
        code.visitLabel(end);
        return null;
    }

    @Override
    public Void visit(Frozen frozen) {
        write(frozen.x());
        return null;
    }

    /** Calls a gate that is a constant of the class, and a record: the JVM inlines its formulas. */
    @Override
    public Void visit(GateCall call) {
        Class<?> type = type(gates.get(call.gate()));
        code.visitLdcInsn(new ConstantDynamic("_", Type.getDescriptor(type), CLASS_DATA, call.gate()));
        for (CodeExpression argument : call.arguments()) {
            write(argument);
        }
        if (call.part().equals("curvature") || call.part().endsWith("Tangent")) {
            String owner = Type.getInternalName(SlopeDerivatives.class);
            String descriptor =
                    "(" + Type.getDescriptor(type) + "D".repeat(call.arguments().size()) + ")D";
            code.visitMethodInsn(INVOKESTATIC, owner, call.part(), descriptor, false);
            return null;
        }
        boolean choice = call.part().equals("first");
        String descriptor = "(" + "D".repeat(call.arguments().size()) + ")" + (choice ? "Z" : "D");
        code.visitMethodInsn(INVOKEVIRTUAL, Type.getInternalName(type), call.part(), descriptor, false);
        if (choice) {
            code.visitInsn(I2D);
        }
        return null;
    }

    private static Class<?> type(Object gate) {
        if (gate instanceof UnaryGate) {
            return UnaryGate.class;
        }
        return gate instanceof BinaryGate ? BinaryGate.class : SelectGate.class;
    }

    /** Loads an array. */
    void array(Array array) {
        code.visitVarInsn(ALOAD, slots.of(array));
    }

    /** Loads a position, the innermost loop's counter last: what is before it is invariant in that loop. */
    void index(AffineIndex index) {
        boolean empty = true;
        if (index.table()) {
            code.visitVarInsn(ALOAD, slots.field(LocalSlots.TABLES));
            index(index.row());
            code.visitInsn(IALOAD);
            empty = false;
        }
        if (index.base() != 0 || empty && index.terms().isEmpty()) {
            number(index.base());
            add(empty);
            empty = false;
        }
        for (AffineIndex.Term term : index.terms()) {
            code.visitVarInsn(ILOAD, slots.counter(term.loop()));
            if (term.stride() != 1) {
                number(term.stride());
                code.visitInsn(IMUL);
            }
            add(empty);
            empty = false;
        }
    }

    private void add(boolean first) {
        if (!first) {
            code.visitInsn(IADD);
        }
    }

    /** Loads an integer constant. */
    void number(int value) {
        if (value >= -1 && value <= 5) {
            code.visitInsn(ICONST_0 + value);
        } else if (value == (byte) value) {
            code.visitIntInsn(BIPUSH, value);
        } else if (value == (short) value) {
            code.visitIntInsn(SIPUSH, value);
        } else {
            code.visitLdcInsn(value);
        }
    }

    private void number(double value) {
        if (value == 1 || Double.doubleToRawLongBits(value) == 0) {
            code.visitInsn(value == 1 ? DCONST_1 : DCONST_0);
        } else {
            code.visitLdcInsn(value);
        }
    }
}
