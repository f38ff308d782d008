namespace Klimalos.Journeys.Files;

/// <summary>Reads what can be chosen at a step: the definition's own options, or those that its kind always has.</summary>
internal sealed class OptionReader(YamlSection section, LineMap lines)
{
    public List<StepOption> Read(StepKind kind)
    {
        var options = section.ValueList("options").Select(ReadOption).ToList();
        var mayBeIrrelevant = section.Flag("allow-not-relevant");
        if (options.Count > 0 && kind is not (StepKind.Choice or StepKind.Choices or StepKind.YesNo))
            section.Report("Only steps of kind choice, choices or yes-no have options.", section.LineOfKey("options"));
        switch (kind)
        {
            case StepKind.YesNo:
                return WithYesAndNo(options);
            case StepKind.Choice or StepKind.Choices when options.Count < 2:
                section.Report($"A step of kind {StepReader.NameOf(kind)} needs at least two options.", section.LineOfKey("options"));
                break;
            case StepKind.Choices:
                foreach (var option in options.Where(option => option.KeepsOpen || option.Exit is not null))
                    section.Report($"Of several choices none ends the journey or keeps it open, as '{option.Value}' does.", lines.Of(option));
                break;
            default:
                break;
        }

        return kind is StepKind.Choice or StepKind.Choices ? options : [.. FixedOptions.Of(kind, mayBeIrrelevant).Select(option => lines.At(section.Line, option))];
    }

    private List<StepOption> WithYesAndNo(List<StepOption> named)
    {
        foreach (var option in named.Where(option => option.Value is not ("yes" or "no")))
            section.Report($"A yes-no step has the options yes and no, not '{option.Value}'.", lines.Of(option));
        return [.. FixedOptions.Of(StepKind.YesNo).Select(option => named.Find(own => own.Value == option.Value) ?? lines.At(section.Line, option))];
    }

    private StepOption ReadOption(YamlSection option)
    {
        var read = new StepOption(option.Id("value"), option.Flag("keeps-open"), option.OptionalId("exit"));
        if (read is { KeepsOpen: true, Exit: not null })
            option.Report($"The option '{read.Value}' cannot both keep the enrolment open and end it.");
        option.RefuseUnknownKeys();
        return lines.At(option.Line, read);
    }
}
