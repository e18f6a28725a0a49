/**
 * What a user does with the built distribution, from {@code troupe up} to its last process; and
 * {@code troupe.ear} on the full Payara Server.
 */
package org.troupe.e2e;
