package io.jenkins.plugins.k6notify.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestNamesTest {

    private final TestNames names = new TestNames();

    @Test
    void uniqueNameIsShown() {
        names.add("cart/load.js", "load.js");
        names.add("cart/load.js", "load.js");
        names.add("cart/soak.js", "soak.js");
        assertThat(names.shown("cart/load.js")).isEqualTo("load.js");
        assertThat(names.shown("cart/soak.js")).isEqualTo("soak.js");
    }

    @Test
    void testsWithSameNameAreShownByKey() {
        names.add("cart/load.js", "load.js");
        names.add("load.js", "load.js");
        assertThat(names.shown("cart/load.js")).isEqualTo("cart/load.js");
        assertThat(names.shown("load.js")).isEqualTo("load.js");
    }

    @Test
    void firstNameOfTestIsKept() {
        names.add("cart/load.js", "load.js");
        names.add("cart/load.js", "cart/load.js");
        assertThat(names.shown("cart/load.js")).isEqualTo("load.js");
    }
}
