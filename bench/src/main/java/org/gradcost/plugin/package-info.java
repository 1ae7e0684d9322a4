/**
 * Discovery of the implementations of an interface on the class path, so that a family or a mode is a single file that need not
 * be added to any list.
 */
package org.gradcost.plugin;
