package org.gradcost.tape.compile.bytecode;

import static org.objectweb.asm.Opcodes.*;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.ChainRule;
import org.gradcost.gate.SelectGate;
import org.gradcost.gate.UnaryGate;
import org.gradcost.tape.compile.code.Array;
import org.gradcost.tape.compile.code.Binary;
import org.gradcost.tape.compile.code.ChainProduct;
import org.gradcost.tape.compile.code.Element;
import org.gradcost.tape.compile.code.Expression;
import org.gradcost.tape.compile.code.GateCall;
import org.gradcost.tape.compile.code.Literal;
import org.gradcost.tape.compile.code.Local;
import org.gradcost.tape.compile.code.LocalRead;
import org.gradcost.tape.compile.code.LogPartial;
import org.gradcost.tape.compile.code.MathCall;
import org.gradcost.tape.compile.code.Negation;
import org.gradcost.tape.compile.code.Row;
import org.gradcost.tape.compile.code.RowElement;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.Loop;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** Writes expressions as bytecode of one method: each leaves its value on the stack. */
class ExpressionWriter {

    private static final Handle CLASS_DATA = new Handle(
            H_INVOKESTATIC,
            "java/lang/invoke/MethodHandles",
            "classDataAt",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;I)Ljava/lang/Object;",
            false);

    final MethodVisitor code;

    /** The slot of the first array; the others follow it in the order of {@link Array}, then come the tables, the rows and the matrices. */
    final int firstArray;

    private final List<Object> gates;
    private final boolean strongZero;
    private final Map<Local, Integer> slots = new HashMap<>();
    private final Map<Loop, Integer> counters = new HashMap<>();
    private final Map<Integer, Integer> rows = new HashMap<>();
    private int nextSlot;

    /**
     * @param strongZero whether {@code 0·∞} in the chain rule is to be 0, at the price of a test for each product
     * @param loops whose counters are given to the method after its arrays
     */
    ExpressionWriter(MethodVisitor code, List<Object> gates, boolean strongZero, int firstArray, Loop[] loops) {
        this.code = code;
        this.gates = gates;
        this.strongZero = strongZero;
        this.firstArray = firstArray;
        nextSlot = firstArray + BytecodeWriter.ARRAY_COUNT;
        for (Loop loop : loops) {
            counter(loop);
        }
    }

    /** The slot of a row. */
    int row(Row row) {
        return slot(rows, row.number(), 1);
    }

    /** The slot of a loop's counter. */
    int counter(Loop loop) {
        return slot(counters, loop, 1);
    }

    void expression(Expression expression) {
        if (expression instanceof Literal number) {
            number(number.value());
        } else if (expression instanceof LocalRead read) {
            code.visitVarInsn(DLOAD, slot(read.local()));
        } else if (expression instanceof Element element) {
            array(element.array());
            index(element.index());
            code.visitInsn(DALOAD);
        } else if (expression instanceof RowElement element) {
            code.visitVarInsn(ALOAD, row(element.row()));
            code.visitVarInsn(ILOAD, counter(element.loop()));
            code.visitInsn(DALOAD);
        } else if (expression instanceof Binary binary) {
            expression(binary.x());
            expression(binary.y());
            code.visitInsn(
                    switch (binary.operator()) {
                        case '+', Binary.ADD_TERM -> DADD;
                        case '-' -> DSUB;
                        case '*' -> DMUL;
                        default -> DDIV;
                    });
        } else if (expression instanceof ChainProduct chain) {
            expression(chain.slope());
            expression(chain.adjoint());
            if (strongZero) {
                code.visitMethodInsn(INVOKESTATIC, Type.getInternalName(ChainRule.class), "times", "(DD)D", false);
            } else {
                code.visitInsn(DMUL);
            }
        } else if (expression instanceof Negation negated) {
            expression(negated.x());
            code.visitInsn(DNEG);
        } else if (expression instanceof MathCall function) {
            expression(function.x());
            code.visitMethodInsn(INVOKESTATIC, "java/lang/Math", function.name(), "(D)D", false);
        } else if (expression instanceof LogPartial slope) {
            logSlope(slope.x());
        } else {
            call((GateCall) expression);
        }
    }

    /** {@code x >= 0 ? 1/|x| : NaN}, as the gate has it. */
    void logSlope(Expression x) {
        Label outside = new Label();
        Label end = new Label();
        expression(x);
        code.visitInsn(DCONST_0);
        code.visitInsn(DCMPL);
        code.visitJumpInsn(IFLT, outside);
        code.visitInsn(DCONST_1);
        expression(x);
        code.visitMethodInsn(INVOKESTATIC, "java/lang/Math", "abs", "(D)D", false);
        code.visitInsn(DDIV);
        code.visitJumpInsn(GOTO, end);
        code.visitLabel(outside);
        number(Double.NaN);
        code.visitLabel(end);
    }

    /** The gate is a constant of the class, and a record: the JVM inlines its formulas. */
    void call(GateCall call) {
        Object gate = gates.get(call.gate());
        Class<?> type = gate instanceof UnaryGate
                ? UnaryGate.class
                : gate instanceof BinaryGate ? BinaryGate.class : SelectGate.class;
        code.visitLdcInsn(new ConstantDynamic("_", Type.getDescriptor(type), CLASS_DATA, call.gate()));
        for (Expression argument : call.arguments()) {
            expression(argument);
        }
        boolean choice = call.part().equals("first");
        String descriptor = "(" + "D".repeat(call.arguments().size()) + ")" + (choice ? "Z" : "D");
        code.visitMethodInsn(INVOKEVIRTUAL, Type.getInternalName(type), call.part(), descriptor, false);
        if (choice) {
            code.visitInsn(I2D);
        }
    }

    int slot(Local local) {
        return slot(slots, local, 2);
    }

    private <K> int slot(Map<K, Integer> known, K key, int size) {
        Integer slot = known.get(key);
        if (slot == null) {
            slot = nextSlot;
            nextSlot += size;
            known.put(key, slot);
        }
        return slot;
    }

    void array(Array array) {
        code.visitVarInsn(ALOAD, firstArray + array.ordinal());
    }

    /** The innermost loop's counter last: what is before it stays the same in that loop. */
    void index(AffineIndex index) {
        boolean empty = true;
        if (index.table()) {
            code.visitVarInsn(ALOAD, firstArray + BytecodeWriter.TABLES);
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
            code.visitVarInsn(ILOAD, counter(term.loop()));
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

    void number(double value) {
        if (value == 1 || Double.doubleToRawLongBits(value) == 0) {
            code.visitInsn(value == 1 ? DCONST_1 : DCONST_0);
        } else {
            code.visitLdcInsn(value);
        }
    }
}
