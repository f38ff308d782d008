namespace Klimalos.Discord.Tests.Rest;

/// <summary>Every kind of request that the client can make fits Discord's published description.</summary>
public class PublishedSchemaTests
{
    private static readonly Embed Everything = new()
    {
        Title = "Race to Zero",
        Description = "**2 av 4** faser",
        Url = "https://example.org/",
        Color = 0x2E7D32,
        Fields = [new EmbedField("Kommune", "Tromsø", Inline: true), new EmbedField("Frist", "15. september")],
        Footer = new EmbedFooter("Kilde"),
        Author = new EmbedAuthor("Klimalos", "https://example.org/"),
    };

    private static readonly IReadOnlyList<Component> Controls =
    [
        Component.Row(
            Component.Button("a:1", "Ja", ButtonStyle.Primary),
            Component.Button("a:2", "Nei", disabled: true),
            Component.LinkButton("https://example.org/", "Les mer") with { Emoji = new Emoji("🌍") }),
        Component.Row(Component.Select("b:1", [new SelectOption("Energi", "energy", "Strøm og varme", Default: true), new SelectOption("Transport", "transport")], "Velg", 1, 2)),
    ];

    private readonly RestLab lab = new();

    [Fact]
    public async Task All_requests_fit_the_published_description()
    {
        Messages();
        Interactions();
        Commands();

        lab.Discord.Violations.ShouldBeEmpty();
        var (faults, count) = await PublishedSchema.CheckAsync(lab.Requests);
        faults.ShouldBeEmpty();
        count.ShouldBe(16);
    }

    [Fact]
    public async Task A_member_that_is_not_described_would_be_found()
    {
        var request = new FakeRequest("POST", "channels/1/messages", "", new Dictionary<string, string>(), System.Text.Json.Nodes.JsonNode.Parse("""{"content":"hei","surprise":1}"""), [], default);

        (await PublishedSchema.CheckAsync([request])).Faults.ShouldHaveSingleItem().ShouldContain("surprise");
    }

    private void Messages()
    {
        var channel = RestLab.Id(lab.Kari.Channel);
        var file = new UploadFile("sakspapir.docx", "application/octet-stream", new byte[] { 1 }, "Sakspapir");
        var sent = Finish(() => lab.Rest.CreateMessageAsync(
            channel,
            new MessageDraft { Content = "hei", Embeds = [Everything], Components = Controls, Nonce = "n1", MessageReference = new MessageReference(new Snowflake(5)), Flags = MessageFlags.SuppressNotifications },
            CancellationToken.None));
        Finish(() => lab.Rest.CreateMessageAsync(channel, new MessageDraft { Content = "hei", AllowedMentions = AllowedMentions.Only(new Snowflake(5)) with { RepliedUser = true } }, CancellationToken.None));
        Finish(() => lab.Rest.CreateMessageAsync(channel, new MessageDraft { Content = "hei", Files = [file] }, CancellationToken.None));
        Finish(() => lab.Rest.EditMessageAsync(channel, sent.Id, new MessageDraft { Content = "hallo", Components = [] }, CancellationToken.None));
        Finish(() => lab.Rest.EditMessageAsync(channel, sent.Id, new MessageDraft { Embeds = [Everything], Files = [file] }, CancellationToken.None));
        Finish(() => lab.Rest.OpenDirectAsync(RestLab.Id(lab.Kari.Id), CancellationToken.None));
        lab.Time.Finish(lab.Time.Start(() => lab.Rest.TriggerTypingAsync(channel, CancellationToken.None)));
    }

    private void Interactions()
    {
        var command = lab.Kari.Slash("help");
        lab.Respond(command, InteractionResponse.Message(new MessageDraft { Content = "hei", Components = Controls, Flags = MessageFlags.Ephemeral }));
        var follow = Finish(() => lab.Rest.CreateFollowupAsync(lab.Told(command), new MessageDraft { Content = "mer", Embeds = [Everything] }, CancellationToken.None));
        Finish(() => lab.Rest.EditFollowupAsync(lab.Told(command), follow.Id, new MessageDraft { Content = "mer ennå" }, CancellationToken.None));
        var deferred = lab.Kari.Slash("status");
        lab.Respond(deferred, InteractionResponse.Deferred(isEphemeral: true));
        Finish(() => lab.Rest.EditOriginalAsync(lab.Told(deferred), new MessageDraft { Content = "ferdig" }, CancellationToken.None));
        lab.Respond(lab.Kari.Press(command.Original!, "a:1"), InteractionResponse.DeferredUpdate());
        lab.Respond(lab.Kari.Press(command.Original!, "a:1"), InteractionResponse.Update(new MessageDraft { Content = "valgt", Components = Controls }));
        lab.Respond(lab.Kari.Type("enrol", "municipality", "Tro"), InteractionResponse.Suggestions([new CommandChoice("Tromsø", "5501")]));
        lab.Respond(lab.Kari.Press(command.Original!, "a:1"), InteractionResponse.Modal(new Modal(
            "m:1",
            "Om vedtaket",
            [
                Component.Text("Fyll ut det du vet."),
                Component.Labelled("Tittel", "Som i saken", Component.TextInput("title", TextInputStyle.Short, "Klimavedtak", "Tittel", maxLength: 200)),
                Component.Labelled("Begrunnelse", null, Component.TextInput("why", TextInputStyle.Paragraph, required: false, minLength: 0, maxLength: 4000)),
                Component.Labelled("Sektorer", null, Component.Select("sectors", [new SelectOption("Energi", "energy")], minValues: 0, maxValues: 1, required: false)),
            ])));
        lab.Time.Finish(lab.Time.Start(() => lab.Rest.DeleteOriginalAsync(lab.Told(deferred), CancellationToken.None)));
    }

    private void Commands() => Finish(() => lab.Rest.OverwriteCommandsAsync(
        RestLab.Id(lab.Discord.ApplicationId),
        null,
        [
            new ApplicationCommand
            {
                Name = "enrol",
                NameLocalizations = new Dictionary<string, string> { ["no"] = "meld-på", ["sv-SE"] = "anmäl", ["da"] = "tilmeld", ["en-GB"] = "enrol", ["en-US"] = "enroll" },
                Description = "Enrol a municipality",
                DescriptionLocalizations = new Dictionary<string, string> { ["no"] = "Meld på en kommune" },
                Contexts = [0, 1],
                Options =
                [
                    new CommandOption { Type = OptionType.String, Name = "municipality", Description = "Which one", Required = true, Autocomplete = true, MinLength = 1, MaxLength = 100 },
                    new CommandOption { Type = OptionType.String, Name = "campaign", Description = "Which one", Choices = [new CommandChoice("Race to Zero", "race-to-zero")] },
                ],
            },
        ],
        CancellationToken.None));

    private T Finish<T>(Func<Task<T>> act) => lab.Time.Finish(lab.Time.Start(act));
}
