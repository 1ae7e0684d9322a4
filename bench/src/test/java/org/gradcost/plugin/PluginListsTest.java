package org.gradcost.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.gradcost.family.Family;
import org.gradcost.mode.Mode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginListsTest {

    /** Else the jar alone would have other families or modes than the jar beside a class of the user's. */
    @ParameterizedTest
    @ValueSource(classes = {Family.class, Mode.class})
    void aListHasTheImplementationsOfTheIndex(Class<?> type) {
        assertFalse(PluginLists.of(type).isEmpty(), type.getName());
        assertEquals(ClassPathIndex.implementations(ClassPathIndex.ours(), type.getName()), PluginLists.of(type));
    }
}
