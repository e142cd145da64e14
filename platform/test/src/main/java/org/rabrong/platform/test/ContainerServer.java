package org.rabrong.platform.test;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.rabrong.platform.servers.Server;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** A container at a fixed port of 127.0.0.1, so that it is found there again when it was killed and started again. */
final class ContainerServer implements Server {

    private final String name;
    private final GenericContainer<?> container;

    ContainerServer(
            String name,
            String image,
            int hostPort,
            int containerPort,
            UnaryOperator<GenericContainer<?>> configuration) {
        this.name = name;
        GenericContainer<?> plain = new GenericContainer<>(DockerImageName.parse(image))
                .withExposedPorts(containerPort)
                .withCreateContainerCmdModifier(command -> command.getHostConfig()
                        .withPortBindings(new PortBinding(
                                Ports.Binding.bindIpAndPort("127.0.0.1", hostPort), ExposedPort.tcp(containerPort))));
        this.container = configuration.apply(plain);
    }

    /** On Docker's own network, for other containers and on Linux for this machine. */
    String address() {
        return container.getContainerInfo().getNetworkSettings().getNetworks().values().stream()
                .findFirst()
                .orElseThrow()
                .getIpAddress();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() {
        if (container.getContainerId() == null) {
            container.start();
        } else if (!container.isRunning()) {
            container
                    .getDockerClient()
                    .startContainerCmd(container.getContainerId())
                    .exec();
        }
    }

    @Override
    public void stop() {
        if (container.isRunning()) {
            container
                    .getDockerClient()
                    .stopContainerCmd(container.getContainerId())
                    .exec();
        }
    }

    @Override
    public void kill() {
        if (container.isRunning()) {
            container
                    .getDockerClient()
                    .killContainerCmd(container.getContainerId())
                    .exec();
        }
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Optional.empty();
    }

    /** Docker keeps it. */
    @Override
    public Path log() {
        return Path.of("docker", "logs", String.valueOf(container.getContainerId()));
    }
}
