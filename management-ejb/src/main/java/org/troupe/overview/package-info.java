/** What users see of services, deployments, instances and operations, as wire records. */
package org.troupe.overview;
