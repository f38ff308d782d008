using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Klimalos.Discord.Talk;

/// <summary>What a component does when it is used.</summary>
public enum ComponentAction
{
    /// <summary>Submits its value, like any button of the guide's.</summary>
    Submit,

    /// <summary>Opens the form of its step as a modal.</summary>
    OpenForm,

    /// <summary>Is that modal.</summary>
    SubmitForm,

    /// <summary>Submits the values that were chosen in a select.</summary>
    SubmitValues,
}

/// <param name="Step">Step id or command.</param>
/// <param name="Value">Stable value, never a label.</param>
public sealed record CustomId(ComponentAction Action, string Step, string? Value = null, string? Enrolment = null);

/// <summary>
/// Writes custom ids and reads them again: stable values, at most 100 characters, and a seal over all of it and the conversation that it
/// was made for. Discord's clients can be made to submit any text; one that was not made here, for that conversation, is none.
/// </summary>
public sealed class CustomIds
{
    private const char Separator = '|';
    private const int SealLength = 8;
    private const string Actions = "sfmv";

    private readonly byte[] key;

    private CustomIds(byte[] key) => this.key = key;

    /// <summary>The same token seals the same: buttons outlive a restart, and no further secret has to be kept.</summary>
    public static CustomIds SealedBy(string token) =>
        new(HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(token), 32, info: "klimalos custom ids"u8.ToArray()));

    /// <param name="conversation">Where it may be used.</param>
    /// <returns>Null when it would be too long, or holds what cannot be written: the same can be typed then.</returns>
    public string? Write(CustomId id, string conversation)
    {
        if (id.Step.Contains(Separator, StringComparison.Ordinal) || id.Enrolment?.Contains(Separator, StringComparison.Ordinal) is true)
            return null;
        var body = $"{Short(id.Enrolment)}{Separator}{id.Step}{(id.Value is null ? "" : Separator)}{id.Value}";
        var action = Actions[(int)id.Action];
        var text = $"{action}{Seal(action, body, conversation)}{body}";
        return text.Length <= DiscordLimits.CustomId ? text : null;
    }

    /// <returns>Null when it was not written here for that conversation.</returns>
    public CustomId? Read(string? text, string conversation)
    {
        if (text is null || text.Length <= SealLength || Actions.IndexOf(text[0], StringComparison.Ordinal) is var action && action < 0)
            return null;
        var body = text[(SealLength + 1)..];
        if (!CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(text[1..(SealLength + 1)]), Encoding.UTF8.GetBytes(Seal(text[0], body, conversation))))
            return null;
        return body.Split(Separator, 3) is [var enrolment, var step, .. var value]
            ? new CustomId((ComponentAction)action, step, value is [var given] ? given : null, Long(enrolment))
            : null;
    }

    private string Seal(char action, string body, string conversation) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{action}\n{conversation}\n{body}")).AsSpan(0, SealLength * 6 / 8));

    /// <summary>Enrolments have GUIDs as ids: 22 characters do instead of 32.</summary>
    private static string Short(string? enrolment) =>
        enrolment is null ? "" : Guid.TryParseExact(enrolment, "N", out var id) && enrolment == id.ToString("N") ? $".{Base64Url.EncodeToString(id.ToByteArray())}" : enrolment;

    private static string? Long(string enrolment) => enrolment switch
    {
        "" => null,
        ['.', .. var id] when id.Length == 22 => new Guid(Base64Url.DecodeFromChars(id)).ToString("N"),
        _ => enrolment,
    };
}
