package org.gradcost.tape.compile.runtime;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.objectweb.asm.Type;

/** Loads generated code as a hidden class, which is unloaded with its last object. */
public final class HiddenClassLoader {

    /** The internal name of every generated class: a hidden class must be in the package of the class that defines it. */
    public static final String CLASS_NAME =
            Type.getInternalName(HiddenClassLoader.class).replace("HiddenClassLoader", "Compiled");

    private HiddenClassLoader() {}

    /**
     * Defines a class and makes its one object.
     *
     * @param bytes a class file whose class implements {@link GeneratedCode}
     * @param gates the gates that it calls, which it reads as its class data
     */
    public static GeneratedCode load(byte[] bytes, List<Object> gates) {
        try {
            return (GeneratedCode) MethodHandles.lookup()
                    .defineHiddenClassWithClassData(bytes, List.copyOf(gates), true)
                    .lookupClass()
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a compiled gradient could not be loaded: " + e, e);
        }
    }
}
