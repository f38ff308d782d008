namespace Klimalos.Storage;

/// <summary>The store cannot be opened; the message tells the operator which file, why, and what to do. Stops the start.</summary>
public sealed class StoreStartException(string message, Exception? innerException = null) : Exception(message, innerException);
