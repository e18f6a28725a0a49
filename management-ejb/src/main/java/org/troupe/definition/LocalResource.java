package org.troupe.definition;

/**
 * A directory that an instance has for itself.
 *
 * @param name unique in its role, and the directory's name
 * @param megabytes how much the application may keep there
 * @param cleanOnRoleRecycle whether it is emptied when the instance starts again
 */
public record LocalResource(String name, int megabytes, boolean cleanOnRoleRecycle) {}
