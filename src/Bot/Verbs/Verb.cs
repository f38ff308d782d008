using Klimalos;

namespace Bot.Verbs;

/// <summary>Work beside the server: <c>dotnet run --project src/Bot -- NAME</c>.</summary>
/// <param name="Usage">Its name and arguments, as they are typed.</param>
/// <param name="Summary">One line for the list.</param>
/// <param name="Run">Does it and returns the exit code.</param>
public sealed record Verb(string Name, string Usage, string Summary, Func<VerbContext, int> Run);

/// <param name="Arguments">What was typed after the verb.</param>
/// <param name="Content">Loads the content.</param>
public sealed record VerbContext(
    IReadOnlyList<string> Arguments, Func<Content> Content, TextReader In, TextWriter Out, TextWriter Error);
