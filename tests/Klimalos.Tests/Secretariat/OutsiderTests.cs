using Klimalos.Conversations;
using Klimalos.Languages;
using Klimalos.Secretariat.Desk;
using Klimalos.Tests.Conversations;
using static Klimalos.Tests.Secretariat.Desk;

namespace Klimalos.Tests.Secretariat;

/// <summary>The secretariat's commands from people who are not of it, in every channel: they get what they would get if there were no such commands.</summary>
public sealed class OutsiderTests
{
    private static readonly string[] Channels = ["msteams", "directline", "webchat", "discord", "emulator"];

    public static TheoryData<string, Language> EveryChannelAndLanguage()
    {
        var data = new TheoryData<string, Language>();
        foreach (var channel in Channels)
        {
            foreach (var language in LanguageExtensions.All)
                data.Add(channel, language);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryChannelAndLanguage))]
    public void Typed_commands_mean_nothing_from_an_outsider(string channel, Language language)
    {
        var desk = new Desk().WithMunicipalities();
        foreach (var form in DeskCommand.Typed.SelectMany(name => Forms(language, name)).SelectMany(form => new[] { form, $"{form} Asker" }))
        {
            var person = Outsider(channel) with { Id = form };
            var outsider = desk.With(person, language.Culture().Name).Types(form);
            var nowhere = new Dialogue(new World { Now = desk.World.Now }, person) { Locale = language.Culture().Name }.Types(form);

            ShouldBeTheSame(outsider, nowhere, form);
            desk.World.Secretariat.Asked.ShouldBeEmpty(form);
        }
    }

    [Theory]
    [MemberData(nameof(EveryChannelAndLanguage))]
    public void Forged_buttons_are_buttons_that_do_not_apply(string channel, Language language)
    {
        var desk = new Desk().WithMunicipalities();
        var id = desk.Of("NO-3203").Id;
        string[] forged =
        [
            .. DeskCommand.Typed.SelectMany(name => new[] { name, $"{name}:{id}", $"{name}:country=NO", $"{name}:{id}:2" }),
            "yes", "no", "write", "narrow:country=NO", "resend:1", "today", "no-deadline", "open-round:race-to-zero/2031/2031-01-01/none", "",
        ];
        foreach (var value in forged)
        {
            var outsider = desk.With(Outsider(channel), language.Culture().Name).Presses(Command.Secretariat, value);
            var unknown = desk.With(Outsider(channel), language.Culture().Name).Presses("@nothing", value);

            ShouldBeTheSame(outsider, unknown, value);
            desk.World.Secretariat.Asked.ShouldBeEmpty(value);
        }
    }

    [Fact]
    public void The_same_id_in_another_channel_is_another_person()
    {
        var desk = new Desk().WithMunicipalities();

        var forger = desk.With(Siri with { Channel = "discord" }).Types("oversikt");

        forger.Said.ShouldNotContain("påmeldinger");
        desk.World.Secretariat.Asked.ShouldBeEmpty();
    }

    [Fact]
    public void A_dialogue_that_a_member_left_open_is_not_an_outsiders_to_end()
    {
        var desk = new Desk().WithMunicipalities();
        var group = desk.With(Siri, isShared: true).Types("bruk denne kanalen", "send melding", "Skriv meldingen", "Hei alle");
        var state = group.Last.State;

        var outsider = desk.With(Kari, isShared: true).Remembers(_ => state).Presses(Command.Secretariat, "yes");

        outsider.Last.Secretariat.ShouldBeNull();
        outsider.Last.Messages.ShouldBeEmpty();
        desk.With(Kari, isShared: true).Remembers(_ => state).Types("ja").Last.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void A_member_in_a_group_reveals_nothing()
    {
        var desk = new Desk().WithMunicipalities();
        foreach (var name in DeskCommand.Typed.Except([DeskCommand.UseChannel]))
        {
            var group = desk.With(Siri, isShared: true).Types(Forms(Language.Nb, name)[0]);

            group.Said.ShouldNotContain("Asker", customMessage: name);
            group.Last.Secretariat.ShouldBeNull(name);
        }

        desk.World.Secretariat.Asked.ShouldBeEmpty();
    }

    private static Person Outsider(string channel) => new(channel, "someone", "Someone Else");

    private static string[] Forms(Language language, string name) =>
        [RepositoryContent.Get().Texts.Get(language, $"secretariat.{name}"), .. RepositoryContent.Get().Texts.Words(language, $"secretariat.{name}-words")];

    /// <summary>But for the button that passes a question on, which officials have where there is a secretariat.</summary>
    private static void ShouldBeTheSame(Dialogue outsider, Dialogue other, string said)
    {
        outsider.Replies.Select(Shown).ShouldBe(other.Replies.Select(Shown), said);
        outsider.Last.Secretariat.ShouldBeNull(said);
        outsider.Last.Messages.ShouldBeEmpty(said);
        outsider.Last.Notices.ShouldBeEmpty(said);
        outsider.Last.Reminders.ShouldBeEmpty(said);
        outsider.Last.RoundEdits.ShouldBeEmpty(said);
        outsider.Replies.SelectMany(reply => reply.Choices.Concat(reply.Commands)).ShouldNotContain(choice => choice.Step == Command.Secretariat, said);
    }

    private static string Shown(Reply reply) =>
        $"{reply.Title}|{reply.Text}|{string.Join(',', reply.Facts)}|{string.Join(',', reply.Choices.Where(choice => choice.Step != Command.PassOn))}|{string.Join(',', reply.Commands)}";
}
