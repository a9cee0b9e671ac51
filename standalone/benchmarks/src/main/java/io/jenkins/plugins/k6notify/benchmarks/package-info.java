/** What the engine costs and what it stands, in figures: {@code java -jar standalone/benchmarks/target/benchmarks.jar}. */
package io.jenkins.plugins.k6notify.benchmarks;
