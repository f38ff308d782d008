using Klimalos.Knowledge;
using Klimalos.Knowledge.Search;
using Klimalos.Languages;

namespace Evaluation.Fitting;

/// <summary>Everything there is to learn from, dealt into parts: what is learnt from the others is tried on each in turn.</summary>
internal sealed class Material
{
    public const int Parts = 4;

    /// <summary>No part: nothing is left out.</summary>
    public const int None = -1;

    /// <summary>The kind of the articles' own questions.</summary>
    public const string Own = "own";

    /// <summary>The kind of the further phrasings.</summary>
    public const string Everyday = "everyday";

    /// <summary>The kind of those that slips were put into.</summary>
    public const string Misspelt = "misspelt";

    /// <summary>The kind of those asked after another article.</summary>
    public const string FollowedUp = "follow-up";

    /// <summary>Of the articles' own questions each so-manieth is asked, with slips, or as a follow-up: all would take long and tell little more.</summary>
    private const int AskedShare = 5;
    private const int EverydayShare = 4;
    private const int MisspeltShare = 11;
    private const int FollowUpShare = 7;
    private const int ShortestSlip = 4;
    private const double SlipShare = 0.3;

    private readonly IReadOnlyList<Article> _articles;
    private readonly Thesaurus _thesaurus;
    private readonly List<(Question Question, int Part)> _questions = [];

    /// <param name="questions">Others than the articles' own.</param>
    public Material(IReadOnlyList<Article> articles, Thesaurus thesaurus, IReadOnlyList<Question> questions)
    {
        (_articles, _thesaurus) = (articles, thesaurus);
        _questions.AddRange(questions.Select((question, place) => (question, place % Parts)));
        foreach (var (place, article) in articles.Index())
        {
            _questions.AddRange(article.Questions.Select((text, number) => (OwnQuestion(article, text), number % Parts)));
            _questions.AddRange(article.Phrasings.Select((text, number) => (OwnQuestion(article, text) with { Kind = Everyday }, PartOf(place, number, article))));
        }
    }

    /// <summary>What one person wrote for an article shares words: it stays together. Each language has other persons.</summary>
    private static int PartOf(int place, int number, Article article) =>
        ((place / LanguageExtensions.All.Count) + (int)article.Language + PersonOf(article, (double)number / article.Phrasings.Count)) % Parts;

    /// <summary>The files have one person's phrasings after the other's: three of them, and for Norwegian a fourth, who wrote nynorsk.</summary>
    private static int PersonOf(Article article, double place) => article.Language == Language.Nb
        ? place < 0.2 ? 0 : place < 0.5 ? 2 : place < 0.75 ? 1 : 3
        : place < 0.27 ? 0 : place < 0.67 ? 2 : 1;

    /// <summary>The articles without their own questions of the part.</summary>
    public List<Article> ArticlesWithout(int part) =>
        [.. _articles.Select((article, place) => article with
        {
            Questions = [.. article.Questions.Where((_, number) => number % Parts != part)],
            Phrasings = [.. article.Phrasings.Where((_, number) => PartOf(place, number, article) != part)],
        })];

    /// <summary>All texts but those of the part.</summary>
    public List<Lesson> LessonsWithout(int part) =>
    [
        .. _questions.Where(pair => pair.Part != part && pair.Question.Before is null).Select(pair => Lesson.Of(pair.Question, _thesaurus)),
        .. _articles.Select(article => Lesson.Of(OwnQuestion(article, article.Title), _thesaurus)),
        .. _articles.SelectMany(Lesson.Of),
    ];

    /// <summary>The questions of the part that are asked.</summary>
    public List<Question> Of(int part)
    {
        var random = new Random(part);
        var asked = _questions.Where(pair => pair.Part == part).Select(pair => pair.Question).ToList();
        return
        [
            .. asked.Where((question, place) => place % (question.Kind is Own ? AskedShare : question.Kind is Everyday ? EverydayShare : 1) == 0),
            .. asked.Where((question, place) => question.Kind is Own && place % MisspeltShare == 1).Select(question => WithSlips(question, random)),
            .. asked.Where((question, place) => question.Kind is Own && place % FollowUpShare == 2).Select(question => FollowUp(question, random)).OfType<Question>(),
        ];
    }

    private static Question WithSlips(Question question, Random random) =>
        question with { Kind = Misspelt, Text = string.Join(' ', question.Text.Split(' ').Select(word => word.Length >= ShortestSlip && random.NextDouble() < SlipShare ? Slips.Into(word, random) : word)) };

    /// <summary>The question after another article of its programme was given; null when it says itself what it is about.</summary>
    private Question? FollowUp(Question question, Random random)
    {
        var words = Words.Of(question.Text);
        var about = _thesaurus.Entities.Of(question.Expected[0]).Subjects;
        if (about == 0 || _thesaurus.Entities.In(words, [.. words.Select(Stemmer.Stem)]).Subjects != 0)
            return null;
        var others = _articles.Select(article => article.Id).Where(id => !question.Expected.Contains(id) && (_thesaurus.Entities.Of(id).Subjects & about) == about).ToList();
        return others.Count == 0 ? null : question with { Kind = FollowedUp, Context = new KnowledgeContext(others[random.Next(others.Count)]) };
    }

    private static Question OwnQuestion(Article article, string text) => new(article.Language.Code(), Own, null, text, [article.Id]);
}
