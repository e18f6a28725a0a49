/** What a user does with the built distribution, from {@code troupe up} to its last process. */
package org.troupe.e2e;
