namespace Klimalos.Knowledge;

/// <summary>What is known of the person and the conversation when a question is asked; it completes short ones.</summary>
/// <param name="LastArticle">Id of the article given last.</param>
/// <param name="Journey">Id of the journey in hand, which has the name of its programme: <c>race-to-zero</c>.</param>
/// <param name="Country">NO, SE or DK.</param>
public sealed record KnowledgeContext(string? LastArticle = null, string? Journey = null, string? Country = null);
