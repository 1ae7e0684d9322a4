/**
 * Advice on a function within ten seconds: the best mode for its gradients, the reason, and the lines of Java that use it.
 *
 * <p>Every mode of the registry is tried on the function in {@linkplain org.gradcost.plugin.IsolatedClasses classes of its own},
 * so that all of them can run in one JVM without polluting each other's type profiles. A
 * {@linkplain org.gradcost.advise.Workbench workbench} is one mode at one size: it checks a gradient or some passes, runs until
 * the JVM has compiled the code, and measures {@linkplain org.gradcost.bench.TimeSlot slots} in turns with the others. The time
 * of a gradient of many passes is predicted from that of a pass; if even the first pass would take too long, it is predicted from
 * a smaller size.
 *
 * <p>{@link org.gradcost.advise.Advisor} is the entry point for programs and for the command {@code advise}.
 * {@link org.gradcost.advise.AdviceCheck} compares predictions with a sweep.
 */
package org.gradcost.advise;
