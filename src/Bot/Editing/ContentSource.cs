using Bot.Startup;
using Klimalos;

namespace Bot.Editing;

/// <summary>The content files as they are on the disk at this moment.</summary>
/// <param name="Stamp">A number that changes when a file's name, size or time of change does; cheap enough to be asked for often.</param>
/// <param name="Read">Reads all of them.</param>
public sealed record ContentSource(Func<int> Stamp, Func<IReadOnlyList<ContentFile>> Read)
{
    public static ContentSource Of(string folder) => new(() => ContentFolder.Stamp(folder), () => ContentFolder.Read(folder));
}
