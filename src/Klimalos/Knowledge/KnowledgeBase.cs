using Klimalos.Languages;

namespace Klimalos.Knowledge;

/// <summary>The articles, and the search over them. Immutable once loaded; made anew when the files change.</summary>
public sealed class KnowledgeBase
{
    /// <summary>Reads the articles (<c>resources/knowledge/{id}.{language}.md</c>) and contacts, and builds the index.</summary>
    /// <exception cref="ContentException">Something is wrong in the files.</exception>
    public static KnowledgeBase Load(IReadOnlyList<ContentFile> articles, ContentFile contacts) => throw new NotSupportedException();

    public IReadOnlyList<Article> Articles => throw new NotSupportedException();

    public Article? Get(string id, Language language) => throw new NotSupportedException();

    /// <summary>Finds the article that answers the question, or says that none does.</summary>
    /// <param name="language">The language that the answer is to be in; the question itself may be in another.</param>
    public KnowledgeResult Find(string question, Language language) => throw new NotSupportedException();

    /// <summary>"Kirsti Svenning, Race to Zero Norway …" of an id in contacts.yaml, in the language.</summary>
    public string Contact(string id, Language language) => throw new NotSupportedException();
}

/// <param name="Article">The answer; null when nothing reaches the threshold.</param>
/// <param name="Score">0–1, of the best article, also when it is below the threshold.</param>
/// <param name="Ranked">The best articles, best first; at most ten. For evaluation, and for "did you mean".</param>
public sealed record KnowledgeResult(Article? Article, double Score, IReadOnlyList<(Article Article, double Score)> Ranked);
