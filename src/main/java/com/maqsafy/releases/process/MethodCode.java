package com.maqsafy.releases.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.asm.Type;

/**
 * What a method of Camunda's makes and says, itself and by methods of its own class, read from its bytecode: no signature
 * tells which query a call of REST fills from its address.
 */
final class MethodCode {

    private final Class<?> type;
    private final Set<String> read = new HashSet<>();
    private final Set<String> made = new HashSet<>();
    private final Set<String> texts = new HashSet<>();

    private MethodCode(Class<?> type) {
        this.type = type;
    }

    static MethodCode of(Method method) {
        MethodCode code = new MethodCode(method.getDeclaringClass());
        code.read(method.getName(), Type.getMethodDescriptor(method));
        return code;
    }

    /** Names of the classes of which it makes objects. */
    Set<String> made() {
        return Collections.unmodifiableSet(made);
    }

    /** Its constants that are text. */
    Set<String> texts() {
        return Collections.unmodifiableSet(texts);
    }

    private void read(String name, String descriptor) {
        if (!read.add(name + descriptor)) {
            return;
        }
        try (InputStream code = type.getResourceAsStream("/" + Type.getInternalName(type) + ".class")) {
            if (code == null) {
                throw new IllegalStateException("There is no code of " + type);
            }
            new ClassReader(code)
                    .accept(
                            new ClassVisitor(SpringAsmInfo.ASM_VERSION) {
                                @Override
                                public @Nullable MethodVisitor visitMethod(
                                        int access,
                                        String visited,
                                        String of,
                                        @Nullable String signature,
                                        String @Nullable [] exceptions) {
                                    return visited.equals(name) && of.equals(descriptor) ? new Instructions() : null;
                                }
                            },
                            ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Instructions extends MethodVisitor {

        Instructions() {
            super(SpringAsmInfo.ASM_VERSION);
        }

        @Override
        public void visitTypeInsn(int instruction, String of) {
            if (instruction == Opcodes.NEW) {
                made.add(of.replace('/', '.'));
            }
        }

        @Override
        public void visitLdcInsn(Object constant) {
            if (constant instanceof String text) {
                texts.add(text);
            }
        }

        @Override
        public void visitMethodInsn(
                int instruction, String owner, String called, String descriptor, boolean ofAnInterface) {
            if (owner.equals(Type.getInternalName(type))) {
                read(called, descriptor);
            }
        }
    }
}
