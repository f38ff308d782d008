using System.Text.Json;
using Klimalos.BotFramework.Activities;
using Microsoft.IdentityModel.Tokens;

namespace Klimalos.BotFramework.Authentication;

/// <summary>A published key, with the channels that it may speak for.</summary>
/// <param name="Endorsements">Channel ids; empty = the key is not limited to any.</param>
internal sealed record SigningKey(SecurityKey Key, IReadOnlyList<string> Endorsements)
{
    /// <summary>Reads a JSON Web Key Set, <c>endorsements</c> included; keys that are of no use for RSA signatures are left out.</summary>
    /// <exception cref="JsonException">It is no key set.</exception>
    public static IReadOnlyDictionary<string, SigningKey> ReadSet(string json)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.Member("keys") is not { ValueKind: JsonValueKind.Array } list)
            throw new JsonException("A JSON Web Key Set has a list of keys.");

        var keys = new Dictionary<string, SigningKey>(StringComparer.Ordinal);
        foreach (var element in list.EnumerateArray())
        {
            if (Read(element) is { Key.KeyId: { Length: > 0 } id } key)
                keys[id] = key;
        }

        return keys;
    }

    private static SigningKey? Read(JsonElement element)
    {
        if (element.Member("kty").String() is not "RSA" || element.Member("use").String() is not (null or "sig"))
            return null;

        var key = new JsonWebKey(element.GetRawText());
        var endorsements = element.Member("endorsements") is { ValueKind: JsonValueKind.Array } listed
            ? listed.EnumerateArray().Select(channel => ((JsonElement?)channel).String()).OfType<string>().ToList()
            : [];
        return key is { N.Length: > 0, E.Length: > 0 } ? new SigningKey(key, endorsements) : null;
    }
}
