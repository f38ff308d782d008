namespace Bot.Startup;

/// <summary>The bot cannot start as it is configured; the message says why and what to change, and is all that is printed.</summary>
public sealed class StartRefusedException(string message) : Exception(message);
