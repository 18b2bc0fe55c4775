package com.maqsafy.releases.api;

import com.maqsafy.releases.signin.ByToken;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** A start by token is for a service of the token: only its body says which. */
@RestControllerAdvice(basePackageClasses = TokenServices.class)
class TokenServices extends RequestBodyAdviceAdapter {

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return parameter.getParameterType() == StartBody.class;
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof ByToken caller
                && body instanceof StartBody start
                && !caller.token().isFor(start.service())) {
            throw new RequestRefusedException(
                    HttpStatus.FORBIDDEN,
                    "Beyond the token's scope",
                    "REL-SGN-057 " + caller.token().otherService());
        }
        return body;
    }
}
