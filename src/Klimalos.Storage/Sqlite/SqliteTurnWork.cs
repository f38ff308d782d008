using Klimalos.Enrolments;
using Klimalos.Languages;

namespace Klimalos.Storage.Sqlite;

/// <summary>One turn, ready to be written.</summary>
internal sealed class SqliteTurnWork
{
    private readonly TurnCommit turn;
    private readonly bool areMembersStored;
    private readonly bool isPersonStored;
    private readonly string at;
    private readonly JsonText stateJson;
    private readonly JsonText? enrolmentJson;
    private readonly JsonText[] replyJsons;

    /// <param name="areMembersStored">The enrolment's members are as they were at the version that the turn started from.</param>
    /// <param name="isPersonStored">The person is stored with the name and language that the turn gives.</param>
    /// <exception cref="ArgumentException">Events without the enrolment that they belong to.</exception>
    public SqliteTurnWork(TurnCommit turn, bool areMembersStored, bool isPersonStored)
    {
        if (turn.Events.Count > 0 && turn.Enrolment is null)
            throw new ArgumentException("A turn with events must hold the enrolment that they changed.", nameof(turn));
        this.turn = turn;
        this.areMembersStored = areMembersStored;
        this.isPersonStored = isPersonStored;
        at = StoredForm.Text(turn.At);
        stateJson = JsonText.Of(turn.State, StorageJson.Default.ConversationState);
        enrolmentJson = turn.Enrolment is null ? null : JsonText.Of(turn.Enrolment.Enrolment, StorageJson.Default.Enrolment);
        replyJsons = [.. turn.Replies.Select(message => JsonText.Of(message.Reply, StorageJson.Default.Reply))];
    }

    public CommitOutcome Commit(SqliteSession session)
    {
        if (SaveConversation(session) is not { } conversation)
            return IsHandled(session, turn.Conversation, turn.ActivityId) ? CommitOutcome.Duplicate : CommitOutcome.Conflict;
        if (!MarkHandled(session, conversation, SaveReplies(session, conversation)))
            return CommitOutcome.Duplicate;
        if (turn.Enrolment is not null && !SaveEnrolment(session, turn.Enrolment, enrolmentJson, areMembersStored))
            return CommitOutcome.Conflict;
        if (!SaveOthers(session))
            return CommitOutcome.Conflict;
        SaveEvents(session, turn.Enrolment, turn.Events);
        SavePerson(session);
        if (!SqliteSharingWork.Save(session, turn, conversation, at))
            return CommitOutcome.Conflict;
        var messages = SqliteMessages.Save(session, turn.Messages, $"{turn.Conversation} {turn.ActivityId}", at);
        SqliteReminderWork.Save(session, turn, at);
        foreach (var edit in turn.RoundEdits)
            SqliteRoundStore.Put(session, edit, turn.PersonKey, at);
        if (turn.Secretariat is { } secretariat && !SqliteSecretariatWork.Save(session, secretariat, new SecretariatContext(turn.PersonKey, conversation, messages, at)))
            return CommitOutcome.Conflict;
        SaveUnanswered(session, conversation);
        SaveRating(session, conversation);
        return CommitOutcome.Committed;
    }

    public static bool IsHandled(SqliteSession session, ConversationKey conversation, string activityId) =>
        session.First(
            """
            SELECT 1 FROM handled_activity h JOIN conversation c ON c.key = h.conversation
            WHERE c.channel = $channel AND c.id = $id AND h.activity_id = $activity
            """,
            _ => true,
            ("$channel", conversation.Channel), ("$id", conversation.Id), ("$activity", activityId));

    /// <summary>The row's key; null when the conversation is at another version than the turn started from.</summary>
    private long? SaveConversation(SqliteSession session) => session.First<long?>(
        turn.Version == 0
            ? """
              INSERT INTO conversation (channel, id, enrolment_id, state_json, version, reference_json, updated_at)
              VALUES ($channel, $id, $enrolment, $state, $version + 1, $reference, $at)
              ON CONFLICT (channel, id) DO NOTHING
              RETURNING key
              """
            : """
              UPDATE conversation SET enrolment_id = $enrolment, state_json = $state, version = version + 1,
                  reference_json = coalesce($reference, reference_json), updated_at = $at
              WHERE channel = $channel AND id = $id AND version = $version
              RETURNING key
              """,
        row => row.GetInt64(0),
        ("$channel", turn.Conversation.Channel), ("$id", turn.Conversation.Id), ("$enrolment", turn.State.Enrolment),
        ("$state", stateJson), ("$version", turn.Version), ("$reference", turn.ReferenceJson), ("$at", at));

    /// <summary>The messages of a turn are found by their numbers, which follow each other.</summary>
    private bool MarkHandled(SqliteSession session, long conversation, long? firstMessage) => session.Execute(
        """
        INSERT INTO handled_activity (conversation, activity_id, at, first_message, messages)
        VALUES ($conversation, $activity, $at, $first, $messages)
        ON CONFLICT (conversation, activity_id) DO NOTHING
        """,
        ("$conversation", conversation), ("$activity", turn.ActivityId), ("$at", at), ("$first", firstMessage),
        ("$messages", turn.Replies.Count)) == 1;

    /// <summary>Rare: a colleague is let in, a draft is given up for an enrolment that is there already.</summary>
    private bool SaveOthers(SqliteSession session)
    {
        foreach (var other in turn.Others)
        {
            if (!SaveEnrolment(session, other.Stored, JsonText.Of(other.Stored.Enrolment, StorageJson.Default.Enrolment), areMembersStored: false))
                return false;
            SaveEvents(session, other.Stored, other.Events);
        }

        return true;
    }

    private static bool SaveEnrolment(SqliteSession session, StoredEnrolment stored, JsonText? enrolmentJson, bool areMembersStored)
    {
        var enrolment = stored.Enrolment;
        var isSaved = session.Execute(
            stored.Version == 0
                ? """
                  INSERT INTO enrolment (id, journey, journey_version, round_id, municipality, status, language, document_json,
                      version, started_at, changed_at)
                  VALUES ($id, $journey, $journeyVersion, $round, $municipality, $status, $language, $document,
                      $version + 1, $started, $changed)
                  ON CONFLICT (id) DO NOTHING
                  """
                : """
                  UPDATE enrolment SET journey = $journey, journey_version = $journeyVersion, round_id = $round,
                      municipality = $municipality, status = $status, language = $language, document_json = $document,
                      version = version + 1, started_at = $started, changed_at = $changed
                  WHERE id = $id AND version = $version
                  """,
            ("$id", enrolment.Id), ("$journey", enrolment.JourneyId), ("$journeyVersion", enrolment.JourneyVersion),
            ("$round", enrolment.Round.Id), ("$municipality", enrolment.Municipality), ("$status", enrolment.Status.ToString()),
            ("$language", enrolment.Language.Code()), ("$document", enrolmentJson), ("$version", stored.Version),
            ("$started", StoredForm.Text(enrolment.StartedAt)), ("$changed", StoredForm.Text(enrolment.ChangedAt))) == 1;
        if (isSaved && !areMembersStored)
            SaveMembers(session, enrolment);
        return isSaved;
    }

    private static void SaveMembers(SqliteSession session, Enrolment enrolment)
    {
        foreach (var member in enrolment.Members)
        {
            session.Execute(
                "INSERT INTO enrolment_member (enrolment_id, person_key) VALUES ($enrolment, $person) ON CONFLICT DO NOTHING",
                ("$enrolment", enrolment.Id), ("$person", member));
        }

        // The members are few, and somebody leaves seldom: look first, and delete only then.
        foreach (var stored in session.All(
            "SELECT person_key FROM enrolment_member WHERE enrolment_id = $enrolment",
            row => row.GetString(0),
            ("$enrolment", enrolment.Id)))
        {
            if (!enrolment.Members.Contains(stored, StringComparer.Ordinal))
                session.Execute(
                    "DELETE FROM enrolment_member WHERE enrolment_id = $enrolment AND person_key = $person",
                    ("$enrolment", enrolment.Id), ("$person", stored));
        }
    }

    private static void SaveEvents(SqliteSession session, StoredEnrolment? changed, IReadOnlyList<EnrolmentEvent> events)
    {
        for (var i = 0; i < events.Count; i++)
        {
            var happened = events[i];
            session.Execute(
                """
                INSERT INTO enrolment_event (enrolment_id, version, position, at, person_key, channel, kind, step, value)
                VALUES ($enrolment, $version, $position, $at, $person, $channel, $kind, $step, $value)
                """,
                ("$enrolment", changed!.Enrolment.Id), ("$version", changed.Version + 1), ("$position", i),
                ("$at", StoredForm.Text(happened.At)), ("$person", happened.By), ("$channel", happened.Channel),
                ("$kind", happened.Kind.ToString()), ("$step", happened.Step), ("$value", happened.Value));
        }
    }

    private void SavePerson(SqliteSession session)
    {
        if (isPersonStored || (turn.PersonName is null && turn.PersonLanguage is null))
            return;
        // The condition spares the page write of a person who is as before.
        session.Execute(
            """
            INSERT INTO person (key, name, language, updated_at) VALUES ($key, $name, $language, $at)
            ON CONFLICT (key) DO UPDATE SET name = coalesce(excluded.name, name), language = coalesce(excluded.language, language),
                updated_at = excluded.updated_at
            WHERE coalesce(excluded.name, name) IS NOT name OR coalesce(excluded.language, language) IS NOT language
            """,
            ("$key", turn.PersonKey), ("$name", turn.PersonName), ("$language", turn.PersonLanguage?.Code()), ("$at", at));
    }

    /// <returns>The number of the first one; null when there is none.</returns>
    private long? SaveReplies(SqliteSession session, long conversation)
    {
        var first = (long?)null;
        for (var i = 0; i < replyJsons.Length; i++)
        {
            var number = session.First<long>(
                """
                INSERT INTO outbox (id, conversation, activity_id, reply_json, reply_to_id, status, created_at)
                VALUES ($id, $conversation, $activity, $reply, $replyTo, 'Pending', $at)
                RETURNING key
                """,
                row => row.GetInt64(0),
                ("$id", StoredForm.Text(turn.Replies[i].Id)), ("$conversation", conversation), ("$activity", turn.ActivityId),
                ("$reply", replyJsons[i]), ("$replyTo", turn.Replies[i].ReplyToId), ("$at", at));
            first ??= number;
        }

        return first;
    }

    private void SaveUnanswered(SqliteSession session, long conversation)
    {
        if (turn.Unanswered is not { } question)
            return;
        session.Execute(
            "INSERT INTO unanswered_question (conversation, asked_at, language, text) VALUES ($conversation, $at, $language, $text)",
            ("$conversation", conversation), ("$at", at), ("$language", question.Language.Code()), ("$text", question.Text));
    }

    /// <summary>The later rating of an answer counts; a comment stays until the opinion changes or another comment is given.</summary>
    private void SaveRating(SqliteSession session, long conversation)
    {
        if (turn.Rating is not { } rating)
            return;
        session.Execute(
            """
            INSERT INTO answer_rating (conversation, article, question, language, helpful, comment, at)
            VALUES ($conversation, $article, $question, $language, $helpful, $comment, $at)
            ON CONFLICT (conversation, article, question) DO UPDATE SET language = excluded.language, helpful = excluded.helpful,
                comment = CASE WHEN excluded.helpful = helpful THEN coalesce(excluded.comment, comment) ELSE excluded.comment END,
                at = excluded.at
            """,
            ("$conversation", conversation), ("$article", rating.Article), ("$question", rating.Question),
            ("$language", rating.Language.Code()), ("$helpful", rating.IsHelpful ? 1 : 0), ("$comment", rating.Comment), ("$at", at));
    }
}
