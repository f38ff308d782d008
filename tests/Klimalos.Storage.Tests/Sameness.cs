using System.Text.Json;

namespace Klimalos.Storage.Tests;

internal static class Sameness
{
    /// <summary>
    /// Compares all members, also inside lists and dictionaries, whatever kind of list they are. By reflection, with nulls
    /// written: independent of the form in which the store writes values.
    /// </summary>
    public static void ShouldBeTheSameAs<T>(this T actual, T expected) =>
        JsonSerializer.Serialize(actual).ShouldBe(JsonSerializer.Serialize(expected));
}
