package io.jenkins.plugins.k6notify.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test class that starts a real Jenkins. It has the JUnit tag {@code jenkins}, by which Surefire selects it or leaves it out,
 * and the standalone build, where no Jenkins can be had, does not compile it: that build looks for this annotation on a line of
 * its own.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Tag("jenkins")
@Target(ElementType.TYPE)
public @interface InJenkins {}
