/** The admin REST below {@code /api/v1}: it translates, and decides nothing. */
package org.troupe.rest;
