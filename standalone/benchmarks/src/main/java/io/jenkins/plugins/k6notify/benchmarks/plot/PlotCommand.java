package io.jenkins.plugins.k6notify.benchmarks.plot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Draws the charts of the documentation. */
@Command(name = "plot", description = "Draws charts of results; run it in the directory of the project.")
public final class PlotCommand implements Callable<Integer> {

    @Option(
            names = "--results",
            description = "Directory of the CSV files (default ${DEFAULT-VALUE}).",
            defaultValue = "docs/internals/results")
    private Path results;

    @Option(
            names = "--images",
            description = "Directory for the pictures (default ${DEFAULT-VALUE}).",
            defaultValue = "docs/images")
    private Path images;

    @Override
    public Integer call() throws IOException {
        for (Map.Entry<String, Picture> picture : new Pictures(results).all().entrySet()) {
            Files.writeString(
                    images.resolve(picture.getKey()), picture.getValue().toSvg());
        }
        return ExitCode.OK;
    }
}
