using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Klimalos.Conversations;
using Klimalos.Enrolments;

namespace Klimalos.Storage.Tests;

public sealed class StoredJsonTests
{
    /// <summary>As the first release wrote them. Never edit: if a test fails, write a schema script that completes such documents.</summary>
    private const string FirstReleaseEnrolment =
        """
        {"id":"e-1","journeyId":"race-to-zero","journeyVersion":3,
        "round":{"id":"2021","journeyId":"race-to-zero","opens":"2021-05-01","deadline":"2021-09-15","isTrial":false},"status":"Open",
        "answers":{"endorse":{"value":"yes","by":"msteams:kari","at":"2026-11-02T12:00:00+00:00","channel":"msteams"}},
        "members":["msteams:kari"],"language":"Nb","startedAt":"2026-10-30T12:00:00+00:00","changedAt":"2026-11-02T12:00:00+00:00"}
        """;

    private const string FirstReleaseReply =
        """
        {"language":"Nb","text":"Hei","tone":"Warning","progress":{"done":1,"total":4,"label":"1 av 4"},
        "facts":[{"name":"Kommune","value":"Asker"}],
        "documents":[{"kind":"case-paper","enrolment":"e-1","language":"Da","fileName":"sak.docx","label":"Sak"}],
        "links":[{"label":"Lenke","url":"https://a.example/"}],
        "form":{"step":"contact-email","fields":[{"id":"contact-email","kind":"Email","label":"E-post","isRequired":true,"errorMessage":"Skriv"}],"submitLabel":"Send"},
        "choices":[{"step":"endorse","value":"yes","label":"Ja","isPrimary":true}],"commands":[],
        "asks":{"journey":"race-to-zero","stage":"case-preparation","step":"endorse","enrolment":"e-1"},"answers":{"score":0.5}}
        """;

    private const string FirstReleaseState =
        """{"language":"Sv","pending":{"kind":"WhichValue","options":[{"value":"NO-3203","label":"Asker"}]},"welcomed":true}""";

    [Fact]
    public void An_enrolment_of_the_first_release_is_read_whole() => ShouldBeReadWhole(FirstReleaseEnrolment, StoredJson.Form.Enrolment);

    [Fact]
    public void A_reply_of_the_first_release_is_read_whole() => ShouldBeReadWhole(FirstReleaseReply, StoredJson.Form.Reply);

    [Fact]
    public void A_conversation_of_the_first_release_is_read_whole() => ShouldBeReadWhole(FirstReleaseState, StoredJson.Form.ConversationState);

    [Fact]
    public void Values_are_written_by_stable_names_without_nulls_and_with_letters_as_they_are()
    {
        var state = new ConversationState
        {
            Language = Languages.Language.Nb,
            Pending = new PendingQuestion(PendingKind.WhichChange, Value: "Ås «æøå»"),
        };

        JsonSerializer.Serialize(state, StoredJson.Form.ConversationState)
            .ShouldBe("""{"language":"Nb","pending":{"kind":"WhichChange","value":"Ås «æøå»"},"welcomed":false}""");
    }

    [Fact]
    public void A_member_that_a_document_lacks_is_noticed()
    {
        var reply = JsonSerializer.Deserialize("""{"language":"Nb","text":"Hei"}""", StoredJson.Form.Reply)!;

        MissingMembers(reply, "Reply").ShouldBe(["Reply.Facts", "Reply.Documents", "Reply.Links", "Reply.Choices", "Reply.Commands"]);
    }

    private static void ShouldBeReadWhole<T>(string json, JsonTypeInfo<T> form)
        where T : class
    {
        var value = JsonSerializer.Deserialize(json, form).ShouldNotBeNull();
        MissingMembers(value, typeof(T).Name).ShouldBeEmpty();
    }

    /// <summary>Members that are null though their type says that they never are.</summary>
    private static IEnumerable<string> MissingMembers(object value, string path)
    {
        if (value is string || value.GetType() is { IsPrimitive: true } or { IsEnum: true })
            return [];
        if (value is IEnumerable items)
            return items.Cast<object>().SelectMany((item, i) => MissingMembers(item, $"{path}[{i}]"));
        if (value.GetType().Namespace?.StartsWith(nameof(Klimalos), StringComparison.Ordinal) != true)
            return [];
        return value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).SelectMany(property => property.GetValue(value) switch
        {
            { } member => MissingMembers(member, $"{path}.{property.Name}"),
            null when new NullabilityInfoContext().Create(property).ReadState == NullabilityState.NotNull => [$"{path}.{property.Name}"],
            null => [],
        });
    }
}
