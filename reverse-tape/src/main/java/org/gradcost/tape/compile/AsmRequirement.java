package org.gradcost.tape.compile;

/**
 * The need for ASM, which writes the class files. A build that names this library has it, unless it leaves it out. On the module path
 * the library is an automatic module, which cannot require another, so that the program has to.
 */
final class AsmRequirement {

    private static final String MISSING =
            "compiled functions need ASM, which is missing: add the dependency org.ow2.asm:asm, and on the module path"
                    + " `requires org.objectweb.asm` in the module-info, or start Java with --add-modules org.objectweb.asm";

    private AsmRequirement() {}

    /**
     * Looks for ASM, before a class that needs it is linked and fails with an error that names a class.
     *
     * @throws IllegalStateException if it is not there
     */
    static void check() {
        try {
            Class.forName("org.objectweb.asm.ClassWriter", false, AsmRequirement.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(MISSING);
        }
    }
}
