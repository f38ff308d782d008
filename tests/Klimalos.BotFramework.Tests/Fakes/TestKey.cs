using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Klimalos.BotFramework.Tests.Fakes;

/// <summary>A real RSA key, and tokens signed with it in every right and wrong way.</summary>
internal sealed class TestKey(string id, params string[] endorsements)
{
    private readonly RSA rsa = RSA.Create(2048);

    public string Id => id;

    /// <summary>The key as a key set publishes it.</summary>
    public string Published
    {
        get
        {
            var parameters = rsa.ExportParameters(includePrivateParameters: false);
            var endorsed = endorsements.Length == 0 ? "" : $",\"endorsements\":{JsonSerializer.Serialize(endorsements)}";
            return $$"""{"kty":"RSA","use":"sig","kid":"{{id}}","n":"{{Encode(parameters.Modulus!)}}","e":"{{Encode(parameters.Exponent!)}}"{{endorsed}}}""";
        }
    }

    public string Token(Dictionary<string, object?> claims, string algorithm = "RS256", string? keyId = "")
    {
        var header = new Dictionary<string, object?>(StringComparer.Ordinal) { ["typ"] = "JWT", ["alg"] = algorithm };
        if (keyId is not null)
            header["kid"] = keyId.Length == 0 ? id : keyId;
        var signed = $"{Encode(header)}.{Encode(claims.Where(claim => claim.Value is not null).ToDictionary())}";
        return $"{signed}.{Encode(Sign(Encoding.ASCII.GetBytes(signed), algorithm))}";
    }

    public static string Encode(Dictionary<string, object?> json) => Encode(JsonSerializer.SerializeToUtf8Bytes(json));

    private byte[] Sign(byte[] data, string algorithm) => algorithm switch
    {
        "none" => [],
        "HS256" => HMACSHA256.HashData(Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem()), data),
        "RS384" => rsa.SignData(data, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
        "RS512" => rsa.SignData(data, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        "PS256" => rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        _ => rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
    };

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
