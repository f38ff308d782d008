using Bot.Tests.Hosting;
using Klimalos.Conversations;
using Klimalos.Languages;
using Klimalos.Testing;

namespace Bot.Tests.Teams;

/// <summary>The streaming sequence of https://learn.microsoft.com/microsoftteams/platform/bots/streaming-ux, in virtual time.</summary>
public sealed class StreamedAnswerTests : TeamsTest
{
    private static readonly string Long = string.Join(' ', Enumerable.Range(1, 24).Select(number => $"Dette er setning nummer {number} i et langt svar."));
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private readonly ManualTimeProvider clock = new();
    private readonly List<(SentActivity Sent, DateTimeOffset At)> arrived = [];

    [Fact]
    public async Task A_long_answer_grows_part_by_part_and_ends_in_one_message_with_its_card()
    {
        NoteArrivals();

        await AskAsync();

        var parts = arrived.Select(part => part.Sent).ToArray();
        parts.Select(part => part.Type).ShouldBe(["typing", "typing", "typing", "typing", "message"]);
        parts.Select(TypeOf).ShouldBe(["informative", "streaming", "streaming", "streaming", "final"]);
        parts.Take(4).Select(part => part.Stream!.Value.GetProperty("streamSequence").GetInt32()).ShouldBe([1, 2, 3, 4]);
        parts[0].StreamId.ShouldBeNull();
        parts.Skip(1).ShouldAllBe(part => part.StreamId == "remote-0");
        parts[0].Text.ShouldBe("Finner frem svaret …");
        foreach (var (part, next) in parts.Skip(1).Zip(parts.Skip(2)))
            next.Text!.ShouldStartWith(part.Text!);
        parts.Skip(1).Take(3).ShouldAllBe(part => part.Text!.EndsWith("svar.", StringComparison.Ordinal));
        parts.Take(4).ShouldNotContain(part => part.Json.GetRawText().Contains("attachments", StringComparison.Ordinal));

        var whole = parts[^1];
        whole.Stream!.Value.TryGetProperty("streamSequence", out _).ShouldBeFalse();
        whole.Text.ShouldBe($"**Et langt svar**\n\n{Long}");
        var data = whole.Json.GetProperty("channelData");
        data.GetProperty("streamType").GetString().ShouldBe("final");
        data.GetProperty("feedbackLoop").GetProperty("type").GetString().ShouldBe("default");
        data.GetProperty("klimalos").GetProperty("article").GetString().ShouldBe("r2z-cost");
        var card = whole.Json.GetProperty("attachments")[0].GetProperty("content");
        card.GetProperty("body").GetRawText().ShouldContain("Kilde: Asker kommune");
        card.GetProperty("body").GetRawText().ShouldNotContain("setning nummer", customMessage: "the words stand above it");
        card.GetProperty("fallbackText").GetString()!.ShouldStartWith("Dette er setning nummer 1");
    }

    [Fact]
    public async Task No_more_than_one_part_a_second_is_sent()
    {
        NoteArrivals();

        await AskAsync();

        foreach (var (part, next) in arrived.Zip(arrived.Skip(1)))
            (next.At - part.At).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("informative", 403, "ContentStreamNotAllowed", "Content stream is not allowed")]
    [InlineData("informative", 405, null, null)]
    [InlineData("streaming", 403, "ContentStreamNotAllowed", "Content stream was canceled by user.")]
    [InlineData("final", 403, "ContentStreamNotAllowed", "Content stream finished due to exceeded streaming time.")]
    [InlineData("final", 400, "BadArgument", "Attachments are not allowed")]
    public async Task A_stream_that_is_refused_or_stopped_becomes_a_whole_message(string at, int status, string? code, string? message)
    {
        Connector.Answer = sent => Task.FromResult(TypeOf(sent) == at ? new Refusal(status, Code: code, Message: message) : null);

        var answer = await AskAsync();

        answer.Stream.ShouldBeNull();
        answer.Json.GetProperty("attachments")[0].GetProperty("content").GetRawText().ShouldContain("setning nummer 24");
        Connector.Messages("a:kari").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_end_whose_answer_is_lost_is_not_said_twice()
    {
        var ends = 0;
        Connector.Answer = sent => Task.FromResult(TypeOf(sent) is not "final" ? null
            : ++ends <= 6 ? new Refusal(0)
            : new Refusal(403, Code: "ContentStreamNotAllowed", Message: "Content stream is not allowed on an already completed streamed message."));

        (await Client().SendAsync(Question())).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        await clock.RunUntilAsync(Connector.UntilAsync(_ => ends > 6).ContinueWith(_ => true, TaskScheduler.Default), TimeSpan.FromSeconds(1));
        for (var second = 0; second < 60; second++)
            clock.Advance(TimeSpan.FromSeconds(1));

        Connector.Messages("a:kari").ShouldBeEmpty("what arrived, arrived before its answer was lost");
        Connector.Sent.Count(sent => TypeOf(sent) is "informative").ShouldBe(1);
    }

    [Fact]
    public async Task After_a_crash_in_the_midst_of_a_stream_the_answer_comes_once_and_as_a_whole()
    {
        await Client().SendAsync(Question());
        await clock.RunUntilAsync(Connector.UntilAsync(taken => taken.Sent.Any(sent => TypeOf(sent) is "streaming")).ContinueWith(_ => true, TaskScheduler.Default), Step);

        await RestartAsync();

        var answer = (await clock.RunUntilAsync(Connector.MessagesAsync("a:kari", 1), Step)).ShouldHaveSingleItem();
        answer.Stream.ShouldBeNull();
        Connector.Sent.Count(sent => TypeOf(sent) is "informative").ShouldBe(1);
    }

    [Theory]
    [InlineData("19:group@thread.v2", "groupChat", "")]
    [InlineData("a:kari", "personal", "--Teams:StreamAnswers=false")]
    public async Task In_a_group_and_where_it_is_switched_off_the_answer_comes_as_a_whole(string conversation, string type, string argument)
    {
        await RestartAsync(() => StartAsync(argument));

        var answer = await AskAsync(conversation, type);

        answer.Stream.ShouldBeNull();
    }

    [Fact]
    public async Task A_short_answer_comes_as_a_whole()
    {
        await RestartAsync(() => StartAsync(text: "Et kort svar."));

        (await AskAsync()).Stream.ShouldBeNull();
    }

    private void NoteArrivals() => Connector.Answer = sent =>
    {
        lock (arrived)
            arrived.Add((sent, clock.GetUtcNow()));
        return Task.FromResult<Refusal?>(null);
    };

    private System.Text.Json.Nodes.JsonObject Question() =>
        Client().Activity("message").With("text", "Hva er svaret?").With("locale", "nb-NO");

    private async Task<SentActivity> AskAsync(string conversation = "a:kari", string type = "personal") =>
        await clock.RunUntilAsync(Client(conversation, type).SayAsync("Hva er svaret?"), Step);

    protected override Task<BotHost> StartAsync() => StartAsync(argument: "");

    private Task<BotHost> StartAsync(string argument = "", string? text = null) =>
        BotHost.StartAsync(Folder, input => Answer(input, text ?? Long), clock, arguments: argument.Length > 0 ? [argument] : []);

    private static TurnResult Answer(TurnInput input, string text) => new()
    {
        State = input.State with { Language = Language.Nb },
        Replies =
        [
            new Reply
            {
                Language = Language.Nb,
                Title = "Et langt svar",
                Text = text,
                Footer = "Kilde: Asker kommune, notat om Race to Zero (2021)",
                Answers = new ArticleReference("r2z-cost", 0.9),
            },
        ],
    };

    private static string? TypeOf(SentActivity sent) => sent.Stream?.GetProperty("streamType").GetString();
}
