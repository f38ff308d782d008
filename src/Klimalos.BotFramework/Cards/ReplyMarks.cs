using System.Text.Json;
using Klimalos.BotFramework.Activities;
using Klimalos.Conversations;

namespace Klimalos.BotFramework.Cards;

/// <summary><c>channelData.klimalos</c>: what a reply asks or answers, so that tests and tools need not read prose.</summary>
internal static class ReplyMarks
{
    /// <param name="inTeams">An answer is then followed by Teams' own thumbs, whose verdict comes as a <c>message/submitAction</c>.</param>
    /// <returns>Null when the reply neither asks nor answers.</returns>
    public static JsonElement? ChannelData(Reply reply, bool inTeams)
    {
        if (reply is { Asks: null, Answers: null })
            return null;

        return JsonElement.Parse(JsonBytes.Of((Reply: reply, InTeams: inTeams), static (writer, marks) => Write(writer, marks.Reply, marks.InTeams)));
    }

    private static void Write(Utf8JsonWriter writer, Reply reply, bool inTeams)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("klimalos");
        WriteStep(writer, reply.Asks);
        WriteArticle(writer, reply.Answers);
        writer.WriteEndObject();
        if (inTeams && reply.Answers is { Article: not null })
            WriteFeedbackLoop(writer);
        writer.WriteEndObject();
    }

    private static void WriteFeedbackLoop(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("feedbackLoop");
        writer.WriteString("type", "default");
        writer.WriteEndObject();
    }

    private static void WriteStep(Utf8JsonWriter writer, StepReference? asks)
    {
        if (asks is null)
            return;
        writer.WriteString("journey", asks.Journey);
        writer.WriteString("step", asks.Step);
        writer.WriteString("stage", asks.Stage);
        writer.WriteString("enrolment", asks.Enrolment);
    }

    /// <summary>The article is written also when it is null: that says "not known".</summary>
    private static void WriteArticle(Utf8JsonWriter writer, ArticleReference? answers)
    {
        if (answers is null)
            return;
        writer.WriteString("article", answers.Article);
        writer.WriteNumber("score", double.IsFinite(answers.Score) ? answers.Score : 0);
    }
}
