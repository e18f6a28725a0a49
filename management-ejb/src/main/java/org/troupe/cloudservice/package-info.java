/** Cloud services and the changes that can be asked for. */
package org.troupe.cloudservice;
