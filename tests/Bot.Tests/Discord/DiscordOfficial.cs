using System.Text.Json.Nodes;
using Discord.Fake;

namespace Bot.Tests.Discord;

/// <summary>An official who enrols in Discord by buttons, selects and modals alone, whatever the language: custom ids name steps and values.</summary>
internal sealed class DiscordOfficial(FakeDiscord discord, FakePerson person)
{
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    /// <summary>Labels of the buttons that were pressed.</summary>
    public List<string> Pressed { get; } = [];

    /// <summary>What there is to answer, by step; a button, a select or a modal asks for it.</summary>
    public static Dictionary<string, string> Answers(DateTimeOffset now) => new(StringComparer.Ordinal)
    {
        ["contact-name"] = "Kari Nordmann",
        ["contact-email"] = "kari.nordmann@asker.kommune.no",
        ["endorse"] = "yes",
        ["net-zero-year"] = "2045",
        ["target-2030"] = "Vi skal kutte 60 prosent av de direkte utslippene innen 2030.",
        ["measure"] = "Vi bygger ut sykkelveier og krever fossilfrie byggeplasser.",
        ["annual-reporting"] = "yes",
        ["case-paper"] = "yes",
        ["route"] = "information",
        ["meeting-date"] = now.AddDays(14).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        ["case-number"] = "26/1234",
        ["c40-registration"] = "done",
        ["platform"] = "mycovenant",
        ["joint-reporting"] = "yes",
        ["climate-plan"] = "have",
        ["adaptation-plan"] = "have",
        ["vehicle-overview"] = "have",
        ["energy-overview"] = "have",
        ["reporting-form"] = "done",
        ["notify-campaign"] = "done",
        ["@command"] = "confirm",
    };

    /// <summary>Answers what the bot asks until all of it is answered.</summary>
    /// <param name="isOver">Asked before each answer.</param>
    public async Task AnswerAllAsync(Func<Task<bool>> isOver)
    {
        var answers = Answers(discord.Clock.GetUtcNow());
        for (var count = 0; !await isOver(); count++)
        {
            count.ShouldBeLessThan(60, "the bot asks in circles");
            await AnswerNextAsync(answers);
        }
    }

    /// <summary>Answers the question that stands below all others.</summary>
    public async Task AnswerNextAsync(IReadOnlyDictionary<string, string> answers)
    {
        (FakeMessage? Message, string Id, string? Option) found = default;
        await discord.UntilAsync(() => (found = Find(answers)).Message is not null);
        var (message, id, option) = (found.Message!, found.Id!, found.Option);
        used.Add($"{message.Id} {id}");
        if (message.Components.FirstOrDefault(component => component["custom_id"]?.GetValue<string>() == id)?["label"]?.GetValue<string>() is { } label)
            Pressed.Add(label);
        var heard = Heard;
        if (id[0] is 'f')
            await FillInAsync(message, id, answers);
        else
            await (option is null ? person.Press(message, id) : person.Choose(message, id, option)).AnsweredAsync();
        await discord.UntilAsync(() => Heard > heard);
    }

    /// <summary>Messages with words: a promise has none yet.</summary>
    private int Heard => person.Received.Count(message => message.Body.Count > 0);

    private async Task FillInAsync(FakeMessage message, string id, IReadOnlyDictionary<string, string> answers)
    {
        var opened = person.Press(message, id);
        await opened.AnsweredAsync();
        var modal = opened.Modal.ShouldNotBeNull();
        var fields = ((JsonArray)modal["components"]!).Select(label => label!["component"]!["custom_id"]!.GetValue<string>()).ToDictionary(field => field, field => answers[field], StringComparer.Ordinal);
        await person.Submit(opened, fields).AnsweredAsync();
    }

    private (FakeMessage Message, string Id, string? Option) Find(IReadOnlyDictionary<string, string> answers)
    {
        if (person.Received.LastOrDefault(message => message.Components.Any()) is not { } last)
            return default;
        foreach (var component in last.Components.Where(component => component["disabled"]?.GetValue<bool>() is not true))
        {
            if (component["custom_id"]?.GetValue<string>() is not { } id || used.Contains($"{last.Id} {id}"))
                continue;
            if (id[0] is 'f' || IsAnswer(id, answers))
                return (last, id, null);
            if ((component["options"] as JsonArray)?.Select(option => option!["value"]!.GetValue<string>()).FirstOrDefault(option => IsAnswer(option, answers)) is { } option)
                return (last, id, option);
        }

        return default;
    }

    private static bool IsAnswer(string id, IReadOnlyDictionary<string, string> answers) =>
        id.Split('|') is [_, var step, var value] && answers.TryGetValue(step, out var wanted) && wanted == value;
}
