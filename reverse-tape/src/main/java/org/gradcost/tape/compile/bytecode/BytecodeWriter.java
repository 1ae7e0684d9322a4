package org.gradcost.tape.compile.bytecode;

import static org.objectweb.asm.Opcodes.*;

import java.util.List;
import org.gradcost.tape.compile.code.Call;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.runtime.Frame;
import org.gradcost.tape.compile.runtime.GeneratedCode;
import org.gradcost.tape.compile.runtime.HiddenClassLoader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** Writes generated code as a class file. */
public final class BytecodeWriter {

    private static final String FRAME = Type.getDescriptor(Frame.class);

    private final List<Object> gates;
    private final boolean strongZero;
    private final int lanes;
    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
    private int codeBytes;
    private int longest;

    /**
     * A class file.
     *
     * @param bytes its content
     * @param codeBytes bytes of code of all methods
     * @param longest bytes of code of the longest method that must be compiled by the JVM
     */
    public record Result(byte[] bytes, int codeBytes, int longest) {}

    private BytecodeWriter(List<Object> gates, boolean strongZero, int lanes) {
        this.gates = gates;
        this.strongZero = strongZero;
        this.lanes = lanes;
    }

    /**
     * Writes methods as a class.
     *
     * @param methods the main one last
     * @param gates the called gates by number
     * @param strongZero whether {@code 0·∞} in the chain rule is to be 0, at the price of a test for each product
     */
    public static Result write(List<CodeMethod> methods, List<Object> gates, boolean strongZero) {
        return write(methods, gates, strongZero, 0);
    }

    /**
     * Writes methods as a class.
     *
     * @param methods the main one last
     * @param gates the called gates by number
     * @param strongZero whether {@code 0·∞} in the chain rule is to be 0, at the price of a test for each product
     * @param lanes how many tangents each number has
     */
    public static Result write(List<CodeMethod> methods, List<Object> gates, boolean strongZero, int lanes) {
        return new BytecodeWriter(gates, strongZero, lanes).write(methods);
    }

    private Result write(List<CodeMethod> methods) {
        writer.visit(
                V17,
                ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC,
                HiddenClassLoader.CLASS_NAME,
                null,
                "java/lang/Object",
                new String[] {Type.getInternalName(GeneratedCode.class)});
        MethodVisitor constructor = writer.visitMethod(0, "<init>", "()V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(ALOAD, 0);
        constructor.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        constructor.visitInsn(RETURN);
        constructor.visitMaxs(0, 0);
        constructor.visitEnd();
        for (CodeMethod method : methods) {
            write(method);
        }
        writer.visitEnd();
        return new Result(writer.toByteArray(), codeBytes, longest);
    }

    private void write(CodeMethod method) {
        boolean main = method.result() != null;
        MethodVisitor code = writer.visitMethod(
                main ? ACC_PUBLIC : ACC_STATIC, method.name(), descriptor(main, method.loops().length), null, null);
        LocalSlots slots = new LocalSlots(main ? 1 : 0, method.loops(), lanes);
        ExpressionWriter expressions = new ExpressionWriter(code, slots, gates, strongZero);
        StatementWriter body = new StatementWriter(code, slots, expressions, lanes);
        code.visitCode();
        body.prologue();
        body.block(method.statements());
        if (main) {
            expressions.write(method.result());
            code.visitInsn(DRETURN);
        } else {
            code.visitInsn(RETURN);
        }
        Label end = new Label();
        code.visitLabel(end);
        code.visitMaxs(0, 0);
        code.visitEnd();
        codeBytes += end.getOffset();
        if (!main || !callsOthers(method)) {
            longest = Math.max(longest, end.getOffset()); // one that calls others may well be interpreted
        }
    }

    /** Returns the descriptor of a method with so many loop counters as parameters. */
    static String descriptor(boolean main, int counters) {
        return "(" + FRAME + "I".repeat(counters) + ")" + (main ? "D" : "V");
    }

    private static boolean callsOthers(CodeMethod method) {
        for (Statement statement : method.statements()) {
            if (statement instanceof Call) {
                return true;
            }
        }
        return false;
    }
}
