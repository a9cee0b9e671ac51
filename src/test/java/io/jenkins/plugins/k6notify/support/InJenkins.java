package io.jenkins.plugins.k6notify.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Marks a test class that starts a real Jenkins. It has the JUnit tag {@code jenkins}, by which Surefire includes or
 * excludes it. The standalone build has no Jenkins and does not compile the class: it searches for this annotation on a
 * line of its own.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Tag("jenkins")
@Target(ElementType.TYPE)
public @interface InJenkins {}
