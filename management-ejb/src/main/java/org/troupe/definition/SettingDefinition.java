package org.troupe.definition;

/**
 * A setting of a role.
 *
 * @param name unique in its role
 * @param slotSetting whether its value belongs to the slot: at a swap it stays there
 * @param restart whether instances start again to take a new value; if not, they take it as they
 *     run
 */
public record SettingDefinition(String name, boolean slotSetting, boolean restart) {}
