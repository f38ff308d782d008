using Klimalos.Conversations;
using Klimalos.Enrolments;

namespace Klimalos.Storage.Sqlite;

/// <summary>What few turns write: where a person can be reached, places, codes, links, messages to others.</summary>
internal static class SqliteSharingWork
{
    /// <returns>False when another turn was ahead: the place is taken, the code used up. Nothing is to be kept then.</returns>
    public static bool Save(SqliteSession session, TurnCommit turn, long conversation, string at)
    {
        if (turn.IsNewlyHere)
            Remember(session, turn, conversation, at);
        if (turn is { PersonLanguage: { } language, LinkedTo.Count: > 0 })
            ShareLanguage(session, turn.LinkedTo, Languages.LanguageExtensions.Code(language));
        return turn.Sharing is not { } sharing || Save(session, turn.PersonKey, sharing, at);
    }

    private static bool Save(SqliteSession session, string person, SharingChanges sharing, string at)
    {
        if (sharing.Place is { } place && !Take(session, place))
            return false;
        if (sharing.UsedLinkCode is { } hash && !UseUp(session, hash))
            return false;
        if (sharing.NewCode is { } code)
            Give(session, code);
        if (sharing.IsFailedCode)
            session.Execute("INSERT INTO failed_code (person_key, at) VALUES ($person, $at)", ("$person", person), ("$at", at));
        if (sharing.LinksTo is { } other)
            Link(session, person, other, at);
        if (sharing.IsUnlinked)
            Unlink(session, person);
        return true;
    }

    private static void Remember(SqliteSession session, TurnCommit turn, long conversation, string at)
    {
        if (!turn.IsShared)
        {
            session.Execute(
                """
                INSERT INTO personal_conversation (person_key, conversation, at) VALUES ($person, $conversation, $at)
                ON CONFLICT (person_key, conversation) DO UPDATE SET at = excluded.at
                """,
                ("$person", turn.PersonKey), ("$conversation", conversation), ("$at", at));
        }

        if (turn.PersonTenant is { } tenant)
        {
            session.Execute(
                """
                INSERT INTO person (key, tenant, updated_at) VALUES ($person, $tenant, $at)
                ON CONFLICT (key) DO UPDATE SET tenant = excluded.tenant WHERE excluded.tenant IS NOT tenant
                """,
                ("$person", turn.PersonKey), ("$tenant", tenant), ("$at", at));
        }
    }

    private static void ShareLanguage(SqliteSession session, IEnumerable<string> identities, string language)
    {
        foreach (var identity in identities)
            session.Execute("UPDATE person SET language = $language WHERE key = $key", ("$language", language), ("$key", identity));
    }

    private static bool Take(SqliteSession session, PlaceChange change)
    {
        session.Execute("DELETE FROM enrolment_place WHERE enrolment_id = $enrolment", ("$enrolment", change.Enrolment));
        return change.Now is not { } place || session.Execute(
            """
            INSERT INTO enrolment_place (journey, round_id, municipality, enrolment_id)
            VALUES ($journey, $round, $municipality, $enrolment)
            ON CONFLICT DO NOTHING
            """,
            ("$journey", place.Journey), ("$round", place.Round), ("$municipality", place.Municipality), ("$enrolment", change.Enrolment)) == 1;
    }

    private static bool UseUp(SqliteSession session, string hash) =>
        session.Execute("DELETE FROM access_code WHERE purpose = 'Link' AND hash = $hash", ("$hash", hash)) == 1;

    /// <summary>A new code voids the earlier one: for joining the enrolment's, whoever gave it, for linking the person's.</summary>
    private static void Give(SqliteSession session, AccessCode code)
    {
        session.Execute(
            "DELETE FROM access_code WHERE purpose = $purpose AND CASE WHEN $enrolment IS NULL THEN person_key = $person ELSE enrolment_id = $enrolment END",
            ("$purpose", code.Purpose.ToString()), ("$person", code.By), ("$enrolment", code.Enrolment));
        session.Execute(
            """
            INSERT INTO access_code (purpose, hash, person_key, enrolment_id, expires_at)
            VALUES ($purpose, $hash, $person, $enrolment, $expires)
            """,
            ("$purpose", code.Purpose.ToString()), ("$hash", code.Hash), ("$person", code.By), ("$enrolment", code.Enrolment),
            ("$expires", StoredForm.Text(code.Expires)));
    }

    /// <summary>All identities of both people point to one from now on.</summary>
    private static void Link(SqliteSession session, string person, string other, string at)
    {
        foreach (var key in new[] { person, other })
        {
            session.Execute(
                "INSERT INTO person (key, updated_at) VALUES ($key, $at) ON CONFLICT (key) DO NOTHING", ("$key", key), ("$at", at));
        }

        var root = RootOf(session, other);
        var joining = RootOf(session, person);
        session.Execute(
            "UPDATE person SET linked_to = $root WHERE (key = $joining OR linked_to = $joining) AND key <> $root",
            ("$root", root), ("$joining", joining));
        session.Execute(
            """
            UPDATE person SET language = coalesce((SELECT language FROM person WHERE key = $person), language)
            WHERE key = $root OR linked_to = $root
            """,
            ("$root", root), ("$person", person));
    }

    /// <summary>Where the others pointed to this identity, they point to one of their own from now on.</summary>
    private static void Unlink(SqliteSession session, string person)
    {
        session.Execute("UPDATE person SET linked_to = NULL WHERE key = $person", ("$person", person));
        if (session.First("SELECT min(key) FROM person WHERE linked_to = $person", row => row.GetStringOrNull(0), ("$person", person)) is not { } root)
            return;
        session.Execute(
            "UPDATE person SET linked_to = CASE WHEN key = $root THEN NULL ELSE $root END WHERE linked_to = $person",
            ("$root", root), ("$person", person));
    }

    private static string RootOf(SqliteSession session, string key) => session.First(
        "SELECT coalesce(linked_to, key) FROM person WHERE key = $key", row => row.GetString(0), ("$key", key))!;
}
