import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.RuntimeVisibleTypeAnnotationsAttribute;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Spells out in the class files of a jar what javac leaves to be made when it first runs, and what
 * no cache of classes keeps: {@code java SpellOut.java OLD.jar NEW.jar LIBRARY.jar…}. A switch over
 * types becomes a row of instanceof, one over an enum that may be null a row of comparisons, a
 * record's equals, hashCode and toString become plain code; each was a few hidden classes, made
 * anew at every start. The meaning is that of the bootstrap methods in {@link java.lang.runtime}.
 * Switches with other labels stay as they are, and so do the times of the jar's entries.
 *
 * @see <a href="https://openjdk.org/jeps/483">JEP 483: which calls a cache keeps resolved</a>
 */
final class SpellOut {
    private static final ClassDesc SWITCHES = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
    private static final ClassDesc OBJECT_METHODS = ClassDesc.of("java.lang.runtime.ObjectMethods");
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
    private static final ClassDesc BUILDER = ClassDesc.of("java.lang.StringBuilder");

    private SpellOut() {}

    public static void main(String[] arguments) throws IOException {
        Path old = Path.of(arguments[0]);
        try (var loader = new URLClassLoader(urls(arguments));
                var jar = new JarFile(old.toFile());
                var out = new JarOutputStream(Files.newOutputStream(Path.of(arguments[1])))) {
            var files =
                    ClassFile.of(
                            ClassHierarchyResolverOption.of(
                                    ClassHierarchyResolver.ofResourceParsing(loader)
                                            .orElse(ClassHierarchyResolver.defaultResolver())));
            for (JarEntry each : Collections.list(jar.entries())) {
                byte[] content = jar.getInputStream(each).readAllBytes();
                var entry = new JarEntry(each.getName());
                entry.setTimeLocal(each.getTimeLocal());
                out.putNextEntry(entry);
                out.write(each.getName().endsWith(".class") ? spelledOut(files, content) : content);
                out.closeEntry();
            }
        }
    }

    /** Of the jar and of the libraries, whose types its stack maps name. */
    private static URL[] urls(String[] arguments) throws IOException {
        var urls = new ArrayList<URL>();
        for (String each : arguments) {
            if (!each.equals(arguments[1])) {
                urls.add(Path.of(each).toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }

    private static byte[] spelledOut(ClassFile files, byte[] content) {
        ClassModel model = files.parse(content);
        var written = new ArrayList<Method>();
        byte[] spelled =
                files.transformClass(
                        model,
                        ClassTransform.transformingMethodBodies(
                                        method -> hasOne(model, method),
                                        (code, element) -> replace(model, written, code, element))
                                .andThen(
                                        ClassTransform.endHandler(
                                                type -> written.forEach(it -> it.into(type)))));
        return written.isEmpty() ? content : spelled;
    }

    private static boolean hasOne(ClassModel model, MethodModel method) {
        return method.code().stream()
                .flatMap(CodeModel::elementStream)
                .anyMatch(it ->
                        it instanceof InvokeDynamicInstruction call && body(model, call) != null);
    }

    private static void replace(
            ClassModel model, List<Method> written, CodeBuilder code, CodeElement element) {
        if (element instanceof RuntimeVisibleTypeAnnotationsAttribute) {
            // those of local variables name places in the old code, and nothing reads them
            return;
        }
        Body body = element instanceof InvokeDynamicInstruction call ? body(model, call) : null;
        if (body == null) {
            code.with(element);
            return;
        }
        var call = (InvokeDynamicInstruction) element;
        var method =
                new Method(
                        call.name().stringValue() + "$" + written.size(), call.typeSymbol(), body);
        written.add(method);
        boolean isInterface = (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0;
        code.invokestatic(model.thisClass().asSymbol(), method.name(), method.type(), isInterface);
    }

    /** What the call would be linked to, or null where it stays. */
    private static Body body(ClassModel model, InvokeDynamicInstruction call) {
        DirectMethodHandleDesc bootstrap = call.bootstrapMethod();
        List<ConstantDesc> given = call.bootstrapArgs();
        String name = call.name().stringValue();
        if (bootstrap.owner().equals(SWITCHES)) {
            return switched(bootstrap.methodName(), call.typeSymbol().parameterType(0), given);
        }
        if (!bootstrap.owner().equals(OBJECT_METHODS)) {
            return null;
        }
        var record = (ClassDesc) given.get(0);
        List<DirectMethodHandleDesc> fields =
                given.subList(2, given.size()).stream()
                        .map(DirectMethodHandleDesc.class::cast)
                        .toList();
        return switch (name) {
            case "equals" -> code -> areEqual(code, record, fields);
            case "hashCode" -> code -> hash(code, record, fields);
            case "toString" -> code -> string(code, simpleName(model), record, fields);
            default -> null;
        };
    }

    private static Body switched(String bootstrap, ClassDesc selector, List<ConstantDesc> labels) {
        boolean ofEnum = bootstrap.equals("enumSwitch");
        boolean known =
                !selector.isPrimitive()
                        && labels.stream()
                                .allMatch(it ->
                                        it instanceof ClassDesc type && !type.isPrimitive()
                                                || ofEnum && it instanceof String);
        return known ? code -> firstFitting(code, selector, labels) : null;
    }

    /**
     * The index of the first label, from the second argument on, that the first argument fits: a
     * type, or the name of a constant of its own type.
     */
    private static void firstFitting(
            CodeBuilder code, ClassDesc selector, List<ConstantDesc> labels) {
        code.aload(0).ifThen(Opcode.IFNULL, none -> none.iconst_m1().ireturn());
        for (int i = 0; i < labels.size(); i++) {
            Label next = code.newLabel();
            code.iload(1).loadConstant(i).if_icmpgt(next).aload(0);
            if (labels.get(i) instanceof ClassDesc type) {
                code.instanceOf(type).ifeq(next);
            } else {
                code.getstatic(selector, (String) labels.get(i), selector).if_acmpne(next);
            }
            code.loadConstant(i).ireturn().labelBinding(next);
        }
        code.loadConstant(labels.size()).ireturn();
    }

    private static void areEqual(
            CodeBuilder code, ClassDesc record, List<DirectMethodHandleDesc> fields) {
        Label different = code.newLabel();
        Label compared = code.newLabel();
        code.aload(0).aload(1).if_acmpne(compared).iconst_1().ireturn().labelBinding(compared);
        code.aload(1).instanceOf(record).ifeq(different);
        if (!fields.isEmpty()) {
            code.aload(1).checkcast(record).astore(1);
        }
        for (DirectMethodHandleDesc field : fields) {
            ClassDesc type = typeOf(field);
            for (int of = 0; of <= 1; of++) {
                code.aload(of).getfield(record, field.methodName(), type);
            }
            switch (TypeKind.from(type)) {
                case REFERENCE ->
                        code.invokestatic(
                                        OBJECTS,
                                        "equals",
                                        MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object))
                                .ifeq(different);
                case LONG -> code.lcmp().ifne(different);
                case FLOAT, DOUBLE ->
                        code.invokestatic(
                                        boxOf(type),
                                        "compare",
                                        MethodTypeDesc.of(CD_int, type, type))
                                .ifne(different);
                default -> code.if_icmpne(different);
            }
        }
        code.iconst_1().ireturn().labelBinding(different).iconst_0().ireturn();
    }

    private static void hash(
            CodeBuilder code, ClassDesc record, List<DirectMethodHandleDesc> fields) {
        code.iconst_0();
        for (DirectMethodHandleDesc field : fields) {
            ClassDesc type = typeOf(field);
            ClassDesc by = type.isPrimitive() ? boxOf(type) : OBJECTS;
            ClassDesc of = type.isPrimitive() ? type : CD_Object;
            code.bipush(31).imul().aload(0).getfield(record, field.methodName(), type);
            code.invokestatic(by, "hashCode", MethodTypeDesc.of(CD_int, of)).iadd();
        }
        code.ireturn();
    }

    private static void string(
            CodeBuilder code, String name, ClassDesc record, List<DirectMethodHandleDesc> fields) {
        code.new_(BUILDER).dup();
        code.invokespecial(BUILDER, "<init>", MethodTypeDesc.of(CD_void));
        String before = name + "[";
        for (DirectMethodHandleDesc field : fields) {
            ClassDesc type = typeOf(field);
            append(code.loadConstant(before + field.methodName() + "="), CD_String);
            append(code.aload(0).getfield(record, field.methodName(), type), appended(type));
            before = ", ";
        }
        append(code.loadConstant(fields.isEmpty() ? name + "[]" : "]"), CD_String);
        code.invokevirtual(BUILDER, "toString", MethodTypeDesc.of(CD_String)).areturn();
    }

    private static void append(CodeBuilder code, ClassDesc type) {
        code.invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, type));
    }

    private static ClassDesc appended(ClassDesc type) {
        return switch (TypeKind.from(type)) {
            case REFERENCE -> CD_Object;
            case BYTE, SHORT -> CD_int;
            default -> type;
        };
    }

    private static ClassDesc typeOf(DirectMethodHandleDesc getter) {
        return getter.invocationType().returnType();
    }

    private static ClassDesc boxOf(ClassDesc primitive) {
        return ClassDesc.of(
                switch (TypeKind.from(primitive)) {
                    case BOOLEAN -> "java.lang.Boolean";
                    case BYTE -> "java.lang.Byte";
                    case CHAR -> "java.lang.Character";
                    case SHORT -> "java.lang.Short";
                    case INT -> "java.lang.Integer";
                    case LONG -> "java.lang.Long";
                    case FLOAT -> "java.lang.Float";
                    case DOUBLE -> "java.lang.Double";
                    case REFERENCE, VOID ->
                            throw new IllegalArgumentException(primitive.displayName());
                });
    }

    /** As {@link Class#getSimpleName()} says it. */
    private static String simpleName(ClassModel model) {
        String whole = model.thisClass().asSymbol().displayName();
        return model.findAttribute(Attributes.innerClasses()).stream()
                .flatMap(it -> it.classes().stream())
                .filter(it -> it.innerClass().equals(model.thisClass()))
                .flatMap(it -> it.innerName().stream())
                .map(it -> it.stringValue())
                .findFirst()
                .orElse(whole);
    }

    /** Writes the code of a method. */
    private interface Body {
        void into(CodeBuilder code);
    }

    /** A method to be added to the class it replaces a call in. */
    private record Method(String name, MethodTypeDesc type, Body body) {
        void into(ClassBuilder written) {
            written.withMethodBody(
                    name,
                    type,
                    ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                    body::into);
        }
    }
}
