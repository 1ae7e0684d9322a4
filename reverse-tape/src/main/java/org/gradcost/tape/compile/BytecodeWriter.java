package org.gradcost.tape.compile;

import static org.objectweb.asm.Opcodes.*;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.ChainRule;
import org.gradcost.gate.SelectGate;
import org.gradcost.gate.UnaryGate;
import org.gradcost.tape.compile.Code.Array;
import org.gradcost.tape.compile.Code.Expression;
import org.gradcost.tape.compile.Code.Local;
import org.gradcost.tape.compile.Code.Statement;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** Writes generated code as a class file. */
final class BytecodeWriter {

    /** Methods from this many bytes on are never compiled by the JVM. */
    static final int LONGEST = 8000;

    private static final String ARRAYS = "[D[D[D[D[D[I";
    private static final String CLASS_NAME =
            Type.getInternalName(BytecodeWriter.class).replace("BytecodeWriter", "Compiled");
    private static final Handle CLASS_DATA = new Handle(
            H_INVOKESTATIC,
            "java/lang/invoke/MethodHandles",
            "classDataAt",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;I)Ljava/lang/Object;",
            false);

    private final List<Object> gates;
    private final boolean strongZero;
    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
    private int codeBytes;
    private int longest;

    // Of the method at hand.
    private MethodVisitor code;
    private int firstArray;
    private int nextSlot;
    private final Map<Local, Integer> slots = new HashMap<>();
    private final Map<Loop, Integer> counters = new HashMap<>();

    /**
     * A class file.
     *
     * @param bytes it
     * @param codeBytes bytecodes of all methods
     * @param longest bytecodes of the longest method
     */
    record Result(byte[] bytes, int codeBytes, int longest) {}

    private BytecodeWriter(List<Object> gates, boolean strongZero) {
        this.gates = gates;
        this.strongZero = strongZero;
    }

    /**
     * @param strongZero whether {@code 0·∞} in the chain rule is to be 0, at the price of a test for each product
     */
    static Result write(List<Code.Method> methods, List<Object> gates, boolean strongZero) {
        return new BytecodeWriter(gates, strongZero).write(methods);
    }

    private Result write(List<Code.Method> methods) {
        writer.visit(V17, ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC, CLASS_NAME, null, "java/lang/Object", new String[] {
            Type.getInternalName(Sweep.class)
        });
        MethodVisitor constructor = writer.visitMethod(0, "<init>", "()V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(ALOAD, 0);
        constructor.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        constructor.visitInsn(RETURN);
        constructor.visitMaxs(0, 0);
        constructor.visitEnd();
        for (Code.Method method : methods) {
            write(method);
        }
        writer.visitEnd();
        return new Result(writer.toByteArray(), codeBytes, longest);
    }

    private void write(Code.Method method) {
        boolean main = method.result() != null;
        code = writer.visitMethod(
                main ? ACC_PUBLIC : ACC_STATIC, method.name(), descriptor(main, method.loops().length), null, null);
        firstArray = main ? 1 : 0;
        nextSlot = firstArray + 6;
        slots.clear();
        counters.clear();
        for (Loop loop : method.loops()) {
            counters.put(loop, nextSlot++);
        }
        code.visitCode();
        block(method.statements());
        if (main) {
            expression(method.result());
            code.visitInsn(DRETURN);
        } else {
            code.visitInsn(RETURN);
        }
        Label end = new Label();
        code.visitLabel(end);
        code.visitMaxs(0, 0);
        code.visitEnd();
        codeBytes += end.getOffset();
        if (!main || !isDirectory(method)) {
            longest = Math.max(longest, end.getOffset()); // one that only calls others may well be interpreted
        }
    }

    private static String descriptor(boolean main, int counters) {
        return "(" + ARRAYS + "I".repeat(counters) + ")" + (main ? "D" : "V");
    }

    private static boolean isDirectory(Code.Method method) {
        for (Statement statement : method.statements()) {
            if (statement instanceof Code.Go) {
                return true;
            }
        }
        return false;
    }

    private void block(List<Statement> statements) {
        for (Statement statement : statements) {
            statement(statement);
        }
    }

    private void statement(Statement statement) {
        if (statement instanceof Code.Let let) {
            expression(let.value());
            code.visitVarInsn(DSTORE, slot(let.local()));
        } else if (statement instanceof Code.Put put) {
            put(put);
        } else if (statement instanceof Code.Repeat repeat) {
            repeat(repeat);
        } else if (statement instanceof Code.Choose choose) {
            choose(choose);
        } else if (statement instanceof Code.Guard guard) {
            guard(guard);
        } else if (statement instanceof Code.Clear clear) {
            clear(clear);
        } else if (statement instanceof Code.CopyInputs copy) {
            copyInputs(copy.count());
        } else if (statement instanceof Code.AddInputs add) {
            addInputs(add.count());
        } else if (statement instanceof Code.Go go) {
            go(go);
        }
    }

    private void put(Code.Put put) {
        array(put.array());
        index(put.index());
        if (put.add()) {
            code.visitInsn(DUP2);
            code.visitInsn(DALOAD);
            expression(put.value());
            code.visitInsn(DADD);
        } else {
            expression(put.value());
        }
        code.visitInsn(DASTORE);
    }

    /**
     * The test is at the end, for every loop has an iteration; so what a body sets is set after it. Only what is taken
     * together or is left of that may have none.
     */
    private void repeat(Code.Repeat repeat) {
        Loop loop = repeat.loop();
        if (!counters.containsKey(loop)) {
            counters.put(loop, nextSlot++);
        }
        int counter = counters.get(loop);
        Label head = new Label();
        Label end = new Label();
        if (!repeat.goesOn()) {
            index(repeat.first());
            code.visitVarInsn(ISTORE, counter);
        }
        if (repeat.maybeNone()) {
            code.visitVarInsn(ILOAD, counter);
            index(repeat.bound());
            code.visitJumpInsn(repeat.down() ? IF_ICMPLT : IF_ICMPGE, end);
        }
        code.visitLabel(head);
        block(repeat.body());
        code.visitIincInsn(counter, repeat.down() ? -repeat.step() : repeat.step());
        code.visitVarInsn(ILOAD, counter);
        if (repeat.down() && repeat.end() == 0) {
            code.visitJumpInsn(IFGE, head);
        } else {
            index(repeat.bound());
            code.visitJumpInsn(repeat.down() ? IF_ICMPGE : IF_ICMPLT, head);
        }
        code.visitLabel(end);
    }

    private void choose(Code.Choose choose) {
        Label otherwise = new Label();
        Label end = new Label();
        expression(choose.first());
        code.visitInsn(DCONST_0);
        code.visitInsn(DCMPL);
        code.visitJumpInsn(IFEQ, otherwise);
        block(choose.then());
        code.visitJumpInsn(GOTO, end);
        code.visitLabel(otherwise);
        block(choose.otherwise());
        code.visitLabel(end);
    }

    private void guard(Code.Guard guard) {
        Label right = new Label();
        expression(guard.x());
        expression(guard.y());
        code.visitInsn(DCMPG); // 1 for a NaN: it is not less
        code.visitJumpInsn(guard.less() ? IFLT : IFGE, right);
        String miss = Type.getInternalName(Sweep.Miss.class);
        code.visitFieldInsn(GETSTATIC, miss, "INSTANCE", "L" + miss + ";");
        code.visitInsn(ATHROW);
        code.visitLabel(right);
    }

    private void clear(Code.Clear clear) {
        array(clear.array());
        number(clear.from());
        number(clear.to());
        code.visitInsn(DCONST_0);
        code.visitMethodInsn(INVOKESTATIC, "java/util/Arrays", "fill", "([DIID)V", false);
    }

    private void copyInputs(int count) {
        array(Array.POINT);
        number(0);
        array(Array.VALUES);
        number(0);
        number(count);
        code.visitMethodInsn(
                INVOKESTATIC, "java/lang/System", "arraycopy", "(Ljava/lang/Object;ILjava/lang/Object;II)V", false);
    }

    private void addInputs(int count) {
        array(Array.ADJOINTS);
        array(Array.GRADIENT);
        number(count);
        code.visitMethodInsn(INVOKESTATIC, Type.getInternalName(BytecodeWriter.class), "addInputs", "([D[DI)V", false);
    }

    /** Called by generated code. */
    static void addInputs(double[] adjoints, double[] gradient, int count) {
        for (int i = 0; i < count; i++) {
            gradient[i] += adjoints[i];
        }
    }

    private void go(Code.Go go) {
        for (int a = 0; a < 6; a++) {
            code.visitVarInsn(ALOAD, firstArray + a);
        }
        for (Loop loop : go.loops()) {
            code.visitVarInsn(ILOAD, counters.get(loop));
        }
        code.visitMethodInsn(INVOKESTATIC, CLASS_NAME, go.method(), descriptor(false, go.loops().length), false);
    }

    private void expression(Expression expression) {
        if (expression instanceof Code.Number number) {
            number(number.value());
        } else if (expression instanceof Code.Read read) {
            code.visitVarInsn(DLOAD, slot(read.local()));
        } else if (expression instanceof Code.Element element) {
            array(element.array());
            index(element.index());
            code.visitInsn(DALOAD);
        } else if (expression instanceof Code.Binary binary) {
            expression(binary.x());
            expression(binary.y());
            code.visitInsn(
                    switch (binary.operator()) {
                        case '+' -> DADD;
                        case '-' -> DSUB;
                        case '*' -> DMUL;
                        default -> DDIV;
                    });
        } else if (expression instanceof Code.Chain chain) {
            expression(chain.slope());
            expression(chain.adjoint());
            if (strongZero) {
                code.visitMethodInsn(INVOKESTATIC, Type.getInternalName(ChainRule.class), "times", "(DD)D", false);
            } else {
                code.visitInsn(DMUL);
            }
        } else if (expression instanceof Code.Negated negated) {
            expression(negated.x());
            code.visitInsn(DNEG);
        } else if (expression instanceof Code.Function function) {
            expression(function.x());
            code.visitMethodInsn(INVOKESTATIC, "java/lang/Math", function.name(), "(D)D", false);
        } else if (expression instanceof Code.LogSlope slope) {
            logSlope(slope.x());
        } else {
            call((Code.Call) expression);
        }
    }

    /** {@code x >= 0 ? 1/|x| : NaN}, as the gate has it. */
    private void logSlope(Expression x) {
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
    private void call(Code.Call call) {
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

    private int slot(Local local) {
        Integer slot = slots.get(local);
        if (slot == null) {
            slot = nextSlot;
            nextSlot += 2;
            slots.put(local, slot);
        }
        return slot;
    }

    private void array(Array array) {
        code.visitVarInsn(ALOAD, firstArray + array.ordinal());
    }

    /** The innermost loop's counter last: what is before it stays the same in that loop. */
    private void index(Index index) {
        boolean empty = true;
        if (index.table()) {
            code.visitVarInsn(ALOAD, firstArray + Array.values().length);
            index(index.row());
            code.visitInsn(IALOAD);
            empty = false;
        }
        if (index.base() != 0 || empty && index.terms().isEmpty()) {
            number(index.base());
            add(empty);
            empty = false;
        }
        for (Index.Term term : index.terms()) {
            code.visitVarInsn(ILOAD, counters.get(term.loop()));
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

    private void number(int value) {
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
