/** The compiled tape. */
package org.gradcost.tape.compile;
