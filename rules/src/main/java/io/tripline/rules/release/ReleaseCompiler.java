package io.tripline.rules.release;

import io.tripline.rules.evaluation.CompiledRelease;
import io.tripline.rules.fact.FactCatalogue;
import java.util.List;

/** Checks a release and makes it ready for evaluation. */
@SuppressWarnings("DoNotCallSuggester") // answers come with the parsers
public final class ReleaseCompiler {
    private ReleaseCompiler() {}

    /** Refused with everything that is wrong, when anything is. No text of the release ever becomes code. */
    public static CompiledRelease compile(ReleaseBundle bundle) throws ReleaseRefused {
        throw new ReleaseRefused(List.of(new Finding("", 0, 0, "release.unsupported", bundle.hash(), "")));
    }

    /** The facts that a facts.yaml of this text declares; refused as by {@link #compile}. */
    public static FactCatalogue facts(String factsYaml) throws ReleaseRefused {
        throw new ReleaseRefused(List.of(new Finding("facts.yaml", 0, 0, "release.unsupported", factsYaml, "")));
    }
}
