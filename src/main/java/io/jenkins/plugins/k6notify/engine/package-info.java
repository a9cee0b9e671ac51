/**
 * The engine: reads the output of k6, decides the outcome of each run, and delivers notifications. Depends on k6 and
 * HTTP, but not on Jenkins. The packages follow the flow of data: {@code console} reads the output of k6, with the
 * metrics parsed by {@code summary}; {@code run} decides the outcome; {@code event} describes the notifications and
 * selects those that a channel receives; {@code message} formats them; {@code delivery} delivers them. Imports point in
 * one direction only, as {@code EngineArchitectureTest} verifies.
 */
package io.jenkins.plugins.k6notify.engine;
