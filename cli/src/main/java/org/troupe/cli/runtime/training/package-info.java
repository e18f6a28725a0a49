/**
 * A small application that touches what the applications of roles usually use, so that the classes
 * behind it come to lie in the shared class archive. It runs once, when the runtime image is made,
 * and never in an instance; nothing of the command line imports it.
 */
package org.troupe.cli.runtime.training;
