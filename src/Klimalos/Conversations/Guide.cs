namespace Klimalos.Conversations;

/// <summary>Handles one turn: what was understood, what is said, what is to be stored. Pure: the same input gives the same result.</summary>
public sealed class Guide(Content content)
{
    public TurnResult Handle(TurnInput input) => throw new NotSupportedException(content.ToString());
}
