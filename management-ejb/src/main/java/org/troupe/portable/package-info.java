/** What an application that names no server expects of the one it is deployed in. */
package org.troupe.portable;
