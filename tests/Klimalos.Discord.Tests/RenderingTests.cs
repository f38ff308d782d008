using System.Text.Json.Nodes;
using Discord.Fake;
using Klimalos.Conversations;
using Klimalos.Discord.Models;
using Klimalos.Discord.Rendering;
using Klimalos.Discord.Talk;
using Klimalos.Languages;

namespace Klimalos.Discord.Tests;

public class RenderingTests
{
    private static readonly CustomIds Ids = CustomIds.SealedBy("a token");
    private static readonly Lazy<Texts> Words = new(() => Texts.Load(
        [.. Directory.EnumerateFiles(Path.Combine(Root(), "resources", "texts"), "*.resx")
            .Select(file => new ContentFile($"resources/texts/{Path.GetFileName(file)}", File.ReadAllText(file)))]));

    [Fact]
    public void Words_alone_are_a_plain_message() =>
        Render(Reply("Hei!")).ShouldHaveSingleItem().Content.ShouldBe("Hei!");

    [Fact]
    public void A_long_answer_is_split_at_sentences_and_none_of_it_is_lost()
    {
        var sentences = string.Concat(Enumerable.Range(0, 200).Select(number => $"Dette er setning nummer {number}. "));

        var messages = Render(Reply(sentences.Trim()));

        messages.Count.ShouldBeGreaterThan(1);
        messages.ShouldAllBe(message => message.Content!.Length <= 2000 && message.Content.EndsWith('.'));
        string.Join(' ', messages.Select(message => message.Content)).ShouldBe(sentences.Trim());
    }

    [Theory]
    [InlineData("👩‍👩‍👧‍👦")]
    [InlineData("å̤")]
    [InlineData("🇳🇴")]
    public void No_letter_is_cut_in_two(string letter)
    {
        var text = string.Concat(Enumerable.Repeat(letter, 500));

        TextPieces.Cut(text, 80).TrimEnd('…').Replace(letter, "", StringComparison.Ordinal).ShouldBeEmpty();
        TextPieces.Split(text, 100).ShouldAllBe(piece => piece.Length <= 100 && piece.Length % letter.Length == 0);
    }

    [Fact]
    public void A_reply_of_every_part_beyond_all_lengths_keeps_to_Discords_limits()
    {
        var reply = Reply(string.Concat(Enumerable.Repeat("Lange ord om klima. ", 1000))) with
        {
            Title = new string('t', 400),
            Tone = ReplyTone.Warning,
            Progress = new Progress(2, 4, "2 av 4"),
            Facts = [.. Enumerable.Range(0, 60).Select(number => new Fact($"Navn {number}", number % 7 == 0 ? "" : new string('v', 40 * number)))],
            Footer = new string('f', 3000),
            Links = [new Link("Les mer", "https://example.org/a"), new Link("Skriv", "mailto:a@example.org?subject=x"), new Link("Lang", $"https://example.org/{new string('x', 600)}")],
            Choices = [.. Enumerable.Range(0, 60).Select(number => new Choice("@change", $"step-{number}", $"Steg {number}"))],
            Commands = [.. Enumerable.Range(0, 9).Select(number => new Choice("@command", $"name-{number}", new string('l', 100)))],
        };

        var messages = Render(reply);

        messages.SelectMany(message => FakeBodies.Message(Json(message), isNew: true, hasFiles: false)).ShouldBeEmpty();
        messages.SelectMany(message => message.Components ?? []).SelectMany(row => row.Components!).Where(select => select.Options is not null).Sum(select => select.Options!.Count).ShouldBe(60);
        string.Concat(messages.SelectMany(message => message.Embeds ?? []).Select(embed => embed.Description)).ShouldContain("a@example.org");
    }

    [Fact]
    public void A_form_of_six_fields_opens_a_modal_of_five_that_Discord_takes()
    {
        var form = FormOf([.. Enumerable.Range(0, 6).Select(number => new FormField($"field-{number}", FieldKind.LongText, new string('l', 90), null, new string('v', 5000), true, "Feil"))]);

        var modal = FormModal.Of(form, new string('t', 90), Ids, "user:1")!;

        modal.Components.Count.ShouldBe(5);
        FakeBodies.Modal(ModalJson(modal)).ShouldBeEmpty();
    }

    [Fact]
    public void A_choice_among_more_than_25_is_paged_over_the_selects_of_a_modal_and_put_together_again()
    {
        var field = new FormField("measures", FieldKind.Choices, "Tiltak", null, null, true, "Feil") { Options = [.. Enumerable.Range(0, 60).Select(number => new FieldOption($"o{number}", $"Valg {number}"))] };

        var modal = FormModal.Of(FormOf(field), "Tiltak", Ids, "user:1")!;
        var filled = FormModal.Fields(modal.Components.ToDictionary(label => label.Child!.CustomId!, label => label.Child!.Options![0].Value, StringComparer.Ordinal));

        FakeBodies.Modal(ModalJson(modal)).ShouldBeEmpty();
        modal.Components.Select(label => label.Child!.Options!.Count).ShouldBe([25, 25, 10]);
        filled["measures"].ShouldBe("o0,o25,o50");
    }

    [Fact]
    public void What_people_typed_mentions_hides_and_crosses_out_nothing() =>
        Render(Reply("Fra <@123>: ||hemmelig|| ~~bort~~")).ShouldHaveSingleItem().Content.ShouldBe(@"Fra \<@123>: \|\|hemmelig\|\| \~\~bort\~\~");

    private static IReadOnlyList<MessageDraft> Render(Reply reply) => ReplyRenderer.Render(reply, "user:1", Ids, Words.Value, [], []);

    private static Reply Reply(string text) => new() { Language = Language.Nb, Text = text };

    private static Form FormOf(params FormField[] fields) => new(fields[0].Id, "0123456789abcdef0123456789abcdef", fields, "Lagre");

    private static JsonObject Json(MessageDraft message) => (JsonObject)System.Text.Json.JsonSerializer.SerializeToNode(message, DiscordJson.Default.MessageDraft)!;

    private static JsonObject ModalJson(Modal modal) => (JsonObject)System.Text.Json.JsonSerializer.SerializeToNode(modal, DiscordJson.Default.Modal)!;

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Bot.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
