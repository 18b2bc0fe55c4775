package com.maqsafy.releases.verification;

import com.maqsafy.releases.settings.ByKind;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys of the checks, {@code releases.services.<service>.verification.checks.<id>.*}. {@link ConfiguredChecks} reads
 * them, each kind by its own record.
 *
 * @param services settings by service
 */
@ConfigurationProperties("releases")
record VerificationSettings(@DefaultValue Map<String, Service> services) {

    /** @param verification how it is found out whether a version works */
    record Service(@Nullable Verification verification) {}

    /** @param checks the questions that are asked after a deployment, by an id of one's own (POST-01 to POST-14) */
    record Verification(@DefaultValue Map<String, Any> checks) {}

    /**
     * The keys that every check has.
     *
     * @param item the policy item that it serves, {@code POST-01} to {@code POST-14}, {@code SEC-08} or {@code TYPE-06}
     * @param kind what sort of question it asks
     * @param critical whether its failure can only be answered by asking again or a rollback
     * @param title one line for people; made of the id when there is none
     * @param timeout how long it may take, 10 minutes at most
     */
    @ByKind(CheckKind.class)
    record Any(
            @Nullable String item,
            @Nullable CheckKind kind,
            @DefaultValue("true") boolean critical,
            @Nullable String title,
            @DefaultValue("10s") Duration timeout) {}

    /**
     * @param url the address, without a user in it
     * @param status the status that it answers
     * @param contains text that must be in the answer; {@code {version}} stands for the version
     * @param json values that must be in a JSON answer, by dotted path; {@code {version}} stands for the version
     */
    record Http(
            @Nullable String url,
            @DefaultValue("200") @Min(100) @Max(599) int status,
            @Nullable String contains,
            @Nullable Map<String, String> json) {}

    /**
     * @param url the address to which the login is posted
     * @param usernameField name of the user's field in the body
     * @param username who logs in
     * @param passwordField name of the password's field in the body
     * @param password the password; give it by environment
     * @param tokenField dotted path of the token in the answer
     */
    record Login(
            @Nullable String url,
            @DefaultValue("username") String usernameField,
            @Nullable String username,
            @DefaultValue("password") String passwordField,
            @Nullable String password,
            @DefaultValue("token") String tokenField) {}

    /**
     * @param url the address that refuses the anonymous
     * @param login id of the login check whose user it serves
     */
    record Protected(@Nullable String url, @Nullable String login) {}

    /**
     * @param enqueueUrl the address to which a ping job is posted
     * @param statusUrl the address that tells its status; {@code {id}} stands for the job's id
     * @param done the status of a job that was processed
     */
    record Queue(
            @Nullable String enqueueUrl,
            @Nullable String statusUrl,
            @DefaultValue("processed") String done) {}

    /**
     * @param url JDBC address of a PostgreSQL, MariaDB or MySQL, without a user or password in it
     * @param username who asks
     * @param password the password; give it by environment
     */
    record Jdbc(
            @Nullable String url,
            @Nullable String username,
            @Nullable String password) {}

    /**
     * @param host the server
     * @param port its port
     * @param username who asks, where the server has users
     * @param password the password; give it by environment
     * @param tls whether the connection is encrypted
     */
    record Redis(
            @Nullable String host,
            @DefaultValue("6379") int port,
            @Nullable String username,
            @Nullable String password,
            @DefaultValue("false") boolean tls) {}

    /**
     * @param command program and arguments; {@code {version}} stands for the version
     * @param directory where it runs
     * @param output regular expression of RE2 for all that it prints; none = whatever it prints
     * @param environment variables that it gets beside {@code PATH}, {@code HOME} and {@code LANG}, e.g. {@code KUBECONFIG}
     */
    record Command(
            @DefaultValue List<String> command,
            @DefaultValue(".") String directory,
            @Nullable String output,
            @Nullable Map<String, String> environment) {}

    /**
     * @param file the log
     * @param pattern regular expression of RE2 for lines that may not be there
     * @param zone time zone of the times in the lines, where they tell none
     */
    record Log(
            @Nullable String file,
            @Nullable String pattern,
            @DefaultValue("UTC") ZoneId zone) {}

    /** @param url the address that answers the alerts as a JSON array */
    record Alerts(@Nullable String url) {}
}
