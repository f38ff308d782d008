using System.Security.Cryptography;
using Klimalos.Conversations;
using Klimalos.Secretariat;
using Klimalos.Storage;

namespace Bot.Secretariat;

/// <summary>Finds what turns of the secretariat's members need.</summary>
public sealed class SecretariatFinder(ISecretariatStore store, StandingReader standings, SecretariatRoster roster, QuestionService questions)
{
    private const int TokenBytes = 32;

    public Task<SecretariatCode?> CodeAsync(string hash) => store.CodeAsync(hash, CancellationToken.None);

    public async Task<object?> FindAsync(Need need) => need switch
    {
        Need.Standings => await standings.ReadAsync(CancellationToken.None),
        Need.SecretariatMembers => await roster.MembersAsync(),
        Need.PassedQuestions => await store.QuestionsAsync(CancellationToken.None),
        Need.Broadcasts => await store.BroadcastsAsync(CancellationToken.None),
        Need.DraftOf(var question) => await questions.DraftAsync(question, CancellationToken.None),
        Need.FreshToken => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes)),
        _ => throw new NotSupportedException(need.GetType().Name),
    };
}
