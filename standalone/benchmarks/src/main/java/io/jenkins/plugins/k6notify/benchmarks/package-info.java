/** Benchmarks and fault injection of the engine: {@code java -jar standalone/benchmarks/target/benchmarks.jar}. */
package io.jenkins.plugins.k6notify.benchmarks;
