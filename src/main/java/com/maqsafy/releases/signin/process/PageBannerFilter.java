package com.maqsafy.releases.signin.process;

import com.maqsafy.releases.instance.PageBanner;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts what {@link PageBanner}s say to whoever is signed in on every page of the web applications, before the login too: into
 * the style sheet that each of them loads. After the filters that end sessions.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class PageBannerFilter extends OncePerRequestFilter {

    private static final Pattern STYLES = Pattern.compile("/camunda/app/([a-z]+)/styles/user-styles\\.css");

    private static final String BANNER = """

            body::before {
              content: "%s";
              position: fixed;
              inset: auto 0 0 0;
              z-index: 100000;
              padding: 10px 16px;
              background: #b5152b;
              color: #fff;
              font: bold 15px/1.4 sans-serif;
              text-align: center;
              white-space: pre-line;
              pointer-events: none;
            }

            body {
              padding-bottom: 44px;
            }

            """;

    private final List<PageBanner> banners;

    PageBannerFilter(List<PageBanner> banners) {
        this.banners = List.copyOf(banners);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Matcher styles = STYLES.matcher(
                request.getRequestURI().substring(request.getContextPath().length()));
        if (!styles.matches()) {
            chain.doFilter(request, response);
            return;
        }
        // Asked for anew with each page and by each person, so that a banner comes and goes with what it says.
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        response.setContentType("text/css;charset=UTF-8");
        List<String> account = WebSessions.signedIn(request);
        List<String> texts = banners.stream()
                .map(banner -> banner.text(account.isEmpty() ? "" : account.get(0)))
                .flatMap(Optional::stream)
                .map(PageBannerFilter::quoted)
                .toList();
        // The page's own first: what it imports must stand before any rule.
        ClassPathResource usual = new ClassPathResource(
                "META-INF/resources/webjars/camunda/app/" + styles.group(1) + "/styles/user-styles.css");
        if (usual.exists()) {
            response.getOutputStream().write(usual.getContentAsByteArray());
        }
        if (!texts.isEmpty()) {
            response.getOutputStream()
                    .write(BANNER.formatted(String.join("\\a ", texts)).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** As a string of CSS takes it (CSS Syntax 3, 4.3.7): whatever is no letter, digit or plain sign is escaped. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || " .,:;()/-_".indexOf(c) >= 0) {
                quoted.appendCodePoint(c);
            } else {
                quoted.append('\\').append(Integer.toHexString(c)).append(' ');
            }
        });
        return quoted.toString();
    }
}
