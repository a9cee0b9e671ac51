package io.jenkins.plugins.k6notify.cli;

import java.lang.reflect.Constructor;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Factory that passes the environment to the commands. */
final class CommandFactory implements IFactory {

    private final IFactory others = CommandLine.defaultFactory();
    private final CommandEnvironment environment;

    CommandFactory(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getConstructors()) {
            if (constructor.getParameterCount() == 1
                    && constructor.getParameterTypes()[0] == CommandEnvironment.class) {
                return type.cast(constructor.newInstance(environment));
            }
        }
        return others.create(type);
    }
}
