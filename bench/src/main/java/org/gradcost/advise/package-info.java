/**
 * Advice on a function in ten seconds: which mode takes its gradients, why, and the lines of Java that do.
 *
 * <p>Every mode of the registry is tried on the function in {@linkplain org.gradcost.plugin.IsolatedClasses classes of its own}, so that
 * all of them are at work in one JVM and none takes anything from another's speed. A {@linkplain org.gradcost.advise.Workbench
 * workbench} is one mode at one size: it checks a gradient or some passes, runs until the JVM has compiled what runs, and measures
 * {@linkplain org.gradcost.bench.TimeSlot slots} in turns with the others. A gradient of many passes is predicted from the time of a
 * pass, one that cannot even be begun in the time from a smaller size.
 *
 * <p>{@link org.gradcost.advise.Advisor} is what a program calls, and the command {@code advise}. {@link
 * org.gradcost.advise.AdviceCheck} compares predictions with a sweep.
 */
package org.gradcost.advise;
