/**
 * Knows k6 and HTTP, knows no Jenkins. The packages stand in the way of the data: {@code console} reads what k6 prints,
 * with the numbers of {@code summary}; {@code run} says how it went; {@code event} what is told of it and to whom;
 * {@code message} in which form; {@code delivery} brings it there. Imports go one way, held by
 * {@code EngineArchitectureTest}.
 */
package io.jenkins.plugins.k6notify.engine;
