/**
 * The run-time support of generated code: its interface, the {@link org.gradcost.tape.compile.runtime.Frame} of its arrays,
 * the packed matrices and methods that it calls, and the loader of hidden classes. A hidden class must be in the package of
 * the class that defines it, so that all of these are in one package.
 *
 * <p>Source: JEP 371, "Hidden Classes", 2020.
 */
package org.gradcost.tape.compile.runtime;
