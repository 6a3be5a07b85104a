package io.tripline.benchmarks;

import java.util.List;
import java.util.stream.Collectors;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ThreadSafeOption;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.internal.builder.conf.AlphaNetworkCompilerOption;

/** The rules as text that Drools turns into classes: one session is kept, and an event at a time is in it. */
final class Generated implements Matcher {

    private final KieSession session;

    private Generated(KieBase base) {
        KieSessionConfiguration oneThread = KieServices.get().newKieSessionConfiguration();
        oneThread.setOption(ThreadSafeOption.NO);
        session = base.newKieSession(oneThread, null);
    }

    /** Drools' executable model. */
    static Matcher of(List<RuleSpec> rules) {
        return new Generated(base(rules, AlphaNetworkCompilerOption.DISABLED));
    }

    /** The same, with the network's first layer compiled too: Drools' best up to a few hundred rules. */
    static Matcher withCompiledNetwork(List<RuleSpec> rules) {
        return new Generated(base(rules, AlphaNetworkCompilerOption.INMEMORY));
    }

    @Override
    public void match(FlatEvent event) {
        event.hits().clear();
        FactHandle handle = session.insert(event);
        session.fireAllRules();
        session.delete(handle);
    }

    @Override
    public void close() {
        session.dispose();
    }

    private static KieBase base(List<RuleSpec> rules, AlphaNetworkCompilerOption option) {
        KieServices services = KieServices.get();
        KieFileSystem files = services.newKieFileSystem();
        String text = "package bench\nimport " + FlatEvent.class.getName() + "\n"
                + rules.stream().map(RuleSpec::drools).collect(Collectors.joining());
        files.write("src/main/resources/bench/rules.drl", text);
        files.writeKModuleXML(services.newKieModuleModel()
                .setConfigurationProperty(AlphaNetworkCompilerOption.PROPERTY_NAME, option.getMode())
                .toXML());
        KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(builder.getResults().toString());
        }
        return services.newKieContainer(builder.getKieModule().getReleaseId()).getKieBase();
    }
}
