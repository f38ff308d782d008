using Bot.Trial;
using Klimalos;
using Klimalos.Storage;

namespace Bot.Verbs;

/// <summary>Work beside the server: <c>dotnet run --project src/Bot -- NAME</c>.</summary>
/// <param name="Usage">Its name and arguments, as they are typed.</param>
/// <param name="Summary">One line for the list.</param>
/// <param name="Run">Does it and returns the exit code.</param>
public sealed record Verb(string Name, string Usage, string Summary, Func<VerbContext, int> Run);

/// <param name="Arguments">What was typed after the verb.</param>
public sealed record VerbContext(
    IReadOnlyList<string> Arguments, VerbSources Sources, TextReader In, TextWriter Out, TextWriter Error);

/// <summary>What verbs read, each loaded when a verb asks for it.</summary>
/// <param name="Questions">The secretariat's list, the latest asked first.</param>
/// <param name="Folder">Where the content lies, for verbs that write to it.</param>
public sealed record VerbSources(Func<Content> Content, Func<IReadOnlyList<OpenQuestion>> Questions, Func<string> Folder)
{
    /// <summary>The store of a bot that is on trial.</summary>
    public Func<TrialStore> Trial { get; init; } = () => throw new InvalidOperationException("Only one verb fills the store.");

    /// <summary>What it takes to talk to Discord.</summary>
    public Func<ServiceProvider> Discord { get; init; } = () => throw new InvalidOperationException("Only one verb talks to Discord.");
}
