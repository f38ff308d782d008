using Bot.Startup;
using Klimalos.Languages;

namespace Bot.Tests.Hosting;

/// <summary>A copy of the repository's content, to be edited by a test.</summary>
public sealed class ContentCopy
{
    public ContentCopy(TestFolder folder)
    {
        Path = System.IO.Path.Combine(folder.Path, "content");
        foreach (var file in ContentFolder.Read(ContentFolder.Find(null, AppContext.BaseDirectory)))
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(PathOf(file.Path))!);
            File.WriteAllText(PathOf(file.Path), file.Text);
        }
    }

    public string Path { get; }

    public string PathOf(string file) => System.IO.Path.Combine(Path, file);

    /// <summary>Has the journey of Race to Zero ask for a file right after the municipality.</summary>
    public void AskForPlan()
    {
        Edit("dialogs/race-to-zero.yaml", "      - id: contact-name\n", "      - id: plan-file\n        kind: file\n        types: [pdf]\n      - id: contact-name\n");
        foreach (var language in LanguageExtensions.All)
            Edit($"resources/journeys/race-to-zero.{language.Code()}.yaml", "  contact-name:\n", "  plan-file: { label: Klimaplan, question: Har dere planen?, help: Last den opp. }\n  contact-name:\n");
    }

    /// <summary>Replaces a text that must be there.</summary>
    public void Edit(string file, string from, string to)
    {
        var text = File.ReadAllText(PathOf(file));
        text.ShouldContain(from);
        File.WriteAllText(PathOf(file), text.Replace(from, to, StringComparison.Ordinal));
    }
}
