/**
 * Finds the implementations of an interface on the class path, so that a family or a mode is a single file that no list
 * names.
 */
package org.gradcost.plugin;
