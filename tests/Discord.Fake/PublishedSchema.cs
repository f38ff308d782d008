using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Discord.Fake;

/// <summary>
/// Discord's own published API description (npm <c>discord-api-spec</c>), to hold requests against. The description and the documentation
/// differ in places, where the documentation counts; <see cref="FakeBodies"/> has its limits.
/// </summary>
public static class PublishedSchema
{
    private static readonly SemaphoreSlim Installing = new(1);
    private static readonly string Folder = Path.Combine(Root(), "tests", "Discord.Fake");

    /// <returns>What does not fit, one line each; and how many bodies were checked.</returns>
    public static async Task<(IReadOnlyList<string> Faults, int Checked)> CheckAsync(IEnumerable<FakeRequest> requests)
    {
        await InstallAsync();
        var lines = requests.Where(request => request.Body is not null).SelectMany(Lines).ToList();
        using var node = Process.Start(new ProcessStartInfo("node", ["validate.mjs"])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        await node.StandardInput.WriteAsync(string.Join('\n', lines));
        node.StandardInput.Close();
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        if (node.ExitCode != 0)
            throw new InvalidOperationException("The published description could not be read.");
        return (output.Split('\n', StringSplitOptions.RemoveEmptyEntries), lines.Count);
    }

    private static IEnumerable<string> Lines(FakeRequest request) => request.Body is JsonArray commands
        ? commands.Select(command => Line("ApplicationCommandUpdateRequestSchema", command!))
        : [Line(SchemaOf(request), request.Body!)];

    private static string Line(string schema, JsonNode body) => new JsonObject { ["schema"] = schema, ["body"] = body.DeepClone() }.ToJsonString();

    private static string SchemaOf(FakeRequest request) => (request.Method, request.Path.Split('/')) switch
    {
        ("POST", ["channels", _, "messages"]) => "MessageCreateRequestSchema",
        ("PATCH", ["channels", ..]) => "MessageEditRequestPartialSchema",
        ("POST", ["users", ..]) => "CreatePrivateChannelRequestSchema",
        ("POST", ["webhooks", ..]) => "IncomingWebhookRequestPartialSchema",
        ("PATCH", ["webhooks", ..]) => "IncomingWebhookUpdateRequestPartialSchema",
        ("POST", ["interactions", ..]) => request.Body!["type"]!.GetValue<int>() switch
        {
            4 or 5 => "CreateMessageInteractionCallbackRequestSchema",
            6 or 7 => "UpdateMessageInteractionCallbackRequestSchema",
            8 => "ApplicationCommandAutocompleteCallbackRequestSchema",
            _ => "ModalInteractionCallbackRequestSchema",
        },
        _ => throw new InvalidOperationException($"No description is known for {request}."),
    };

    /// <summary>Installs the description, at the versions that package-lock.json names, unless it is there.</summary>
    private static async Task InstallAsync()
    {
        await Installing.WaitAsync();
        try
        {
            if (Directory.Exists(Path.Combine(Folder, "node_modules", "zod")))
                return;
            using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]) { WorkingDirectory = Folder })!;
            await npm.WaitForExitAsync();
            if (npm.ExitCode != 0)
                throw new InvalidOperationException("npm could not install Discord's published description.");
        }
        finally
        {
            Installing.Release();
        }
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Bot.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("Bot.sln is in no folder above the tests.");
    }
}
