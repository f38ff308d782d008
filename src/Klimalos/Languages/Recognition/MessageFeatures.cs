using System.Buffers;
using System.Globalization;

namespace Klimalos.Languages.Recognition;

/// <summary>
/// Turns a message into hashed features: the characters 1–4 in a row of each word with its borders, whole words, and pairs of words.
/// The trainer and the detector share it, so that they cannot drift apart.
/// </summary>
internal static class MessageFeatures
{
    /// <summary>Longer messages are judged by their beginning.</summary>
    public const int LongestText = 600;

    private const int LongestGram = 4;
    private const uint WordSeed = 0x9E3779B9;
    private const uint PairSeed = 0x85EBCA6B;
    private const char Border = ' ';

    private static readonly SearchValues<char> Spaces = SearchValues.Create(" \t\r\n\u00A0");

    /// <summary>Writes the features' bucket numbers and returns how many there are, and how many words they come from.</summary>
    public static (int Features, int Words) Read(ReadOnlySpan<char> text, uint buckets, Span<int> features)
    {
        if (text.Length > LongestText)
            text = text[..LongestText];
        var state = new Reader(buckets, features);
        while (!text.IsEmpty)
        {
            var end = text.IndexOfAny(Spaces);
            var token = end < 0 ? text : text[..end];
            text = end < 0 ? default : text[(end + 1)..];
            if (!IsAddress(token))
                state.AddToken(token);
        }
        return (state.Count, state.Words);
    }

    /// <summary>Addresses are in no language.</summary>
    private static bool IsAddress(ReadOnlySpan<char> token) =>
        token.Contains('@') || token.StartsWith("http", StringComparison.OrdinalIgnoreCase)
        || token.StartsWith("www.", StringComparison.OrdinalIgnoreCase);

    private ref struct Reader(uint buckets, Span<int> features)
    {
        private readonly Span<int> _features = features;
        private uint _previousWord;

        public int Count { get; private set; }

        public int Words { get; private set; }

        /// <summary>Adds each run of letters in the token. A run that touches a digit is a code ("C40"), no word.</summary>
        public void AddToken(ReadOnlySpan<char> token)
        {
            Span<char> word = stackalloc char[LongestWord + 2];
            for (var i = 0; i < token.Length;)
            {
                var start = i;
                while (i < token.Length && char.IsLetterOrDigit(token[i]))
                    i++;
                if (i > start && !token[start..i].ContainsAnyInRange('0', '9'))
                    AddWord(token[start..i], word);
                i++;
            }
        }

        private void AddWord(ReadOnlySpan<char> letters, scoped Span<char> buffer)
        {
            if (letters.Length > LongestWord)
                letters = letters[..LongestWord];
            var word = buffer[..(letters.Length + 2)];
            word[0] = word[^1] = Border;
            letters.ToLower(word[1..], CultureInfo.InvariantCulture);
            Words++;
            AddGrams(word);
            var hash = LetterHash.Of(word, WordSeed);
            Add(hash);
            Add((_previousWord * 31) ^ hash ^ PairSeed);
            _previousWord = hash;
        }

        private void AddGrams(scoped ReadOnlySpan<char> word)
        {
            for (var start = 0; start < word.Length; start++)
            {
                var hash = LetterHash.Start;
                var longest = Math.Min(LongestGram, word.Length - start);
                for (var length = 0; length < longest; length++)
                {
                    hash = LetterHash.Add(hash, word[start + length]);
                    if (length > 0 || word[start] != Border)
                        Add(hash);
                }
            }
        }

        private void Add(uint hash)
        {
            if (Count == _features.Length)
                return;
            hash ^= hash >> 15;
            hash *= 0x2C1B3C6D;
            hash ^= hash >> 12;
            _features[Count++] = (int)(hash % buckets);
        }
    }

    private const int LongestWord = 60;

    /// <summary>Room enough for the features of any message that is read.</summary>
    public const int MostFeatures = LongestText * (LongestGram + 3);
}
