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

    /// <summary>Of the articles' own questions and the everyday phrasings so many are asked: all would take long and tell little more.</summary>
    private const int AskedShare = 3;
    private const int MisspeltShare = 9;
    private const int FollowUpShare = 6;
    private const int ShortestSlip = 4;
    private const double SlipShare = 0.3;

    private readonly IReadOnlyList<Article> _articles;
    private readonly Thesaurus _thesaurus;
    private readonly List<(Question Question, int Part)> _questions = [];
    private readonly Random _random = new(1);

    /// <param name="questions">Of several files; everyday phrasings of one article follow each other in each language, in the same order.</param>
    public Material(IReadOnlyList<Article> articles, Thesaurus thesaurus, IReadOnlyList<Question> questions)
    {
        (_articles, _thesaurus) = (articles, thesaurus);
        var (place, last) = (0, "");
        foreach (var question in questions)
        {
            var key = question.IsEverydayPhrasing ? $"{question.Variety} {question.Expected[0]}" : last;
            place = string.Equals(key, last, StringComparison.Ordinal) ? place + 1 : 0;
            last = key;
            _questions.Add((question, place % Parts));
        }
        foreach (var article in articles)
            _questions.AddRange(article.Questions.Select((text, number) => (OwnQuestion(article, text), number % Parts)));
    }

    /// <summary>The articles without their own questions of the part.</summary>
    public List<Article> ArticlesWithout(int part) =>
        [.. _articles.Select(article => article with { Questions = [.. article.Questions.Where((_, number) => number % Parts != part)] })];

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
        var asked = _questions.Where(pair => pair.Part == part).Select(pair => pair.Question).ToList();
        return
        [
            .. asked.Where((question, place) => !IsMany(question) || place % AskedShare == 0),
            .. asked.Where((question, place) => IsMany(question) && place % MisspeltShare == 1).Select(Misspelt),
            .. asked.Where((question, place) => IsMany(question) && place % FollowUpShare == 2).Select(FollowUp).OfType<Question>(),
        ];
    }

    private static bool IsMany(Question question) => question.Kind is Own || question.IsEverydayPhrasing;

    private Question Misspelt(Question question) =>
        question with { Kind = "misspelt", Text = string.Join(' ', question.Text.Split(' ').Select(word => word.Length >= ShortestSlip && _random.NextDouble() < SlipShare ? Slips.Into(word, _random) : word)) };

    /// <summary>The question after another article of its programme was given; null when it says itself what it is about.</summary>
    private Question? FollowUp(Question question)
    {
        var words = Words.Of(question.Text);
        var about = _thesaurus.Entities.Of(question.Expected[0]).Subjects;
        if (about == 0 || _thesaurus.Entities.In(words, [.. words.Select(Stemmer.Stem)]).Subjects != 0)
            return null;
        var others = _articles.Select(article => article.Id).Where(id => !question.Expected.Contains(id) && (_thesaurus.Entities.Of(id).Subjects & about) == about).ToList();
        return others.Count == 0 ? null : question with { Kind = "follow-up", Context = new KnowledgeContext(others[_random.Next(others.Count)]) };
    }

    private static Question OwnQuestion(Article article, string text) => new(article.Language.Code(), Own, null, text, [article.Id]);
}
