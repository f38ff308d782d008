namespace Klimalos.Documents;

/// <summary>A document as a file.</summary>
/// <param name="FileName">Safe on every usual file system.</param>
/// <param name="ContentType">Media type, as sent over HTTP.</param>
public sealed record MadeDocument(string FileName, string ContentType, byte[] Bytes);
