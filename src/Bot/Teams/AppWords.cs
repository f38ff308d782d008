using System.Text.Json;
using System.Text.Json.Serialization;
using Klimalos;

namespace Bot.Teams;

/// <summary>What Teams shows of the app itself, in one language: <c>resources/teams/package.{language}.json</c>.</summary>
public sealed record AppWords(
    AppText Name, AppText Description, string SecretariatTab, AppSearch Search, IReadOnlyDictionary<string, AppCommand> Commands)
{
    /// <summary>Teams clients run in nynorsk too: the app's own words are in both forms of Norwegian. English stands first, as the default.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "nb", "nn", "sv", "da"];

    /// <param name="folder">The one that holds <c>resources/</c>.</param>
    /// <exception cref="ContentException">The file is missing, or is not what it should be.</exception>
    public static AppWords Read(string folder, string language)
    {
        var name = $"resources/teams/package.{language}.json";
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(folder, name)), AppJson.Default.AppWords)
                ?? throw Problem(name, null, "it is empty");
        }
        catch (JsonException exception)
        {
            throw Problem(name, (int?)exception.LineNumber + 1, exception.Message);
        }
        catch (IOException exception)
        {
            throw Problem(name, null, exception.Message);
        }
    }

    private static ContentException Problem(string file, int? line, string cause) => new([new ContentProblem(file, line, cause)]);
}

public sealed record AppText(string Short, string Full);

public sealed record AppSearch(string Title, string Description, string ParameterTitle, string ParameterDescription);

/// <param name="Title">What is written into the message when it is chosen: words that the bot takes for the command.</param>
public sealed record AppCommand(string Title, string Description);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(AppWords))]
internal sealed partial class AppJson : JsonSerializerContext;
